import { DIMENSIONS } from '../domain/dimension';
import { SymbiosisError } from '../domain/errors';
import type { Organisation } from '../domain/organisation';
import type { RankQuery } from '../engine/engine';
import type { WeightProfile } from '../scoring/weightProfile';
import { checkFilterNames, checkMarket, checkResource, checkSector } from './checkNames';
import type { Catalogue } from './catalogue';

/**
 * Refuses what the engine would answer with silence or nonsense: names that nobody knows, numbers out of range.
 * @throws SymbiosisError INVALID_INPUT with the field and the remedy
 */
export function checkRankQuery(query: RankQuery, catalogue: Catalogue): void {
  inRange(query.first, 'first', 1, Number.MAX_SAFE_INTEGER);
  if (query.minScore !== undefined) inRange(query.minScore, 'minScore', 0, 100);
  if (query.types?.length === 0) {
    throw new SymbiosisError('INVALID_INPUT', 'types is empty.', {
      field: 'types',
      remedy: 'Name at least one alliance type, or leave types out.',
    });
  }
  if (query.filter) checkFilterNames(query.filter, catalogue);
  if (query.profile) checkProfile(query.profile);
}

/** @throws SymbiosisError INVALID_INPUT where a seeker that is not in the graph names a resource or sector that is not either */
export function checkHypothetical(organisation: Organisation, catalogue: Catalogue): void {
  organisation.needs.forEach(({ resourceId }, at) =>
    checkResource(resourceId, `needs[${at}].resource`, catalogue),
  );
  organisation.offers.forEach(({ resourceId }, at) =>
    checkResource(resourceId, `offers[${at}].resource`, catalogue),
  );
  organisation.basedIn.forEach((id, at) => checkMarket(id, `basedIn[${at}]`, catalogue));
  organisation.sectors.forEach(({ code }, at) => checkSector(code, `sectors[${at}]`, catalogue));
}

/** Ranges of docs/scoring.md, section 7. @throws SymbiosisError INVALID_INPUT */
export function checkProfile(profile: WeightProfile): void {
  for (const dimension of DIMENSIONS) {
    inRange(profile.dimensionScales[dimension] ?? 1, `profile.dimensionScales.${dimension}`, 0.1, 10);
  }
  for (const part of ['text', 'ground', 'place', 'experience', 'network'] as const) {
    inRange(profile[part], `profile.${part}`, 0, 3);
  }
  if (profile.lambda !== null) inRange(profile.lambda, 'profile.lambda', 0, 0.5);
}

function inRange(value: number, field: string, lowest: number, highest: number): void {
  if (value >= lowest && value <= highest) return;
  const range = highest === Number.MAX_SAFE_INTEGER ? `${lowest} and more` : `${lowest} to ${highest}`;
  throw new SymbiosisError('INVALID_INPUT', `${field} is ${value}.`, { field, remedy: `Give ${range}.` });
}
