import type { AllianceType } from '../domain/allianceType';
import type { GraphChanges, GraphSnapshot, TenantKey } from '../domain/graph';
import type { Organisation, OrganisationKind, OrganisationSize } from '../domain/organisation';
import type { Explanation } from '../scoring/explanation';
import type { PairScore } from '../scoring/pairScore';
import type { Brief } from '../scoring/scoringOrganisation';
import type { WeightProfile } from '../scoring/weightProfile';

/** Who asks: an organisation of the graph, or a profile that is not in it; a brief replaces its `seeking` text. */
export interface Seeker {
  readonly organisation: TenantKey | Organisation;
  readonly brief?: Brief;
}

/** Which candidates may be listed; an absent part does not restrict, an empty list lets none through. */
export interface CandidateFilter {
  /** Is one of these. */
  readonly ids?: readonly TenantKey[];
  readonly kinds?: readonly OrganisationKind[];
  readonly sizes?: readonly OrganisationSize[];
  /** Operates in any of these sectors or below. */
  readonly sectors?: readonly string[];
  /** Based in, or offers, any of these MARKET resources or below. */
  readonly markets?: readonly string[];
  /** Shares at least one goal. */
  readonly goals?: readonly string[];
  readonly includeCurrentPartners?: boolean;
  readonly includeClosed?: boolean;
  readonly includeFull?: boolean;
  /** Also whom nothing relates to the seeker, each in its place by S: every candidate is scored. */
  readonly includeUnrelated?: boolean;
}

/** Where a page ended in the total order: evidence first, then S, then id by code point. */
export interface RankPosition {
  readonly known: boolean;
  readonly s: number;
  readonly candidate: TenantKey;
}

export interface RankQuery {
  readonly seeker: Seeker;
  /** Only these types count for the score; absent is all sixteen. */
  readonly types?: readonly AllianceType[];
  readonly filter?: CandidateFilter;
  /** 0..100; leaves out UNKNOWN where it is above 0. */
  readonly minScore?: number;
  /** Organisations never to list, of the seeker's tenant unless a tenant is named. */
  readonly exclude?: readonly TenantKey[];
  readonly profile?: WeightProfile;
  /** Page size, 1 and more. */
  readonly first: number;
  readonly after?: RankPosition;
}

/** A whole list, whatever the page. */
export type ListQuery = Omit<RankQuery, 'first' | 'after'>;

export interface RankedPage {
  /** Best first. */
  readonly items: readonly PairScore[];
  /** Candidates that the list has before the page. */
  readonly passed: number;
  /** All candidates that the query lists. */
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly revision: number;
  readonly epoch: string;
  /** The reasons for the item at `index`, of `type` or the type it is scored as; from the facts it was scored by. */
  readonly explain: (index: number, type?: AllianceType) => Explanation;
}

/** Where a candidate stands in a list. */
export interface ListPlace {
  /** 1 is the best. */
  readonly position: number;
  /** All candidates that the query lists. */
  readonly total: number;
}

/** One ordered pair to score. */
export interface Pair {
  readonly seeker: Seeker;
  readonly candidate: TenantKey;
}

/**
 * The search over a copy of the graph. Exact: what it returns is what the reference of `src/scoring` says for the
 * statistics epoch that the answer names. Pure and synchronous; a query sees one revision.
 */
export interface Engine {
  readonly revision: number;
  readonly epoch: string;
  readonly size: number;
  /** Replaces everything; a new epoch, unless the statistics are the same. `asOf` is the ISO day that decides which rows have ended. */
  load(snapshot: GraphSnapshot, asOf: string): void;
  /** Applies what changed since `changes.since`; renews the statistics where they have moved too far. */
  apply(changes: GraphChanges, asOf: string): void;
  /** Takes the statistics anew; a new epoch, unless they are the same. */
  renewStatistics(asOf: string): void;
  has(key: TenantKey): boolean;
  organisation(key: TenantKey): Organisation | undefined;
  /** Names of resources, for showing reasons without a database. */
  resourceName(id: string): string | undefined;
  rank(query: RankQuery): RankedPage;
  /**
   * The place of one candidate in a list; undefined where the query does not list it. Costs two pages of one candidate
   * and the score of each that stands above it, or of every candidate where too little is known of this one.
   */
  rankOf(query: ListQuery, candidate: TenantKey): ListPlace | undefined;
  /** One pair, listed or not. Undefined where either is unknown. */
  score(seeker: Seeker, candidate: TenantKey, profile?: WeightProfile): PairScore | undefined;
  /** Many pairs in the order asked for, each as `score` has it; a stored seeker that comes again costs nothing anew. */
  scorePairs(pairs: readonly Pair[], profile?: WeightProfile): readonly (PairScore | undefined)[];
  /** The reasons for one pair, of `type` or of the type it is scored as. */
  explain(
    seeker: Seeker,
    candidate: TenantKey,
    type?: AllianceType,
    profile?: WeightProfile,
  ): Explanation | undefined;
}
