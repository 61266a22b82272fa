import { DIMENSIONS, type Dimension } from '../../../src/domain/dimension';
import {
  GOALS,
  NEEDS_VISIBILITIES,
  ORGANISATION_KINDS,
  ORGANISATION_SIZES,
  type Need,
  type Offer,
  type Organisation,
} from '../../../src/domain/organisation';
import type { Resource } from '../../../src/domain/resource';
import type { Sector } from '../../../src/domain/sector';
import { randomLanguage, randomTag, randomText } from './randomText';
import type { SeededRandom } from './seededRandom';

/** Days around the day of the snapshot: a row that ends on it no longer counts, one that ends a day later does. */
export interface Days {
  readonly before: string;
  readonly on: string;
  readonly after: string;
}

/** What an organisation may refer to. */
export interface Vocabulary {
  readonly resources: readonly Resource[];
  readonly sectors: readonly Sector[];
  readonly days: Days;
}

/**
 * An organisation in which anything may be missing: one in seven writes nothing of itself, of these half look for
 * nothing and half have nothing to offer, the others products and things alone. It declines nobody yet.
 */
export function randomOrganisation(
  random: SeededRandom,
  key: { readonly tenant: string; readonly id: string },
  vocabulary: Vocabulary,
): Organisation {
  const language = randomLanguage(random);
  const text = (longest: number, missing: number) =>
    random.nullable(missing, () => randomText(random, language, longest));
  const silent = random.chance(0.15);
  const wishless = silent && random.chance(0.5);
  const poor = silent && random.chance(0.5);
  const basedIn = randomPlaces(random, vocabulary);
  const atHome = marketsAtHome(basedIn, vocabulary);
  return {
    ...key,
    name: `Organisation ${key.id}`,
    kind: random.nullable(0.08, () => (random.chance(0.4) ? 'SME' : random.pick(ORGANISATION_KINDS))),
    roles: random.sample(['SME', 'PARTNER'] as const, random.integer(0, 2)),
    size: random.nullable(0.15, () => random.pick(ORGANISATION_SIZES)),
    foundedYear: null,
    employees: null,
    turnoverBand: null,
    legalForm: null,
    ownership: [],
    url: null,
    contact: null,
    language: randomTag(random, language),
    externalIds: [],
    ...randomCoordinates(random),
    description: silent ? null : text(40, 0.25),
    seeking: wishless ? null : text(random.chance(0.1) ? 120 : 15, 0.6),
    offering: silent ? null : text(25, 0.6),
    goals: random.sample(GOALS, random.integer(0, 4)),
    capacity: random.nullable(0.7, () => random.integer(0, 2)),
    open: random.chance(0.9),
    needsVisibility: random.pickPopular(NEEDS_VISIBILITIES),
    replyHours: random.nullable(0.6, () => random.pick([0, 1, 2, 5.5, 24, 71, 72, 300])),
    keptCommitments: random.nullable(0.6, () => random.integer(0, 100) / 100),
    shared: random.chance(0.5),
    basedIn,
    sectors: randomSectorMemberships(random, vocabulary),
    offers: poor ? [] : randomOffers(random, vocabulary, atHome, silent ? ['OFFERING', 'ASSET'] : DIMENSIONS),
    needs: wishless ? [] : randomNeeds(random, vocabulary, atHome),
    declines: [],
    createdAt: '2025-01-01T00:00:00.000Z',
    updatedAt: '2025-01-01T00:00:00.000Z',
    revision: 1,
  };
}

/** None, somewhere on Earth, or on one island, where neighbours are near. */
function randomCoordinates(random: SeededRandom): Pick<Organisation, 'lat' | 'lng'> {
  if (random.chance(0.5)) return { lat: null, lng: null };
  if (random.chance(0.3))
    return { lat: random.integer(-800, 800) / 10, lng: random.integer(-1800, 1800) / 10 };
  return { lat: random.integer(-8000, -6000) / 1000, lng: random.integer(106_000, 112_000) / 1000 };
}

/** None, one, or several; a city mostly, sometimes a place that says less, up to a region above countries. */
function randomPlaces(random: SeededRandom, { resources }: Vocabulary): string[] {
  const cities = resources.filter(({ level }) => level === 'CITY');
  const vague = resources.filter(({ level }) => level !== null && level !== 'WORLD' && level !== 'CITY');
  const places = Array.from({ length: random.pickPopular([1, 1, 2, 0, 3]) }, () =>
    random.chance(0.7) ? random.pickPopular(cities) : random.pick(vague),
  );
  return [...new Set(places.map(({ id }) => id))].sort();
}

function randomSectorMemberships(random: SeededRandom, { sectors }: Vocabulary): Organisation['sectors'] {
  const classes = sectors.filter(({ code }) => code.length === 4);
  const drawn = Array.from({ length: random.pickPopular([1, 2, 0, 3]) }, () =>
    random.chance(0.6) ? random.pickPopular(classes) : random.pick(sectors),
  );
  const codes = [...new Set(drawn.map(({ code }) => code))].sort();
  return codes.map((code, i) => ({ code, primary: i === 0 }));
}

function randomOffers(
  random: SeededRandom,
  vocabulary: Vocabulary,
  atHome: readonly Resource[],
  kinds: readonly Dimension[],
): Offer[] {
  const count = random.pickPopular([8, 12, 5, 3, 16, 1, 0]);
  const fewKinds = random.samplePopular<Dimension>(['OFFERING', ...kinds], 2);
  const someKinds = random.chance(0.7) ? kinds : fewKinds;
  return randomResourceIds(random, vocabulary, atHome, someKinds, count).map((resourceId) => ({
    resourceId,
    strength: random.nullable(0.3, () =>
      random.pick([random.integer(1, 100) / 100, random.number(), 0.005, 0.145]),
    ),
    uses: random.nullable(0.6, () => random.pickPopular([1, 2, 3, 5, 9, 30])),
    origin: random.chance(0.7) ? 'STATED' : 'DERIVED',
    since: null,
    until: randomEnd(random, vocabulary.days),
  }));
}

/** Stated and derived ones, all of one origin, or none. */
function randomNeeds(random: SeededRandom, vocabulary: Vocabulary, atHome: readonly Resource[]): Need[] {
  const stated = random.pick([0, 0, 0.5, 1]);
  const count = random.pickPopular([6, 4, 8, 0, 2, 1]);
  return randomResourceIds(random, vocabulary, atHome, DIMENSIONS, count).map((resourceId) => ({
    resourceId,
    priority: random.integer(1, 5),
    origin: random.chance(stated) ? 'STATED' : 'DERIVED',
    since: null,
    until: randomEnd(random, vocabulary.days),
  }));
}

/** Of the kinds given; a market is one at home as often as not. */
function randomResourceIds(
  random: SeededRandom,
  { resources }: Vocabulary,
  atHome: readonly Resource[],
  kinds: readonly Dimension[],
  count: number,
): string[] {
  const drawn = Array.from({ length: count }, () => {
    const kind = random.pick(kinds);
    if (kind === 'MARKET' && atHome.length > 0 && random.chance(0.5)) return random.pick(atHome).id;
    return random.pickPopular(resources.filter((resource) => resource.kind === kind)).id;
  });
  return [...new Set(drawn)].sort();
}

/** The places of an organisation and everything above them. */
function marketsAtHome(basedIn: readonly string[], { resources }: Vocabulary): Resource[] {
  const atHome = new Set(basedIn);
  for (const id of atHome) {
    const parent = resources.find((resource) => resource.id === id)?.parentId;
    if (parent) atHome.add(parent);
  }
  return resources.filter(({ id }) => atHome.has(id));
}

function randomEnd(random: SeededRandom, days: Days): string | null {
  return random.chance(0.85) ? null : random.pick([days.before, days.on, days.after]);
}
