import type { Seeking } from '../../src/engine/plan/seeking';
import { gainBounds, stepOf } from '../../src/engine/search/gainBounds';
import { gainWithText, tauOf } from '../../src/scoring/gain';
import { FLOOR } from '../../src/scoring/mutual';

const boundsWith = (lambda: number) =>
  gainBounds({
    plan: {
      a: { stated: true, needs: [{}], offerCount: 1, documents: [], query: null, groundTotal: 0 },
      readings: { profile: { lambda, text: 1 } },
    },
    prior: 0,
  } as unknown as Seeking);

// 2 * (1 - 0.475) is 2 * (1 - 0.5) and the floor: such lambdas once shared a table.
test('no gain is above its power, one lambda after another', () => {
  for (const lambda of [0.475, 0.5, 0, 0.3, 0.4875]) {
    const { powers, powersHeld, powersAlone, rowPowers } = boundsWith(lambda);
    for (let gain = 0; gain <= 1; gain += 1 / 128) {
      const held = lambda > 0 ? Math.max(gain, FLOOR) : gain;
      const step = stepOf(gain);
      const pairs: [number, number][] = [
        [powers[step], gain ** (1 - lambda)],
        [powersHeld[step], held ** (1 - lambda)],
        [powersAlone[step], gain],
        [rowPowers[step], held ** lambda],
      ];
      for (const [bound, exact] of pairs) {
        expect(bound).toBeGreaterThanOrEqual(exact);
        expect(bound).toBeLessThan(exact + 0.03);
      }
    }
  }
});

test.each([0.45, 0.7, 0.9])('gain with words is what it is, with tau %d of the seeker', (wordShare) => {
  for (const text of [0, 0.5, 1, 3]) {
    for (const stated of [true, false]) {
      const a = {
        ...{ stated, needs: [{}], offerCount: 1, documents: [] },
        query: {},
        groundTotal: 0,
        wordShare,
      };
      const bounds = gainBounds({
        ...{ plan: { a, readings: { profile: { lambda: null, text } } }, prior: 0.1 },
      } as unknown as Seeking);
      const tau = tauOf(stated, true, true, wordShare, text);
      for (const [gain, similarity] of [0, 0.3, 1].flatMap((x) => [0, 0.2, 1].map((y) => [x, y]))) {
        const slope = bounds.slope - bounds.slopeWords * similarity;
        const bound = bounds.prior + bounds.words * similarity + slope * gain;
        const prior = stated ? bounds.prior : 0.1;
        const exact = gainWithText(stated, tau, gain, similarity);
        expect(bound).toBeCloseTo(stated ? prior + exact : prior + (1 - prior) * exact, 12);
      }
    }
  }
});
