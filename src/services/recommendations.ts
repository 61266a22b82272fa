import type { AllianceType } from '../domain/allianceType';
import type { TenantKey } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { ListPlace, ListQuery, RankedPage, RankQuery, Seeker } from '../engine/engine';
import type { Explanation } from '../scoring/explanation';
import type { WeightProfile } from '../scoring/weightProfile';

export type {
  CandidateFilter,
  ListPlace,
  ListQuery,
  RankedPage,
  RankPosition,
  RankQuery,
  Seeker,
} from '../engine/engine';

/** Who should this organisation ally with, how, and why: answered from memory, also while Neo4j is away. */
export interface Recommendations {
  /**
   * @param signal calls the search off as long as it waits
   * @throws SymbiosisError NOT_FOUND (no such seeker), INVALID_INPUT (a filter or exclude names nothing known, a brief says nothing),
   * NOT_READY,
   * OVERLOADED, THREAD_FAILED, REQUEST_ABORTED
   */
  rank(query: RankQuery, signal?: AbortSignal): Promise<RankedPage>;
  /**
   * Where a candidate stands in a list; undefined where it is not listed. Costs about two searches.
   * @throws SymbiosisError as `rank`
   */
  rankOf(query: ListQuery, candidate: TenantKey, signal?: AbortSignal): Promise<ListPlace | undefined>;
  /** @throws SymbiosisError NOT_FOUND, INVALID_INPUT, NOT_READY */
  why(seeker: Seeker, candidate: TenantKey, type?: AllianceType, profile?: WeightProfile): Explanation;
  /** What the seeker could add next to improve its list, most useful first; empty where nothing is missing. */
  nextSteps(seeker: Seeker): readonly string[];
  /** The organisation as the copy in memory has it. @throws SymbiosisError NOT_FOUND, NOT_READY */
  organisation(key: TenantKey): Organisation;
  /** An SME of the tenant that shows the product well: the one with most needs and offers; none in an empty graph. */
  example(tenant: string): TenantKey | undefined;
  /** Whether the copy in memory has the organisation. */
  knows(key: TenantKey): boolean;
  /** Whether the copy in memory has the resource. */
  knowsResource(id: string): boolean;
  /** Name of an organisation or resource of the copy in memory, for showing reasons; its id where unknown. */
  organisationName(key: TenantKey): string;
  resourceName(id: string): string;
}
