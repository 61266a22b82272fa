import { buildResourceTree } from '../../scoring/resourceTree';
import { resolveProfile } from '../../scoring/resolvedProfile';
import { buildSectorTable } from '../../scoring/sectorDistance';
import type { Resource } from '../../domain/resource';
import { createSeeking } from '../plan/createSeeking';
import type { ResourceWeights } from '../plan/seekerPlan';
import type { Seeking } from '../plan/seeking';
import { type TypeReadings, typeReadings } from '../plan/typeReadings';
import { numberResources } from '../rows/resourceNumbers';
import { readColumns, type RowColumns, type RowView, tenantNumber, turnRowsTo } from '../rows/rowColumns';
import { numberSectors } from '../rows/sectorNumbers';
import { languageNumber } from '../rows/textColumns';
import { DIMENSIONS, GROUND_DIMENSIONS } from '../../domain/dimension';
import type { GraphMemory } from '../kernel/graphMemory';
import { openKernel } from '../kernel/openKernel';
import type { SearchCounters } from '../search/searchCounters';
import { type SearchScratch, searchScratch } from '../search/searchScratch';
import { type Generation, openGeneration } from './generation';

/** What of a generation a query sees: its rows, and what got a number since it was made, in the order of the numbers. */
export interface GraphView extends RowView {
  readonly resources: readonly Resource[];
  readonly sectors: readonly string[];
  readonly tenants: readonly string[];
  readonly languages: readonly string[];
}

/** A generation as one thread searches it: its view, and the tables and scratch that queries use in turn. */
export interface GraphReader {
  readonly memory: GraphMemory;
  readonly generation: Generation;
  readonly rows: RowColumns;
  /** What searches of this thread did; null where there is no index. */
  readonly counters: SearchCounters | null;
  /** What searches write down; null before the first. */
  scratch: SearchScratch | null;
  readonly readings: TypeReadings;
  /** The resources that came after the generation was made. */
  added: readonly Resource[];
  seeking: Seeking;
}

/** rarity64 of what nobody offers. */
const RAREST = 128;

/** Gets a thread ready for a generation: it sees no row yet. O(vocabulary + rows). */
export function openReader(memory: GraphMemory): GraphReader {
  const generation = openGeneration(memory);
  const tree = buildResourceTree(generation.resources);
  const sectors = numberSectors(
    buildSectorTable(generation.sectors, generation.supplies),
    generation.sectorCodes,
  );
  const rows = readColumns(generation.columns, numberResources(generation.resources, tree), sectors);
  return {
    ...{ memory, generation },
    rows,
    counters: generation.index && { postings: 0, lookedAt: 0, evaluated: 0, wordsRead: 0 },
    scratch: null,
    readings: typeReadings(resolveProfile(generation.table)),
    added: [],
    seeking: createSeeking(rows, generation.weights, generation.texts),
  };
}

/** The scratch of this thread, made when it first searches; null where there is no index. O(1), or O(rows). */
export function scratchOf(reader: GraphReader): SearchScratch | null {
  const { memory, generation, counters, scratch } = reader;
  if (scratch !== null || counters === null) return scratch;
  return (reader.scratch = searchScratch(generation, memory, openKernel(memory), counters));
}

/** Turns a thread to a view of its generation; O(what differs), or O(vocabulary) where resources came. */
export function turnTo(reader: GraphReader, view: GraphView): void {
  const { rows } = reader;
  for (const code of view.sectors) rows.sectors.numberOf(code);
  for (const tenant of view.tenants) tenantNumber(rows, tenant);
  for (const language of view.languages) languageNumber(rows.texts, language);
  if (view.resources.length > reader.added.length) addResources(reader, view.resources);
  turnRowsTo(rows, view);
}

function addResources(reader: GraphReader, added: readonly Resource[]): void {
  const { generation, rows } = reader;
  reader.added = added;
  const tree = buildResourceTree([...generation.resources, ...added]);
  rows.resources = numberResources(generation.resources, tree, added);
  const weights = withUnused(generation.weights, rows.resources);
  reader.seeking = createSeeking(rows, weights, generation.texts);
}

/** The weights of an epoch, in which nobody offers what has come since. */
function withUnused({ rarity, ground }: ResourceWeights, { count, dimension }: RowColumns['resources']) {
  const isGround = DIMENSIONS.map((kind) => GROUND_DIMENSIONS.includes(kind));
  const rarities = new Int32Array(count).fill(RAREST);
  rarities.set(rarity);
  const grounds = Int32Array.from(rarities, (r, i) => (isGround[dimension[i]] ? r * r : 0));
  grounds.set(ground);
  return { rarity: rarities, ground: grounds };
}
