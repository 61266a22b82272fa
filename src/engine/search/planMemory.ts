import { addMemory, type GraphMemory } from '../kernel/graphMemory';
import type { Kernel } from '../kernel/kernel';

/** Memory for what is planned for one query after the other. */
export interface PlanMemory {
  readonly kernel: Kernel;
  /** All of the memory, in whole numbers of 32 bits, floats and doubles; others once more has been taken. */
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  /** Gives back all that has been taken. */
  begin(): void;
  /** The address of so many bytes, on a boundary of sixteen; O(1), for what queries have taken is kept. */
  take(bytes: number): number;
  /** Puts numbers there and returns their address. */
  put(values: Int32Array): number;
  putBytes(values: Uint8Array): number;
}

/** Memory is asked for in pieces of so many bytes at least. */
const PIECE_BYTES = 262_144;

/** Memory at the end of a generation that one search after the other takes from. */
export function planMemory(memory: GraphMemory, kernel: Kernel): PlanMemory {
  const pieces: { readonly from: number; readonly to: number }[] = [];
  let [piece, at] = [-1, 0];
  let u32 = new Uint32Array(memory.buffer);
  let f32 = new Float32Array(memory.buffer);
  let f64 = new Float64Array(memory.buffer);
  const addPiece = (bytes: number): void => {
    const size = Math.max(PIECE_BYTES, bytes);
    const from = addMemory(memory, size);
    pieces.push({ from, to: from + size });
    u32 = new Uint32Array(memory.buffer);
    f32 = new Float32Array(memory.buffer);
    f64 = new Float64Array(memory.buffer);
  };
  const take = (bytes: number): number => {
    const size = Math.ceil(bytes / 16) * 16;
    while (piece < 0 || at + size > pieces[piece].to) {
      if (++piece === pieces.length) addPiece(size);
      at = pieces[piece].from;
    }
    at += size;
    return at - size;
  };
  return {
    kernel,
    get u32() {
      return u32;
    },
    get f32() {
      return f32;
    },
    get f64() {
      return f64;
    },
    begin: () => {
      piece = -1;
    },
    take,
    put: (values) => {
      const address = take(values.length * 4);
      u32.set(values, address / 4);
      return address;
    },
    putBytes: (values) => {
      const address = take(values.length);
      new Uint8Array(memory.buffer, address).set(values);
      return address;
    },
  };
}
