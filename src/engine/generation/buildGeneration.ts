import type { GraphMemory } from '../kernel/graphMemory';
import { buildRowIndex, sortForIndex } from '../index/rowIndex';
import { buildTextIndex, withIndexedTexts } from '../index/textIndex';
import { sortTraits } from '../index/sortTraits';
import type { ResourceWeights } from '../plan/seekerPlan';
import type { TypeReadings } from '../plan/typeReadings';
import { copyRow } from '../rows/copyRow';
import { rowColumns, type RowColumns, turnRowsTo } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import { type Generation, packGeneration, type TailRoom } from './generation';
import { type GraphView, openReader, turnTo } from './graphReader';
import { buildResourceTree } from '../../scoring/resourceTree';
import { numberResources, type ResourceNumbers } from '../rows/resourceNumbers';

/** How a generation is made. */
export interface GenerationOptions {
  /** From how many rows on there is an index. */
  readonly smallest: number;
  /** What room there is for rows after those it is made of. */
  readonly tail: TailRoom;
}

/** What a generation holds besides its rows. */
export type GenerationFrame = Pick<Generation, 'resources' | 'sectors' | 'supplies' | 'table' | 'weights'>;

/**
 * Makes a generation of rows in any order: puts them in that of the index, builds this and packs all of it.
 * O(rows * size of one).
 * @param sources columns in which sectors, tenants and languages have the same numbers; rows that are gone are left out
 * @param numbers those of the new generation
 */
function buildGeneration(
  frame: GenerationFrame,
  sources: readonly RowColumns[],
  numbers: ResourceNumbers,
  readings: TypeReadings,
  { smallest, tail }: GenerationOptions,
): GraphMemory {
  const from: { readonly rows: RowColumns; readonly row: number; readonly at: number }[] = [];
  let at = 0;
  for (const rows of sources) {
    for (let row = 0; row < rows.count; row++, at++) {
      if ((rows.traits.array[row] & TRAIT.GONE) === 0) from.push({ rows, row, at });
    }
  }
  const [{ sectors, tenants, texts }] = sources;
  const sorted = rowColumns(numbers, sectors);
  for (const tenant of tenants.numbers.keys())
    sorted.tenants.numbers.set(tenant, sorted.tenants.numbers.size);
  for (const language of texts.languages.keys()) {
    sorted.texts.languages.set(language, sorted.texts.languages.size);
  }
  const renumbered = new Map(sources.map((rows) => [rows, newNumbers(rows.resources, numbers)]));
  const places = from.map(({ rows, row }) => sortTraits(rows, row, renumbered.get(rows)!));
  const order = new Int32Array(from.length);
  sortForIndex(places).forEach((i, row) => {
    copyRow(from[i].rows, from[i].row, sorted, renumbered.get(from[i].rows)!);
    order[row] = from[i].at;
  });
  turnRowsTo(sorted, { count: from.length, removedCount: 0 });
  const indexed = from.length >= smallest;
  const index = indexed ? buildRowIndex(sorted, frame.weights, readings) : null;
  const textIndex = indexed ? buildTextIndex(sorted) : null;
  const generation = {
    ...{ ...frame, sectorCodes: sectors.codes, columns: sorted.shared },
    ...{ index, texts: textIndex, order },
  };
  return packGeneration(generation, tail);
}

/** The generation that follows on one as a view shows it: what is gone is gone, all else is in the index. */
export function rebuildGeneration(
  memory: GraphMemory,
  view: GraphView,
  options: GenerationOptions,
): GraphMemory {
  const reader = openReader(memory);
  turnTo(reader, view);
  const { generation, rows, added, readings, seeking } = reader;
  const resources = [...generation.resources, ...added];
  const numbers = numberResources(resources, buildResourceTree(resources));
  const old = newNumbers(numbers, rows.resources);
  const { weights } = seeking.plan;
  const frame = {
    ...generation,
    resources,
    weights: {
      rarity: Int32Array.from(old, (r) => weights.rarity[r]),
      ground: Int32Array.from(old, (r) => weights.ground[r]),
    } satisfies ResourceWeights,
  };
  const texts = generation.texts ? withIndexedTexts(rows.texts, generation.texts, rows.count) : rows.texts;
  return buildGeneration(frame, [{ ...rows, texts }], numbers, readings, options);
}

/** The number in `to` of every resource that has one in `from`. */
export function newNumbers(from: ResourceNumbers, to: ResourceNumbers): Int32Array {
  return Int32Array.from(from.ids, (id) => to.numberOf.get(id)!);
}
