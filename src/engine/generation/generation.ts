import type { Resource } from '../../domain/resource';
import type { Sector, Supply } from '../../domain/sector';
import type { AllianceTypeRow } from '../../scoring/allianceTypeTable';
import type { RowIndex } from '../index/rowIndex';
import type { TextIndex } from '../index/textIndex';
import { columnsOf } from '../rows/columnsOf';
import type { SharedColumns } from '../rows/rowColumns';
import { usualLengths } from '../rows/textColumns';
import { openParts, packParts, withRoom } from '../rows/sharedParts';
import type { ResourceWeights } from '../plan/seekerPlan';

/**
 * Everything that a search reads, of one statistics epoch, as it lies in one shared buffer. Rows and the log of
 * removed ones have room at their end and grow while the generation lasts; nothing else in it ever changes.
 */
export interface Generation {
  readonly resources: readonly Resource[];
  readonly sectors: readonly Sector[];
  readonly supplies: readonly Supply[];
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

/** Of every column, room for so many rows four times as large as the mean. */
const LARGER_THAN_MEAN = 4;
const LEAST_ROOM = 32;

/** Puts a generation into a buffer with room for `tail` more rows of usual size. O(bytes). */
export function packGeneration(generation: Generation, tail: number): SharedArrayBuffer {
  const { columns } = generation;
  const rows = Math.max(1, columns.entryStart.length);
  const growing = new Set<unknown>(columnsOf(columns));
  const usual = usualLengths(columns.texts);
  const roomy = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]: [string, unknown]) => {
        if (!growing.has(value)) return [name, isPlain(value) ? roomy(value) : value];
        const array = value as Parameters<typeof withRoom>[0];
        const perRow = Math.max(1, Math.ceil((LARGER_THAN_MEAN * (usual.get(array) ?? array.length)) / rows));
        return [name, withRoom(array, tail * perRow + LEAST_ROOM * LARGER_THAN_MEAN)];
      }),
    );
  return packParts({ ...generation, columns: roomy(columns) });
}

/** The generation of a buffer; O(its vocabularies). @throws RangeError where it is none, or of another layout */
export function openGeneration(buffer: SharedArrayBuffer): Generation {
  return openParts<Generation>(buffer);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
