import { keyOf, type TenantKey } from '../domain/graph';
import type { AllianceType } from '../domain/allianceType';
import { NO_PAST } from '../scoring/alliancePast';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { explainPair } from '../scoring/explainPair';
import type { Explanation } from '../scoring/explanation';
import { partnerCounts } from '../scoring/network';
import type { ScoringSetting } from '../scoring/pairFacts';
import type { PairScore } from '../scoring/pairScore';
import { resolveProfile } from '../scoring/resolvedProfile';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scorePair } from '../scoring/scorePair';
import type { WeightProfile } from '../scoring/weightProfile';
import { isVisible } from './eligibility';
import type { Pair, Seeker } from './engine';
import { candidateOfRow, pastOf, type PublishedGraph, recordOf } from './publishedGraph';

/** What scoring needs besides two sides, in one state of the graph. */
export function scoringAt(
  at: PublishedGraph,
  table: readonly AllianceTypeRow[],
  profile?: WeightProfile,
): ScoringSetting {
  return {
    context: at.context,
    resolved: resolveProfile(table, profile),
    partners: partnerCounts((key) => pastOf(at, key).pastPartners.size),
  };
}

/** The seeking side of pairs; undefined where it is neither described nor in the graph. */
export function seekingSide(
  at: PublishedGraph,
  { organisation, brief }: Seeker,
): ScoringOrganisation | undefined {
  const key = keyOf(organisation);
  const stored = recordOf(at, key);
  const record = 'name' in organisation ? organisation : stored;
  return (
    record && prepareOrganisation(at.context, record, stored ? pastOf(at, key) : NO_PAST, 'ITSELF', brief)
  );
}

/** The other side; undefined where the seeker's tenant knows of none. */
function candidateSide(
  at: PublishedGraph,
  a: ScoringOrganisation,
  key: TenantKey,
): ScoringOrganisation | undefined {
  const row = at.live.rowOf.get(keyOf(key));
  const b = row === undefined ? undefined : candidateOfRow(at, row);
  return b && isVisible(a.organisation.tenant, b.organisation) ? b : undefined;
}

/** Scores pairs in their order; O(size of both) each, and each seeker is prepared once. */
export function scorePairsAt(
  at: PublishedGraph,
  scoring: ScoringSetting,
  pairs: readonly Pair[],
): readonly (PairScore | undefined)[] {
  const seekers = new Map<string | Seeker, ScoringOrganisation | undefined>();
  const sideOf = (seeker: Seeker): ScoringOrganisation | undefined => {
    const isStored = !('name' in seeker.organisation) && seeker.brief === undefined;
    const name = isStored ? keyOf(seeker.organisation) : seeker;
    if (!seekers.has(name)) seekers.set(name, seekingSide(at, seeker));
    return seekers.get(name);
  };
  return pairs.map(({ seeker, candidate }) => {
    const a = sideOf(seeker);
    const b = a && candidateSide(at, a, candidate);
    return a && b && scorePair(scoring, a, b);
  });
}

/** The reasons for one pair; undefined where either side is unknown. */
export function explainPairAt(
  at: PublishedGraph,
  scoring: ScoringSetting,
  { seeker, candidate }: Pair,
  type?: AllianceType,
): Explanation | undefined {
  const a = seekingSide(at, seeker);
  const b = a && candidateSide(at, a, candidate);
  return a && b && explainPair(scoring, a, b, type);
}
