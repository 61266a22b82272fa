import { FULL_OFFER } from '../../scoring/coverage';
import { distanceKm, HALF_NEARNESS_KM } from '../../scoring/place';
import { coordinatesOf } from '../rows/coordinates';
import { NONE } from '../rows/resourceNumbers';
import { firstPlace, firstSector, VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';
import { KIND_MASK, TRAIT } from '../rows/traits';
import { D, FINANCE, MARKET, OFFERING, SEGMENT } from './seekerPlan';
import type { Seeking } from './seeking';
import { meetPlace, meetSector, OTHER_COUNTRY, SAME_COUNTRY, SAME_REGION } from './staticFits';
import { cosinesFromRow, cosinesWithRow } from './textPlan';

/** SME, LARGE_COMPANY, MARKETPLACE, FINANCIER: kinds whose sector says something of their fit, as bits. */
const BUSINESSES = (1 << 0) | (1 << 1) | (1 << 4) | (1 << 7);

/** Reads the offers of a row: what they cover, what both offer. O(offers of the row). */
export function readOffers({ rows, plan, facts }: Seeking, row: number): void {
  const { entries, entryStart, offerCount } = rows;
  const { touchFirst, touchNext, touchNeed, touchDecay, covered, strength } = plan;
  const { dimension } = plan.resources;
  const { ground } = plan.weights;
  const { overlap, total, forward } = facts;
  // In one loop: that is less than what a call of fill takes.
  for (let d = 0; d <= D; d++) overlap[d] = total[d] = forward[d] = 0;
  let [shared, groundTotal] = [0, 0];
  const from = entryStart.array[row];
  const to = from + offerCount.array[row];
  for (let e = from; e < to; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    const theirs = entries.array[e] & VALUE_MASK;
    for (let t = touchFirst[r]; t !== NONE; t = touchNext[t]) {
      const effective = theirs * touchDecay[t];
      if (effective > covered[touchNeed[t]]) covered[touchNeed[t]] = effective;
    }
    const d = dimension[r];
    total[d] += theirs;
    groundTotal += ground[r] * theirs;
    const mine = strength[r];
    if (mine === 0) continue;
    const smaller = mine < theirs ? mine : theirs;
    overlap[d] += smaller;
    shared += ground[r] * smaller;
  }
  facts.shared = shared;
  facts.groundTotal = groundTotal;
  facts.coversHome = facts.coversAbroad = facts.coversFinance = false;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const d = plan.needDimension[i];
    forward[d] += plan.needWeight[i] * covered[i];
    covered[i] = 0;
    if (d === FINANCE) facts.coversFinance = true;
    else if (d !== MARKET) continue;
    else if (plan.needAtHome[i] === 1) facts.coversHome = true;
    else facts.coversAbroad = true;
  }
  for (let d = 0; d < D; d++) if (forward[d] > 0) forward[d] /= plan.needTotal[d] * FULL_OFFER;
}

/** Reads the needs of a row: what the seeker covers of them. O(needs of the row). */
export function readNeeds({ rows, plan, facts }: Seeking, row: number): void {
  const { entries, entryStart, offerCount, needCount } = rows;
  const { reach, resources, weights } = plan;
  const { backward, needTotal, priority } = facts;
  for (let d = 0; d <= D; d++) backward[d] = needTotal[d] = priority[d] = 0;
  facts.reachesHome = facts.reachesAbroad = facts.reachesFinance = false;
  const from = entryStart.array[row] + offerCount.array[row];
  const to = from + needCount.array[row];
  for (let e = from; e < to; e++) {
    const r = entries.array[e] >>> VALUE_BITS;
    const p = entries.array[e] & VALUE_MASK;
    const d = resources.dimension[r];
    const weight = p * weights.rarity[r];
    needTotal[d] += weight;
    if (p > priority[d]) priority[d] = p;
    if (reach[r] === 0) continue;
    backward[d] += weight * reach[r];
    if (d === FINANCE) facts.reachesFinance = true;
    else if (d !== MARKET) continue;
    else if (isAtHome(rows, to, row, resources.places.country, resources.places.country[r])) {
      facts.reachesHome = true;
    } else facts.reachesAbroad = true;
  }
  for (let d = 0; d < D; d++) {
    if (backward[d] > 0) backward[d] /= needTotal[d] * FULL_OFFER;
    priority[d] /= 5;
  }
}

function isAtHome(
  { entries, placeCount }: Seeking['rows'],
  firstPlace: number,
  row: number,
  countryOf: Int32Array,
  country: number,
): boolean {
  if (country === NONE) return false;
  for (let i = 0; i < placeCount.array[row]; i++) {
    if (countryOf[entries.array[firstPlace + i]] === country) return true;
  }
  return false;
}

/** Reads the places of a row. O(places), and a distance where both have coordinates. */
export function readPlaces({ rows, plan, fits, facts }: Seeking, row: number): void {
  const { resources, a } = plan;
  const { entries } = rows;
  const end = firstSector(rows, row);
  let [nearby, domestic, relation] = [0, 0, 0];
  facts.hasCountry = false;
  for (let e = firstPlace(rows, row); e < end; e++) {
    const place = entries.array[e];
    if (fits.placeStamp[place] !== fits.stamp) meetPlace(fits, resources, place);
    if (fits.nearby[place] > nearby) nearby = fits.nearby[place];
    if (fits.domestic[place] > domestic) domestic = fits.domestic[place];
    relation |= fits.relation[place];
    if (resources.places.country[place] !== NONE) facts.hasCountry = true;
  }
  const mine = a.coordinates;
  if (mine !== null && (rows.traits.array[row] & TRAIT.LOCATED) !== 0) {
    const km = distanceKm(mine, coordinatesOf(rows, row));
    const byDistance = 1 / (1 + km / HALF_NEARNESS_KM);
    if (byDistance > nearby) nearby = byDistance;
    if ((relation & SAME_COUNTRY) !== 0 && byDistance > domestic) domestic = byDistance;
  }
  placeFactors(facts, nearby, domestic, relation, plan.readings.profile.place);
}

/** Reads the place of a row that has one and no coordinates; its country is not looked at. O(1). */
export function readOnlyPlace({ plan, fits, facts }: Seeking, place: number): void {
  if (fits.placeStamp[place] !== fits.stamp) meetPlace(fits, plan.resources, place);
  const relation = fits.relation[place];
  placeFactors(facts, fits.nearby[place], fits.domestic[place], relation, plan.readings.profile.place);
}

function placeFactors(
  facts: Seeking['facts'],
  nearby: number,
  domestic: number,
  relation: number,
  exponent: number,
): void {
  facts.relation = relation;
  facts.place[0] = placeFactor(nearby, exponent);
  facts.place[1] = placeFactor(domestic, exponent);
  facts.place[2] = placeFactor((relation & OTHER_COUNTRY) !== 0 ? 0.5 : 0, exponent);
}

function placeFactor(fit: number, exponent: number): number {
  return exponent === 1 ? 1 + 0.75 * fit : Math.pow(1 + 0.75 * fit, exponent);
}

/** Reads the sectors of a row against the seeker's. O(sectors). */
export function readSectorDistance({ rows, plan, fits, facts }: Seeking, row: number): void {
  const end = rows.entryStart.array[row + 1];
  let [distance, tenths, sharesDivision] = [NaN, 0, false];
  if (plan.a.sectors.length > 0) {
    for (let e = firstSector(rows, row); e < end; e++) {
      const sector = rows.entries.array[e];
      if (fits.sectorStamp[sector] !== fits.stamp) meetSector(fits, rows.sectors, sector);
      if (!(distance <= fits.distance[sector])) distance = fits.distance[sector];
      if (fits.tenths[sector] > tenths) tenths = fits.tenths[sector];
      if (fits.sharesDivision[sector] === 1) sharesDivision = true;
    }
  }
  const kinds = (1 << (rows.traits.array[row] & KIND_MASK)) | (1 << (plan.a.traits & KIND_MASK));
  facts.distance = (kinds & ~BUSINESSES) === 0 ? distance : NaN;
  facts.tenths = tenths;
  facts.sharesDivision = sharesDivision;
}

/** Reads the sector of a row that has one; what it competes by is not looked at. O(1). */
export function readOnlySector({ rows, plan, fits, facts }: Seeking, sector: number, traits: number): void {
  const kinds = (1 << (traits & KIND_MASK)) | (1 << (plan.a.traits & KIND_MASK));
  facts.distance = NaN;
  facts.sharesDivision = false;
  if (plan.a.sectors.length === 0) return;
  if (fits.sectorStamp[sector] !== fits.stamp) meetSector(fits, rows.sectors, sector);
  if ((kinds & ~BUSINESSES) === 0) facts.distance = fits.distance[sector];
  facts.sharesDivision = fits.sharesDivision[sector] === 1;
}

/** Reads the sectors of a row and its competition, for which its offers and places must have been read. */
export function readSectors(seeking: Seeking, row: number): void {
  readSectorDistance(seeking, row);
  const { rows, plan } = seeking;
  const has = firstSector(rows, row) < rows.entryStart.array[row + 1];
  const sectorsKnown = plan.a.sectors.length > 0 && has;
  readCompetition(seeking.plan.strengthTotal, seeking.facts, sectorsKnown);
}

/** comp of docs/scoring.md, section 6 from the sums of `readOffers`; fractions of integers, as the reference takes them. */
function readCompetition(mine: Float64Array, facts: Seeking['facts'], sectorsKnown: boolean): void {
  const { overlap, total, tenths } = facts;
  let audience = 0;
  let audienceOf = 1;
  if (mine[MARKET] + mine[SEGMENT] === 0 || total[MARKET] + total[SEGMENT] === 0) {
    if ((facts.relation & SAME_REGION) !== 0) {
      audience = 1;
      audienceOf = 2;
    }
  } else {
    audience = overlap[MARKET];
    audienceOf = smallerOf(mine, total, MARKET);
    const segment = overlap[SEGMENT];
    const segmentOf = smallerOf(mine, total, SEGMENT);
    if (audience * segmentOf <= segment * audienceOf) {
      audience = segment;
      audienceOf = segmentOf;
    }
  }
  let numerator = overlap[OFFERING];
  let of = smallerOf(mine, total, OFFERING);
  if (!(numerator * audienceOf <= audience * of)) {
    numerator = audience;
    of = audienceOf;
  }
  facts.competition = (tenths / 10) * (numerator / of);
  facts.competitionKnown = sectorsKnown && mine[OFFERING] > 0 && total[OFFERING] > 0;
  facts.belowFifth = tenths * numerator < 2 * of;
  facts.noCompetition = tenths * numerator === 0;
}

/** What an overlap of both is a share of: 1 where one of them offers nothing of the dimension. */
function smallerOf(mine: Float64Array, total: Float64Array, d: number): number {
  return mine[d] === 0 || total[d] === 0 ? 1 : mine[d] < total[d] ? mine[d] : total[d];
}

/** Reads the words of a row in both directions. O(terms of the row). */
export function readTexts({ rows, plan, texts, facts }: Seeking, row: number): void {
  const traits = rows.traits.array[row];
  const asks = (traits & TRAIT.ASKS_IN_WORDS) !== 0;
  if (plan.a.query !== null) cosinesWithRow(texts, row, asks, facts.seekerText);
  if ((traits & TRAIT.HAS_QUERY) !== 0) cosinesFromRow(texts, row, asks, facts.rowText);
}
