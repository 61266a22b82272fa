import { MARK } from '../search/marks';
import type { GraphMemory } from './graphMemory';
import { type Kernel, BOUND_PARAMETERS as AT, MOST_PAST } from './kernel';

const LANES = 8;
const CODES = 16;
/** Lists that share a beginning, as in the index. */
const RUN_BITS = 4;
const MOST = 32_767;
/** Gain per step of a lane. */
const PER_STEP = 1 / 16_384;
const { fround, imul } = Math;

/** The kernel in TypeScript: slower, easier to read, and the same to the bit, which proves the other. */
export function typescriptKernel(memory: GraphMemory): Kernel {
  let views = viewsOf(memory.buffer);
  const current = (): Views => {
    if (views.buffer.byteLength !== memory.buffer.byteLength) views = viewsOf(memory.buffer);
    return views;
  };

  /** Visits the rows that are listed. */
  const eachListed = (parameters: number, from: number, to: number, visit: (i: number) => void): void => {
    const { u8, i16, u32 } = current();
    const of = (name: keyof typeof AT): number => u32[(parameters + AT[name]) / 4];
    for (let i = from; i < to; i++) {
      const mark = u8[of('marks') + i];
      let related = (mark & (MARK.SHARES | MARK.SHARES_AUDIENCE)) !== 0;
      for (let lane = 0; lane < LANES; lane++)
        related ||= i16[of('seekerLanes') / 2 + i * LANES + lane] !== 0;
      if (!related || (mark & MARK.SKIPPED) !== 0) continue;
      if (((u32[of('traits') / 4 + i] & of('mask')) ^ of('required')) === 0) visit(i);
    }
  };

  const bound = (
    [parameters, weights, from, to, least]: readonly number[],
    product: (i: number, x: number, y: number) => number,
  ): number => {
    const { u8, i16, u16, u32, f32 } = current();
    const of = (name: keyof typeof AT): number => u32[(parameters + AT[name]) / 4];
    let [total, count] = [0, 0];
    eachListed(parameters, from, to, (i) => {
      total++;
      let largest = -Infinity;
      for (let lane = 0; lane < LANES; lane++) {
        const floor = (parameters + AT.seekerFloor) / 2 + lane;
        const rowFloor = (parameters + AT.rowFloor) / 2 + lane;
        const x = Math.max(i16[of('seekerLanes') / 2 + i * LANES + lane], i16[floor]);
        const y = Math.max(i16[(of('rowLanes') + i * of('rowLanesStep')) / 2 + lane], i16[rowFloor]);
        largest = Math.max(largest, fround(product(i, x, y) * f32[weights / 4 + lane]));
      }
      const acquainted = (u8[of('marks') + i] & MARK.ACQUAINTED) !== 0;
      const past = acquainted ? 0 : Math.min(u16[of('pasts') / 2 + i], MOST_PAST) + 1;
      const square = fround(largest * f32[of('fame') / 4 + past]);
      if (square < fround(least)) return;
      u16[of('found') / 2 + count] = i;
      f32[of('squares') / 4 + count++] = square;
    });
    u32[(parameters + AT.total) / 4] = total;
    return count;
  };

  return {
    clear: (at, bytes) => void current().u8.fill(0, at, at + bytes),
    fillTables(count, relating, factors, books, tables) {
      const { i16, u32, f32 } = current();
      for (let at = 0; at < count * CODES * LANES; at++) {
        const [table, code, lane] = [at >> 7, (at >> 3) & 15, at & 7];
        const value = f32[u32[books / 4 + table] / 4 + code];
        const steps = Math.min(MOST, Math.ceil(fround(f32[factors / 4 + table * LANES + lane] * value)));
        i16[tables / 2 + at] = lane === 0 && table < relating ? Math.max(1, steps) : steps;
      }
    },
    runLists(count, relating, lists, tables, base, firstOfRun, beyondFirst, postings, sums) {
      const { u16, i16, u32 } = current();
      let touched = 0;
      for (let i = 0; i < count; i++) {
        const [from, to] = span(current(), firstOfRun, beyondFirst, base + u32[lists / 4 + i]);
        touched += to - from;
        for (let p = from; p < to; p++) {
          const posting = u16[postings / 2 + p];
          const at = sums / 2 + (posting & 4095) * LANES;
          const adds = u32[tables / 4 + i] / 2 + (posting >>> 12) * LANES;
          if (i >= relating && i16.subarray(at, at + LANES).every((sum) => sum === 0)) continue;
          for (let lane = 0; lane < LANES; lane++) {
            i16[at + lane] = Math.min(MOST, i16[at + lane] + i16[adds + lane]);
          }
        }
      }
      return touched;
    },
    markLists(count, lists, marksOf, base, firstOfRun, beyondFirst, postings, marks) {
      const { u8, u16, u32 } = current();
      let touched = 0;
      for (let i = 0; i < count; i++) {
        const [from, to] = span(current(), firstOfRun, beyondFirst, base + u32[lists / 4 + i]);
        touched += to - from;
        for (let p = from; p < to; p++) u8[marks + (u16[postings / 2 + p] & 4095)] |= u8[marksOf + i];
      }
      return touched;
    },
    countListed(parameters, from, to) {
      const { u16, u32 } = current();
      const found = u32[(parameters + AT.found) / 4] / 2;
      let count = 0;
      eachListed(parameters, from, to, (i) => (u16[found + count++] = i));
      return count;
    },
    boundByNeeds: (...asked) => bound(asked, (_, x, y) => fround(imul(x, y))),
    boundByWords(...asked) {
      const { u32, f32 } = current();
      const [parameters] = asked;
      const shiftOf = (words: 'words' | 'rowWords', texts: 'seekerTexts' | 'rowTexts', i: number): number =>
        fround(f32[(parameters + AT[words]) / 4] * f32[u32[(parameters + AT[texts]) / 4] / 4 + i]);
      const raised = (steps: number, shift: number): number =>
        fround(shift + fround(fround(1 - shift) * fround(steps * PER_STEP)));
      return bound(asked, (i, x, y) =>
        fround(raised(x, shiftOf('words', 'seekerTexts', i)) * raised(y, shiftOf('rowWords', 'rowTexts', i))),
      );
    },
  };
}

interface Views {
  readonly buffer: SharedArrayBuffer;
  readonly u8: Uint8Array;
  readonly i16: Int16Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
}

function viewsOf(buffer: SharedArrayBuffer): Views {
  return {
    buffer,
    u8: new Uint8Array(buffer),
    i16: new Int16Array(buffer),
    u16: new Uint16Array(buffer),
    u32: new Uint32Array(buffer),
    f32: new Float32Array(buffer),
  };
}

/** Where the postings of a list begin and end. */
function span({ u16, u32 }: Views, firstOfRun: number, beyondFirst: number, list: number): [number, number] {
  const start = (i: number): number => u32[firstOfRun / 4 + (i >>> RUN_BITS)] + u16[beyondFirst / 2 + i];
  return [start(list), start(list + 1)];
}
