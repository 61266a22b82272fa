import { ALLIANCE_STATUSES, VISIBILITIES, type Alliance } from '../../../src/domain/alliance';
import { ALLIANCE_TYPES } from '../../../src/domain/allianceType';
import type { Organisation } from '../../../src/domain/organisation';
import { randomLanguage, randomTag, randomText } from './randomText';
import type { SeededRandom } from './seededRandom';

/** More members than the thirty beyond which an alliance makes no partners (docs/scoring.md, section 7). */
const CROWD = 31;

/**
 * Alliances of every status inside each tenant, most of them among few organisations, so that pairs share partners;
 * one with a crowd of members where there are enough organisations, one without any; who writes nothing is in none.
 */
export function randomAlliances(random: SeededRandom, organisations: readonly Organisation[]): Alliance[] {
  const alliances: Alliance[] = [];
  for (const tenant of new Set(organisations.map((organisation) => organisation.tenant))) {
    const ids = organisations.filter((o) => o.tenant === tenant && !isSilent(o)).map(({ id }) => id);
    const add = (members: readonly string[], status = randomStatus(random)) =>
      alliances.push(randomAlliance(random, { tenant, id: `alliance-${alliances.length}` }, status, members));
    for (let i = 0; i < ids.length; i++) add(random.samplePopular(ids, random.pickPopular([2, 3, 2, 5, 1])));
    if (ids.length > CROWD) add(random.sample(ids, CROWD), 'ACTIVE');
    add([], 'ACTIVE');
  }
  return alliances;
}

/** Every status, those that make partners most of all. */
function randomStatus(random: SeededRandom): Alliance['status'] {
  return random.chance(0.5) ? random.pick(['ENDED', 'ACTIVE'] as const) : random.pick(ALLIANCE_STATUSES);
}

/** Whoever writes nothing of itself has no past either, which would speak for it. */
function isSilent({ description, offering }: Organisation): boolean {
  return description === null && offering === null;
}

function randomAlliance(
  random: SeededRandom,
  key: { readonly tenant: string; readonly id: string },
  status: Alliance['status'],
  members: readonly string[],
): Alliance {
  const language = randomLanguage(random);
  return {
    ...key,
    type: random.nullable(0.5, () => random.pick(ALLIANCE_TYPES)),
    status,
    startedOn: null,
    endedOn: null,
    title: random.nullable(0.3, () => randomText(random, language, 5)),
    text: random.nullable(0.3, () => randomText(random, language, 30)),
    language: randomTag(random, language),
    visibility: random.pick(VISIBILITIES),
    members: [...members].sort().map((organisationId) => ({
      organisationId,
      role: null,
      satisfaction: random.nullable(0.5, () => random.integer(0, 100) / 100),
    })),
    revision: 1,
  };
}
