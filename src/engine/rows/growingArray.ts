type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type NumbersConstructor<T extends Numbers> = new (
  buffer: SharedArrayBuffer,
) => T & { BYTES_PER_ELEMENT: number };

/** A typed array over shared memory that grows at its end. `array` is replaced when it grows: read it anew. */
export interface GrowingArray<T extends Numbers> {
  array: T;
  length: number;
  push(value: number): void;
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
  const self: GrowingArray<T> = {
    array: allocate(capacity),
    length: 0,
    push: (value) => {
      if (self.length === self.array.length) moveTo(Math.max(16, Math.ceil(self.length * 1.5)));
      self.array[self.length++] = value;
    },
    trim: () => moveTo(self.length),
  };
  return self;
}
