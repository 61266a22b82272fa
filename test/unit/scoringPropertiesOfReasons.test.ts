import { keyOf } from '../../src/domain/graph';
import { checkGraphs, engineOf, somePairs } from '../support/golden/randomGraphs';

/** What float64 may lose over the few operations of a formula. */
const ROUNDING = 1e-12;

test('points of every type add up to its gains', () => {
  let explained = 0;
  checkGraphs(60, (graph) => {
    const engine = engineOf(graph.snapshot);
    for (const { seeker, candidate, types } of somePairs(graph, engine)) {
      const score = graph.random.pick(types);
      const explanation = engine.explain({ organisation: seeker }, candidate, score.type)!;
      const gains = [score.seekerGainWithText, score.candidateGainWithText];
      for (const [i, side] of [explanation.seeker, explanation.candidate].entries()) {
        expect(side.gain).toBe(gains[i]);
        const parts = [side.needPoints, side.groundPoints, side.textPoints];
        expect(Math.abs(parts.reduce((sum, part) => sum + part) - side.gain)).toBeLessThan(ROUNDING);
        expect(Math.min(...parts)).toBeGreaterThan(-ROUNDING);
        const points = side.covered?.reduce((sum, need) => sum + need.points, 0) ?? side.needPoints;
        expect(Math.abs(points - side.needPoints)).toBeLessThan(ROUNDING);
        if (points > 0) explained++;
      }
      const { basis } = explanation.pair;
      if (basis === 'STATED') {
        const { needPoints, textPoints } = explanation.seeker;
        expect(Math.abs(needPoints - score.seekerGain * (1 - textPoints))).toBeLessThan(ROUNDING);
      }
    }
  });
  expect(explained).toBeGreaterThan(100);
});

test('a removed need is gone from the reasons, and one that nobody covered held its dimension back', () => {
  let rose = 0;
  checkGraphs(60, (graph) => {
    const { snapshot, random } = graph;
    const engine = engineOf(snapshot);
    for (const { seeker, candidate } of somePairs(graph, engine)) {
      const organisation = snapshot.organisations.find((each) => keyOf(each) === keyOf(seeker))!;
      const before = engine.explain({ organisation }, candidate)!;
      const { covered, uncovered } = before.seeker;
      // Without its last stated need an organisation would go by its derived ones.
      if (uncovered!.length === 0 || covered!.length + uncovered!.length === 1) continue;
      const removed = random.pick(uncovered!);
      const needs = organisation.needs.filter(({ resourceId }) => resourceId !== removed.needId);
      const after = engine.explain({ organisation: { ...organisation, needs } }, candidate)!;
      expect(after.seeker.uncovered!.map(({ needId }) => needId)).not.toContain(removed.needId);
      expect(after.seeker.coveredCount).toBe(covered!.length);
      expect(after.seeker.uncoveredCount).toBe(uncovered!.length - 1);
      const changed = before.pair.seekerCoverage.filter(
        ({ coverage }, d) => after.pair.seekerCoverage[d].coverage !== coverage,
      );
      for (const { dimension, coverage } of changed) {
        expect(dimension).toBe(removed.dimension);
        const now = after.pair.seekerCoverage.find((each) => each.dimension === dimension)!;
        expect(now.coverage).toBeGreaterThan(coverage);
        rose++;
      }
    }
  });
  expect(rose).toBeGreaterThan(5);
});

test('needs that may only be counted are not named', () => {
  let counted = 0;
  checkGraphs(40, (graph) => {
    const engine = engineOf(graph.snapshot);
    for (const { seeker, candidate } of somePairs(graph, engine)) {
      const partner = graph.snapshot.organisations.find((each) => keyOf(each) === keyOf(candidate))!;
      const side = engine.explain({ organisation: seeker }, candidate)!.candidate;
      const named = side.covered !== null || side.uncovered !== null;
      expect(named).toBe(partner.needsVisibility !== 'COUNTED');
      if (!named && side.coveredCount + side.uncoveredCount > 0) counted++;
    }
  });
  expect(counted).toBeGreaterThan(10);
});
