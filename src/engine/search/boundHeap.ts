/** Rows by their bounds: the highest comes first. */
export interface BoundHeap {
  readonly size: number;
  /** The highest bound; -1 where there is none. */
  readonly highest: number;
  clear(): void;
  /** O(log size). */
  push(row: number, bound: number): void;
  /** Takes the row with the highest bound; O(log size). */
  pop(): number;
}

/** A binary heap that keeps its memory. */
export function boundHeap(): BoundHeap {
  let rows = new Int32Array(1024);
  let bounds = new Float64Array(1024);
  let size = 0;
  const grow = (): void => {
    const [more, moreBounds] = [new Int32Array(2 * size), new Float64Array(2 * size)];
    more.set(rows);
    moreBounds.set(bounds);
    [rows, bounds] = [more, moreBounds];
  };
  return {
    get size() {
      return size;
    },
    get highest() {
      return size === 0 ? -1 : bounds[0];
    },
    clear: () => {
      size = 0;
    },
    push: (row, bound) => {
      if (size === rows.length) grow();
      let at = size++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (bounds[above] >= bound) break;
        rows[at] = rows[above];
        bounds[at] = bounds[above];
        at = above;
      }
      rows[at] = row;
      bounds[at] = bound;
    },
    pop: () => {
      const first = rows[0];
      const [row, bound] = [rows[--size], bounds[size]];
      let at = 0;
      for (let below = 1; below < size; below = 2 * at + 1) {
        if (below + 1 < size && bounds[below + 1] > bounds[below]) below++;
        if (bounds[below] <= bound) break;
        rows[at] = rows[below];
        bounds[at] = bounds[below];
        at = below;
      }
      rows[at] = row;
      bounds[at] = bound;
      return first;
    },
  };
}
