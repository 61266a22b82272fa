import type { Organisation } from '../domain/organisation';
import { keyOf } from '../domain/graph';
import type { AlliancePast } from '../scoring/alliancePast';
import type { ScoringContext } from '../scoring/scoringContext';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import type { Decliners } from './declines';
import { type LiveGeneration, partnerRows, rememberPast } from './generation/liveGeneration';
import type { GraphEpochs } from './graphEpochs';
import type { PartnerLookup } from './plan/acquainted';
import { createLruCache, type LruCache } from './lruCache';

/** One state of the graph, whole: what queries are answered from until the next is published. */
export interface PublishedGraph {
  readonly graph: GraphEpochs;
  readonly live: LiveGeneration;
  readonly context: ScoringContext;
  readonly revision: number;
  readonly decliners: Decliners;
  /** What alliances say of organisations, as far as it has been asked for. */
  readonly pasts: Map<string, AlliancePast>;
  /** Candidates by row, as pages are scored from; of this generation and epoch. */
  readonly candidates: Candidates;
}

export type Candidates = LruCache<number, ScoringOrganisation>;

/** Two thirds of what the pages of 1,000 seekers among 10,000 ask for are found; with words one takes some 15 kB, else 8. */
const MOST_CANDIDATES = 2_048;

/** For another generation, whose rows are others, or another epoch. */
export function noCandidates(): Candidates {
  return createLruCache(MOST_CANDIDATES);
}

/** The record of an organisation; undefined where there is none. */
export function recordOf({ live }: PublishedGraph, key: string): Organisation | undefined {
  const row = live.rowOf.get(key);
  return row === undefined ? undefined : live.organisations[row];
}

/** What alliances say of an organisation; O(its alliances) when first asked. */
export function pastOf(published: PublishedGraph, key: string): AlliancePast {
  const { live, graph, pasts } = published;
  const row = live.rowOf.get(key);
  let past = (row === undefined ? undefined : live.pasts.get(row)) ?? pasts.get(key);
  if (past === undefined) pasts.set(key, (past = graph.pastOf(key)));
  return past;
}

/** How partners of partners are found. */
export function partnerLookup(published: PublishedGraph): PartnerLookup {
  return {
    rowsOf: (past) => partnerRows(published.live, past),
    slots: published.live.slots,
  };
}

/**
 * The organisation of a row as others see it; also where the row has been replaced since: what is prepared of a row
 * does not change, for whatever changes an organisation gives it another row.
 */
export function candidateOfRow(published: PublishedGraph, row: number): ScoringOrganisation {
  const { live, context, graph, candidates } = published;
  return candidates.of(row, () => {
    const organisation = live.organisations[row];
    const past = live.pasts.get(row) ?? graph.pastOf(keyOf(organisation));
    return prepareOrganisation(context, organisation, past, 'OTHERS');
  });
}

/** Keeps what alliances say of organisations as it is, before they or alliances of theirs change. */
export function rememberPasts(published: PublishedGraph, keys: Iterable<string>): void {
  for (const key of keys) {
    if (published.live.rowOf.has(key)) rememberPast(published.live, key, pastOf(published, key));
  }
}
