import type { RowFault } from './importFault';
import type { RowValues } from './readRow';
import { COLUMNS, keyColumns, placesOf } from './tables';
import type { TableName } from './tables';

/**
 * Finds a key that occurs twice in one file: the same row again is fine ('SAME'), a row that says something else is a fault
 * that names both lines; null for a key that is new. Keeps 32 to 64 bytes a row, whatever the row is: keys and contents as hashes of 64 and 32
 * bits, so that among a million rows two keys are taken for one with a chance of one in 37 million.
 */
export function duplicateGuard(
  table: TableName,
): (values: RowValues, line: number) => RowFault | 'SAME' | null {
  const keyNames = keyColumns(table);
  const key = placesOf(table, keyNames);
  const content = placesOf(table, COLUMNS[table]).filter((place) => !key.includes(place));
  let capacity = 1 << 10;
  let count = 0;
  let slots = emptySlots(capacity);

  let head = '';
  let headHigh = 0;
  let headLow = 0;

  return (values, line) => {
    // Rows of an organisation mostly stand together: its id is looked at once.
    const start = values[key[0]] as string;
    if (start !== head) {
      head = start;
      headHigh = mixText(0x9e3779b9, start);
      headLow = mixText(0x85ebca6b, start);
    }
    let high = headHigh;
    let low = headLow;
    for (let k = 1; k < key.length; k++) {
      const text = values[key[k]] as string;
      high = mix(high, 0x110000);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        high = mix(high, unit);
        low = Math.imul(low ^ unit, 0x01000193);
      }
    }
    high = finish(high);
    low = finish(low);
    const said = hashOf(values, content);
    const slot = find(slots, capacity, high, low);
    const first = slots[slot + LINE];
    if (first === 0) {
      put(slots, slot, high, low, said, line);
      if (++count * 2 > capacity) slots = grown(slots, (capacity *= 2));
      return null;
    }
    if (slots[slot + CONTENT] === said) return 'SAME';
    const name = key.map((place) => String(values[place])).join(', ');
    return {
      field: keyNames.join(', '),
      reason: `line ${first} has the same key, ${name}, and says something else`,
      remedy: `Keep line ${first} or line ${line}.`,
    };
  };
}

const CONTENT = 2;
const LINE = 3;
const WIDTH = 4;

function emptySlots(capacity: number): Uint32Array {
  return new Uint32Array(capacity * WIDTH);
}

/** Open addressing; the slot of the key, or the empty one where it belongs. */
function find(slots: Uint32Array, capacity: number, high: number, low: number): number {
  for (let i = low & (capacity - 1); ; i = (i + 1) & (capacity - 1)) {
    const slot = i * WIDTH;
    if (slots[slot + LINE] === 0 || (slots[slot] === high && slots[slot + 1] === low)) return slot;
  }
}

function put(
  slots: Uint32Array,
  slot: number,
  high: number,
  low: number,
  content: number,
  line: number,
): void {
  slots[slot] = high;
  slots[slot + 1] = low;
  slots[slot + CONTENT] = content;
  slots[slot + LINE] = line;
}

function grown(slots: Uint32Array, capacity: number): Uint32Array {
  const larger = emptySlots(capacity);
  for (let slot = 0; slot < slots.length; slot += WIDTH) {
    if (slots[slot + LINE] === 0) continue;
    const [high, low] = [slots[slot], slots[slot + 1]];
    put(larger, find(larger, capacity, high, low), high, low, slots[slot + CONTENT], slots[slot + LINE]);
  }
  return larger;
}

/** 32 bits of the values at some places. */
function hashOf(values: RowValues, places: readonly number[]): number {
  let hash = 0xc2b2ae35;
  for (const place of places) hash = mix(mixValue(hash, values[place]), 0x110000);
  return finish(hash);
}

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

function mixValue(hash: number, value: unknown): number {
  if (value === null || value === undefined) return mix(hash, value === null ? 1 : 2);
  if (typeof value === 'string') return mixText(hash, value);
  if (typeof value === 'boolean') return mix(hash, value ? 3 : 4);
  if (Array.isArray(value)) return mixText(hash, value.join('\u0001'));
  float[0] = value as number;
  return mix(mix(hash, halves[0]), halves[1]);
}

function mixText(hash: number, text: string): number {
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

/** Murmur's step. */
function mix(hash: number, bits: number): number {
  const mixed = Math.imul(hash ^ bits, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
