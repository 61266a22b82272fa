import { ORGANISATION_KINDS } from '../../domain/organisation';
import type { RowClass, RowIndex } from '../index/rowIndex';
import type { Seeking } from '../plan/seeking';
import { PLACE_SHAPES, TYPE, type TypeReading } from '../plan/typeReadings';
import { NONE } from '../rows/resourceNumbers';
import { KIND_MASK, sizeOf, UNKNOWN_KIND, UNKNOWN_SIZE } from '../rows/traits';
import { LANES } from './lanes';
import type { PlannedLanes } from './plannedLanes';

/** Nearness of a relation, by the low three bits of its code; bits above say what else may hold. */
const NEARNESS = [0, 0.2, 0.5, 0.8, 1];
const MAY_SHARE_COUNTRY = 8;
const MAY_BE_ABROAD = 16;
const RELATIONS = 32;
const ANYWHERE = 4 | MAY_SHARE_COUNTRY | MAY_BE_ABROAD;
/** From this nearness on a region is shared. */
const REGION = 3;

const SHAPES = PLACE_SHAPES.length;
/** P by shape of place. */
const PLACES = new Float64Array(SHAPES);
const FEW_CUTS = 64;
const BUSINESSES = ['SME', 'LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'].map((kind) =>
  ORGANISATION_KINDS.indexOf(kind as 'SME'),
);

/**
 * Rows for which one bound of everything but the gains and E holds: a class, cut where the relation of its places to
 * the seeker's changes. Chunk i is the rows `from[i]` to `from[i + 1]`.
 */
export interface Chunks {
  readonly from: number[];
  readonly classes: RowClass[];
  readonly relations: number[];
  /** Upper bound of `(0.5 + 0.5 * compat) * P` per lane: `[(kind * RELATIONS + relation) * LANES + lane]`; -1 unknown. */
  readonly factors: Float64Array;
  /** Their squares, in what the kernel takes gains in. */
  readonly weights: Float32Array;
  /** The chunk of the most common kind whose places are nearest the seeker's. */
  nearest: number;
}

/** How many sets of factors there are: one per kind and relation. */
export const FACTOR_SETS = (UNKNOWN_KIND + 1) * RELATIONS;
/** Weights are raised by more than single precision takes away on the way to a square. */
const ABOVE_SINGLE = 1 + 1e-5;

/** @param weights room for FACTOR_SETS times eight */
export function emptyChunks(weights: Float32Array): Chunks {
  return {
    from: [],
    classes: [],
    relations: [],
    factors: new Float64Array(FACTOR_SETS * LANES),
    weights,
    nearest: 0,
  };
}

/** Cuts the rows of the index for a seeker; O(classes * the seeker's places * log rows). */
export function cutChunks(chunks: Chunks, { plan }: Seeking, index: RowIndex): void {
  const { from, classes, relations } = chunks;
  from.length = classes.length = relations.length = 0;
  chunks.factors.fill(-1);
  chunks.nearest = 0;
  const spans: Span[] = [];
  const cuts: number[] = [];
  for (const rowClass of index.classes) {
    cuts.length = spans.length = 0;
    cuts.push(rowClass.from);
    if (rowClass.placed) findSpans(plan, index, rowClass, spans, cuts);
    sortUp(cuts);
    for (let i = 0; i < cuts.length; i++) {
      const end = i + 1 < cuts.length ? cuts[i + 1] : rowClass.to;
      if (cuts[i] === end) continue;
      const relation = rowClass.placed ? relationOf(spans, cuts[i], plan.a.places.length > 1) : ANYWHERE;
      const best = from.length === 0 ? 0 : relations[chunks.nearest] & 7;
      if (rowClass.placed && rowClass.kind === index.majorKind && (relation & 7) > best) {
        chunks.nearest = from.length;
      }
      from.push(cuts[i]);
      classes.push(rowClass);
      relations.push(relation);
    }
  }
  from.push(index.end);
}

/** By insertion where there are few, as for most seekers: calls of a comparison take longer. */
function sortUp(cuts: number[]): void {
  if (cuts.length > FEW_CUTS) {
    cuts.sort((p, q) => p - q);
    return;
  }
  for (let i = 1; i < cuts.length; i++) {
    const cut = cuts[i];
    let at = i;
    for (; at > 0 && cuts[at - 1] > cut; at--) cuts[at] = cuts[at - 1];
    cuts[at] = cut;
  }
}

/** Rows of a class within one place of the seeker. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** Index into NEARNESS. */
  readonly near: number;
}

function findSpans(
  { a: { places: mine }, resources: { places, subtreeEnd } }: Seeking['plan'],
  { onlyPlace }: RowIndex,
  { from, to }: RowClass,
  spans: Span[],
  cuts: number[],
): void {
  for (const place of mine) {
    for (let near = 1; near <= 4; near++) {
      const above =
        near === 1
          ? places.subregion[place]
          : near === 2
            ? places.country[place]
            : near === 3
              ? places.region[place]
              : places.city[place];
      if (above === NONE) continue;
      const start = firstAtLeast(onlyPlace, from, to, above);
      const end = firstAtLeast(onlyPlace, start, to, subtreeEnd[above]);
      if (start === end) continue;
      spans.push({ from: start, to: end, near });
      cuts.push(start, end);
    }
  }
}

function relationOf(spans: readonly Span[], at: number, severalPlaces: boolean): number {
  let near = 0;
  let country = false;
  for (const span of spans) {
    if (span.from > at || at >= span.to) continue;
    if (span.near > near) near = span.near;
    if (span.near >= 2) country = true;
  }
  return near | (country ? MAY_SHARE_COUNTRY : 0) | (severalPlaces || !country ? MAY_BE_ABROAD : 0);
}

function firstAtLeast(places: Int32Array, from: number, to: number, least: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where the factors of a chunk begin; worked out once per kind and relation.
 * @param scale what a product of both gains, as the kernel takes them, is multiplied by
 */
export function factorsOf(
  chunks: Chunks,
  seeking: Seeking,
  lanes: PlannedLanes,
  majorKind: number,
  chunk: number,
  scale: number,
): number {
  const { kind } = chunks.classes[chunk];
  const relation = chunks.relations[chunk];
  const at = (kind * RELATIONS + relation) * LANES;
  if (chunks.factors[at] < 0) {
    const { laneOf } = kind === majorKind ? lanes.major : lanes.minor;
    fillFactors(chunks.factors, at, seeking, laneOf, kind, relation);
    for (let i = at; i < at + LANES; i++) chunks.weights[i] = chunks.factors[i] ** 2 * scale * ABOVE_SINGLE;
  }
  return at;
}

function fillFactors(
  factors: Float64Array,
  at: number,
  seeking: Seeking,
  laneOf: Int8Array,
  kind: number,
  relation: number,
): void {
  const { plan } = seeking;
  const near = NEARNESS[relation & 7];
  const exponent = plan.readings.profile.place;
  const sectorFit =
    BUSINESSES.includes(kind) && BUSINESSES.includes(plan.a.traits & KIND_MASK) && plan.a.sectors.length > 0
      ? 1
      : 0.5;
  const sizeCounts = sizeOf(plan.a.traits) !== UNKNOWN_SIZE;
  for (let lane = 0; lane < LANES; lane++) factors[at + lane] = 0;
  for (let shape = 0; shape < SHAPES; shape++) {
    const fit =
      shape === 0
        ? near
        : shape === 1
          ? (relation & MAY_SHARE_COUNTRY) !== 0
            ? near
            : 0
          : (relation & MAY_BE_ABROAD) !== 0
            ? 0.5
            : 0;
    PLACES[shape] = Math.pow(1 + 0.75 * fit, exponent);
  }
  for (const { reading } of seeking.open[kind]) {
    if (isShutBy(reading, relation, seeking)) continue;
    const { index, v, vTotal, size, place } = reading;
    const sizeFit = sizeCounts || size === 'ANY' ? 1 : 0.5;
    const goal = (seeking.goalShares[index] + 1) / 2;
    const compat = (v[0] * sectorFit + v[1] * sizeFit + v[2] * goal + v[3]) / vTotal;
    const bound = (0.5 + 0.5 * compat) * PLACES[place];
    const lane = at + laneOf[index];
    if (bound > factors[lane]) factors[lane] = bound;
  }
}

/** Whether the relation of the places alone shuts a reading. */
export function isShutBy({ type }: TypeReading, relation: number, { plan }: Seeking): boolean {
  if (type === TYPE.DOMESTIC_EXPANSION) return (relation & MAY_SHARE_COUNTRY) === 0;
  if (type !== TYPE.DESTINATION || (relation & 7) >= REGION) return false;
  const { island } = plan.resources.places;
  return !plan.a.places.some((place) => island[place] === 1);
}
