import type { GraphMemory } from '../kernel/graphMemory';
import { keyOf } from '../../domain/graph';
import type { Organisation } from '../../domain/organisation';
import type { Resource } from '../../domain/resource';
import type { AlliancePast } from '../../scoring/alliancePast';
import type { ScoringContext } from '../../scoring/scoringContext';
import { appendIfRoom } from '../rows/appendIfRoom';
import { copyRow } from '../rows/copyRow';
import { rowWriter } from '../rows/rowWriter';
import { tenantNumber } from '../rows/rowColumns';
import { languageNumber } from '../rows/textColumns';
import { TRAIT } from '../rows/traits';
import { newNumbers } from './buildGeneration';
import type { Work } from './work';
import { type GraphReader, type GraphView, openReader, turnTo } from './graphReader';

/** A generation with the records behind its rows, as the thread that writes it knows it. */
export interface LiveGeneration {
  /** What other threads get of it. */
  readonly memory: GraphMemory;
  readonly reader: GraphReader;
  /** The record each row was written from. */
  readonly organisations: Organisation[];
  /** What alliances said of the organisations of these rows when they were written; where it is not here it is so still. */
  readonly pasts: Map<number, AlliancePast>;
  readonly rowOf: Map<string, number>;
  readonly partnerRows: WeakMap<AlliancePast, PartnerRows>;
  /** A number per row for whoever notes which rows it has met, and where; 0 in between. */
  readonly slots: Int32Array;
  /** How many names there were when it was made. */
  readonly named: { readonly sectors: number; readonly tenants: number; readonly languages: number };
  /** The first row that is in no index. */
  readonly tailStart: number;
  /** Those before it, as far as queries that are under way hold them. */
  readonly earlier: readonly WeakRef<LiveGeneration>[];
}

/** Past partners of an organisation, and the rows that they had when these were last asked for. */
interface PartnerRows {
  readonly keys: readonly string[];
  readonly rows: Int32Array;
}

/** Where the records of rows are before these get their order. */
export interface RowRecords {
  readonly organisations: readonly Organisation[];
  readonly pasts: ReadonlyMap<number, AlliancePast>;
  /** The generation before, of the same graph. */
  readonly before: LiveGeneration | null;
}

/** Rows taken up in one step. */
const STEP = 4096;

/** Takes up a generation that was built of rows with these records; O(rows), in steps. */
export function* goLive(memory: GraphMemory, records: RowRecords): Work<LiveGeneration> {
  const reader = openReader(memory);
  yield;
  const { order } = reader.generation;
  const organisations: Organisation[] = [];
  const pasts = new Map<number, AlliancePast>();
  const rowOf = new Map<string, number>();
  for (let row = 0; row < order.length; row++) {
    const organisation = records.organisations[order[row]];
    organisations.push(organisation);
    rowOf.set(keyOf(organisation), row);
    const past = records.pasts.get(order[row]);
    if (past !== undefined) pasts.set(row, past);
    if (row % STEP === STEP - 1) yield;
  }
  const { rows } = reader;
  const live: LiveGeneration = {
    ...{ memory, reader, organisations, pasts, rowOf },
    ...{ partnerRows: new WeakMap(), slots: new Int32Array(rows.traits.array.length) },
    named: {
      sectors: rows.sectors.codes.length,
      tenants: rows.tenants.numbers.size,
      languages: rows.texts.languages.size,
    },
    tailStart: order.length,
    earlier: records.before ? earlierThan(records.before) : [],
  };
  publish(live);
  return live;
}

/** Rows of past partners, negative where they have none; O(partners), and of those that got another row a look-up each. */
export function partnerRows(live: LiveGeneration, past: AlliancePast): Int32Array {
  const { rowOf, reader } = live;
  const traits = reader.rows.traits.array;
  let known = live.partnerRows.get(past);
  if (known === undefined) {
    const keys = [...past.pastPartners];
    live.partnerRows.set(past, (known = { keys, rows: new Int32Array(keys.length).fill(-1) }));
  }
  const { keys, rows } = known;
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] < 0 || (traits[rows[i]] & TRAIT.GONE) !== 0) rows[i] = rowOf.get(keys[i]) ?? -1;
  }
  return rows;
}

/** The generations of a graph up to one, that one included, as far as they are in use. */
function earlierThan(before: LiveGeneration): WeakRef<LiveGeneration>[] {
  return [...before.earlier.filter((earlier) => earlier.deref()), new WeakRef(before)];
}

/**
 * Keeps what alliances say of an organisation for the rows that it has now and had in earlier generations, before its
 * alliances change: searches that are under way there read it later.
 */
export function rememberPast(live: LiveGeneration, key: string, past: AlliancePast): void {
  for (const generation of [live, ...live.earlier.map((earlier) => earlier.deref())]) {
    const row = generation?.rowOf.get(key);
    if (row !== undefined && !generation!.pasts.has(row)) generation!.pasts.set(row, past);
  }
}

/** What a query sees of a generation now; O(names that came since it was made). */
export function viewOf({ reader, named }: LiveGeneration): GraphView {
  const { rows, added } = reader;
  return {
    count: rows.count,
    removedCount: rows.removedCount,
    resources: added,
    sectors: rows.sectors.codes.slice(named.sectors),
    tenants: namesFrom(rows.tenants.numbers, named.tenants),
    languages: namesFrom(rows.texts.languages, named.languages),
  };
}

/** Writes an organisation anew, or for the first time; `publish` shows it. False where there is no room left. */
export function putRow(
  live: LiveGeneration,
  context: ScoringContext,
  organisation: Organisation,
  past: AlliancePast,
): boolean {
  const { reader, organisations, rowOf } = live;
  const { rows } = reader;
  const key = keyOf(organisation);
  const write = (): void => rowWriter(rows, context).append(organisation, past);
  if (isFull(live) || !appendIfRoom(rows.shared, write)) return false;
  dropRow(live, key);
  rowOf.set(key, organisations.length);
  organisations.push(organisation);
  return true;
}

/** Takes the row of an organisation, if it has one, out; `publish` shows it. False where there is no room left. */
export function dropRow(live: LiveGeneration, key: string): boolean {
  const row = live.rowOf.get(key);
  if (row === undefined) return true;
  if (isFull(live)) return false;
  live.reader.rows.removed.push(row);
  live.rowOf.delete(key);
  return true;
}

function isFull({ reader: { rows } }: LiveGeneration): boolean {
  return rows.removed.length === rows.removed.array.length;
}

/** How much has changed since the index was built: rows that are scored one by one, and rows in it that are gone. */
export function tailLength({ organisations, reader, tailStart }: LiveGeneration): number {
  return organisations.length - tailStart + reader.rows.removed.length;
}

/** Lets readers see all that has been written, and resources that came with it. */
export function publish({ reader, organisations }: LiveGeneration, added: readonly Resource[] = []): void {
  turnTo(reader, {
    count: organisations.length,
    removedCount: reader.rows.removed.length,
    resources: added.length === 0 ? reader.added : [...reader.added, ...added],
    sectors: [],
    tenants: [],
    languages: [],
  });
}

/**
 * Takes up the generation that was rebuilt from a view of this one, with all that has changed since the view.
 * O(rows), in steps; undefined where there is no room for the changes.
 */
export function* followOn(
  before: LiveGeneration,
  view: GraphView,
  memory: GraphMemory,
): Work<LiveGeneration | undefined> {
  const { organisations, pasts } = before;
  const next = yield* goLive(memory, { organisations, pasts, before });
  const old = before.reader.rows;
  for (const code of old.sectors.codes) next.reader.rows.sectors.numberOf(code);
  for (const tenant of old.tenants.numbers.keys()) tenantNumber(next.reader.rows, tenant);
  for (const language of old.texts.languages.keys()) languageNumber(next.reader.rows.texts, language);
  publish(next, before.reader.added.slice(view.resources.length));
  const numbers = newNumbers(old.resources, next.reader.rows.resources);
  for (let i = view.removedCount; i < old.removedCount; i++) {
    const row = old.removed.array[i];
    if (row < view.count && !dropRow(next, keyOf(before.organisations[row]))) return undefined;
  }
  for (let row = view.count; row < old.count; row++) {
    if ((old.traits.array[row] & TRAIT.GONE) !== 0) continue;
    if (!copyIfRoom(before, row, next, numbers)) return undefined;
  }
  publish(next);
  return next;
}

function copyIfRoom(before: LiveGeneration, row: number, next: LiveGeneration, numbers: Int32Array): boolean {
  const { rows } = next.reader;
  if (!appendIfRoom(rows.shared, () => copyRow(before.reader.rows, row, rows, numbers))) return false;
  const organisation = before.organisations[row];
  const past = before.pasts.get(row);
  if (past !== undefined) next.pasts.set(next.organisations.length, past);
  next.rowOf.set(keyOf(organisation), next.organisations.length);
  next.organisations.push(organisation);
  return true;
}

function namesFrom(numbers: ReadonlyMap<string, number>, first: number): string[] {
  return numbers.size === first ? [] : [...numbers.keys()].slice(first);
}
