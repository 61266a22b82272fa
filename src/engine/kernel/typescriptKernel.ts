import { CODES } from '../index/codeBook';
import { ABOVE_SINGLE } from '../index/textIndex';
import { LANE_STEPS, LANES } from '../search/lanes';
import { MARK } from '../search/marks';
import type { GraphMemory } from './graphMemory';
import { TRAIT } from '../rows/traits';
import {
  type Kernel,
  BOUND_PARAMETERS as AT,
  BOUND_RUN,
  DOCUMENT_PARAMETERS,
  LIST_TABLE,
  LIST_UNDER_WAY,
  MOST_PAST,
  QUERY_LANGUAGE,
  QUERY_PARAMETERS,
  TEXT_POSTINGS,
} from './kernel';

/** Lists that share a beginning, as in the index. */
const RUN_BITS = 4;
const MOST = 32_767;
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

  /** Bounds run after run. */
  const bound = (
    [count, runs, least]: readonly [count: number, runs: number, least: number],
    product: (parameters: number, i: number, x: number, y: number) => number,
  ): number => {
    const { u8, i16, u16, u32, f32 } = current();
    let found = 0;
    for (let run = runs; run < runs + count * BOUND_RUN.bytes; run += BOUND_RUN.bytes) {
      const ofRun = (name: keyof typeof BOUND_RUN): number => u32[(run + BOUND_RUN[name]) / 4];
      const parameters = ofRun('parameters');
      const of = (name: keyof typeof AT): number => u32[(parameters + AT[name]) / 4];
      let listed = 0;
      eachListed(parameters, ofRun('from'), ofRun('to'), (i) => {
        listed++;
        let largest = -Infinity;
        for (let lane = 0; lane < LANES; lane++) {
          const floor = (parameters + AT.seekerFloor) / 2 + lane;
          const rowFloor = (parameters + AT.rowFloor) / 2 + lane;
          const x = Math.max(i16[of('seekerLanes') / 2 + i * LANES + lane], i16[floor]);
          const y = Math.max(i16[(of('rowLanes') + i * of('rowLanesStep')) / 2 + lane], i16[rowFloor]);
          const gains = product(parameters, i, x, y);
          largest = Math.max(largest, fround(gains * f32[ofRun('weights') / 4 + lane]));
        }
        const acquainted = (u8[of('marks') + i] & MARK.ACQUAINTED) !== 0;
        const past = acquainted ? 0 : Math.min(u16[of('pasts') / 2 + i], MOST_PAST) + 1;
        const square = fround(largest * f32[of('fame') / 4 + past]);
        if (!(square >= fround(least))) return;
        u16[of('found') / 2 + found] = i;
        f32[of('squares') / 4 + found++] = square;
      });
      u32[(run + BOUND_RUN.listed) / 4] = listed;
      u32[(run + BOUND_RUN.end) / 4] = found;
    }
    return found;
  };

  return {
    clear: (at, bytes) => void current().u8.fill(0, at, at + bytes),
    fillTables(count, tracing, records, weights, tables) {
      const { i16, u32, f32 } = current();
      for (let at = 0; at < count * CODES * LANES; at++) {
        const [table, code, lane] = [at >> 7, (at >> 3) & 15, at & 7];
        const of = (name: keyof typeof LIST_TABLE): number =>
          (records + table * LIST_TABLE.bytes + LIST_TABLE[name]) / 4;
        const value = f32[u32[of('book')] / 4 + code];
        const factor = fround(f32[weights / 4 + u32[of('dimension')] * LANES + lane] * f32[of('share')]);
        const steps = Math.min(MOST, Math.ceil(fround(factor * value)));
        i16[tables / 2 + at] = lane === 0 && table < tracing ? Math.max(1, steps) : steps;
      }
    },
    runLists(
      ...[
        count,
        relating,
        lists,
        tableOf,
        tables,
        base,
        firstOfRun,
        beyondFirst,
        postings,
        sums,
      ]: readonly number[]
    ) {
      const { u16, i16, u32 } = current();
      let touched = 0;
      for (let i = 0; i < count; i++) {
        const [from, to] = span(current(), firstOfRun, beyondFirst, base + u32[lists / 4 + i]);
        touched += to - from;
        for (let p = from; p < to; p++) {
          const posting = u16[postings / 2 + p];
          const at = sums / 2 + (posting & 4095) * LANES;
          const adds = tables / 2 + (u32[tableOf / 4 + i] * CODES + (posting >>> 12)) * LANES;
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
    countListed(parameters, from, to, at) {
      const { u16, u32 } = current();
      const found = u32[(parameters + AT.found) / 4] / 2 + at;
      let count = 0;
      eachListed(parameters, from, to, (i) => (u16[found + count++] = i));
      return count;
    },
    boundRuns(count, runs, words, least) {
      if (words === 0) return bound([count, runs, least], (_parameters, _i, x, y) => fround(imul(x, y)));
      const { u32, f32 } = current();
      const raised = (steps: number, shift: number): number =>
        fround(shift + fround(fround(1 - shift) * fround(steps / LANE_STEPS)));
      return bound([count, runs, least], (parameters, i, x, y) => {
        const shiftOf = (words: 'words' | 'rowWords', texts: 'seekerTexts' | 'rowTexts'): number =>
          fround(f32[(parameters + AT[words]) / 4] * f32[u32[(parameters + AT[texts]) / 4] / 4 + i]);
        return fround(
          raised(x, shiftOf('words', 'seekerTexts')) * raised(y, shiftOf('rowWords', 'rowTexts')),
        );
      });
    },
    addTexts(count, lists, postings, from, to, sums) {
      const { u8, i32, u32, f64 } = current();
      const of = (name: keyof typeof TEXT_POSTINGS): number => u32[(postings + TEXT_POSTINGS[name]) / 4];
      let touched = 0;
      for (let i = 0; i < count; i++) {
        const list = lists + i * LIST_UNDER_WAY.bytes;
        const of32 = (name: keyof typeof LIST_UNDER_WAY): number => (list + LIST_UNDER_WAY[name]) / 4;
        const term = u32[of32('term')];
        if (u32[of32('reached')] !== from) {
          const [first, last] = [u32[of('skipStart') / 4 + term], u32[of('skipStart') / 4 + term + 1]];
          let skip = first;
          while (skip < last && i32[of('skipText') / 4 + skip] < from) skip++;
          const entered = skip > first;
          u32[of32('at')] = entered ? u32[of('skipByte') / 4 + skip - 1] : u32[of('start') / 4 + term];
          i32[of32('text')] = entered ? i32[of('skipText') / 4 + skip - 1] : -1;
        }
        const end = u32[of('start') / 4 + term + 1];
        while (u32[of32('at')] < end) {
          const { distance, number, size } = readPosting(u8, of('bytes') + u32[of32('at')]);
          const text = i32[of32('text')] + distance;
          if (text >= to) break;
          u32[of32('at')] += size;
          i32[of32('text')] = text;
          if (text < from) continue;
          f64[sums / 8 + text - from] += f64[u32[of32('addends')] / 8 + number];
          touched++;
        }
        u32[of32('reached')] = to;
      }
      return touched;
    },
    foldDocuments(parameters, base, end) {
      const { u8, u32, f32, f64 } = current();
      const of = (name: keyof typeof DOCUMENT_PARAMETERS): number =>
        u32[(parameters + DOCUMENT_PARAMETERS[name]) / 4];
      const rounding = f64[(parameters + DOCUMENT_PARAMETERS.rounding) / 8];
      const silence = f64[(parameters + DOCUMENT_PARAMETERS.silence) / 8];
      const documentOf = (row: number): number => u32[of('firstDocument') / 4 + row];
      for (let row = base; row < end; row++) {
        let [total, best] = [0, 0];
        for (let document = documentOf(row); document < documentOf(row + 1); document++) {
          const sum = of('sums') / 8 + document - documentOf(base);
          const cosine = f64[sum] * f32[of('perLength') / 4 + document];
          f64[sum] = 0;
          total += cosine;
          best = Math.max(best, cosine);
        }
        const count = documentOf(row + 1) - documentOf(row);
        let text = count === 0 ? silence : 0;
        if (total > 0) {
          u8[of('marks') + row - base] |= MARK.SHARES;
          const share = count === 1 ? 1 : f32[of('perSumLength') / 4 + row];
          const bound = 2 * ((total + count * rounding) * share + rounding) + (best + rounding);
          text = bound < 1 ? bound * ABOVE_SINGLE : 1;
        }
        f32[of('out') / 4 + row] = text;
      }
    },
    foldQueries(parameters, base, end) {
      const { u16, u32, f32, f64 } = current();
      const of = (name: keyof typeof QUERY_PARAMETERS): number =>
        u32[(parameters + QUERY_PARAMETERS[name]) / 4];
      const perUnit = f64[(parameters + QUERY_PARAMETERS.perUnit) / 8];
      const rounding = f64[(parameters + QUERY_PARAMETERS.rounding) / 8];
      const textOf = (row: number): number => {
        const traits = u32[of('traits') / 4 + row - base];
        if ((traits & TRAIT.ASKS_IN_WORDS) === 0) return (traits & TRAIT.HAS_QUERY) === 0 ? 0 : 1;
        const language = of('languages') + u16[of('queryLanguage') / 2 + row] * QUERY_LANGUAGE.size;
        const lanes = u32[language / 4];
        if (lanes === 0) return (traits & TRAIT.STATED) !== 0 ? 0 : 0.25;
        if (perUnit === 0) return 1;
        const sum = f64[of('sums') / 8 + row - base];
        if (sum === 0) return 0;
        const steps = [0, 1, 2, 3].map((lane) =>
          ((lanes >>> lane) & 1) === 0 ? 0 : Math.floor(sum / 2 ** (13 * lane)) % 2 ** 13,
        );
        const unit = perUnit / f64[of('queryLength') / 8 + row];
        const nearest = Math.max(...steps) * unit + rounding;
        const total = steps[0] + steps[1] + steps[2] + steps[3];
        const perSum = f64[(language + QUERY_LANGUAGE.perSum) / 8];
        const text = 2 * (total * unit * perSum + rounding) + nearest;
        return text < 1 ? text * ABOVE_SINGLE : 1;
      };
      for (let row = base; row < end; row++) f32[of('out') / 4 + row] = textOf(row);
    },
  };
}

/** The posting at a byte: how far its text is from the one before, the number of its weight, its bytes. */
function readPosting(u8: Uint8Array, at: number): { distance: number; number: number; size: number } {
  const b = u8[at];
  if (b < 192) return { distance: 1 + (b & 63), number: b >>> 6, size: 1 };
  if (b < 240) return { distance: 1 + (((b & 15) << 8) | u8[at + 1]), number: (b - 192) >>> 4, size: 2 };
  if (b < 248)
    return { distance: 1 + (((b & 7) << 16) | (u8[at + 1] << 8) | u8[at + 2]), number: 0, size: 3 };
  const distance = (u8[at + 1] << 24) | (u8[at + 2] << 16) | (u8[at + 3] << 8) | u8[at + 4];
  return { distance, number: (u8[at + 5] << 8) | u8[at + 6], size: 7 };
}

interface Views {
  readonly buffer: SharedArrayBuffer;
  readonly u8: Uint8Array;
  readonly i16: Int16Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  readonly i32: Int32Array;
}

function viewsOf(buffer: SharedArrayBuffer): Views {
  return {
    buffer,
    u8: new Uint8Array(buffer),
    i16: new Int16Array(buffer),
    u16: new Uint16Array(buffer),
    u32: new Uint32Array(buffer),
    f32: new Float32Array(buffer),
    f64: new Float64Array(buffer, 0, buffer.byteLength >>> 3),
    i32: new Int32Array(buffer),
  };
}

/** Where the postings of a list begin and end. */
function span({ u16, u32 }: Views, firstOfRun: number, beyondFirst: number, list: number): [number, number] {
  const start = (i: number): number => u32[firstOfRun / 4 + (i >>> RUN_BITS)] + u16[beyondFirst / 2 + i];
  return [start(list), start(list + 1)];
}
