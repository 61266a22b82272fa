import { DIMENSIONS } from '../../domain/dimension';
import { type GrowingArray, growingArray } from '../rows/growingArray';
import { NONE } from '../rows/resourceNumbers';
import type { RowColumns } from '../rows/rowColumns';
import { KIND_MASK, TRAIT } from '../rows/traits';
import type { ResourceWeights } from '../plan/seekerPlan';
import type { TypeReadings } from '../plan/typeReadings';
import { type CodeBook, codesOf, optimalBook, stepOf, STEPS } from './codeBook';
import { type Cards, writeCards } from './cards';
import { onlyPlace } from './onlyPlace';
import { FAMILIES, NEED, needPostings, offerPostings, type RowValues, rowValues } from './rowValues';

/** Rows of one block are told apart by 12 bits of a posting; the other 4 are its code. */
const BLOCK_BITS = 12;
export const BLOCK_ROWS = 1 << BLOCK_BITS;
/** So many lists share one beginning: none is longer than a block, so that what lies between fits 16 bits. */
const RUN_BITS = 4;
/** Upper values are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;

/** Rows in a row of one kind, stated or not, all with one place or all without that order. */
export interface RowClass {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly stated: boolean;
  /** Whether its rows have exactly one place and no coordinates, and come in the order of their places. */
  readonly placed: boolean;
}

/** Where the lists begin: see `listStart`. */
export type ListStarts = Pick<RowIndex, 'firstOfRun' | 'beyondFirst'>;

/** Postings over the rows below `end`; later rows are not indexed. */
export interface RowIndex extends Cards {
  readonly end: number;
  /** How many resources there are: the lists of a block and family. */
  readonly resources: number;
  readonly classes: readonly RowClass[];
  /** The kind most rows have: theirs are the first blocks. */
  readonly majorKind: number;
  readonly minorKinds: readonly number[];
  /** The first row of another kind, or `end`. */
  readonly firstMinor: number;
  /** First row of each block, and `end`. */
  readonly blockStart: readonly number[];
  readonly isMajor: readonly boolean[];
  /**
   * List i is that of `i = (block * FAMILIES + family) * resources + r`. Where it begins: `firstOfRun[i >> RUN_BITS]`,
   * and so far beyond it; it ends where the next begins (`listStart`).
   */
  readonly firstOfRun: Uint32Array;
  readonly beyondFirst: Uint16Array;
  readonly postings: Uint16Array;
  /** Per family and dimension. */
  readonly books: readonly (readonly CodeBook[])[];
  /**
   * Rows left out of the postings: with one resource needed twice, or stated without a need that counts.
   */
  readonly wide: readonly number[];
}

/** Where a list begins among the postings. */
export function listStart({ firstOfRun, beyondFirst }: ListStarts, list: number): number {
  return firstOfRun[list >>> RUN_BITS] + beyondFirst[list];
}

/** Builds the index over all rows, which must come in the order of `sortForIndex`; O(rows * size of one). */
export function buildRowIndex(rows: RowColumns, weights: ResourceWeights, readings: TypeReadings): RowIndex {
  const end = rows.count;
  const classes = rowClasses(rows, end);
  const majorKind = end === 0 ? 0 : rows.traits.array[0] & KIND_MASK;
  const firstMinor = classes.find(({ kind }) => kind !== majorKind)?.from ?? end;
  const blockStart: number[] = [];
  for (let at = 0; at < end; at = at < firstMinor ? Math.min(at + BLOCK_ROWS, firstMinor) : at + BLOCK_ROWS) {
    blockStart.push(at);
  }
  const isMajor = blockStart.map((start) => start < firstMinor);
  blockStart.push(end);
  const values = rowValues(rows, weights, readings);
  const { books, largest } = codeBooks(values, end);
  const upper = books.map((family, f) =>
    family.map((book, d) => book.map((value) => value * largest[f][d] * ABOVE_ROUNDING)),
  );
  const wide = wideRows(values, end);
  return {
    end,
    resources: rows.resources.count,
    classes,
    majorKind,
    minorKinds: [...new Set(classes.map(({ kind }) => kind))].filter((kind) => kind !== majorKind),
    firstMinor,
    blockStart,
    isMajor,
    books: upper,
    ...writePostings(values, blockStart, books, largest, new Set(wide)),
    wide,
    ...writeCards(rows, end),
  };
}

function rowClasses(rows: RowColumns, end: number): RowClass[] {
  const classes: RowClass[] = [];
  let from = 0;
  const of = (row: number): Pick<RowClass, 'kind' | 'stated' | 'placed'> => ({
    kind: rows.traits.array[row] & KIND_MASK,
    stated: (rows.traits.array[row] & TRAIT.STATED) !== 0,
    placed: onlyPlace(rows, row) !== NONE,
  });
  for (let row = 1; row <= end; row++) {
    const before = of(row - 1);
    if (row < end) {
      const next = of(row);
      const ordered = !next.placed || onlyPlace(rows, row) >= onlyPlace(rows, row - 1);
      const same =
        next.kind === before.kind && next.stated === before.stated && next.placed === before.placed;
      if (same && ordered) continue;
    }
    classes.push({ ...before, from, to: row });
    from = row;
  }
  return classes;
}

/** See `wide` of RowIndex. */
function wideRows(values: RowValues, end: number): number[] {
  const { rows } = values;
  const wide: number[] = [];
  const lastToNeed = new Int32Array(rows.resources.count).fill(NONE);
  for (let row = 0; row < end; row++) {
    const stated = (rows.traits.array[row] & TRAIT.STATED) !== 0;
    if (stated && rows.needCount.array[row] === 0) wide.push(row);
    needPostings(values, row, (_, r) => {
      if (lastToNeed[r] === row) wide.push(row);
      lastToNeed[r] = row;
    });
  }
  return [...new Set(wide)];
}

/** The books of every family and dimension, as fractions of the largest values, and these. */
function codeBooks(values: RowValues, end: number): { books: CodeBook[][]; largest: Float64Array[] } {
  const { dimension } = values.rows.resources;
  const perDimension = DIMENSIONS.length + 1;
  const largest = Array.from({ length: FAMILIES }, (_, f) =>
    new Float64Array(perDimension).fill(f === NEED ? 0 : 1),
  );
  for (let row = 0; row < end; row++) {
    needPostings(values, row, (f, r, value) => {
      if (value > largest[f][dimension[r]]) largest[f][dimension[r]] = value;
    });
  }
  const counts = largest.map((family) => Array.from(family, () => new Float64Array(STEPS + 1)));
  const count = (f: number, r: number, value: number): void => {
    counts[f][dimension[r]][stepOf(value / largest[f][dimension[r]])]++;
  };
  for (let row = 0; row < end; row++) {
    offerPostings(values, row, count);
    needPostings(values, row, count);
  }
  return { books: counts.map((family) => family.map(optimalBook)), largest };
}

function writePostings(
  values: RowValues,
  blockStart: readonly number[],
  books: readonly (readonly CodeBook[])[],
  largest: readonly Float64Array[],
  wide: ReadonlySet<number>,
): ListStarts & Pick<RowIndex, 'postings'> {
  const { rows } = values;
  const { count, dimension } = rows.resources;
  const blocks = blockStart.length - 1;
  const last = blocks * FAMILIES * count;
  const firstOfRun = new Uint32Array((last >>> RUN_BITS) + 1);
  const beyondFirst = new Uint16Array(last + 1);
  const begin = (list: number, at: number): void => {
    if ((list & ((1 << RUN_BITS) - 1)) === 0) firstOfRun[list >>> RUN_BITS] = at;
    beyondFirst[list] = at - firstOfRun[list >>> RUN_BITS];
  };
  const postings: GrowingArray<Uint16Array> = growingArray(Uint16Array);
  const codes = books.map((family) => family.map(codesOf));
  const lists: number[] = [];
  const words: number[] = [];
  const next = new Uint32Array(FAMILIES * count + 1);
  for (let block = 0; block < blocks; block++) {
    lists.length = words.length = 0;
    next.fill(0);
    for (let row = blockStart[block]; row < blockStart[block + 1]; row++) {
      if (wide.has(row)) continue;
      const local = row - blockStart[block];
      const note = (f: number, r: number, value: number): void => {
        const code = codes[f][dimension[r]][stepOf(value / largest[f][dimension[r]])];
        lists.push(f * count + r);
        words.push((code << BLOCK_BITS) | local);
        next[f * count + r + 1]++;
      };
      offerPostings(values, row, note);
      needPostings(values, row, note);
    }
    const base = postings.length;
    for (let list = 0; list < FAMILIES * count; list++) {
      next[list + 1] += next[list];
      begin(block * FAMILIES * count + list, base + next[list]);
    }
    for (let i = 0; i < lists.length; i++) postings.push(0);
    for (let i = 0; i < lists.length; i++) postings.array[base + next[lists[i]]++] = words[i];
  }
  begin(last, postings.length);
  postings.trim();
  return { firstOfRun, beyondFirst, postings: postings.array };
}

/** What the order of rows is made of: the most common kind first, stated before others, then kinds, places, sectors. */
export interface SortTraits {
  readonly kind: number;
  readonly stated: boolean;
  /** The number of its only place, or NONE. */
  readonly place: number;
  readonly sector: string;
}

/** The order in which rows are written so that bounds bite: indices into `traits`. */
export function sortForIndex(traits: readonly SortTraits[]): number[] {
  const byKind: number[] = [];
  for (const { kind } of traits) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const majorKind = byKind.reduce((most, n, kind) => (n > (byKind[most] ?? 0) ? kind : most), 0);
  const rank = ({ kind, stated, place }: SortTraits): number =>
    (((kind === majorKind ? 0 : 2) + (stated ? 0 : 1)) * 16 + kind) * 2 ** 32 + place + 1;
  const ranks = Float64Array.from(traits, rank);
  return Array.from(traits.keys()).sort((p, q) => {
    if (ranks[p] !== ranks[q]) return ranks[p] - ranks[q];
    return traits[p].sector < traits[q].sector ? -1 : traits[p].sector > traits[q].sector ? 1 : 0;
  });
}
