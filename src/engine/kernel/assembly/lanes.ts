/*
 * Lanes: running through lists of resources, and bounding rows by what they add up to. See ./kernel.ts.
 */

/** Bytes of the eight lanes of 16 bits of one row. */
const ROW_SHIFT: u32 = 4;
/** A posting is a row of its block in 12 bits and a code in 4. */
const ROW_MASK: u32 = 4095;
const CODE_SHIFT: u32 = 12;
/** Codes of a book. */
const CODES: u32 = 16;
/** Lists that share a beginning. */
const RUN_BITS: u32 = 4;
/** See ../../search/marks.ts. */
const SHARES: u32 = 3;
const ACQUAINTED: u32 = 4;
const SKIPPED: u32 = 8;
/** Fame is told apart up to so many past alliances. */
const MOST_PAST: u32 = 1022;
/** Fame of 1 in the table of whole numbers, see STEPS_OF_FAME. */
const STEPS_OF_FAME: f32 = 14000.0;
/** Bounds that are held against each other may differ by this much in single precision. */
const BELOW_SINGLE: f32 = 1.0 - 1e-5;
/** Gain per step of a lane. */
const PER_STEP: f32 = 1.0 / 16384.0;
/** Where in the parameters things lie, see BOUND_PARAMETERS. */
const SEEKER_FLOOR: usize = 0;
const ROW_FLOOR: usize = 16;
const WORDS: usize = 32;
const ROW_WORDS: usize = 36;
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
const FAME_STEPS: usize = 96;
const BAR: usize = 112;
/** Lanes of a row. */
const LANES: usize = 8;
/** Where in what a table is made of things lie, see LIST_TABLE. */
const RECORD_SHIFT: u32 = 4;
const RECORD_SHARE: usize = 0;
const RECORD_DIMENSION: usize = 4;
const RECORD_BOOK: usize = 8;
/** Bytes of a table: sixteen codes, eight lanes each. */
const TABLE_SHIFT: u32 = 8;
/** Where in a run things lie, see BOUND_RUN. */
const RUN_SHIFT: u32 = 5;
const RUN_PARAMETERS: usize = 0;
const RUN_WEIGHTS: usize = 4;
const RUN_FROM: usize = 8;
const RUN_TO: usize = 12;
const RUN_LISTED: usize = 16;
const RUN_END: usize = 20;

export function clear(at: usize, bytes: u32): void {
  const zero = i16x8.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, zero);
}

export function fillTables(count: u32, tracing: u32, records: usize, weights: usize, tables: usize): void {
  const trace = i16x8(1, 0, 0, 0, 0, 0, 0, 0);
  for (let i: u32 = 0; i < count; i++) {
    const record = records + (i << RECORD_SHIFT);
    const share = f32x4.splat(load<f32>(record + RECORD_SHARE));
    const lanes = weights + load<u32>(record + RECORD_DIMENSION) * (LANES << 2);
    const low = f32x4.mul(v128.load(lanes), share);
    const high = f32x4.mul(v128.load(lanes + 16), share);
    const book = <usize>load<u32>(record + RECORD_BOOK);
    const least = i < tracing ? trace : i16x8.splat(0);
    for (let code: u32 = 0; code < CODES; code++) {
      const value = f32x4.splat(load<f32>(book + (code << 2)));
      const adds = i16x8.narrow_i32x4_s(
        i32x4.trunc_sat_f32x4_s(f32x4.ceil(f32x4.mul(low, value))),
        i32x4.trunc_sat_f32x4_s(f32x4.ceil(f32x4.mul(high, value))),
      );
      v128.store(tables + (i << TABLE_SHIFT) + (code << 4), i16x8.max_s(adds, least));
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
  tableOf: usize,
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
    const table = tables + ((<usize>load<u32>(tableOf + (i << 2))) << TABLE_SHIFT);
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
  return related & (<u32>((((traits & mask) ^ required) | (mark & SKIPPED)) == 0));
}

/** Where the fame of a row stands in the tables. */
function pastOf(pasts: usize, i: u32, mark: u32): u32 {
  const past = min<u32>(<u32>load<u16>(pasts + (i << 1)), MOST_PAST) + 1;
  return select<u32>(0, past, (mark & ACQUAINTED) != 0);
}

export function countListed(parameters: usize, from: u32, to: u32, at: u32): u32 {
  const seekerLanes = <usize>load<u32>(parameters + SEEKER_LANES);
  const marks = <usize>load<u32>(parameters + MARKS);
  const traits = <usize>load<u32>(parameters + TRAITS);
  const mask = load<u32>(parameters + MASK);
  const required = load<u32>(parameters + REQUIRED);
  const found = <usize>load<u32>(parameters + FOUND) + (at << 1);
  let count: u32 = 0;
  for (let i = from; i < to; i++) {
    const mark = <u32>load<u8>(marks + i);
    const sums = v128.load(seekerLanes + (i << ROW_SHIFT));
    store<u16>(found + (count << 1), <u16>i);
    count += isListed(sums, mark, load<u32>(traits + (i << 2)), mask, required);
  }
  return count;
}

/**
 * Writes by lane what the product of both gains and fame in 16 bits exceeds wherever the square in single precision
 * reaches `least`: each of its two roundings takes away half a step at the most.
 */
function writeBar(parameters: usize, weights: usize, least: f32): void {
  const steps = f32x4.splat(least * BELOW_SINGLE * (STEPS_OF_FAME / <f32>(1 << 30)));
  const bar = i16x8.narrow_i32x4_s(
    i32x4.trunc_sat_f32x4_s(f32x4.floor(f32x4.div(steps, v128.load(weights)))),
    i32x4.trunc_sat_f32x4_s(f32x4.floor(f32x4.div(steps, v128.load(weights + 16)))),
  );
  v128.store(parameters + BAR, i16x8.sub_sat_s(bar, i16x8.splat(2)));
}

/** Counts who is listed of a run, and writes which of them pass the bar, from place `at` on; without a branch. Returns how many. */
function findAboveBar(run: usize, at: u32): u32 {
  const parameters = <usize>load<u32>(run + RUN_PARAMETERS);
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
  const fame = <usize>load<u32>(parameters + FAME_STEPS);
  const found = <usize>load<u32>(parameters + FOUND) + (at << 1);
  const to = load<u32>(run + RUN_TO);
  let total: u32 = 0;
  let count: u32 = 0;
  for (let i = load<u32>(run + RUN_FROM); i < to; i++) {
    const mark = <u32>load<u8>(marks + i);
    const sums = v128.load(seekerLanes + (i << ROW_SHIFT));
    const listed = isListed(sums, mark, load<u32>(traits + (i << 2)), mask, required);
    const x = i16x8.max_s(sums, seekerFloor);
    const y = i16x8.max_s(v128.load(rowLanes + i * rowStep), rowFloor);
    const famed = v128.load16_splat(fame + (pastOf(pasts, i, mark) << 1));
    const square = i16x8.q15mulr_sat_s(i16x8.q15mulr_sat_s(x, y), famed);
    store<u16>(found + (count << 1), <u16>i);
    total += listed;
    // Read anew for every row: else V8 works it out anew for every row.
    count += listed & (<u32>v128.any_true(i16x8.gt_s(square, v128.load(parameters + BAR))));
  }
  store<u32>(run + RUN_LISTED, total);
  return count;
}

function raised(sums: v128, shift: f32): v128 {
  const gains = f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.splat(PER_STEP));
  return f32x4.add(f32x4.splat(shift), f32x4.mul(f32x4.splat(<f32>1 - shift), gains));
}

function largest(low: v128, high: v128): f32 {
  const four = f32x4.pmax(low, high);
  const two = f32x4.pmax(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(two, i32x4.shuffle(two, two, 1, 0, 3, 2)), 0);
}

/**
 * Writes the squares of the rows found of a run, at places `first` to `end`, and leaves out those that do not reach `least`;
 * with gains as whole numbers of steps (i32), or of one and raised by words (f32): there is one of each. Returns the place
 * behind those that are left.
 */
function keepReaching<Gain>(run: usize, first: u32, end: u32, least: f32): u32 {
  const parameters = <usize>load<u32>(run + RUN_PARAMETERS);
  const weights = <usize>load<u32>(run + RUN_WEIGHTS);
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
  const pasts = <usize>load<u32>(parameters + PASTS);
  const fame = <usize>load<u32>(parameters + FAME);
  const found = <usize>load<u32>(parameters + FOUND);
  const squares = <usize>load<u32>(parameters + SQUARES);
  const seekerTexts = <usize>load<u32>(parameters + SEEKER_TEXTS);
  const rowTexts = <usize>load<u32>(parameters + ROW_TEXTS);
  let kept = first;
  for (let k = first; k < end; k++) {
    const i = <u32>load<u16>(found + (k << 1));
    const x = i16x8.max_s(v128.load(seekerLanes + (i << ROW_SHIFT)), seekerFloor);
    const y = i16x8.max_s(v128.load(rowLanes + i * rowStep), rowFloor);
    let low: v128;
    let high: v128;
    if (isFloat<Gain>()) {
      const shift = words * load<f32>(seekerTexts + (i << 2));
      const rowShift = rowWords * load<f32>(rowTexts + (i << 2));
      low = f32x4.mul(
        raised(i32x4.extend_low_i16x8_s(x), shift),
        raised(i32x4.extend_low_i16x8_s(y), rowShift),
      );
      high = f32x4.mul(
        raised(i32x4.extend_high_i16x8_s(x), shift),
        raised(i32x4.extend_high_i16x8_s(y), rowShift),
      );
    } else {
      low = f32x4.convert_i32x4_s(i32x4.extmul_low_i16x8_s(x, y));
      high = f32x4.convert_i32x4_s(i32x4.extmul_high_i16x8_s(x, y));
    }
    const past = pastOf(pasts, i, <u32>load<u8>(marks + i));
    const square =
      largest(f32x4.mul(low, weightLow), f32x4.mul(high, weightHigh)) * load<f32>(fame + (past << 2));
    store<u16>(found + (kept << 1), <u16>i);
    store<f32>(squares + (kept << 2), square);
    kept += <u32>(square >= least);
  }
  return kept;
}

export function boundRuns(count: u32, runs: usize, words: u32, least: f32): u32 {
  let kept: u32 = 0;
  for (const end = runs + (count << RUN_SHIFT); runs < end; runs += 1 << RUN_SHIFT) {
    const parameters = <usize>load<u32>(runs + RUN_PARAMETERS);
    if (words != 0) {
      const listed = countListed(parameters, load<u32>(runs + RUN_FROM), load<u32>(runs + RUN_TO), kept);
      store<u32>(runs + RUN_LISTED, listed);
      kept = keepReaching<f32>(runs, kept, kept + listed, least);
    } else {
      writeBar(parameters, load<u32>(runs + RUN_WEIGHTS), least);
      kept = keepReaching<i32>(runs, kept, kept + findAboveBar(runs, kept), least);
    }
    store<u32>(runs + RUN_END, kept);
  }
  return kept;
}
