import fc from 'fast-check';
import { inStages } from '../../src/services/import/inStages';

interface Item {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly isDependent: boolean;
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** So many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('stages', () => {
  it('keep the order, the distance, and whatever depends on what came before', async () => {
    const turnsOf = fc.nat(4);
    const item = fc.record({
      first: turnsOf,
      second: turnsOf,
      third: turnsOf,
      isDependent: fc.boolean(),
    });
    let mostInSecond = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (items, ahead) => {
          const second: Item[] = [];
          const done: Item[] = [];
          let begun = 0;
          let inSecond = 0;
          let inThird = 0;
          await inStages(streamOf(items), {
            ahead,
            isDependent: (each) => each.isDependent,
            first: async (each) => {
              if (each.isDependent) expect(done).toHaveLength(begun);
              begun += 1;
              expect(begun - done.length).toBeLessThanOrEqual(ahead);
              await turns(each.first);
              return each;
            },
            second: async (each) => {
              second.push(each);
              inSecond += 1;
              expect(inSecond).toBeLessThanOrEqual(2);
              mostInSecond = Math.max(mostInSecond, inSecond);
              await turns(each.second);
              inSecond -= 1;
              return each.second;
            },
            third: async (each, result) => {
              expect(result).toBe(each.second);
              inThird += 1;
              expect(inThird).toBe(1);
              await turns(each.third);
              inThird -= 1;
              done.push(each);
            },
          });
          expect(second).toEqual(items);
          expect(done).toEqual(items);
        },
      ),
      { numRuns: 60 },
    );
    expect(mostInSecond).toBe(2);
  });

  it.each(['first', 'second', 'third'] as const)(
    'end with the failure of a %s stage, what is before it done',
    async (stage) => {
      const begun: number[] = [];
      const done: number[] = [];
      const fail = async (of: string, i: number): Promise<number> => {
        await turns(i === 2 ? 1 : 4);
        if (of === stage && i === 2) throw new Error(`no ${i}`);
        return i;
      };
      const running = inStages(streamOf([0, 1, 2, 3, 4, 5]), {
        ahead: 3,
        isDependent: () => false,
        first: (i) => fail('first', i),
        second: (i) => {
          begun.push(i);
          return fail('second', i);
        },
        third: async (i) => {
          await fail('third', i);
          done.push(i);
        },
      });
      await expect(running).rejects.toThrow('no 2');
      const doneThen = [...done];
      await turns(20);
      expect(doneThen).toEqual(done);
      expect(done).toEqual([0, 1]);
      expect(begun.at(-1)).toBe(stage === 'first' ? 1 : 3);
    },
  );
});
