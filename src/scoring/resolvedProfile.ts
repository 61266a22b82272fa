import { SymbiosisError } from '../domain/errors';
import { DIMENSIONS } from '../domain/dimension';
import type { AllianceTypeRow } from './allianceTypeTable';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from './weightProfile';

/** One type's omegas as fractions, scaled by a profile: the other's side and the host's. */
export interface TypeWeights {
  readonly row: AllianceTypeRow;
  readonly omega: readonly number[];
  readonly hostOmega: readonly number[];
}

/** A weight profile laid over the type table. */
export interface ResolvedProfile {
  readonly profile: WeightProfile;
  readonly types: readonly TypeWeights[];
}

/** What nearly every query asks with, by table. */
const withoutProfile = new WeakMap<readonly AllianceTypeRow[], ResolvedProfile>();

/** @throws SymbiosisError INVALID_INPUT where a value of the profile lies outside its range */
export function resolveProfile(table: readonly AllianceTypeRow[], profile?: WeightProfile): ResolvedProfile {
  if (profile !== undefined) return resolve(table, profile);
  let resolved = withoutProfile.get(table);
  if (!resolved) withoutProfile.set(table, (resolved = resolve(table, DEFAULT_WEIGHT_PROFILE)));
  return resolved;
}

function resolve(table: readonly AllianceTypeRow[], profile: WeightProfile): ResolvedProfile {
  for (const part of ['text', 'ground', 'place', 'experience', 'network'] as const) {
    requireWithin(part, profile[part], 0, 3);
  }
  if (profile.lambda !== null) requireWithin('lambda', profile.lambda, 0, 0.5);
  const scales = DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1);
  scales.forEach((scale, d) => requireWithin(`dimensionScales.${DIMENSIONS[d]}`, scale, 0.1, 10));
  const scaled = (omega: readonly number[]): number[] => omega.map((weight, d) => (weight / 100) * scales[d]);
  return {
    profile,
    types: table.map((row) => ({
      row,
      omega: scaled(row.omega),
      hostOmega: scaled(row.hostOmega ?? row.omega),
    })),
  };
}

function requireWithin(field: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new SymbiosisError('INVALID_INPUT', `The weight profile's ${field} is ${value}.`, {
    field,
    remedy: `Give a number from ${least} to ${most}.`,
  });
}
