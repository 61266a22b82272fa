import type { Seeking } from '../../src/engine/plan/seeking';
import { gainBounds, stepOf } from '../../src/engine/search/gainBounds';
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
