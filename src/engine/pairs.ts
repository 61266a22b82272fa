import { keyOf, type TenantKey } from '../domain/graph';
import type { AllianceType } from '../domain/allianceType';
import type { Organisation } from '../domain/organisation';
import { type AlliancePast, NO_PAST } from '../scoring/alliancePast';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { explainPair } from '../scoring/explainPair';
import type { Explanation } from '../scoring/explanation';
import { partnerCounts } from '../scoring/network';
import type { ScoringSetting } from '../scoring/pairFacts';
import type { PairScore } from '../scoring/pairScore';
import { resolveProfile } from '../scoring/resolvedProfile';
import {
  type Brief,
  prepareOrganisation,
  type ScoringOrganisation,
  type SideWords,
} from '../scoring/scoringOrganisation';
import { scorePair } from '../scoring/scorePair';
import type { WeightProfile } from '../scoring/weightProfile';
import { isVisible } from './eligibility';
import type { Pair, Seeker } from './engine';
import { candidateOfRow, pastOf, type PublishedGraph } from './publishedGraph';

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

/** Who seeks, as it is in one state of the graph. */
export interface KnownSeeker {
  readonly organisation: Organisation;
  readonly past: AlliancePast;
  readonly brief?: Brief;
  /** The row that says the same of it; undefined where none does. */
  readonly row?: number;
}

/** Undefined where it is neither described nor in the graph. O(1), and O(its alliances) when first asked. */
export function knownSeeker(at: PublishedGraph, { organisation, brief }: Seeker): KnownSeeker | undefined {
  const key = keyOf(organisation);
  const row = at.live.rowOf.get(key);
  const past = row === undefined ? NO_PAST : pastOf(at, key);
  if ('name' in organisation) return { organisation, past, brief };
  if (row === undefined) return undefined;
  const stored = at.live.organisations[row];
  const hides = stored.needsVisibility === 'HIDDEN';
  return { organisation: stored, past, brief, row: hides ? undefined : row };
}

/** The seeking side of pairs. @param words where they are known */
export function seekingSide(
  { context }: Pick<PublishedGraph, 'context'>,
  { organisation, past, brief }: KnownSeeker,
  words?: SideWords,
): ScoringOrganisation {
  return prepareOrganisation(context, organisation, past, 'ITSELF', brief, words);
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
    if (!seekers.has(name)) {
      const known = knownSeeker(at, seeker);
      seekers.set(name, known && seekingSide(at, known));
    }
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
  const known = knownSeeker(at, seeker);
  const a = known && seekingSide(at, known);
  const b = a && candidateSide(at, a, candidate);
  return a && b && explainPair(scoring, a, b, type);
}
