import { tauOf } from '../../scoring/gain';
import { FLOOR, isNewcomer, lambdaOf, SILENCE } from '../../scoring/mutual';
import { OTHERS_WORD_SHARE } from '../../scoring/wordShare';
import { createLruCache } from '../lruCache';
import type { Seeking } from '../plan/seeking';
import { VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';
import { TRAIT } from '../rows/traits';
import { LANE_STEPS, LANES, type SummedLanes } from './lanes';

/** Powers are looked up for so many steps of a gain. */
const STEPS = 4096;
const MOST_TABLES = 64;
/** text of a row without documents for a seeker that states nothing. */
const SILENT_TEXT = 0.25;

/**
 * How the gains of both sides and what they amount to together are bounded for one seeker, whatever it has: needs,
 * common ground, words. A gain' is `shift + slope * gain` on either side.
 */
export interface GainBounds {
  /** Whether the seeker's gain comes from its needs, and so from the lanes; else it is its ground. */
  readonly byNeeds: boolean;
  readonly stated: boolean;
  /** Of a text t: the shift of the seeker's gain is `prior + words * t`, its slope `slope - slopeWords * t`. */
  readonly prior: number;
  readonly words: number;
  readonly slope: number;
  readonly slopeWords: number;
  /** text of every row in a graph without a word. */
  readonly silentText: number;
  /** The same for rows that state needs, in terms of their text. */
  readonly rowWords: number;
  /** tau of rows that state none, where they have words. */
  readonly tau: number;
  readonly tauWordsAlone: number;
  /**
   * x^(1 - lambda) and y^lambda by step; the first with its floor, without, with the lambda of rows that have words and no
   * needs, which is no larger, and with 0.
   */
  readonly powersHeld: Float64Array;
  readonly powers: Float64Array;
  readonly powersByWords: Float64Array;
  readonly powersAlone: Float64Array;
  readonly rowPowers: Float64Array;
  readonly rowPowersByWords: Float64Array;
  /** y^lambda of rows that state nothing, for a seeker that does. */
  readonly silence: number;
  readonly lambda: number;
}

/** Works out how the gains of a seeker are bounded; O(1) but for tables of powers that nobody has asked for. */
export function gainBounds({ plan, prior }: Seeking): GainBounds {
  const { a, readings } = plan;
  const { profile } = readings;
  const newcomer = isNewcomer(a);
  const lambda = newcomer ? 0 : lambdaOf(a.stated, false, profile.lambda);
  const byWords = newcomer ? 0 : lambdaOf(a.stated, true, profile.lambda);
  const hasGain = a.needs.length > 0 || a.groundTotal > 0;
  const tau = tauOf(a.stated, a.query !== null, hasGain, a.wordShare, profile.text);
  const tauOfRow = (stated: boolean, hasGain: boolean): number =>
    tauOf(stated, true, hasGain, OTHERS_WORD_SHARE, profile.text);
  const powers = powersOf(1 - lambda, false);
  return {
    byNeeds: a.needs.length > 0,
    stated: a.stated,
    prior,
    words: a.stated ? tau : (1 - prior) * tau,
    slope: a.stated ? 1 : (1 - prior) * (1 - tau),
    slopeWords: a.stated ? tau : 0,
    silentText: a.stated ? 0 : Math.pow(SILENT_TEXT, profile.text),
    rowWords: tauOfRow(true, true),
    tau: tauOfRow(false, true),
    tauWordsAlone: tauOfRow(false, false),
    powersHeld: lambda > 0 ? powersOf(1 - lambda, true) : powers,
    powers,
    powersByWords: powersOf(1 - byWords, false),
    powersAlone: powersOf(1, false),
    rowPowers: powersOf(lambda, lambda > 0),
    rowPowersByWords: powersOf(byWords, byWords > 0),
    silence: Math.pow(SILENCE, lambda),
    lambda,
  };
}

/** Tables of powers by exponent, the same for every graph: of all gains, and of those below the floor as of the floor. */
const POWERS = createLruCache<number, Float64Array>(MOST_TABLES);
const HELD_POWERS = createLruCache<number, Float64Array>(MOST_TABLES);

/** The power of every gain rounded up to a step. */
function powersOf(exponent: number, held: boolean): Float64Array {
  const floor = held ? FLOOR : 0;
  return (held ? HELD_POWERS : POWERS).of(exponent, () =>
    Float64Array.from({ length: STEPS + 3 }, (_, step) => Math.pow(Math.max(step / STEPS, floor), exponent)),
  );
}

const RAISED = STEPS * (1 + 1e-9);

/** The step that a gain is rounded up to. */
export function stepOf(gain: number): number {
  return gain >= 1 ? STEPS + 1 : (gain * RAISED + 1) | 0;
}

/** Writes what the gains of the seeker and of row `row`, the `i`-th of those summed, amount to together, per lane; O(offers of the row). */
export function boundGains(
  seeking: Seeking,
  { seekerLanes, rowLanes }: SummedLanes,
  bounds: GainBounds,
  row: number,
  i: number,
  out: Float64Array,
): void {
  const { textBounds, rows } = seeking;
  const traits = rows.traits.array[row];
  const text = textBounds === null ? bounds.silentText : textBounds.seeker[row];
  const shift = bounds.prior + bounds.words * text;
  const slope = bounds.slope - bounds.slopeWords * text;
  const powers = powersFor(seeking, bounds, row, traits);
  const shared = bounds.stated && bounds.byNeeds ? 0 : sharedGround(seeking, row);
  const constant = rowConstant(seeking, bounds, row, shared, traits);
  if (bounds.byNeeds) {
    for (let lane = 0; lane < LANES; lane++) {
      const gain = seekerLanes[i * LANES + lane] / LANE_STEPS;
      out[lane] = powers[stepOf(shift + slope * gain)];
    }
  } else out.fill(powers[stepOf(shift + slope * seekerGround(seeking, shared))]);
  if (constant >= 0) {
    for (let lane = 0; lane < LANES; lane++) out[lane] *= constant;
    return;
  }
  const rowShift = rowShiftOf(bounds, seeking, row, traits);
  const rowSlope = rowSlopeOf(bounds, rowShift, traits);
  for (let lane = 0; lane < LANES; lane++) {
    const gain = rowLanes[i * LANES + lane] / LANE_STEPS;
    out[lane] *= bounds.rowPowers[stepOf(rowShift + rowSlope * gain)];
  }
}

/** The powers of the seeker's gain that hold for a row. */
export function powersFor({ rows }: Seeking, bounds: GainBounds, row: number, traits: number): Float64Array {
  if ((traits & TRAIT.STATED) !== 0) return bounds.stated ? bounds.powersHeld : bounds.powers;
  if (bounds.stated || rows.needCount.array[row] > 0) return bounds.powers;
  if ((traits & TRAIT.HAS_QUERY) !== 0) return bounds.powersByWords;
  return (traits & TRAIT.HAS_GROUND) !== 0 ? bounds.powers : bounds.powersAlone;
}

/** y^lambda of a row where it is the same in all lanes; -1 where its needs decide. */
export function rowConstant(
  { plan, rows, textBounds }: Seeking,
  bounds: GainBounds,
  row: number,
  shared: number,
  traits: number,
): number {
  if (bounds.lambda === 0) return 1;
  if ((traits & TRAIT.STATED) !== 0) return -1;
  if (bounds.stated) return bounds.silence;
  if (rows.needCount.array[row] > 0) return -1;
  const words = (traits & TRAIT.HAS_QUERY) !== 0;
  const text = textBounds === null ? 0 : textBounds.row[row];
  if ((traits & TRAIT.HAS_GROUND) === 0) {
    return words ? bounds.rowPowersByWords[stepOf(bounds.tauWordsAlone * text)] : 1;
  }
  const total = groundTotal(rows, plan.weights.ground, row);
  const ground = groundOf(shared, total, plan.readings.profile.ground);
  if (!words) return bounds.rowPowers[stepOf(ground)];
  return bounds.rowPowersByWords[stepOf((1 - bounds.tau) * ground + bounds.tau * text)];
}

/** What the words of a row that has needs add to its gain whatever these are. */
export function rowShiftOf(
  { rowWords, tau }: GainBounds,
  { textBounds }: Pick<Seeking, 'textBounds'>,
  row: number,
  traits: number,
): number {
  if (textBounds === null || (traits & TRAIT.HAS_QUERY) === 0) return 0;
  return ((traits & TRAIT.STATED) !== 0 ? rowWords : tau) * textBounds.row[row];
}

/** The share of its gain by needs that is left beside its words. */
export function rowSlopeOf({ tau }: GainBounds, shift: number, traits: number): number {
  if ((traits & TRAIT.STATED) !== 0) return 1 - shift;
  return (traits & TRAIT.HAS_QUERY) !== 0 ? 1 - tau : 1;
}

/** The seeker's common ground with a row, where it has no needs. */
export function seekerGround({ plan }: Seeking, shared: number): number {
  const { a, readings } = plan;
  return a.groundTotal > 0 ? groundOf(shared, a.groundTotal, readings.profile.ground) : 0;
}

function groundOf(shared: number, total: number, exponent: number): number {
  const ground = Math.sqrt(0.05 + 0.95 * (shared < total ? shared / total : 1));
  return exponent === 1 ? ground : Math.pow(ground, exponent);
}

/** W of a row; O(its offers). */
function groundTotal(
  { entries, entryStart, offerCount }: Seeking['rows'],
  ground: Int32Array,
  row: number,
): number {
  const from = entryStart.array[row];
  let total = 0;
  for (let e = from; e < from + offerCount.array[row]; e++) {
    total += ground[entries.array[e] >>> VALUE_BITS] * (entries.array[e] & VALUE_MASK);
  }
  return total;
}

/** I of a row and the seeker; O(its offers). */
function sharedGround({ plan, rows }: Seeking, row: number): number {
  const { entries, entryStart, offerCount } = rows;
  const { ground } = plan.weights;
  const from = entryStart.array[row];
  let shared = 0;
  for (let e = from; e < from + offerCount.array[row]; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    shared += ground[r] * Math.min(plan.strength[r], entries.array[e] & VALUE_MASK);
  }
  return shared;
}
