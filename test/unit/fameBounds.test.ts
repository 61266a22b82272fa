import { experienceFactor, type ExperienceRule } from '../../src/scoring/experience';
import { FEW_PAST } from '../../src/engine/kernel/kernel';
import type { Seeking } from '../../src/engine/plan/seeking';
import { fameBounds, squareOf, type FameMemory } from '../../src/engine/search/fameBounds';

const MOST = 700;
const RULE: ExperienceRule = { by: 'WORDS', clarity: 1, exponent: 0.15 };

function seekingWith(stated: boolean, exponent: number): Seeking {
  const values = Float64Array.from({ length: MOST + 1 }, (_, n) => experienceFactor(RULE, n, 1) ** exponent);
  return {
    plan: { a: { stated } },
    experience: { rule: RULE, profileExponent: exponent, values },
  } as unknown as Seeking;
}

const memory = (): FameMemory => ({
  fame: new Float32Array(1024),
  fameFew: new Float32Array(FEW_PAST),
  fameBounds: { stated: null, others: new WeakMap() },
});

test.each([0, 0.5, 1, 3])(
  'no row is above its bound, with few past alliances or many (exponent %d)',
  (exponent) => {
    const bounds = fameBounds(seekingWith(false, exponent), memory());
    for (let n = 0; n <= MOST; n += n < 10 ? 1 : 7) {
      for (let text = 0; text <= 1; text += 0.03) {
        const exact = experienceFactor(RULE, n, text) ** (2 * exponent);
        expect(squareOf(bounds, n, text)).toBeGreaterThanOrEqual(exact);
        if (n < 255) {
          const above = experienceFactor(RULE, n, Math.min(1, text + 1 / 16)) ** (2 * exponent);
          expect(squareOf(bounds, n, text)).toBeLessThanOrEqual(above * (1 + 1e-6));
        }
      }
    }
  },
);

test('where needs are stated the cap holds, for the kernel too; both kinds of seekers keep theirs', () => {
  const kept = memory();
  const stated = seekingWith(true, 3);
  const bounds = fameBounds(stated, kept);
  expect(squareOf(bounds, MOST, 1)).toBeCloseTo(2.25, 6);
  expect(kept.fame[0]).toBeCloseTo(2.25, 6);
  expect(kept.fame[1 + 1]).toBeCloseTo(2 ** (0.15 * 3 * 2), 6);
  expect(kept.fame[1 + MOST]).toBeCloseTo(2.25, 6);
  expect(kept.fame.every((most, i) => kept.fameFew[Math.min(i, FEW_PAST - 1)] >= most)).toBe(true);
  expect([...kept.fameFew.subarray(0, FEW_PAST - 1)]).toEqual([...kept.fame.subarray(0, FEW_PAST - 1)]);
  fameBounds(seekingWith(false, 3), kept);
  expect(fameBounds(stated, kept)).toBe(bounds);
});
