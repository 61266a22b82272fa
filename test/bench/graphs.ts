import type { Alliance } from '../../src/domain/alliance';
import { DIMENSIONS } from '../../src/domain/dimension';
import type { GraphSnapshot } from '../../src/domain/graph';
import {
  DEFAULT_TENANT,
  GOALS,
  ORGANISATION_KINDS,
  ORGANISATION_SIZES,
  type Organisation,
} from '../../src/domain/organisation';
import { seededRandom, type SeededRandom } from '../support/random/seededRandom';
import { benchResources, benchSectors, benchSupplies, placesAbove } from './benchVocabulary';
import { createSharedRows } from './sharedRows';
import { zipf } from './zipf';

/** D1 and D2: many countries, resources drawn by Zipf's law with exponent 1.0 and 1.3. ONE: as D1, one country. */
export const SKEWS = ['D1', 'D2', 'ONE'] as const;
export type Skew = (typeof SKEWS)[number];

export interface BenchGraphOptions {
  readonly organisations: number;
  readonly skew: Skew;
  /** Whether they write: about 60 distinct words in three documents each. */
  readonly texts?: boolean;
  readonly seed?: number;
}

export const BENCH_DAY = '2026-06-15';

/** Offers and needs drawn for an organisation, repeats included, and the share that has no needs. */
const OFFERS = [6, 21] as const;
const NEEDS = [4, 14] as const;
const NEEDLESS = 0.03;

/** Shares of the dimensions among offers and needs, in their order. */
const SHARES = [0.2, 0.12, 0.14, 0.18, 0.08, 0.14, 0.05, 0.09];

/**
 * A graph that a seed decides: about 5,800 resources in trees, 12.5 offers and 8.4 needs an organisation, sectors,
 * kinds, sizes, goals, trust and past alliances. Equal rows and strings are one object, so that a million
 * organisations take about a gigabyte; a graph read from a database takes more.
 */
export function benchGraph({
  organisations,
  skew,
  texts = false,
  seed = 1,
}: BenchGraphOptions): GraphSnapshot {
  const random = seededRandom(seed);
  const resources = benchResources(skew === 'ONE' ? 1 : 60);
  const sectors = benchSectors();
  const classes = sectors.filter(({ code }) => code.length === 4).map(({ code }) => code);
  const exponent = skew === 'D2' ? 1.3 : 1;
  const ids = DIMENSIONS.map((kind) =>
    shuffled(
      random,
      resources.filter((r) => r.kind === kind).map(({ id }) => id),
    ),
  );
  const draws = ids.map((list) => zipf(random, list, exponent));
  const cities = resources.filter(({ level }) => level === 'CITY').map(({ id }) => id);
  const placesOf = new Map(cities.map((city) => [city, placesAbove(city)]));
  const cityOf = zipf(random, cities, 0.7);
  const sectorOf = zipf(random, shuffled(random, classes), 0.7);
  const write = texts ? benchTexts(random) : () => null;
  const shared = createSharedRows();
  const drawResource = (city: string): string => {
    const d = pickShare(random);
    if (d !== 0 || random.chance(0.4)) return draws[d]();
    return random.pick(placesOf.get(city)!);
  };
  const list: Organisation[] = [];
  for (let i = 0; i < organisations; i++) {
    const city = cityOf();
    const offers = distinct(random.integer(...OFFERS), () => drawResource(city));
    const origin = random.chance(0.88) ? 'STATED' : 'DERIVED';
    const needs = random.chance(NEEDLESS) ? [] : distinct(random.integer(...NEEDS), () => drawResource(city));
    const id = `o${i}`;
    list.push({
      ...PLAIN,
      id,
      name: id,
      kind: random.pick(KINDS),
      size: random.pickPopular(ORGANISATION_SIZES),
      goals: shared.goals(random.sample(GOALS, random.integer(1, 4))),
      replyHours: random.nullable(0.5, () => random.integer(1, 96)),
      keptCommitments: random.nullable(0.5, () => random.integer(40, 100) / 100),
      basedIn: shared.places(city),
      sectors: shared.sectors(sectorOf()),
      offers: offers.map((resourceId) => shared.offer(resourceId, random.integer(20, 100))),
      needs: needs.map((resourceId) => shared.need(resourceId, random.integer(1, 5), origin)),
      description: write(35),
      offering: write(25),
      seeking: random.chance(0.5) ? write(30) : null,
    });
  }
  return {
    revision: 1,
    organisations: list,
    resources,
    sectors,
    supplies: benchSupplies(random),
    alliances: alliances(random, list, write),
  };
}

const KINDS = [...Array.from({ length: 20 }, () => 'SME' as const), ...ORGANISATION_KINDS];

const PLAIN: Omit<Organisation, 'id' | 'name'> = {
  tenant: DEFAULT_TENANT,
  kind: 'SME',
  roles: [],
  size: null,
  foundedYear: null,
  employees: null,
  turnoverBand: null,
  legalForm: null,
  ownership: [],
  url: null,
  contact: null,
  language: 'en',
  externalIds: [],
  lat: null,
  lng: null,
  description: null,
  seeking: null,
  offering: null,
  goals: [],
  capacity: null,
  open: true,
  needsVisibility: 'OPEN',
  replyHours: null,
  keptCommitments: null,
  shared: false,
  basedIn: [],
  sectors: [],
  offers: [],
  needs: [],
  declines: [],
  createdAt: '',
  updatedAt: '',
  revision: 1,
};

/** Two organisations in three have a past; half of it with one partner. */
function alliances(
  random: SeededRandom,
  list: readonly Organisation[],
  write: (words: number) => string | null,
): Alliance[] {
  return Array.from({ length: Math.floor(list.length * 0.6) }, (_, i): Alliance => {
    const members = distinct(random.pickPopular([2, 2, 3, 4]), () => random.pickPopular(list).id).sort();
    return {
      tenant: DEFAULT_TENANT,
      id: `a${i}`,
      type: null,
      status: 'ENDED',
      startedOn: null,
      endedOn: null,
      title: null,
      text: write(15),
      language: 'en',
      visibility: 'PUBLIC',
      members: members.map((organisationId) => ({
        organisationId,
        role: null,
        satisfaction: random.nullable(0.5, () => random.integer(5, 10) / 10),
      })),
      revision: 1,
    };
  });
}

function pickShare(random: SeededRandom): number {
  let left = random.number();
  for (let d = 0; d < SHARES.length; d++) if ((left -= SHARES[d]) < 0) return d;
  return 0;
}

function distinct(count: number, draw: () => string): string[] {
  return [...new Set(Array.from({ length: count }, draw))];
}

function shuffled<T>(random: SeededRandom, list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random.number() }))
    .sort((p, q) => p.at - q.at)
    .map(({ value }) => value);
}

/** Texts of made-up words, a few of them in every second text and most of them rare. */
export function benchTexts(random: SeededRandom): (words: number) => string {
  const word = zipf(
    random,
    Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}x`),
    0.9,
  );
  return (words) => Array.from({ length: words }, word).join(' ');
}

/** Seekers spread over the graph. */
export function benchSeekers(graph: GraphSnapshot, count: number): Organisation[] {
  const stated = graph.organisations.filter(({ needs }) => needs.some(({ origin }) => origin === 'STATED'));
  return Array.from({ length: count }, (_, i) => stated[Math.floor((i * stated.length) / count)]);
}
