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
import { numberResources } from './rows/resourceNumbers';
import { appendRow, removeRow, rowColumns } from './rows/rowColumns';
import { numberSectors } from './rows/sectorNumbers';
import type { Ranking } from './search/ranking';
import { rowFilter } from './search/rowFilter';
import { scanRows } from './search/scanRows';

const NOTHING_LISTED: Ranking = { positions: [], passed: 0, total: 0 };

/**
 * The engine over flat rows: returns what the plain engine returns, from columns of numbers and an index over them.
 * See the README of this folder for its layout and costs.
 */
export function createIndexedEngine(table: readonly AllianceTypeRow[] = ALLIANCE_TYPE_TABLE): Engine {
  const graph = createGraphEpochs(table);
  const defaultReadings = typeReadings(resolveProfile(table));
  let pasts = new Map<string, AlliancePast>();
  let decliners = createDecliners();
  let seeking = emptySeeking();

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
    for (const [key, organisation] of graph.state.organisations) {
      appendRow(seeking.rows, candidate(key)!);
      decliners.put(organisation);
    }
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
    return scanRows(seeking, {
      filter: rowFilter(seeking.rows, a, query, (key) => decliners.of(key)),
      first: query.first,
      after: query.after,
      minScore: query.minScore ?? 0,
      asked: askedEvidence(a),
    });
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
