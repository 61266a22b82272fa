import { ORGANISATION_SIZES } from '../../domain/organisation';
import { experienceFactor, relevance } from '../../scoring/experience';
import { gainWithText, tauOf } from '../../scoring/gain';
import { besidePrior, FLOOR, isNewcomer, lambdaOf, SILENCE, weigh } from '../../scoring/mutual';
import { fameOf } from '../../scoring/network';
import { networkFactorOf } from './acquainted';
import { sectorFit } from '../../scoring/sectorDistance';
import { OTHERS_WORD_SHARE } from '../../scoring/wordShare';
import { goalsOf, KIND_MASK, sizeOf, TRAIT, UNKNOWN_SIZE } from '../rows/traits';
import { readNeeds, readOffers, readPlaces, readSectors, readTexts } from './readRow';
import { isReadingOpen } from './readingGates';
import { D } from './seekerPlan';
import type { Seeking, TextsOfRows } from './seeking';
import type { CosineOutput } from './textPlan';
import { goalShare, normaliserOf, type TypeReading } from './typeReadings';

/** What `scoreRow` returns of a pair that is not listed. */
export const NOT_LISTED = -1;
/** Bits of all readings. */
export const ALL_READINGS = -1;
/** Between two sizes: their distance in the domain's list. */
const MOST_STEPS = ORGANISATION_SIZES.length - 1;
/** Estimates are raised by more than rounding can take away. */
const ABOVE_ROUNDING = 1 + 1e-9;

/** One side of the pair as the gains want it. */
interface Side {
  stated: boolean;
  hasNeeds: boolean;
  hasGround: boolean;
  hasQuery: boolean;
  normaliser: number;
  ground: number;
  text: number;
  tau: number;
}

const side = (): Side => ({
  stated: false,
  hasNeeds: false,
  hasGround: false,
  hasQuery: false,
  normaliser: 0,
  ground: 0,
  text: 0,
  tau: 0,
});
const SEEKER = side();
const ROW = side();

/**
 * S of the seeker and row `row`, bit for bit what the reference says, or NOT_LISTED; O(the row's entries and words).
 * @param floor where S is below it, any smaller number may be returned in its place
 * @param readings bits of those open to the row's kind, by their order there; of all others S is below the floor
 */
export function scoreRow(seeking: Seeking, row: number, floor: number, readings: number): number {
  const traits = seeking.rows.traits.array[row];
  readOffers(seeking, row);
  readTexts(seeking, row);
  if (!seeking.listsUnrelated && !isRelated(seeking)) return NOT_LISTED;
  readSides(seeking, row, traits);
  const { text } = seeking.plan.readings.profile;
  SEEKER.text = textOf(SEEKER, seeking.facts.seekerText, text);
  ROW.text = textOf(ROW, seeking.facts.rowText, text);
  const best = bestReading(seeking, row, traits, floor, readings);
  const listed = !seeking.someTypes || seeking.listsUnrelated || (best > 0 && isServed(seeking, traits));
  return listed ? best : NOT_LISTED;
}

/** Whether the seeker gains in an open reading of those asked for, apart from what it gains from anybody. */
function isServed(seeking: Seeking, traits: number): boolean {
  if (seeking.prior === 0) return true;
  const { plan, facts, open } = seeking;
  return open[traits & KIND_MASK].some(
    ({ reading, required }) =>
      (traits & required) === required &&
      isReadingOpen(reading, facts, plan.hasCountry) &&
      fullGain(SEEKER, seekerNeeds(seeking, reading)) > 0,
  );
}

/**
 * A bound of S of a related row: the words by their bounds, all else as it is; O(the row's entries). Words cost more
 * than all else of a row, so this is looked at before `scoreRow`.
 * @param texts upper bounds of text by row, after the profile's exponent
 * @param floor where the bound is below it, any smaller number may be returned in its place
 * @param readings as those of `scoreRow`
 */
export function boundRow(
  seeking: Seeking,
  row: number,
  texts: TextsOfRows,
  floor: number,
  readings: number,
): number {
  const traits = seeking.rows.traits.array[row];
  readOffers(seeking, row);
  readSides(seeking, row, traits);
  SEEKER.text = texts.seeker[row];
  ROW.text = texts.row[row];
  return bestReading(seeking, row, traits, floor, readings) * ABOVE_ROUNDING;
}

/** Reads all of a row but its offers and words. */
function readSides(seeking: Seeking, row: number, traits: number): void {
  readNeeds(seeking, row);
  readPlaces(seeking, row);
  readSectors(seeking, row);
  seekerSide(seeking);
  rowSide(seeking, row, traits);
}

/** Whether the row may be listed (reading 13), after its offers and words have been read. */
function isRelated({ plan, facts }: Seeking): boolean {
  if (facts.shared > 0 || (plan.a.query !== null && facts.seekerText.best > 0)) return true;
  for (let d = 0; d < D; d++) if (facts.forward[d] > 0) return true;
  return false;
}

function seekerSide({ plan, facts }: Seeking): void {
  const { a, readings } = plan;
  const { profile } = readings;
  SEEKER.stated = a.stated;
  SEEKER.hasNeeds = a.needs.length > 0;
  SEEKER.hasGround = a.groundTotal > 0;
  SEEKER.hasQuery = a.query !== null;
  SEEKER.normaliser = plan.normaliser;
  SEEKER.ground = groundOf(SEEKER, facts.shared, a.groundTotal, profile.ground);
  SEEKER.tau = tauOfSide(SEEKER, a.wordShare, profile.text);
}

function rowSide({ plan, rows, facts }: Seeking, row: number, traits: number): void {
  const { profile } = plan.readings;
  ROW.stated = (traits & TRAIT.STATED) !== 0;
  ROW.hasNeeds = rows.needCount.array[row] > 0;
  ROW.hasGround = (traits & TRAIT.HAS_GROUND) !== 0;
  ROW.hasQuery = (traits & TRAIT.HAS_QUERY) !== 0;
  ROW.normaliser = ROW.hasNeeds ? normaliserOf(plan.readings, facts.priority) : 0;
  ROW.ground = groundOf(ROW, facts.shared, facts.groundTotal, profile.ground);
  ROW.tau = tauOfSide(ROW, OTHERS_WORD_SHARE, profile.text);
}

function tauOfSide(
  { stated, hasQuery, hasNeeds, hasGround }: Side,
  wordShare: number,
  exponent: number,
): number {
  return tauOf(stated, hasQuery, hasNeeds || hasGround, wordShare, exponent);
}

function groundOf({ hasNeeds, hasGround }: Side, shared: number, total: number, exponent: number): number {
  return hasNeeds || !hasGround ? 0 : Math.pow(Math.sqrt(0.05 + 0.95 * (shared / total)), exponent);
}

function textOf(
  { hasQuery, stated }: Side,
  { counts, centroid, best }: CosineOutput,
  exponent: number,
): number {
  const similarity = !hasQuery
    ? 0
    : counts
      ? Math.min(1, (3 * (centroid + 0.5 * best)) / 1.5)
      : stated
        ? 0
        : 0.25;
  return exponent === 1 ? similarity : Math.pow(similarity, exponent);
}

/** gain' of one side, as the reference has it. */
function fullGain({ stated, hasNeeds, ground, text, tau }: Side, needs: number): number {
  return gainWithText(stated, tau, hasNeeds ? needs : ground, text);
}

function bestReading(
  seeking: Seeking,
  row: number,
  traits: number,
  floor: number,
  readingBits: number,
): number {
  const { plan, rows, facts } = seeking;
  const { a, readings } = plan;
  const { profile } = readings;
  const known = ROW.hasNeeds || ROW.hasGround || ROW.hasQuery;
  const newcomer = isNewcomer(a);
  const byWords = !ROW.hasNeeds && ROW.hasQuery;
  const lambda = newcomer || (!a.stated && !known) ? 0 : lambdaOf(a.stated, byWords, profile.lambda);
  const bothStated = !newcomer && a.stated && ROW.stated;
  const how = newcomer || !a.stated || ROW.stated ? 'AS_IT_IS' : known ? 'INFERRED' : 'SILENCE';
  const network = networkFactorOf(seeking.acquainted, row);
  const counted = relevance(seeking.experience.rule, SEEKER.text, SEEKER.ground);
  const fame = fameOf(a, experienceOf(seeking, rows.pastCount.array[row], counted), network);
  const trust = rows.trust.array[row];
  const trustFit = trust === trust ? trust : 0.5;
  const sizeFit = sizeSimilarity(plan.a.traits, traits);
  let best = 0;
  const open = seeking.open[traits & KIND_MASK];
  const goals = goalsOf(traits);
  for (let i = 0; i < open.length; i++) {
    // Where there are more than 32, some share a bit.
    if (((readingBits >>> i) & 1) === 0) continue;
    const { reading, required } = open[i];
    if ((traits & required) !== required) continue;
    if (!isReadingOpen(reading, facts, plan.hasCountry)) continue;
    const x = besidePrior(seeking, fullGain(SEEKER, seekerNeeds(seeking, reading)));
    const y = fullGain(ROW, rowNeeds(seeking, reading));
    const heldX = bothStated && lambda > 0 ? Math.max(x, FLOOR) : x;
    const heldY = lambda > 0 ? Math.max(y, FLOOR) : y;
    const factor = 1 - reading.kappa * facts.competition;
    const compat = compatibility(
      reading,
      facts.distance,
      sizeFit,
      seeking.goalShares[reading.index],
      goals,
      trustFit,
    );
    const place = facts.place[reading.place];
    if (lambda === 0.5) {
      const product = heldX * (how === 'AS_IT_IS' ? heldY : SILENCE);
      const most = factor * Math.sqrt(product) * (0.5 + 0.5 * compat) * place * fame * ABOVE_ROUNDING;
      if (most < floor || most < best) continue;
    }
    const mutual = Math.pow(heldX, 1 - lambda) * Math.pow(weigh(how, heldY), lambda);
    const s = factor * mutual * (0.5 + 0.5 * compat) * place * fame;
    if (s > best) best = s;
  }
  return best;
}

function seekerNeeds({ plan, facts: { forward } }: Seeking, { index }: TypeReading): number {
  if (!SEEKER.hasNeeds) return 0;
  let sum = 0;
  for (let d = 0, p = index * D; d < D; d++) sum += plan.pull[p + d] * forward[d];
  return Math.min(1, sum / SEEKER.normaliser);
}

function rowNeeds({ facts: { priority, backward } }: Seeking, { candidateOmega }: TypeReading): number {
  if (!ROW.hasNeeds) return 0;
  let sum = 0;
  for (let d = 0; d < D; d++) sum += priority[d] * candidateOmega[d] * backward[d];
  return Math.min(1, sum / ROW.normaliser);
}

/** E after the profile's exponent; O(1). @param counted what each past alliance counts, or more for a bound */
export function experienceOf({ experience }: Seeking, pastCount: number, counted: number): number {
  return counted === 1
    ? experience.values[pastCount]
    : Math.pow(experienceFactor(experience.rule, pastCount, counted), experience.profileExponent);
}

/** 1 - steps/3; 0.5 where a size is unknown. */
export function sizeSimilarity(seeker: number, row: number): number {
  const [p, q] = [sizeOf(seeker), sizeOf(row)];
  return p === UNKNOWN_SIZE || q === UNKNOWN_SIZE ? 0.5 : 1 - Math.abs(p - q) / MOST_STEPS;
}

/**
 * compat_t of docs/scoring.md, section 7.
 * @param seekerGoals share of the seeker's goals that the type serves
 * @param rowGoals goals of the row, as bits
 */
function compatibility(
  { v, vTotal, sector, size, goals }: TypeReading,
  distance: number,
  sizeFit: number,
  seekerGoals: number,
  rowGoals: number,
  trust: number,
): number {
  const sectorPart = distance === distance ? sectorFit(sector, distance) : 0.5;
  const sizePart = size === 'ANY' ? 1 : sizeFit;
  const goal = (seekerGoals + goalShare(rowGoals, goals)) / 2;
  return (v[0] * sectorPart + v[1] * sizePart + v[2] * goal + v[3] * trust) / vTotal;
}
