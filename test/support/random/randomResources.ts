import type { Dimension } from '../../../src/domain/dimension';
import type { MarketLevel, Resource } from '../../../src/domain/resource';
import type { SeededRandom } from './seededRandom';

/** One tree of every dimension, with groups of members among them (one inside another, one of nobody). */
export function randomResources(random: SeededRandom): Resource[] {
  const markets = marketTree(random);
  const countries = markets.filter(({ level }) => level === 'COUNTRY').map(({ id }) => id);
  const skills = tree(random, 'SKILL', 45, 5);
  return [
    ...marketGroups(random, countries, markets),
    ...markets,
    ...tree(random, 'SEGMENT', 16, 3),
    ...tree(random, 'CHANNEL', 16, 2),
    ...tree(random, 'OFFERING', 50, 5),
    ...tree(random, 'BRAND', 8, 1),
    ...skills,
    group(
      'skill/group/basics',
      'SKILL',
      random.sample(skills, 4).map(({ id }) => id),
    ),
    ...tree(random, 'FINANCE', 8, 2),
    ...tree(random, 'ASSET', 12, 2),
  ];
}

/** A tree of `count` resources, none more than `depth` levels below a root. */
function tree(random: SeededRandom, kind: Dimension, count: number, depth: number): Resource[] {
  const grown: { readonly resource: Resource; readonly level: number }[] = [];
  for (let i = 0; i < count; i++) {
    const parents = grown.filter(({ level }) => level < depth);
    const parent = i >= 3 && random.chance(0.85) ? random.pick(parents) : null;
    grown.push({
      resource: {
        ...plainResource(`${kind.toLowerCase()}/r${i}`, kind, parent?.resource.id ?? null),
        channelKind: kind === 'CHANNEL' ? random.pick(['RELATIONAL', 'SALES'] as const) : null,
      },
      level: parent ? parent.level + 1 : 0,
    });
  }
  return grown.map(({ resource }) => resource);
}

/** World, continents, subregions (some with an intermediate region), countries (some of them islands), regions, cities. */
function marketTree(random: SeededRandom): Resource[] {
  const markets: Resource[] = [];
  const add = (id: string, level: MarketLevel, parent: Resource | null, island = false): Resource => {
    const place: Resource = {
      ...plainResource(`market/${id}`, 'MARKET', parent?.id ?? null),
      level,
      smallIslandState: island,
    };
    markets.push(place);
    return place;
  };
  const world = add('M49-001', 'WORLD', null);
  for (const c of [1, 2]) {
    const continent = add(`M49-1${c}`, 'CONTINENT', world);
    for (const s of [1, 2]) {
      const subregion = add(`M49-2${c}${s}`, 'SUBREGION', continent);
      const above = s === 1 ? subregion : add(`M49-3${c}${s}`, 'INTERMEDIATE', subregion);
      for (const n of [1, 2, 3]) {
        const country = add(`${c}${s}${n}`, 'COUNTRY', n === 3 ? subregion : above, s === 1 && n < 3);
        addRegions(random, country, add);
      }
    }
  }
  return markets;
}

function addRegions(
  random: SeededRandom,
  country: Resource,
  add: (id: string, level: MarketLevel, parent: Resource) => Resource,
): void {
  const code = country.id.slice('market/'.length);
  for (const r of random.pick([[1], [1, 2]])) {
    const region = add(`${code}-${r}`, 'REGION', country);
    for (const city of random.pick([[], [1], [1, 2]])) add(`${code}-${r}/city-${city}`, 'CITY', region);
  }
  add(`${code}/capital`, 'CITY', country);
}

function marketGroups(random: SeededRandom, countries: string[], markets: Resource[]): Resource[] {
  const club = group('market/group/club', 'MARKET', random.sample(countries, 3));
  const union = group('market/group/union', 'MARKET', [
    club.id,
    ...random.sample(markets, 2).map(({ id }) => id),
  ]);
  return [club, { ...union, parentId: 'market/M49-001' }, group('market/group/nobody', 'MARKET', [])];
}

function group(id: string, kind: Dimension, members: string[]): Resource {
  return { ...plainResource(id, kind, null), members: [...members].sort() };
}

function plainResource(id: string, kind: Dimension, parentId: string | null): Resource {
  return {
    id,
    kind,
    name: id,
    nameId: null,
    synonyms: [],
    parentId,
    members: [],
    level: null,
    iso: null,
    m49: null,
    lat: null,
    lng: null,
    smallIslandState: false,
    channelKind: null,
    revision: 1,
  };
}
