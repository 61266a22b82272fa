import { compareCodePoints } from '../../src/domain/codePointOrder';
import type { GraphSnapshot } from '../../src/domain/graph';
import { DEFAULT_TENANT, type Organisation } from '../../src/domain/organisation';
import { randomAlliances } from './random/randomAlliances';
import { randomOrganisation } from './random/randomOrganisation';
import { randomResources } from './random/randomResources';
import { randomSectors, randomSupplies } from './random/randomSectors';
import { seededRandom, type SeededRandom } from './random/seededRandom';

/** The day a random snapshot is meant to be scored on: some of its rows end the day before, on it, and the day after. */
export const RANDOM_SNAPSHOT_DAY = '2026-06-15';

const DAYS = { before: '2026-06-14', on: RANDOM_SNAPSHOT_DAY, after: '2026-06-16' };

/** One organisation in six belongs to another tenant, in which ids of the first one occur again. */
const OTHER_TENANT = 'other';

/**
 * A graph that a seed decides, in which every shape that the score distinguishes occurs, the odd ones too: anything
 * may be missing, rows have ended, needs are hidden, groups lie within groups, places are vague or many.
 * @param options.organisations how many, 1 and more; from about 70 on every shape is there for almost every seed
 */
export function randomSnapshot(options: {
  readonly seed: number;
  readonly organisations: number;
}): GraphSnapshot {
  const random = seededRandom(options.seed);
  const resources = randomResources(random);
  const sectors = randomSectors();
  const strangers = Array.from({ length: options.organisations }, (_, i) => {
    const elsewhere = i % 6 === 5;
    const key = { tenant: elsewhere ? OTHER_TENANT : DEFAULT_TENANT, id: `org-${elsewhere ? i - 1 : i}` };
    return randomOrganisation(random, key, { resources, sectors, days: DAYS });
  });
  const organisations = strangers.map((organisation) => withDeclines(random, organisation, strangers));
  return {
    revision: 1,
    organisations,
    resources,
    sectors,
    supplies: randomSupplies(random),
    alliances: randomAlliances(random, organisations),
  };
}

function withDeclines(
  random: SeededRandom,
  organisation: Organisation,
  all: readonly Organisation[],
): Organisation {
  const others = all.filter(({ tenant, id }) => tenant === organisation.tenant && id !== organisation.id);
  const declined = random.sample(others, random.pickPopular([0, 0, 1, 2])).map(({ id }) => id);
  return {
    ...organisation,
    declines: declined
      .sort(compareCodePoints)
      .map((organisationId) => ({ organisationId, reason: null, at: '2026-01-01T00:00:00.000Z' })),
  };
}
