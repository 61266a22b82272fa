/*
 * Words: running through their lists, and bounds of text from their sums. See ./kernel.ts.
 */

/** See ../../rows/traits.ts. */
const STATED: u32 = 1 << 19;
const HAS_QUERY: u32 = 1 << 20;
const ASKS_IN_WORDS: u32 = 1 << 21;
/** What is written in single precision is raised by more than that takes away. */
const ABOVE_SINGLE: f64 = 1 + 1e-6;

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
    let totals = f64x2.splat(0);
    let bests = totals;
    for (; document < last; document++) {
      const sum = sums + ((document - from) << 3);
      const length = f64x2.promote_low_f32x4(v128.load32_zero(perLength + (document << 2)));
      const cosine = f64x2.mul(v128.load64_zero(sum), length);
      store<f64>(sum, 0);
      totals = f64x2.add(totals, cosine);
      // One instruction, where V8 makes a maximum that minds NaN of branches.
      bests = f64x2.pmax(bests, cosine);
    }
    const total = f64x2.extract_lane(totals, 0);
    const best = f64x2.extract_lane(bests, 0);
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
