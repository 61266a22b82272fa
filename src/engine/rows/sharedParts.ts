import { createMemory, type GraphMemory } from '../kernel/graphMemory';
import { fixedArray, type GrowingArray, type Numbers } from './growingArray';

/** First bytes of every memory: "mbio" and the version of this layout. */
const MAGIC = 0x6f69626d;
const SHARED_VERSION = 1;
const HEADER_WORDS = 4;
const HEADER_BYTES = HEADER_WORDS * 4;

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof KINDS;
type NumbersOver = new (buffer: ArrayBufferLike, offset: number, length: number) => Numbers;

/** An array within a tree of plain data: where it lies, how many values it has, for how many there is room. */
interface Section {
  readonly $: Kind;
  readonly at: number;
  readonly length: number;
  readonly room: number;
  /** Whether it comes out as a growing array. */
  readonly grows: boolean;
}

/** An array that is handed over with room for more values than it has. */
interface Roomy {
  readonly roomFor: number;
  readonly values: Numbers;
  readonly length: number;
}

/** Marks an array: it comes out as a growing array with room for so many more values. */
export function withRoom({ array, length }: GrowingArray<Numbers>, more: number): Roomy {
  return { roomFor: length + more, values: array, length };
}

/**
 * Puts a tree of plain data and number arrays into one shared memory: a header (magic, version, length of the tree),
 * the tree as JSON in which arrays are places, then the arrays, each on a boundary of eight bytes. O(bytes).
 * @throws TypeError where the tree holds what cannot be shared, such as a function
 */
export function packParts(parts: object): GraphMemory {
  const sections: { readonly from: Numbers; readonly length: number; readonly at: number }[] = [];
  let end = 0;
  const place = (from: Numbers, length: number, room: number, grows: boolean): Section => {
    const at = end;
    sections.push({ from, length, at });
    end = upToEight(at + room * from.BYTES_PER_ELEMENT);
    return { $: from.constructor.name as Kind, at, length, room, grows };
  };
  const text = Buffer.from(
    JSON.stringify(parts, (key, value: unknown) => {
      if (isRoomy(value)) return place(value.values, value.length, value.roomFor, true);
      if (ArrayBuffer.isView(value)) {
        const { length } = value as Numbers;
        return place(value as Numbers, length, length, false);
      }
      if (value instanceof Map && isNumbering(value)) return { names: [...value.keys()] } satisfies Names;
      if (typeof value === 'function' || value instanceof Map || value instanceof Set) {
        throw new TypeError(`${key} cannot be shared between threads.`);
      }
      return value;
    }),
  );
  const start = upToEight(HEADER_BYTES + text.length);
  const memory = createMemory(start + end);
  const { buffer } = memory;
  new Uint32Array(buffer, 0, HEADER_WORDS).set([MAGIC, SHARED_VERSION, text.length, start]);
  new Uint8Array(buffer, HEADER_BYTES).set(text);
  for (const { from, length, at } of sections) {
    const constructor = KINDS[from.constructor.name as Kind] as NumbersOver;
    new constructor(buffer, start + at, length).set(from.subarray(0, length));
  }
  return memory;
}

/**
 * The tree again, its arrays over the memory itself. O(size of the tree).
 * @throws RangeError where the memory is of another layout
 */
export function openParts<T>({ buffer }: GraphMemory): T {
  const [magic, version, length, start] = new Uint32Array(buffer, 0, HEADER_WORDS);
  if (magic !== MAGIC || version !== SHARED_VERSION) {
    throw new RangeError(`This is no shared copy of the graph of version ${SHARED_VERSION}.`);
  }
  const text = Buffer.from(buffer, HEADER_BYTES, length).toString('utf8');
  return JSON.parse(text, (_, value: unknown) => {
    if (isNames(value)) return new Map(value.names.map((name, number) => [name, number]));
    if (!isSection(value)) return value;
    const array = new (KINDS[value.$] as NumbersOver)(buffer, start + value.at, value.room);
    return value.grows ? fixedArray(array, value.length) : array;
  }) as T;
}

/** Names that are numbered in the order they came. */
interface Names {
  readonly names: readonly string[];
}

function isNumbering(map: ReadonlyMap<unknown, unknown>): map is ReadonlyMap<string, number> {
  let next = 0;
  for (const number of map.values()) if (number !== next++) return false;
  return true;
}

function isNames(value: unknown): value is Names {
  return typeof value === 'object' && value !== null && 'names' in value;
}

function isRoomy(value: unknown): value is Roomy {
  return typeof value === 'object' && value !== null && 'roomFor' in value;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && '$' in value;
}

function upToEight(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
