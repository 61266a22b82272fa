import { ALLIANCE_TYPES, type AllianceType } from '../../domain/allianceType';
import { DIMENSIONS } from '../../domain/dimension';
import { GOALS } from '../../domain/organisation';
import type { AllianceTypeRow, PlaceShape, SectorShape, SizeShape } from '../../scoring/allianceTypeTable';
import { HOST_READINGS, type Reading } from '../../scoring/gates';
import type { ResolvedProfile } from '../../scoring/resolvedProfile';
import type { WeightProfile } from '../../scoring/weightProfile';
import { goalMask } from '../rows/traits';

/** The numbers of the types, by name. */
export const TYPE = Object.fromEntries(ALLIANCE_TYPES.map((type, i) => [type, i])) as Readonly<
  Record<AllianceType, number>
>;
export const PLACE_SHAPES: readonly PlaceShape[] = ['NEARBY', 'DOMESTIC', 'ABROAD'];

/** One way a pair can be read: a type and who hosts it. */
export interface TypeReading {
  /** Place among the readings. */
  readonly index: number;
  readonly type: number;
  /** Whether the seeker is the host; without a host neither is. */
  readonly seekerHosts: boolean;
  /** omega of the seeker's and of the candidate's side. */
  readonly seekerOmega: readonly number[];
  readonly candidateOmega: readonly number[];
  readonly kappa: number;
  readonly sector: SectorShape;
  readonly size: SizeShape;
  /** Index into PLACE_SHAPES. */
  readonly place: number;
  readonly v: AllianceTypeRow['v'];
  readonly vTotal: number;
  readonly goals: number;
}

/** The readings of a profile, in the order the reference tries them, and what `normaliser` maximises over. */
export interface TypeReadings {
  readonly profile: WeightProfile;
  readonly readings: readonly TypeReading[];
  /** The omegas of every type, those of both sides where they differ, one after the other. */
  readonly sides: Float64Array;
}

/** Lays out the types of a profile as readings; O(types). */
export function typeReadings({ profile, types }: ResolvedProfile): TypeReadings {
  const readings = types.flatMap(({ row, omega, hostOmega }, type) =>
    (row.hostOmega === null ? [null] : HOST_READINGS).map((reading: Reading): Omit<TypeReading, 'index'> => ({
      type,
      seekerHosts: reading === 'SEEKER',
      seekerOmega: reading === 'SEEKER' ? hostOmega : omega,
      candidateOmega: reading === 'CANDIDATE' ? hostOmega : omega,
      kappa: row.kappa,
      sector: row.sector,
      size: row.size,
      place: PLACE_SHAPES.indexOf(row.place),
      v: row.v,
      vTotal: row.v[0] + row.v[1] + row.v[2] + row.v[3],
      goals: goalMask(row.goals),
    })),
  );
  return {
    profile,
    readings: readings.map((reading, index) => ({ ...reading, index })),
    sides: Float64Array.from(
      types.flatMap(({ row, omega, hostOmega }) =>
        row.hostOmega === null ? omega : [...omega, ...hostOmega],
      ),
    ),
  };
}

/** N of docs/scoring.md, section 3 for priorities per dimension, in the reference's order. */
export function normaliserOf({ sides }: TypeReadings, priorities: Float64Array): number {
  let best = 0;
  for (let at = 0; at < sides.length; at += DIMENSIONS.length) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS.length; d++) sum += priorities[d] * sides[at + d];
    if (sum > best) best = sum;
  }
  return best;
}

/** Share of its goals that a type serves: `SHARE_OF_GOALS[goals & served][goals]` in number of goals; 0.5 unknown. */
export function goalShare(goals: number, served: number): number {
  return goals === 0 ? 0.5 : bitCount(goals & served) / bitCount(goals);
}

const BITS = Uint8Array.from({ length: 1 << GOALS.length }, (_, mask) => {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
});

function bitCount(mask: number): number {
  return BITS[mask];
}
