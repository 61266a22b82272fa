import { stringify } from 'csv-stringify/sync';
import { seededRandom } from './random/seededRandom';

const FIELDS = 12;
const COUNTRIES = ['ID', 'MY', 'FJ', 'DE', 'GR'];

const topicsOf = (field: number, part: number): string => `/field ${field};/field ${field}/part ${part}`;

/** The files of a dataset by name. */
export type DatasetFiles = Readonly<Record<string, string>>;

/**
 * Projects in which the structure is known: every organisation works in two fields, a project is about one field and
 * takes mostly organisations of that field, near the coordinator and well known ones more often; its words are
 * those of the field among words that any project has, its topics are those of another field in two of five.
 */
export function plantedProjects(seed: number, organisations = 150, projects = 120): DatasetFiles {
  const random = seededRandom(seed);
  const people = Array.from({ length: organisations }, (_, i) => ({
    id: `o${i}`,
    name: `Organisation ${i}`,
    kind: random.pick(['SME', 'SME', 'UNIVERSITY', 'LARGE_COMPANY']),
    country: random.pick(COUNTRIES),
    fields: [random.integer(0, FIELDS - 1), random.integer(0, FIELDS - 1)],
    fame: random.number() ** 2,
  }));
  const words = (field: number): string[] =>
    Array.from({ length: 60 }, () =>
      random.chance(0.4) ? `field${field}word${random.integer(0, 30)}` : `common${random.integer(0, 200)}`,
    );
  const rows: object[] = [];
  const participations: object[] = [];
  for (let p = 0; p < projects; p++) {
    const field = random.integer(0, FIELDS - 1);
    const coordinator = random.pick(people.filter(({ fields }) => fields.includes(field)));
    const chance = ({ fields, country, fame }: (typeof people)[number]): number =>
      (fields.includes(field) ? 8 : 0.3) * (country === coordinator.country ? 2 : 1) * (0.2 + fame);
    const drawn = people
      .map((one) => ({ one, key: random.number() ** (1 / chance(one)) }))
      .sort((a, b) => b.key - a.key)
      .slice(0, random.integer(3, 8))
      .map(({ one }) => one);
    const day = new Date(Date.UTC(2020, 0, 1 + Math.floor((p * 1000) / projects))).toISOString().slice(0, 10);
    rows.push({
      id: `p${p}`,
      date: day,
      title: `Project ${words(field)[0]}`,
      text: words(field).join(' '),
      topics: topicsOf(random.chance(0.6) ? field : random.integer(0, FIELDS - 1), random.integer(0, 3)),
      country: coordinator.country,
    });
    for (const { id } of new Set([coordinator, ...drawn])) {
      participations.push({
        organisation: id,
        project: `p${p}`,
        date: day,
        role: id === coordinator.id ? 'coordinator' : '',
      });
    }
  }
  const listed = people.map(({ id, name, kind, country }) => ({ id, name, kind, country }));
  return {
    'organisations.csv': stringify(listed, { header: true }),
    'projects.csv': stringify(rows, { header: true }),
    'participations.csv': stringify(participations, { header: true }),
  };
}

/**
 * Alliances in which the structure is known: networks that serve markets around a home, allied where they meet but do
 * not cover the same, more often with one of the same country.
 */
export function plantedAlliances(seed: number, organisations = 110): DatasetFiles {
  const random = seededRandom(seed);
  const networks = Array.from({ length: organisations }, (_, i) => {
    const home = random.integer(0, 199);
    const size = 3 + Math.floor(40 * random.number() ** 3);
    const served = new Set(
      Array.from({ length: size }, () => (home + Math.floor(60 * random.number() ** 2)) % 200),
    );
    return { id: `n${i}`, country: COUNTRIES[Math.floor(home / 40)], served };
  });
  const pairs: object[] = [];
  networks.forEach((a, i) => {
    for (const b of networks.slice(i + 1)) {
      const shared = [...a.served].filter((market) => b.served.has(market)).length;
      const near = a.country === b.country ? 2 : 1;
      if (random.chance(Math.min(0.6, 0.004 * shared * shared * near))) {
        pairs.push({ organisation1: a.id, organisation2: b.id, date: '2024-06' });
      }
    }
  });
  const listed = networks.map(({ id, country, served }) => ({
    id,
    country,
    markets: [...served].map((market) => `M${market}`).join(';'),
  }));
  return {
    'organisations.csv': stringify(listed, { header: true }),
    'alliances.csv': stringify(pairs, { header: true }),
  };
}
