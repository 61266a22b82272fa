import fc from 'fast-check';
import { inTwoStages } from '../../src/services/import/inTwoStages';

interface Item {
  readonly first: number;
  readonly second: number;
  readonly isDependent: boolean;
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** So many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('two stages', () => {
  it('keep the order, the distance, and whatever depends on what came before', async () => {
    const item = fc.record({ first: fc.nat(4), second: fc.nat(4), isDependent: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (items, ahead) => {
          const done: Item[] = [];
          let begun = 0;
          let inSecond = 0;
          await inTwoStages(streamOf(items), {
            ahead,
            isDependent: (each) => each.isDependent,
            first: async (each) => {
              if (each.isDependent) expect(done).toHaveLength(begun);
              begun += 1;
              expect(begun - done.length).toBeLessThanOrEqual(ahead);
              await turns(each.first);
              return each;
            },
            second: async (each, made) => {
              expect(made).toBe(each);
              inSecond += 1;
              expect(inSecond).toBe(1);
              await turns(each.second);
              inSecond -= 1;
              done.push(each);
            },
          });
          expect(done).toEqual(items);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['first', 'second'] as const)(
    'end with the failure of a %s stage, what is before it done',
    async (stage) => {
      const done: number[] = [];
      const fail = async (of: string, i: number): Promise<void> => {
        await turns(2);
        if (of === stage && i === 2) throw new Error(`no ${i}`);
      };
      const running = inTwoStages(streamOf([0, 1, 2, 3, 4, 5]), {
        ahead: 3,
        isDependent: () => false,
        first: (i) => fail('first', i),
        second: async (i) => {
          await fail('second', i);
          done.push(i);
        },
      });
      await expect(running).rejects.toThrow('no 2');
      await turns(20);
      expect(done).toEqual([0, 1]);
    },
  );
});
