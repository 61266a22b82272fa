import { keyOf, type GraphChanges, type GraphSnapshot, type Removal } from '../domain/graph';
import type { Organisation } from '../domain/organisation';
import type { Alliance } from '../domain/alliance';
import type { AllianceTypeRow } from '../scoring/allianceTypeTable';
import { createDecliners } from './declines';
import type { GenerationOptions } from './generation/buildGeneration';
import { dropRow, followOn, type LiveGeneration, publish, putRow, viewOf } from './generation/liveGeneration';
import { writeGeneration } from './generation/writeGeneration';
import type { Work } from './generation/work';
import { createGraphEpochs, type GraphEpochs } from './graphEpochs';
import { noCandidates, type PublishedGraph, rememberPasts } from './publishedGraph';

/** Room that a rebuild within a change makes at least, in rows. */
const LEAST_REBUILT = 16;

/** What publishing needs besides the graph. */
export interface PublishingSetting {
  readonly table: readonly AllianceTypeRow[];
  readonly options: GenerationOptions;
}

/** A whole graph; O(organisations * size of one). */
export function* publishSnapshot(
  setting: PublishingSetting,
  snapshot: GraphSnapshot,
  asOf: string,
): Work<PublishedGraph> {
  const graph = createGraphEpochs(setting.table);
  graph.take(snapshot);
  return yield* publishEpoch(setting, { graph, live: null }, asOf);
}

/** A graph in a new epoch; O(organisations * size of one). */
export function* publishEpoch(
  setting: PublishingSetting,
  { graph, live: before }: { readonly graph: GraphEpochs; readonly live: LiveGeneration | null },
  asOf: string,
): Work<PublishedGraph> {
  yield* graph.renewing(asOf);
  const live = yield* writeGeneration({ graph, before }, setting.table, setting.options);
  const decliners = createDecliners();
  for (const organisation of live.organisations) decliners.put(organisation);
  const { context, state } = graph;
  return {
    graph,
    live,
    context,
    revision: state.revision,
    decliners,
    pasts: new Map(),
    candidates: noCandidates(),
  };
}

/**
 * The graph after changes; O(their size), or O(organisations) where they begin a new epoch. Whoever holds the graph
 * before goes on seeing it.
 */
export function* publishChanges(
  setting: PublishingSetting,
  before: PublishedGraph,
  changes: GraphChanges,
  asOf: string,
): Work<PublishedGraph> {
  const { graph, decliners } = before;
  rememberPasts(before, pastsConcerned(graph, changes));
  const renewal = graph.apply(changes);
  if (renewal === 'EVERYTHING') return yield* publishEpoch(setting, before, asOf);
  let { live } = before;
  publish(live, renewal.resources);
  let room = Math.max(LEAST_REBUILT, setting.options.tail.most);
  const replaced: (readonly [Organisation | undefined, Organisation | undefined])[] = [];
  for (const key of renewal.organisations) {
    const record = graph.state.organisations.get(key);
    const row = live.rowOf.get(key);
    replaced.push([row === undefined ? undefined : live.organisations[row], record]);
    const write = (into: LiveGeneration): boolean =>
      record ? putRow(into, graph.context, record, graph.pastOf(key)) : dropRow(into, key);
    for (; !write(live); room *= 4) live = yield* rebuild(setting, live, room);
  }
  publish(live);
  for (const [old, next] of replaced) {
    if (old) decliners.remove(old);
    if (next) decliners.put(next);
  }
  const { context } = graph;
  const sameRows = live === before.live && context === before.context;
  return {
    ...{ ...before, live, context, revision: graph.state.revision, pasts: new Map() },
    candidates: sameRows ? before.candidates : noCandidates(),
  };
}

/** A generation with all that has been written, whether it is published yet or not, in its index. */
function* rebuild({ options }: PublishingSetting, live: LiveGeneration, room: number): Work<LiveGeneration> {
  const view = {
    ...viewOf(live),
    count: live.organisations.length,
    removedCount: live.reader.rows.removed.length,
  };
  const memory = yield {
    memory: live.memory,
    view,
    options: { ...options, tail: { least: room, most: room } },
  };
  return (yield* followOn(live, view, memory!))!;
}

/** Organisations whose rows go, or whose alliances change. */
function pastsConcerned({ state }: GraphEpochs, changes: GraphChanges): string[] {
  const { organisations, alliances, removals } = changes;
  const members = (alliance: Alliance | undefined): string[] =>
    alliance?.members.map(({ organisationId: id }) => keyOf({ tenant: alliance.tenant, id })) ?? [];
  const removed = (removedKind: Removal['kind']): string[] =>
    removals.flatMap(({ kind, tenant, id }) =>
      kind === removedKind ? keyOf({ tenant: tenant ?? '', id }) : [],
    );
  const before = [...alliances.map(keyOf), ...removed('ALLIANCE')].map((key) => state.alliances.get(key));
  return [
    ...organisations.map(keyOf),
    ...removed('ORGANISATION'),
    ...[...alliances, ...before].flatMap(members),
  ];
}
