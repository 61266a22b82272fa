import { DIMENSIONS } from '../../domain/dimension';
import type { TypeReading } from '../plan/typeReadings';

/**
 * Four sums in one double, so that a posting costs one addition. A double that starts at 2^52 holds an integer in its
 * lower 52 bits: lanes 0 and 1 have 16 bits each and fill the lower word, lanes 2 and 3 have 10 bits each in the upper.
 */
export const LANES = 4;
export const LANE_ZERO = 2 ** 52;
export const LANE_UNIT = [1, 2 ** 16, 2 ** 32, 2 ** 42] as const;
/** What a lane can hold, and the steps that a gain of 1 has in it. */
export const LANE_MOST = [65535, 65535, 1023, 1023] as const;
export const LANE_STEPS = [4096, 4096, 128, 128] as const;

/** The lane of each reading, by its index; -1 for readings that are shut. */
export type LaneOfReading = Int8Array;

/** Merges readings with alike weights until four lanes are left; O(readings^3), so its results are worth keeping. */
export function assignLanes(open: readonly TypeReading[], readings: number): LaneOfReading {
  const lanes = open.map((reading) => ({
    members: [reading.index],
    weights: [...reading.seekerOmega, ...reading.candidateOmega],
  }));
  while (lanes.length > LANES) {
    let [cheapest, p, q] = [Infinity, 0, 1];
    for (let i = 0; i < lanes.length; i++) {
      for (let j = i + 1; j < lanes.length; j++) {
        const cost = costOfMerging(lanes[i], lanes[j]);
        if (cost < cheapest) [cheapest, p, q] = [cost, i, j];
      }
    }
    const [taken] = lanes.splice(q, 1);
    lanes[p] = {
      members: [...lanes[p].members, ...taken.members],
      weights: envelope(lanes[p].weights, taken.weights),
    };
  }
  const laneOf = new Int8Array(readings).fill(-1);
  lanes.forEach(({ members }, lane) => members.forEach((index) => (laneOf[index] = lane)));
  return laneOf;
}

interface Lane {
  readonly members: readonly number[];
  readonly weights: readonly number[];
}

/** By how much the members' bounds rise in sum. */
function costOfMerging(p: Lane, q: Lane): number {
  const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
  const merged = sum(envelope(p.weights, q.weights));
  return p.members.length * (merged - sum(p.weights)) + q.members.length * (merged - sum(q.weights));
}

function envelope(p: readonly number[], q: readonly number[]): number[] {
  return p.map((weight, i) => Math.max(weight, q[i]));
}

/** The largest weight per lane and dimension, `[lane * DIMENSIONS + d]`, of what `weightsOf` says of each reading. */
export function laneWeights(
  laneOf: LaneOfReading,
  readings: readonly TypeReading[],
  weightsOf: (reading: TypeReading, d: number) => number,
): Float64Array {
  const weights = new Float64Array(LANES * DIMENSIONS.length);
  for (const reading of readings) {
    const lane = laneOf[reading.index];
    if (lane < 0) continue;
    for (let d = 0; d < DIMENSIONS.length; d++) {
      const at = lane * DIMENSIONS.length + d;
      weights[at] = Math.max(weights[at], weightsOf(reading, d));
    }
  }
  return weights;
}
