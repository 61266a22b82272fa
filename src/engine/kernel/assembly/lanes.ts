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
/** So many tables of bars, see there: the last is for all who have more. */
const FEW_PAST: u32 = 32;
/** Rows that are held against their bars together. */
const GROUP: u32 = 8;
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
const FAME_FEW: usize = 96;
const BARS: usize = 100;
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
 * Writes the bars: by number of past alliances and lane, what the product of both gains in 16 bits exceeds wherever the square
 * in single precision reaches `least`. Its rounding takes away half a step at the most.
 */
function writeBars(parameters: usize, weights: usize, least: f32): void {
  const bars = <usize>load<u32>(parameters + BARS);
  const fame = <usize>load<u32>(parameters + FAME_FEW);
  const steps = f32x4.splat(least * BELOW_SINGLE * (<f32>1 / <f32>(1 << 15)));
  const low = f32x4.div(steps, v128.load(weights));
  const high = f32x4.div(steps, v128.load(weights + 16));
  for (let past: usize = 0; past < FEW_PAST; past++) {
    const share = f32x4.splat(<f32>1 / load<f32>(fame + (past << 2)));
    const bar = i16x8.narrow_i32x4_s(
      i32x4.trunc_sat_f32x4_s(f32x4.mul(low, share)),
      i32x4.trunc_sat_f32x4_s(f32x4.mul(high, share)),
    );
    v128.store(bars + (past << ROW_SHIFT), i16x8.sub_sat_s(bar, i16x8.splat(1)));
  }
}

/** By row, all bits where all lanes of eight rows are 0. */
function emptyOf(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128): v128 {
  const zero = i64x2.splat(0);
  const ab = i64x2.eq(i8x16.narrow_i16x8_s(a, b), zero);
  const cd = i64x2.eq(i8x16.narrow_i16x8_s(c, d), zero);
  const ef = i64x2.eq(i8x16.narrow_i16x8_s(e, f), zero);
  const gh = i64x2.eq(i8x16.narrow_i16x8_s(g, h), zero);
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(ab, cd), i16x8.narrow_i32x4_s(ef, gh));
}

/** In which lanes the product of both gains exceeds a bar. */
function above(bar: usize, seeker: v128, seekerFloor: v128, row: usize, rowFloor: v128): v128 {
  const x = i16x8.max_s(seeker, seekerFloor);
  const y = i16x8.max_s(v128.load(row), rowFloor);
  return i16x8.gt_s(i16x8.q15mulr_sat_s(x, y), v128.load(bar));
}

/**
 * Counts who is listed of a run, and writes which of them pass the bar, from place `at` on; eight rows at a time, without a
 * branch but for those groups in which one passes. What lies behind the run is read with the last of them. Returns how many.
 */
function findAboveBars(run: usize, at: u32): u32 {
  const parameters = <usize>load<u32>(run + RUN_PARAMETERS);
  const seekerFloor = v128.load(parameters + SEEKER_FLOOR);
  const rowFloor = v128.load(parameters + ROW_FLOOR);
  const rowStep = <usize>load<u32>(parameters + ROW_LANES_STEP);
  const from = load<u32>(run + RUN_FROM);
  const to = load<u32>(run + RUN_TO);
  let seeker = <usize>load<u32>(parameters + SEEKER_LANES) + (from << ROW_SHIFT);
  let row = <usize>load<u32>(parameters + ROW_LANES) + <usize>from * rowStep;
  let traits = <usize>load<u32>(parameters + TRAITS) + (from << 2);
  const marks = <usize>load<u32>(parameters + MARKS);
  const pasts = <usize>load<u32>(parameters + PASTS);
  const looked = i32x4.splat(load<u32>(parameters + MASK));
  const required = i32x4.splat(load<u32>(parameters + REQUIRED));
  const bars = <usize>load<u32>(parameters + BARS);
  const found = <usize>load<u32>(parameters + FOUND);
  const zero = i16x8.splat(0);
  let total = zero;
  let count = at;
  for (let i = from; i < to; i += GROUP, seeker += GROUP << ROW_SHIFT, traits += GROUP << 2) {
    const mark = v128.load8x8_u(marks + i);
    const unknown = i16x8.eq(v128.and(mark, i16x8.splat(<i16>ACQUAINTED)), zero);
    const past = i16x8.add(
      i16x8.min_u(v128.load(pasts + (i << 1)), i16x8.splat(<i16>(FEW_PAST - 2))),
      i16x8.splat(1),
    );
    const bar = i16x8.shl(v128.and(past, unknown), ROW_SHIFT);
    const s0 = v128.load(seeker);
    const s1 = v128.load(seeker, 16);
    const s2 = v128.load(seeker, 32);
    const s3 = v128.load(seeker, 48);
    const s4 = v128.load(seeker, 64);
    const s5 = v128.load(seeker, 80);
    const s6 = v128.load(seeker, 96);
    const s7 = v128.load(seeker, 112);
    const eligible = i16x8.narrow_i32x4_s(
      i32x4.eq(v128.and(v128.load(traits), looked), required),
      i32x4.eq(v128.and(v128.load(traits, 16), looked), required),
    );
    const within = i16x8.lt_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>(to - i)));
    const alone = v128.and(
      emptyOf(s0, s1, s2, s3, s4, s5, s6, s7),
      i16x8.eq(v128.and(mark, i16x8.splat(<i16>SHARES)), zero),
    );
    const skipped = i16x8.ne(v128.and(mark, i16x8.splat(<i16>SKIPPED)), zero);
    const listed = v128.andnot(v128.and(eligible, within), v128.or(alone, skipped));
    total = i16x8.sub(total, listed);
    const g0 = above(bars + i16x8.extract_lane_u(bar, 0), s0, seekerFloor, row, rowFloor);
    row += rowStep;
    const g1 = above(bars + i16x8.extract_lane_u(bar, 1), s1, seekerFloor, row, rowFloor);
    row += rowStep;
    const g2 = above(bars + i16x8.extract_lane_u(bar, 2), s2, seekerFloor, row, rowFloor);
    row += rowStep;
    const g3 = above(bars + i16x8.extract_lane_u(bar, 3), s3, seekerFloor, row, rowFloor);
    row += rowStep;
    const g4 = above(bars + i16x8.extract_lane_u(bar, 4), s4, seekerFloor, row, rowFloor);
    row += rowStep;
    const g5 = above(bars + i16x8.extract_lane_u(bar, 5), s5, seekerFloor, row, rowFloor);
    row += rowStep;
    const g6 = above(bars + i16x8.extract_lane_u(bar, 6), s6, seekerFloor, row, rowFloor);
    row += rowStep;
    const g7 = above(bars + i16x8.extract_lane_u(bar, 7), s7, seekerFloor, row, rowFloor);
    row += rowStep;
    const any = v128.or(v128.or(v128.or(g0, g1), v128.or(g2, g3)), v128.or(v128.or(g4, g5), v128.or(g6, g7)));
    if (!v128.any_true(any)) continue;
    let passing = i16x8.bitmask(v128.andnot(listed, emptyOf(g0, g1, g2, g3, g4, g5, g6, g7)));
    for (; passing != 0; passing &= passing - 1) store<u16>(found + (count++ << 1), <u16>(i + ctz(passing)));
  }
  store<u32>(run + RUN_LISTED, sumOf(total));
  return count;
}

/** The sum of eight numbers of 16 bits. */
function sumOf(numbers: v128): u32 {
  const four = i32x4.extadd_pairwise_i16x8_s(numbers);
  const two = i32x4.add(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
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
  // Runs of one kind and relation follow on each other often, and have the same weights.
  let barred: u32 = 0;
  for (const end = runs + (count << RUN_SHIFT); runs < end; runs += 1 << RUN_SHIFT) {
    const parameters = <usize>load<u32>(runs + RUN_PARAMETERS);
    if (words != 0) {
      const listed = countListed(parameters, load<u32>(runs + RUN_FROM), load<u32>(runs + RUN_TO), kept);
      store<u32>(runs + RUN_LISTED, listed);
      kept = keepReaching<f32>(runs, kept, kept + listed, least);
    } else {
      const weights = load<u32>(runs + RUN_WEIGHTS);
      if (weights != barred) writeBars(parameters, weights, least);
      barred = weights;
      kept = keepReaching<i32>(runs, kept, findAboveBars(runs, kept), least);
    }
    store<u32>(runs + RUN_END, kept);
  }
  return kept;
}
