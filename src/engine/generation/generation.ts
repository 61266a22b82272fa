import type { GraphMemory } from '../kernel/graphMemory';
import type { AllianceTypeRow } from '../../scoring/allianceTypeTable';
import type { RowIndex } from '../index/rowIndex';
import type { TextIndex } from '../index/textIndex';
import { columnsOf } from '../rows/columnsOf';
import {
  type PackedVocabulary,
  packVocabulary,
  unpackVocabulary,
  type Vocabulary,
} from '../rows/packedVocabulary';
import type { SharedColumns } from '../rows/rowColumns';
import { usualLengths } from '../rows/textColumns';
import { openParts, packParts, withRoom } from '../rows/sharedParts';
import type { ResourceWeights } from '../plan/seekerPlan';

/**
 * Everything that a search reads, of one statistics epoch, as it lies in one shared memory. Rows and the log of
 * removed ones have room at their end and grow while the generation lasts; nothing else in it ever changes.
 */
export interface Generation extends Vocabulary {
  /** Sector codes by their numbers. */
  readonly sectorCodes: readonly string[];
  readonly table: readonly AllianceTypeRow[];
  readonly weights: ResourceWeights;
  readonly columns: SharedColumns;
  /** Over the first rows; null where they are too few for one. */
  readonly index: RowIndex | null;
  /** The texts of the same rows; null where there is no index. */
  readonly texts: TextIndex | null;
  /** The row of the generation before, or of the draft, that each row comes from. */
  readonly order: Int32Array;
}

/** Room for so many more rows of usual size, in proportion to the rows but within these bounds. */
export interface TailRoom {
  readonly least: number;
  readonly most: number;
}

const SHARE_FOR_TAIL = 1 / 16;
/** Rows that change are larger than the mean, for they are those that are kept up. */
const LARGER_THAN_MEAN = 1.5;
/** A column has room for so many values at least, and for one a row of the tail. */
const LEAST_ROOM = 64;

/** How many rows of usual size there is room for after `rows` of them. */
export function tailRoom(rows: number, { least, most }: TailRoom): number {
  return Math.max(least, Math.min(most, Math.ceil(rows * SHARE_FOR_TAIL)));
}

/** Puts a generation into a memory with room for more rows. O(bytes). */
export function packGeneration(generation: Generation, room: TailRoom | null): GraphMemory {
  const { columns, resources, sectors, supplies, ...rest } = generation;
  const rows = columns.ownTraits.length;
  const tail = room === null ? 0 : tailRoom(rows, room);
  const growing = new Set<unknown>(columnsOf(columns));
  const usual = usualLengths(columns.texts);
  const roomy = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]: [string, unknown]) => {
        if (!growing.has(value)) return [name, isPlain(value) ? roomy(value) : value];
        const array = value as Parameters<typeof withRoom>[0];
        const perRow = (usual.get(array) ?? array.length) / Math.max(1, rows);
        return [name, withRoom(array, Math.ceil(tail * Math.max(1, LARGER_THAN_MEAN * perRow)) + LEAST_ROOM)];
      }),
    );
  const vocabulary = packVocabulary({ resources, sectors, supplies });
  return packParts({ ...rest, vocabulary, columns: roomy(columns) });
}

/** The generation of a memory; O(its vocabularies). @throws RangeError where it is none, or of another layout */
export function openGeneration(memory: GraphMemory): Generation {
  type Packed = Omit<Generation, keyof Vocabulary> & { readonly vocabulary: PackedVocabulary };
  const { vocabulary, ...rest } = openParts<Packed>(memory);
  return { ...rest, ...unpackVocabulary(vocabulary) };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
