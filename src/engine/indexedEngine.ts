import { keyOf, type TenantKey } from '../domain/graph';
import { type AlliancePast, NO_PAST } from '../scoring/alliancePast';
import { ALLIANCE_TYPE_TABLE, type AllianceTypeRow } from '../scoring/allianceTypeTable';
import { askedEvidence, basisOf } from '../scoring/evidence';
import { explainPair } from '../scoring/explainPair';
import type { ScoringSetting } from '../scoring/pairFacts';
import { resolveProfile } from '../scoring/resolvedProfile';
import { prepareOrganisation, type ScoringOrganisation } from '../scoring/scoringOrganisation';
import { scorePair } from '../scoring/scorePair';
import type { WeightProfile } from '../scoring/weightProfile';
import { createDecliners } from './declines';
import { isVisible } from './eligibility';
import type { Engine, RankedPage, RankQuery, Seeker } from './engine';
import { createGraphEpochs } from './graphEpochs';
import { createSeeking, seekFor } from './plan/createSeeking';
import { resourceWeights } from './plan/seekerPlan';
import { typeReadings } from './plan/typeReadings';
import { buildRowIndex, sortForIndex } from './index/rowIndex';
import { sortTraits } from './index/sortTraits';
import { numberResources } from './rows/resourceNumbers';
import { appendRow, removeRow, rowColumns } from './rows/rowColumns';
import { numberSectors } from './rows/sectorNumbers';
import type { Ranking } from './search/ranking';
import { rowFilter } from './search/rowFilter';
import { boundedSearch, canSearch } from './search/boundedSearch';
import { type SearchCounters, type SearchScratch, searchScratch } from './search/searchScratch';
import { scanRows, type SearchRequest } from './search/scanRows';

const NOTHING_LISTED: Ranking = { positions: [], passed: 0, total: 0 };

/** Below this the rows are scanned: the index would cost more than it saves. */
const SMALLEST = 2000;
/** So many rows may have changed before the index is built anew. */
const LONGEST_TAIL = 1000;

/** An engine that also says what a search costs. */
export interface IndexedEngine extends Engine {
  /** The places of a page in the order, without the scores that explain them. */
  search(query: RankQuery): Ranking;
  /** What all searches did since the last load; null where there is no index. */
  readonly counters: SearchCounters | null;
}

export interface IndexedEngineOptions {
  readonly table?: readonly AllianceTypeRow[];
  /** From how many organisations on there is an index. */
  readonly smallest?: number;
}

/**
 * The engine over flat rows: returns what the plain engine returns, from columns of numbers and an index over them.
 * See the README of this folder for its layout and costs.
 */
export function createIndexedEngine(options: IndexedEngineOptions = {}): IndexedEngine {
  const { table = ALLIANCE_TYPE_TABLE, smallest = SMALLEST } = options;
  const graph = createGraphEpochs(table);
  const defaultReadings = typeReadings(resolveProfile(table));
  let pasts = new Map<string, AlliancePast>();
  let decliners = createDecliners();
  let seeking = emptySeeking();
  let scratch: SearchScratch | null = null;

  function emptySeeking() {
    const { context, state } = graph;
    const resources = numberResources([...state.resources.values()], context.resources);
    return createSeeking(
      rowColumns(resources, numberSectors(context.sectors)),
      resourceWeights(resources, context),
    );
  }

  const pastOf = (key: string): AlliancePast => {
    let past = pasts.get(key);
    if (past === undefined) pasts.set(key, (past = graph.pastOf(key)));
    return past;
  };

  /** An organisation as others see it. */
  const candidate = (key: string): ScoringOrganisation | undefined => {
    const organisation = graph.state.organisations.get(key);
    return organisation && prepareOrganisation(graph.context, organisation, graph.pastOf(key), 'OTHERS');
  };

  const writeAll = (): void => {
    pasts = new Map();
    decliners = createDecliners();
    seeking = emptySeeking();
    const { rows, plan } = seeking;
    const { asOf } = graph.context.statistics;
    const organisations = [...graph.state.organisations.values()];
    for (const i of sortForIndex(organisations.map((one) => sortTraits(one, rows.resources, asOf)))) {
      appendRow(rows, candidate(keyOf(organisations[i]))!);
      decliners.put(organisations[i]);
    }
    scratch =
      organisations.length < smallest
        ? null
        : searchScratch(buildRowIndex(rows, plan.weights, defaultReadings));
  };

  const rewrite = (key: string): void => {
    const { rows } = seeking;
    const before = rows.organisations[rows.rowOf.get(key) ?? -1];
    if (before) decliners.remove(before);
    const side = candidate(key);
    if (side === undefined) return removeRow(rows, key);
    appendRow(rows, side);
    decliners.put(side.organisation);
  };

  const setting = (profile?: WeightProfile): ScoringSetting => ({
    context: graph.context,
    resolved: resolveProfile(table, profile),
    partnersOf: (key) => pastOf(key).pastPartners.size,
  });

  const seekingSide = ({ organisation, brief }: Seeker): ScoringOrganisation | undefined => {
    const key = keyOf(organisation);
    const stored = graph.state.organisations.get(key);
    const record = 'name' in organisation ? organisation : stored;
    return (
      record && prepareOrganisation(graph.context, record, stored ? pastOf(key) : NO_PAST, 'ITSELF', brief)
    );
  };

  const candidateSide = (a: ScoringOrganisation, key: TenantKey): ScoringOrganisation | undefined => {
    const b = candidate(keyOf(key));
    return b && isVisible(a.organisation.tenant, b.organisation) ? b : undefined;
  };

  const ranking = (a: ScoringOrganisation, query: RankQuery): Ranking => {
    if (basisOf(a) === null) return NOTHING_LISTED;
    const readings = query.profile ? typeReadings(resolveProfile(table, query.profile)) : defaultReadings;
    seekFor(seeking, graph.context, a, readings, pastOf, query.types);
    const request: SearchRequest = {
      filter: rowFilter(seeking.rows, a, query, (key) => decliners.of(key)),
      first: query.first,
      after: query.after,
      minScore: query.minScore ?? 0,
      asked: askedEvidence(a),
    };
    const found = scratch && canSearch(seeking) ? boundedSearch(seeking, scratch, request) : null;
    return found ?? scanRows(seeking, request);
  };

  const rank = (query: RankQuery): RankedPage => {
    const a = seekingSide(query.seeker);
    const { positions, passed, total } = a ? ranking(a, query) : NOTHING_LISTED;
    const scoring = setting(query.profile);
    return {
      items: positions.map((position) =>
        scorePair(scoring, a!, candidate(keyOf(position.candidate))!, query.types),
      ),
      total,
      hasNextPage: passed + positions.length < total,
      revision: graph.state.revision,
      epoch: graph.context.statistics.epoch,
    };
  };

  return {
    search: (query) => {
      const a = seekingSide(query.seeker);
      return a ? ranking(a, query) : NOTHING_LISTED;
    },
    get counters() {
      return scratch?.counters ?? null;
    },
    get revision() {
      return graph.state.revision;
    },
    get epoch() {
      return graph.context.statistics.epoch;
    },
    get size() {
      return graph.state.organisations.size;
    },
    load: (snapshot, asOf) => {
      graph.load(snapshot, asOf);
      writeAll();
    },
    apply: (changes, asOf) => {
      const renewal = graph.apply(changes, asOf);
      if (renewal === 'EVERYTHING') return writeAll();
      pasts = new Map();
      for (const key of renewal) rewrite(key);
      if (scratch && seeking.rows.organisations.length - scratch.index.end > LONGEST_TAIL) writeAll();
    },
    renewStatistics: (asOf) => {
      graph.renew(asOf);
      writeAll();
    },
    has: (key) => graph.state.organisations.has(keyOf(key)),
    organisation: (key) => graph.state.organisations.get(keyOf(key)),
    resourceName: (id) => graph.state.resources.get(id)?.name,
    rank,
    score: (seeker, key, profile) => {
      const a = seekingSide(seeker);
      const b = a && candidateSide(a, key);
      return a && b && scorePair(setting(profile), a, b);
    },
    explain: (seeker, key, type, profile) => {
      const a = seekingSide(seeker);
      const b = a && candidateSide(a, key);
      return a && b && explainPair(setting(profile), a, b, type);
    },
  };
}
