import { DIMENSIONS } from '../domain/dimension';
import { SymbiosisError } from '../domain/errors';
import { DEFAULT_WEIGHT_PROFILE } from '../scoring/weightProfile';
import type { WeightProfile } from '../scoring/weightProfile';

const REMEDY =
  'Write a JSON object such as {"dimensionScales": {"CHANNEL": 2}, "place": 0.5, "lambda": 0.5}; ' +
  'what is left out keeps the weight of the formula.';

/**
 * Reads a weight profile; what the file leaves out is as in the default profile. Ranges are for the service to check.
 * @throws SymbiosisError INVALID_INPUT
 */
export function parseWeightProfile(json: string, file: string): WeightProfile {
  const given = parseObject(json, file);
  for (const [name, value] of Object.entries(given)) {
    if (!(name in DEFAULT_WEIGHT_PROFILE)) throw invalid(file, `has an unknown field, ${name}`);
    if (name === 'dimensionScales') checkScales(value, file);
    else if (typeof value !== 'number' && !(name === 'lambda' && value === null)) {
      throw invalid(file, `gives no number for ${name}`);
    }
  }
  return { ...DEFAULT_WEIGHT_PROFILE, ...given };
}

function checkScales(scales: unknown, file: string): void {
  if (typeof scales !== 'object' || scales === null)
    throw invalid(file, 'gives no object for dimensionScales');
  for (const [dimension, scale] of Object.entries(scales)) {
    if (!DIMENSIONS.some((known) => known === dimension))
      throw invalid(file, `has an unknown dimension, ${dimension}`);
    if (typeof scale !== 'number') throw invalid(file, `gives no number for ${dimension}`);
  }
}

function parseObject(json: string, file: string): Partial<WeightProfile> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw invalid(file, `is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(file, 'is not an object');
  return value;
}

function invalid(file: string, fault: string): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', `The profile ${file} ${fault}.`, {
    field: 'profile',
    remedy: REMEDY,
  });
}
