import { ORGANISATION_KINDS } from '../../domain/organisation';
import type { RowClass, RowIndex } from '../index/rowIndex';
import type { Seeking } from '../plan/seeking';
import { PLACE_SHAPES } from '../plan/typeReadings';
import { NONE } from '../rows/resourceNumbers';
import { KIND_MASK, sizeOf, UNKNOWN_SIZE } from '../rows/traits';
import { LANES, type LaneOfReading } from './lanes';
import type { PlannedLanes } from './plannedLanes';

/** Rows for which one bound of everything but the gains and E holds: at most `CHUNK_ROWS` of one class and relation. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly stated: boolean;
  readonly major: boolean;
  /** Upper bound of `(0.5 + 0.5 * compat) * P` per lane. */
  readonly factors: Float64Array;
}

const SHAPES = PLACE_SHAPES.length;
const BUSINESSES = ['SME', 'LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'].map((kind) =>
  ORGANISATION_KINDS.indexOf(kind as 'SME'),
);

/** Cuts the classes where the relation of their places to the seeker's changes. */
export function cutChunks(seeking: Seeking, index: RowIndex, lanes: PlannedLanes): Chunk[] {
  const chunks: Chunk[] = [];
  for (const rowClass of index.classes) {
    const major = rowClass.kind === index.majorKind;
    const compat = compatBounds(seeking, rowClass.kind, (major ? lanes.major : lanes.minor).laneOf);
    for (const { from, to, nearness, country, abroad } of relations(seeking, index, rowClass)) {
      const factors = laneFactors(seeking, compat, nearness, country, abroad);
      chunks.push({ from, to, stated: rowClass.stated, major, factors });
    }
  }
  return chunks;
}

/** Largest `0.5 + 0.5 * compat` per lane and shape of place, over the readings open for a kind; 0 without one. */
function compatBounds(seeking: Seeking, kind: number, laneOf: LaneOfReading): Float64Array {
  const { plan } = seeking;
  const bounds = new Float64Array(LANES * SHAPES);
  const sectorCounts =
    BUSINESSES.includes(kind) && BUSINESSES.includes(plan.traits & KIND_MASK) && plan.a.sectors.length > 0;
  const sizeCounts = sizeOf(plan.traits) !== UNKNOWN_SIZE;
  for (const { reading } of seeking.open[kind]) {
    const { index, v, vTotal, size, place } = reading;
    const lane = laneOf[index];
    const sectorFit = sectorCounts ? 1 : 0.5;
    const sizeFit = sizeCounts || size === 'ANY' ? 1 : 0.5;
    const goal = (seeking.goalShares[index] + 1) / 2;
    const compat = (v[0] * sectorFit + v[1] * sizeFit + v[2] * goal + v[3]) / vTotal;
    const at = lane * SHAPES + place;
    bounds[at] = Math.max(bounds[at], 0.5 + 0.5 * compat);
  }
  return bounds;
}

function laneFactors(
  { plan }: Seeking,
  compat: Float64Array,
  nearness: number,
  country: boolean,
  abroad: boolean,
): Float64Array {
  const exponent = plan.readings.profile.place;
  const place = [nearness, country ? nearness : 0, abroad ? 0.5 : 0].map((fit) =>
    Math.pow(1 + 0.75 * fit, exponent),
  );
  const factors = new Float64Array(LANES);
  for (let lane = 0; lane < LANES; lane++) {
    for (let shape = 0; shape < SHAPES; shape++) {
      factors[lane] = Math.max(factors[lane], compat[lane * SHAPES + shape] * place[shape]);
    }
  }
  return factors;
}

/** Rows whose places are at most so near the seeker's, may lie in its country, may lie in another. */
interface Relation {
  readonly from: number;
  readonly to: number;
  readonly nearness: number;
  readonly country: boolean;
  readonly abroad: boolean;
}

function relations({ plan }: Seeking, { place }: RowIndex, { from, to, placed }: RowClass): Relation[] {
  if (!placed) return [{ from, to, nearness: 1, country: true, abroad: true }];
  const { places, subtreeEnd } = plan.resources;
  const levels: readonly (readonly [Int32Array, number])[] = [
    [places.city, 1],
    [places.region, 0.8],
    [places.country, 0.5],
    [places.subregion, 0.2],
  ];
  const spans = plan.places.flatMap((mine) =>
    levels
      .filter(([level]) => level[mine] !== NONE)
      .map(([level, nearness]) => ({
        from: firstAtLeast(place, from, to, level[mine]),
        to: firstAtLeast(place, from, to, subtreeEnd[level[mine]]),
        nearness,
        country: level !== places.subregion,
      })),
  );
  const cuts = [...new Set([from, to, ...spans.flatMap((span) => [span.from, span.to])])].sort(
    (p, q) => p - q,
  );
  return cuts.slice(0, -1).map((at, i) => {
    const around = spans.filter((span) => span.from <= at && at < span.to);
    return {
      from: at,
      to: cuts[i + 1],
      nearness: Math.max(0, ...around.map(({ nearness }) => nearness)),
      country: around.some(({ country }) => country),
      abroad: plan.places.length > 1 || !around.some(({ country }) => country),
    };
  });
}

function firstAtLeast(place: Int32Array, from: number, to: number, least: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (place[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
