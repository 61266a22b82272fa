/** Rows by their bounds, the highest first, each with the readings that reach the page, as bits. */
export interface BoundHeap {
  readonly size: number;
  /** The highest bound, -1 where there is none; its row and readings. */
  readonly highest: number;
  readonly row: number;
  readonly readings: number;
  clear(): void;
  /** O(log size). */
  push(row: number, bound: number, readings: number): void;
  /** Takes the row with the highest bound away; O(log size). */
  pop(): void;
}

/** A binary heap that keeps its memory. */
export function boundHeap(): BoundHeap {
  let rows = new Int32Array(1024);
  let bounds = new Float64Array(1024);
  let readings = new Int32Array(1024);
  let size = 0;
  const grow = (): void => {
    const before = { rows, bounds, readings };
    rows = new Int32Array(2 * size);
    bounds = new Float64Array(2 * size);
    readings = new Int32Array(2 * size);
    rows.set(before.rows);
    bounds.set(before.bounds);
    readings.set(before.readings);
  };
  const move = (from: number, to: number): void => {
    rows[to] = rows[from];
    bounds[to] = bounds[from];
    readings[to] = readings[from];
  };
  return {
    get size() {
      return size;
    },
    get highest() {
      return size === 0 ? -1 : bounds[0];
    },
    get row() {
      return rows[0];
    },
    get readings() {
      return readings[0];
    },
    clear: () => {
      size = 0;
    },
    push: (row, bound, bits) => {
      if (size === rows.length) grow();
      let at = size++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (bounds[above] >= bound) break;
        move(above, at);
        at = above;
      }
      rows[at] = row;
      bounds[at] = bound;
      readings[at] = bits;
    },
    pop: () => {
      const bound = bounds[--size];
      let at = 0;
      for (let below = 1; below < size; below = 2 * at + 1) {
        if (below + 1 < size && bounds[below + 1] > bounds[below]) below++;
        if (bounds[below] <= bound) break;
        move(below, at);
        at = below;
      }
      move(size, at);
    },
  };
}
