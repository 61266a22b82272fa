import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import type { Organisation } from '../../src/domain/organisation';
import type { RankQuery } from '../../src/engine/engine';
import { seededRandom } from '../support/random/seededRandom';
import { benchTexts } from './graphs';

const FIRST = 20;
const BRIEF_WORDS = 40;
const SEEKING_WORDS = 60;

/** As the organisations are on record. */
export function plainQueries(seekers: readonly Organisation[]): RankQuery[] {
  return seekers.map(({ tenant, id }) => ({ seeker: { organisation: { tenant, id } }, first: FIRST }));
}

/** As they are on record, for one type each, all types in turn. */
export function typeQueries(seekers: readonly Organisation[]): RankQuery[] {
  return plainQueries(seekers).map((query, i) => ({
    ...query,
    types: [ALLIANCE_TYPES[i % ALLIANCE_TYPES.length]],
  }));
}

/** With a brief of words that others use, too. */
export function briefQueries(seekers: readonly Organisation[], seed: number): RankQuery[] {
  const write = benchTexts(seededRandom(seed + 1));
  return seekers.map(({ tenant, id }) => ({
    seeker: { organisation: { tenant, id }, brief: { text: write(BRIEF_WORDS), language: 'en' } },
    first: FIRST,
  }));
}

/** With such words as their `seeking` text. */
export function seekingQueries(seekers: readonly Organisation[], seed: number): RankQuery[] {
  const write = benchTexts(seededRandom(seed + 2));
  return seekers.map((organisation) => ({
    seeker: { organisation: { ...organisation, seeking: write(SEEKING_WORDS) } },
    first: FIRST,
  }));
}
