/*
 * The inner loops of the search in AssemblyScript, compiled to WebAssembly with vectors of 128 bits; what each function
 * does, its units and its cost are said in ../kernel.ts, and ../typescriptKernel.ts does the same in TypeScript, to the
 * bit. Pointers are places in the memory of a generation.
 */

/** Bytes of the eight lanes of 16 bits of one row. */
const ROW_SHIFT: u32 = 4;
/** A posting is a row of its block in 12 bits and a code in 4. */
const ROW_MASK: u32 = 4095;
const CODE_SHIFT: u32 = 12;
/** Bytes of a table: sixteen codes, eight lanes each. */
const CODES: u32 = 16;
/** Lists that share a beginning. */
const RUN_BITS: u32 = 4;
/** See ../../search/marks.ts. */
const SHARES: u32 = 3;
const ACQUAINTED: u32 = 4;
const SKIPPED: u32 = 8;
/** See ../../rows/traits.ts. */
const STATED: u32 = 1 << 19;
const HAS_QUERY: u32 = 1 << 20;
const ASKS_IN_WORDS: u32 = 1 << 21;
/** What is written in single precision is raised by more than that takes away. */
const ABOVE_SINGLE: f64 = 1 + 1e-6;
/** Fame is told apart up to so many past alliances. */
const MOST_PAST: u32 = 1022;
/** Gain per step of a lane. */
const PER_STEP: f32 = 1.0 / 16384.0;
/** Where in the parameters things lie, see BOUND_PARAMETERS. */
const SEEKER_FLOOR: usize = 0;
const ROW_FLOOR: usize = 16;
const WORDS: usize = 32;
const ROW_WORDS: usize = 36;
const TOTAL: usize = 40;
const MASK: usize = 44;
const REQUIRED: usize = 48;
const SEEKER_LANES: usize = 52;
const ROW_LANES: usize = 56;
const ROW_LANES_STEP: usize = 60;
const MARKS: usize = 64;
const TRAITS: usize = 68;
const PASTS: usize = 72;
const FAME: usize = 76;
const FOUND: usize = 80;
const SQUARES: usize = 84;
const SEEKER_TEXTS: usize = 88;
const ROW_TEXTS: usize = 92;

export function clear(at: usize, bytes: u32): void {
  const zero = i16x8.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, zero);
}

export function fillTables(count: u32, relating: u32, factors: usize, books: usize, tables: usize): void {
  const trace = i16x8(1, 0, 0, 0, 0, 0, 0, 0);
  for (let i: u32 = 0; i < count; i++) {
    const low = v128.load(factors + (i << 5));
    const high = v128.load(factors + (i << 5) + 16);
    const book = <usize>load<u32>(books + (i << 2));
    const least = i < relating ? trace : i16x8.splat(0);
    for (let code: u32 = 0; code < CODES; code++) {
      const value = f32x4.splat(load<f32>(book + (code << 2)));
      const lanes = i16x8.narrow_i32x4_s(
        i32x4.trunc_sat_f32x4_s(f32x4.ceil(f32x4.mul(low, value))),
        i32x4.trunc_sat_f32x4_s(f32x4.ceil(f32x4.mul(high, value))),
      );
      v128.store(tables + (i << 8) + (code << 4), i16x8.max_s(lanes, least));
    }
  }
}

function startOf(firstOfRun: usize, beyondFirst: usize, list: u32): u32 {
  return load<u32>(firstOfRun + ((list >>> RUN_BITS) << 2)) + <u32>load<u16>(beyondFirst + (list << 1));
}

export function runLists(
  count: u32,
  relating: u32,
  lists: usize,
  tables: usize,
  base: u32,
  firstOfRun: usize,
  beyondFirst: usize,
  postings: usize,
  sums: usize,
): u32 {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const list = base + load<u32>(lists + (i << 2));
    const from = startOf(firstOfRun, beyondFirst, list);
    const to = startOf(firstOfRun, beyondFirst, list + 1);
    if (from == to) continue;
    touched += to - from;
    const table = <usize>load<u32>(tables + (i << 2));
    const end = postings + (to << 1);
    if (i < relating) {
      for (let p = postings + (from << 1); p < end; p += 2) {
        const posting = <u32>load<u16>(p);
        const at = sums + ((posting & ROW_MASK) << ROW_SHIFT);
        const adds = v128.load(table + ((posting >>> CODE_SHIFT) << 4));
        v128.store(at, i16x8.add_sat_s(v128.load(at), adds));
      }
    } else {
      for (let p = postings + (from << 1); p < end; p += 2) {
        const posting = <u32>load<u16>(p);
        const at = sums + ((posting & ROW_MASK) << ROW_SHIFT);
        const sum = v128.load(at);
        if (!v128.any_true(sum)) continue;
        v128.store(at, i16x8.add_sat_s(sum, v128.load(table + ((posting >>> CODE_SHIFT) << 4))));
      }
    }
  }
  return touched;
}

export function markLists(
  count: u32,
  lists: usize,
  marksOf: usize,
  base: u32,
  firstOfRun: usize,
  beyondFirst: usize,
  postings: usize,
  marks: usize,
): u32 {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const list = base + load<u32>(lists + (i << 2));
    const from = startOf(firstOfRun, beyondFirst, list);
    const to = startOf(firstOfRun, beyondFirst, list + 1);
    touched += to - from;
    const mark = load<u8>(marksOf + i);
    for (let p = postings + (from << 1), end = postings + (to << 1); p < end; p += 2) {
      const at = marks + ((<u32>load<u16>(p)) & ROW_MASK);
      store<u8>(at, load<u8>(at) | mark);
    }
  }
  return touched;
}

function isListed(seeker: v128, mark: u32, traits: u32, mask: u32, required: u32): u32 {
  const related = (<u32>v128.any_true(seeker)) | (<u32>((mark & SHARES) != 0));
  return related & (<u32>((traits & mask) == required)) & (<u32>((mark & SKIPPED) == 0));
}

function largest(low: v128, high: v128): f32 {
  const four = f32x4.max(low, high);
  const two = f32x4.max(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.max(two, i32x4.shuffle(two, two, 1, 0, 3, 2)), 0);
}

function fameOf(fame: usize, pasts: usize, i: u32, mark: u32): f32 {
  const past = min<u32>(<u32>load<u16>(pasts + (i << 1)), MOST_PAST) + 1;
  return load<f32>(fame + (select<u32>(0, past, (mark & ACQUAINTED) != 0) << 2));
}

export function countListed(parameters: usize, from: u32, to: u32): u32 {
  const seekerLanes = <usize>load<u32>(parameters + SEEKER_LANES);
  const marks = <usize>load<u32>(parameters + MARKS);
  const traits = <usize>load<u32>(parameters + TRAITS);
  const mask = load<u32>(parameters + MASK);
  const required = load<u32>(parameters + REQUIRED);
  const found = <usize>load<u32>(parameters + FOUND);
  let count: u32 = 0;
  for (let i = from; i < to; i++) {
    const mark = <u32>load<u8>(marks + i);
    const sums = v128.load(seekerLanes + (i << ROW_SHIFT));
    store<u16>(found + (count << 1), <u16>i);
    count += isListed(sums, mark, load<u32>(traits + (i << 2)), mask, required);
  }
  return count;
}

export function boundByNeeds(parameters: usize, weights: usize, from: u32, to: u32, least: f32): u32 {
  const weightLow = v128.load(weights);
  const weightHigh = v128.load(weights + 16);
  const seekerFloor = v128.load(parameters + SEEKER_FLOOR);
  const rowFloor = v128.load(parameters + ROW_FLOOR);
  const seekerLanes = <usize>load<u32>(parameters + SEEKER_LANES);
  const rowLanes = <usize>load<u32>(parameters + ROW_LANES);
  const rowStep = load<u32>(parameters + ROW_LANES_STEP);
  const marks = <usize>load<u32>(parameters + MARKS);
  const traits = <usize>load<u32>(parameters + TRAITS);
  const mask = load<u32>(parameters + MASK);
  const required = load<u32>(parameters + REQUIRED);
  const pasts = <usize>load<u32>(parameters + PASTS);
  const fame = <usize>load<u32>(parameters + FAME);
  const found = <usize>load<u32>(parameters + FOUND);
  const squares = <usize>load<u32>(parameters + SQUARES);
  let total: u32 = 0;
  let count: u32 = 0;
  for (let i = from; i < to; i++) {
    const mark = <u32>load<u8>(marks + i);
    const sums = v128.load(seekerLanes + (i << ROW_SHIFT));
    const listed = isListed(sums, mark, load<u32>(traits + (i << 2)), mask, required);
    total += listed;
    const x = i16x8.max_s(sums, seekerFloor);
    const y = i16x8.max_s(v128.load(rowLanes + i * rowStep), rowFloor);
    const square =
      largest(
        f32x4.mul(f32x4.convert_i32x4_s(i32x4.extmul_low_i16x8_s(x, y)), weightLow),
        f32x4.mul(f32x4.convert_i32x4_s(i32x4.extmul_high_i16x8_s(x, y)), weightHigh),
      ) * fameOf(fame, pasts, i, mark);
    if ((listed & (<u32>(square >= least))) == 0) continue;
    store<u16>(found + (count << 1), <u16>i);
    store<f32>(squares + (count << 2), square);
    count++;
  }
  store<u32>(parameters + TOTAL, total);
  return count;
}

function raised(sums: v128, shift: v128, rest: v128): v128 {
  return f32x4.add(shift, f32x4.mul(rest, f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.splat(PER_STEP))));
}

export function boundByWords(parameters: usize, weights: usize, from: u32, to: u32, least: f32): u32 {
  const one = f32x4.splat(1);
  const weightLow = v128.load(weights);
  const weightHigh = v128.load(weights + 16);
  const seekerFloor = v128.load(parameters + SEEKER_FLOOR);
  const rowFloor = v128.load(parameters + ROW_FLOOR);
  const words = load<f32>(parameters + WORDS);
  const rowWords = load<f32>(parameters + ROW_WORDS);
  const seekerLanes = <usize>load<u32>(parameters + SEEKER_LANES);
  const rowLanes = <usize>load<u32>(parameters + ROW_LANES);
  const rowStep = load<u32>(parameters + ROW_LANES_STEP);
  const marks = <usize>load<u32>(parameters + MARKS);
  const traits = <usize>load<u32>(parameters + TRAITS);
  const mask = load<u32>(parameters + MASK);
  const required = load<u32>(parameters + REQUIRED);
  const pasts = <usize>load<u32>(parameters + PASTS);
  const fame = <usize>load<u32>(parameters + FAME);
  const found = <usize>load<u32>(parameters + FOUND);
  const squares = <usize>load<u32>(parameters + SQUARES);
  const seekerTexts = <usize>load<u32>(parameters + SEEKER_TEXTS);
  const rowTexts = <usize>load<u32>(parameters + ROW_TEXTS);
  let total: u32 = 0;
  let count: u32 = 0;
  for (let i = from; i < to; i++) {
    const mark = <u32>load<u8>(marks + i);
    const sums = v128.load(seekerLanes + (i << ROW_SHIFT));
    const listed = isListed(sums, mark, load<u32>(traits + (i << 2)), mask, required);
    total += listed;
    const x = i16x8.max_s(sums, seekerFloor);
    const y = i16x8.max_s(v128.load(rowLanes + i * rowStep), rowFloor);
    const shift = f32x4.splat(words * load<f32>(seekerTexts + (i << 2)));
    const rest = f32x4.sub(one, shift);
    const theirShift = f32x4.splat(rowWords * load<f32>(rowTexts + (i << 2)));
    const theirRest = f32x4.sub(one, theirShift);
    const low = f32x4.mul(
      raised(i32x4.extend_low_i16x8_s(x), shift, rest),
      raised(i32x4.extend_low_i16x8_s(y), theirShift, theirRest),
    );
    const high = f32x4.mul(
      raised(i32x4.extend_high_i16x8_s(x), shift, rest),
      raised(i32x4.extend_high_i16x8_s(y), theirShift, theirRest),
    );
    const square =
      largest(f32x4.mul(low, weightLow), f32x4.mul(high, weightHigh)) * fameOf(fame, pasts, i, mark);
    if ((listed & (<u32>(square >= least))) == 0) continue;
    store<u16>(found + (count << 1), <u16>i);
    store<f32>(squares + (count << 2), square);
    count++;
  }
  store<u32>(parameters + TOTAL, total);
  return count;
}

/** A list under way, see LIST_UNDER_WAY. */
const LIST_BYTES: u32 = 24;

/** Goes to the last place at which a list can be entered before a text. */
function enter(
  list: usize,
  from: u32,
  start: usize,
  skipStart: usize,
  skipText: usize,
  skipByte: usize,
): void {
  const term = load<u32>(list + 16);
  const first = load<u32>(skipStart + (term << 2));
  let low = first;
  let high = load<u32>(skipStart + ((term + 1) << 2));
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<i32>(skipText + (middle << 2)) < <i32>from) low = middle + 1;
    else high = middle;
  }
  store<u32>(list, low == first ? load<u32>(start + (term << 2)) : load<u32>(skipByte + ((low - 1) << 2)));
  store<i32>(list + 4, low == first ? -1 : load<i32>(skipText + ((low - 1) << 2)));
}

export function addTexts(count: u32, lists: usize, postings: usize, from: u32, to: u32, sums: usize): u32 {
  const start = <usize>load<u32>(postings);
  const bytes = <usize>load<u32>(postings + 4);
  const skipStart = <usize>load<u32>(postings + 8);
  const skipText = <usize>load<u32>(postings + 12);
  const skipByte = <usize>load<u32>(postings + 16);
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const list = lists + i * LIST_BYTES;
    if (load<u32>(list + 8) != from) enter(list, from, start, skipStart, skipText, skipByte);
    const term = load<u32>(list + 16);
    const addends = <usize>load<u32>(list + 12);
    const end = bytes + load<u32>(start + ((term + 1) << 2));
    let at = bytes + load<u32>(list);
    let text = load<i32>(list + 4);
    while (at < end) {
      const b = <u32>load<u8>(at);
      let number = b >>> 6;
      let next = text + 1;
      let size: u32 = 1;
      if (b < 192) {
        next += b & 63;
      } else if (b < 240) {
        number = (b - 192) >>> 4;
        next += ((b & 15) << 8) | (<u32>load<u8>(at + 1));
        size = 2;
      } else if (b < 248) {
        number = 0;
        next += ((b & 7) << 16) | ((<u32>load<u8>(at + 1)) << 8) | (<u32>load<u8>(at + 2));
        size = 3;
      } else {
        next += bswap<u32>(load<u32>(at + 1)) - 1;
        number = ((<u32>load<u8>(at + 5)) << 8) | (<u32>load<u8>(at + 6));
        size = 7;
      }
      if (next >= <i32>to) break;
      at += size;
      text = next;
      if (text < <i32>from) continue;
      const sum = sums + ((<u32>text - from) << 3);
      store<f64>(sum, load<f64>(sum) + load<f64>(addends + (number << 3)));
      touched++;
    }
    store<u32>(list, <u32>(at - bytes));
    store<i32>(list + 4, text);
    store<u32>(list + 8, to);
  }
  return touched;
}

export function foldDocuments(parameters: usize, base: u32, end: u32): void {
  const firstDocument = <usize>load<u32>(parameters);
  const perLength = <usize>load<u32>(parameters + 4);
  const perSumLength = <usize>load<u32>(parameters + 8);
  const sums = <usize>load<u32>(parameters + 12);
  const marks = <usize>load<u32>(parameters + 16);
  const out = <usize>load<u32>(parameters + 20);
  const rounding = load<f64>(parameters + 24);
  const silence = load<f64>(parameters + 32);
  const from = load<u32>(firstDocument + (base << 2));
  let document = from;
  for (let row = base; row < end; row++) {
    const first = document;
    const last = load<u32>(firstDocument + ((row + 1) << 2));
    let total: f64 = 0;
    let best: f64 = 0;
    for (; document < last; document++) {
      const sum = sums + ((document - from) << 3);
      const cosine = load<f64>(sum) * <f64>load<f32>(perLength + (document << 2));
      store<f64>(sum, 0);
      total += cosine;
      best = max<f64>(best, cosine);
    }
    let text: f64 = 0;
    if (total > 0) {
      const mark = marks + (row - base);
      store<u8>(mark, load<u8>(mark) | (<u8>1));
      const count = last - first;
      const share: f64 = count == 1 ? 1 : <f64>load<f32>(perSumLength + (row << 2));
      const bound = 2 * ((total + <f64>count * rounding) * share + rounding) + (best + rounding);
      text = bound < 1 ? bound * ABOVE_SINGLE : 1;
    } else if (last == first) text = silence;
    store<f32>(out + (row << 2), <f32>text);
  }
}

export function foldQueries(parameters: usize, base: u32, end: u32): void {
  const sums = <usize>load<u32>(parameters);
  const traits = <usize>load<u32>(parameters + 4);
  const queryLength = <usize>load<u32>(parameters + 8);
  const queryLanguage = <usize>load<u32>(parameters + 12);
  const languages = <usize>load<u32>(parameters + 16);
  const out = <usize>load<u32>(parameters + 20);
  const perUnit = load<f64>(parameters + 24);
  const rounding = load<f64>(parameters + 32);
  for (let row = base; row < end; row++) {
    const at = out + (row << 2);
    const trait = load<u32>(traits + ((row - base) << 2));
    if ((trait & ASKS_IN_WORDS) == 0) {
      store<f32>(at, (trait & HAS_QUERY) == 0 ? 0 : 1);
      continue;
    }
    const language = languages + ((<u32>load<u16>(queryLanguage + (row << 1))) << 4);
    const spoken = load<u32>(language);
    if (spoken == 0) {
      store<f32>(at, (trait & STATED) != 0 ? 0 : 0.25);
      continue;
    }
    if (perUnit == 0) {
      store<f32>(at, 1);
      continue;
    }
    const lanes = <u64>load<f64>(sums + ((row - base) << 3));
    if (lanes == 0) {
      store<f32>(at, 0);
      continue;
    }
    let total: u32 = 0;
    let best: u32 = 0;
    for (let lane: u32 = 0; lane < 4; lane++) {
      const steps =
        (<u32>(lanes >>> (13 * lane))) & 0x1fff & select<u32>(0x1fff, 0, ((spoken >>> lane) & 1) != 0);
      total += steps;
      best = max<u32>(best, steps);
    }
    const unit = perUnit / load<f64>(queryLength + (row << 3));
    const nearest = <f64>best * unit + rounding;
    const centroid = <f64>total * unit * load<f64>(language + 8) + rounding;
    const text = 2 * centroid + nearest;
    store<f32>(at, <f32>(text < 1 ? text * ABOVE_SINGLE : 1));
  }
}
