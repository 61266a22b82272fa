export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
type NumbersConstructor<T extends Numbers> = new (
  buffer: SharedArrayBuffer,
) => T & { BYTES_PER_ELEMENT: number };

/** A typed array over shared memory that grows at its end. `array` is replaced when it grows: read it anew. */
export interface GrowingArray<T extends Numbers> {
  array: T;
  length: number;
  push(value: number): void;
  /** Appends many at once. */
  append(values: ArrayLike<number>): void;
  /** Drops the reserve at the end. */
  trim(): void;
}

/** An empty array; pushing costs O(1) on average. */
export function growingArray<T extends Numbers>(
  constructor: NumbersConstructor<T> & { readonly BYTES_PER_ELEMENT: number },
  capacity = 16,
): GrowingArray<T> {
  const allocate = (length: number): T =>
    new constructor(new SharedArrayBuffer(length * constructor.BYTES_PER_ELEMENT));
  const moveTo = (length: number): void => {
    const next = allocate(length);
    next.set(self.array.subarray(0, self.length));
    self.array = next;
  };
  const makeRoom = (length: number): void => {
    if (length > self.array.length) moveTo(Math.max(16, length, Math.ceil(self.length * 1.5)));
  };
  const self = arrayOver(allocate(capacity), 0, makeRoom, () => moveTo(self.length));
  return self;
}

/**
 * An array over memory that others read too, so that it cannot move: it has `length` values and room for those that
 * fit. Pushing more throws a RangeError.
 */
export function fixedArray<T extends Numbers>(array: T, length: number): GrowingArray<T> {
  const makeRoom = (wanted: number): void => {
    if (wanted > array.length) throw new RangeError('No room is left in the rows of this generation.');
  };
  return arrayOver(array, length, makeRoom, () => undefined);
}

function arrayOver<T extends Numbers>(
  array: T,
  length: number,
  makeRoom: (length: number) => void,
  trim: () => void,
): GrowingArray<T> {
  const self: GrowingArray<T> = {
    array,
    length,
    push: (value) => {
      if (self.length === self.array.length) makeRoom(self.length + 1);
      self.array[self.length++] = value;
    },
    append: (values) => {
      makeRoom(self.length + values.length);
      self.array.set(values, self.length);
      self.length += values.length;
    },
    trim,
  };
  return self;
}
