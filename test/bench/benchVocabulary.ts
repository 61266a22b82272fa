import type { Dimension } from '../../src/domain/dimension';
import type { MarketLevel, Resource } from '../../src/domain/resource';
import type { Sector, Supply } from '../../src/domain/sector';
import type { SeededRandom } from '../support/random/seededRandom';

/** Resources per dimension other than MARKET, and children per node of their trees. */
const TREES: readonly (readonly [Dimension, number, number])[] = [
  ['SEGMENT', 250, 5],
  ['CHANNEL', 300, 6],
  ['OFFERING', 1800, 8],
  ['BRAND', 200, 5],
  ['SKILL', 1200, 7],
  ['FINANCE', 90, 4],
  ['ASSET', 300, 6],
];
/** Regions and their cities, over all countries. */
const REGIONS = 540;

/** About 5,800 resources; ids of places below a country begin with those above them. */
export function benchResources(countries: number): Resource[] {
  const resources: Resource[] = [];
  const market = (id: string, level: MarketLevel, parentId: string | null): void => {
    resources.push({ ...plain(id, 'MARKET', parentId), level });
  };
  market('M', 'WORLD', null);
  for (let s = 0; s < 12; s++) market(`S${s}`, 'SUBREGION', 'M');
  for (let c = 0; c < countries; c++) {
    market(`C${c}`, 'COUNTRY', `S${c % 12}`);
    for (let r = 0; r < REGIONS / countries; r++) {
      market(`C${c}-${r}`, 'REGION', `C${c}`);
      for (let t = 0; t < 2; t++) market(`C${c}-${r}-${t}`, 'CITY', `C${c}-${r}`);
    }
  }
  for (const [kind, count, children] of TREES) {
    for (let i = 0; i < count; i++) {
      const parent = i < children ? null : `${kind}${Math.floor(i / children) - 1}`;
      resources.push(plain(`${kind}${i}`, kind, parent));
    }
  }
  return resources;
}

/** The country, region and city of one of these cities, the widest first. */
export function placesAbove(city: string): string[] {
  const [country, region] = city.split('-');
  return [country, `${country}-${region}`, city];
}

/** 21 sections, 84 divisions, 252 groups, 504 classes. */
export function benchSectors(): Sector[] {
  const sectors: Sector[] = [];
  const add = (code: string, parentCode: string | null): void => {
    sectors.push({ code, name: code, nameId: null, synonyms: [], parentCode, revision: 1 });
  };
  for (let s = 0; s < 21; s++) add(String.fromCharCode(65 + s), null);
  for (let d = 1; d <= 84; d++) {
    const division = String(d).padStart(2, '0');
    add(division, String.fromCharCode(65 + ((d - 1) >> 2)));
    for (let g = 1; g <= 3; g++) {
      add(`${division}${g}`, division);
      for (let c = 1; c <= 2; c++) add(`${division}${g}${c}`, `${division}${g}`);
    }
  }
  return sectors;
}

/** Every division buys from a few others. */
export function benchSupplies(random: SeededRandom): Supply[] {
  const division = (): string => String(random.integer(1, 84)).padStart(2, '0');
  const supplies = new Map<string, Supply>();
  for (let i = 0; i < 800; i++) {
    const supply = { supplierCode: division(), buyerCode: division(), weight: random.integer(1, 400) / 1000 };
    supplies.set(`${supply.supplierCode}>${supply.buyerCode}`, supply);
  }
  return [...supplies.values()];
}

function plain(id: string, kind: Dimension, parentId: string | null): Resource {
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
