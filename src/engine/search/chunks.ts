import { ORGANISATION_KINDS } from '../../domain/organisation';
import type { RowClass, RowIndex } from '../index/rowIndex';
import type { Seeking } from '../plan/seeking';
import { PLACE_SHAPES, TYPE, type TypeReading } from '../plan/typeReadings';
import { firstAtLeast } from '../rows/firstAtLeast';
import { NONE } from '../rows/resourceNumbers';
import { KIND_MASK, sizeOf, UNKNOWN_KIND, UNKNOWN_SIZE } from '../rows/traits';
import { LANES, MOST_READINGS } from './lanes';
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
  /** Upper bound of `(0.5 + 0.5 * compat) * P` per lane: `[(kind * RELATIONS + relation) * LANES + lane]`. */
  readonly factors: Float64Array;
  /** 1 where those of a kind and relation have been worked out. */
  readonly bounded: Uint8Array;
  readonly compat: CompatBounds;
  /** The squares of factors, in what the kernel takes gains in. */
  readonly weights: Float32Array;
  /** The chunk of the most common kind whose places are nearest the seeker's. */
  nearest: number;
}

/** What factors are made of. */
interface CompatBounds {
  /** By reading, where the sectors may fit whole, and where nothing is known of them. */
  readonly bySector: Float64Array;
  readonly withoutSector: Float64Array;
  /** P by index into NEARNESS, and where it is half. */
  readonly near: Float64Array;
  abroad: number;
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
    bounded: new Uint8Array(FACTOR_SETS),
    compat: {
      bySector: new Float64Array(MOST_READINGS),
      withoutSector: new Float64Array(MOST_READINGS),
      near: new Float64Array(NEARNESS.length),
      abroad: 0,
    },
    weights,
    nearest: 0,
  };
}

/** Cuts the rows of the index for a seeker; O(classes * the seeker's places * log rows). */
export function cutChunks(chunks: Chunks, seeking: Seeking, index: RowIndex): void {
  const { plan } = seeking;
  const { from, classes, relations } = chunks;
  from.length = classes.length = relations.length = 0;
  boundCompat(chunks, seeking);
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
    // Each lies within the one before.
    let [start, end] = [from, to];
    for (let near = 1; near <= 4 && start < end; near++) {
      const above =
        near === 1
          ? places.subregion[place]
          : near === 2
            ? places.country[place]
            : near === 3
              ? places.region[place]
              : places.city[place];
      if (above === NONE) continue;
      start = firstAtLeast(onlyPlace, start, end, above);
      end = firstAtLeast(onlyPlace, start, end, subtreeEnd[above]);
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
  if (chunks.bounded[at / LANES] === 0) {
    chunks.bounded[at / LANES] = 1;
    const { laneOf } = kind === majorKind ? lanes.major : lanes.minor;
    fillFactors(chunks, at, seeking, laneOf, kind, relation);
    for (let i = at; i < at + LANES; i++) chunks.weights[i] = chunks.factors[i] ** 2 * scale * ABOVE_SINGLE;
  }
  return at;
}

function fillFactors(
  { factors, compat }: Chunks,
  at: number,
  seeking: Seeking,
  laneOf: Int8Array,
  kind: number,
  relation: number,
): void {
  const { plan } = seeking;
  const { near: nearness, abroad } = compat;
  const sectorsTell =
    BUSINESSES.includes(kind) && BUSINESSES.includes(plan.a.traits & KIND_MASK) && plan.a.sectors.length > 0;
  const most = sectorsTell ? compat.bySector : compat.withoutSector;
  PLACES[0] = nearness[relation & 7];
  PLACES[1] = (relation & MAY_SHARE_COUNTRY) !== 0 ? PLACES[0] : 1;
  PLACES[2] = (relation & MAY_BE_ABROAD) !== 0 ? abroad : 1;
  for (let lane = 0; lane < LANES; lane++) factors[at + lane] = 0;
  const open = seeking.open[kind];
  for (let i = 0; i < open.length; i++) {
    const { reading } = open[i];
    const { index, place } = reading;
    const lane = at + laneOf[index];
    const bound = most[index] * PLACES[place];
    if (bound > factors[lane] && !isShutBy(reading, relation, seeking)) factors[lane] = bound;
  }
}

/** Bounds `0.5 + 0.5 * compat` of each reading for rows of which nothing is known, and P by nearness. */
function boundCompat({ compat, bounded }: Chunks, { plan, goalShares }: Seeking): void {
  const { profile, readings } = plan.readings;
  const sizeCounts = sizeOf(plan.a.traits) !== UNKNOWN_SIZE;
  bounded.fill(0);
  for (let level = 0; level < NEARNESS.length; level++) {
    compat.near[level] = Math.pow(1 + 0.75 * NEARNESS[level], profile.place);
  }
  compat.abroad = Math.pow(1.375, profile.place);
  for (const { index, v, vTotal, size } of readings) {
    const sizeFit = sizeCounts || size === 'ANY' ? 1 : 0.5;
    const rest = v[1] * sizeFit + v[2] * ((goalShares[index] + 1) / 2) + v[3];
    compat.bySector[index] = 0.5 + 0.5 * ((v[0] + rest) / vTotal);
    compat.withoutSector[index] = 0.5 + 0.5 * ((v[0] * 0.5 + rest) / vTotal);
  }
}

/** Whether the relation of the places alone shuts a reading. */
export function isShutBy({ type }: TypeReading, relation: number, { plan }: Seeking): boolean {
  if (type === TYPE.DOMESTIC_EXPANSION) return (relation & MAY_SHARE_COUNTRY) === 0;
  if (type !== TYPE.DESTINATION || (relation & 7) >= REGION) return false;
  const { island } = plan.resources.places;
  return !plan.a.places.some((place) => island[place] === 1);
}
