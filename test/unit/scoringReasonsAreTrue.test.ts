import { type GraphSnapshot, keyOf, type TenantKey } from '../../src/domain/graph';
import type { Organisation } from '../../src/domain/organisation';
import { createScanEngine } from '../../src/engine/scanEngine';
import { explainPair } from '../../src/scoring/explainPair';
import type { GainExplanation, NeedCoverage } from '../../src/scoring/explanation';
import {
  type DirectedFacts,
  fullGain,
  needsGain,
  pairFacts,
  type ScoringSetting,
} from '../../src/scoring/pairFacts';
import type { ScoringOrganisation } from '../../src/scoring/scoringOrganisation';
import { checkGraphs, keyOnly, matched } from '../support/golden/randomGraphs';
import { RANDOM_SNAPSHOT_DAY } from '../support/randomSnapshot';
import { seedSnapshot } from '../support/seedSnapshot';
import { sidesOf } from '../support/sidesOf';

/**
 * A served explanation is true: without the offer that a reason names, and with the statistics as they were, the gain'
 * of the other falls by the points of what the offer covered, less those of the next best offer.
 */
const ROUNDING = 1e-12;

/** Decay by levels, 0 to 3, as the table of docs/scoring.md, section 1, has it. */
const BROADER = { MARKET: [1, 0.9, 0.81, 0.729], OTHER: [1, 0.7, 0.49, 0.343] };
const NARROWER = { MARKET: [1, 0.5, 0.25, 0.125], OTHER: [1, 0.7, 0.49, 0.343] };

/** The organisation without what it offers of one resource; a group it offers keeps its other members. */
function withoutOffer(
  organisation: Organisation,
  id: string,
  { context: { resources } }: ScoringSetting,
): Organisation {
  const offers = organisation.offers.flatMap((offer) => {
    const members = resources.standsFor(offer.resourceId);
    if (!members.includes(id)) return [offer];
    return members.filter((member) => member !== id).map((resourceId) => ({ ...offer, resourceId }));
  });
  return { ...organisation, offers };
}

/** The best that the offers left give a need, 0..1, by walking up the tree from each. */
function bestOf(
  { offers }: ScoringOrganisation,
  { needId, dimension }: NeedCoverage,
  { context: { resources } }: ScoringSetting,
): number {
  const kind = dimension === 'MARKET' ? 'MARKET' : 'OTHER';
  const path = (id: string): string[] => {
    const above = resources.resource(id)?.parentId;
    return above ? [id, ...path(above)] : [id];
  };
  let best = 0;
  for (const target of resources.standsFor(needId)) {
    for (const [offer, hundredths] of offers) {
      const decay =
        BROADER[kind][path(target).indexOf(offer)] ?? NARROWER[kind][path(offer).indexOf(target)] ?? 0;
      best = Math.max(best, (hundredths / 100) * decay);
    }
  }
  return best;
}

/** How many reasons were tried, in how many words counted beside stated needs, and how often another offer stood in. */
interface Tried {
  reasons: number;
  withWords: number;
  standIns: number;
}

function checkReasons(
  tried: Tried,
  snapshot: GraphSnapshot,
  day: string,
  pairs: readonly (readonly [TenantKey, TenantKey])[],
): void {
  const named = new Map(snapshot.organisations.map((organisation) => [keyOf(organisation), organisation]));
  const { setting, side } = sidesOf(snapshot, day);
  for (const [seeker, candidate] of pairs) {
    const a = side(named.get(keyOf(seeker))!, 'ITSELF');
    const b = side(named.get(keyOf(candidate))!, 'OTHERS');
    const explanation = explainPair(setting, a, b);
    const { host } = explanation.pair.types.find(({ type }) => type === explanation.type)!;
    const weights = setting.resolved.types.find(({ row }) => row.type === explanation.type)!;
    const omegaOf = (isHost: boolean) => (isHost ? weights.hostOmega : weights.omega);
    const rescored = (facts: DirectedFacts, isHost: boolean): number =>
      fullGain(facts, needsGain(facts, omegaOf(isHost)));
    const gainOfSeeker = (other: ScoringOrganisation): number =>
      rescored(pairFacts(setting, a, other).forward, host === 'SEEKER');
    const gainOfCandidate = (other: ScoringOrganisation): number =>
      rescored(pairFacts(setting, other, b).backward, host === 'CANDIDATE');
    const check = (
      { gain, covered, needPoints, textPoints }: GainExplanation,
      other: ScoringOrganisation,
      viewer: 'ITSELF' | 'OTHERS',
      gainFrom: (other: ScoringOrganisation) => number,
    ): void => {
      for (const offerId of new Set(covered?.map((need) => need.offerId!))) {
        const rest = side(withoutOffer(other.organisation, offerId, setting), viewer);
        let fall = 0;
        for (const need of covered!.filter((each) => each.offerId === offerId)) {
          const next = bestOf(rest, need, setting);
          expect(next).toBeLessThan(need.effective + ROUNDING);
          fall += need.points - (need.points / need.effective) * next;
          if (next > 0) tried.standIns++;
        }
        expect(Math.abs(gain - gainFrom(rest) - fall)).toBeLessThan(ROUNDING);
        tried.reasons++;
        if (needPoints > 0 && textPoints > 0) tried.withWords++;
      }
    };
    check(explanation.seeker, b, 'OTHERS', gainOfSeeker);
    check(explanation.candidate, a, 'ITSELF', gainOfCandidate);
  }
}

test('random graphs: without the offer a reason names, the gain falls by its points', () => {
  const tried: Tried = { reasons: 0, withWords: 0, standIns: 0 };
  checkGraphs(150, (graph) => {
    const { snapshot, a, b } = matched(graph);
    checkReasons(tried, snapshot, RANDOM_SNAPSHOT_DAY, [
      [a, b],
      [b, a],
    ]);
  });
  expect(tried.reasons).toBeGreaterThan(500);
  expect(tried.withWords).toBeGreaterThan(100);
  expect(tried.standIns).toBeGreaterThan(20);
});

test('the sample: without the offer a reason names, the gain falls by its points', () => {
  const tried: Tried = { reasons: 0, withWords: 0, standIns: 0 };
  const snapshot = seedSnapshot();
  const day = '2026-11-23';
  const engine = createScanEngine();
  engine.load(snapshot, day);
  const seekers = snapshot.organisations.filter((_, i) => i % 4 === 0);
  const pairs = seekers.flatMap((seeker) =>
    engine
      .rank({ seeker: { organisation: keyOnly(seeker) }, first: 2 })
      .items.map(({ candidate }) => [keyOnly(seeker), candidate] as const),
  );
  checkReasons(tried, snapshot, day, pairs);
  expect(tried.reasons).toBeGreaterThan(200);
  expect(tried.standIns).toBeGreaterThan(5);
});
