import type { MarketLevel } from '../../../src/domain/resource';

interface GoldenPlace {
  readonly id: string;
  readonly level: MarketLevel;
  readonly parentId: string | null;
  readonly smallIslandState?: true;
}

/** The places of the golden cases: UN M49 above countries, ISO 3166 at and below them. */
export const GOLDEN_PLACES: readonly GoldenPlace[] = [
  { id: 'market:americas', level: 'CONTINENT', parentId: null },
  { id: 'market:asia', level: 'CONTINENT', parentId: null },
  { id: 'market:europe', level: 'CONTINENT', parentId: null },
  { id: 'market:oceania', level: 'CONTINENT', parentId: null },
  { id: 'market:northern-america', level: 'SUBREGION', parentId: 'market:americas' },
  { id: 'market:south-eastern-asia', level: 'SUBREGION', parentId: 'market:asia' },
  { id: 'market:eastern-asia', level: 'SUBREGION', parentId: 'market:asia' },
  { id: 'market:northern-europe', level: 'SUBREGION', parentId: 'market:europe' },
  { id: 'market:melanesia', level: 'SUBREGION', parentId: 'market:oceania' },
  { id: 'market:australia-and-new-zealand', level: 'SUBREGION', parentId: 'market:oceania' },
  { id: 'market:us', level: 'COUNTRY', parentId: 'market:northern-america' },
  { id: 'market:ca', level: 'COUNTRY', parentId: 'market:northern-america' },
  { id: 'market:id', level: 'COUNTRY', parentId: 'market:south-eastern-asia' },
  { id: 'market:jp', level: 'COUNTRY', parentId: 'market:eastern-asia' },
  { id: 'market:se', level: 'COUNTRY', parentId: 'market:northern-europe' },
  { id: 'market:au', level: 'COUNTRY', parentId: 'market:australia-and-new-zealand' },
  { id: 'market:fj', level: 'COUNTRY', parentId: 'market:melanesia', smallIslandState: true },
  { id: 'market:vu', level: 'COUNTRY', parentId: 'market:melanesia', smallIslandState: true },
  { id: 'market:sb', level: 'COUNTRY', parentId: 'market:melanesia', smallIslandState: true },
  { id: 'market:us-ca', level: 'REGION', parentId: 'market:us' },
  { id: 'market:us-il', level: 'REGION', parentId: 'market:us' },
  { id: 'market:us-mi', level: 'REGION', parentId: 'market:us' },
  { id: 'market:us-ny', level: 'REGION', parentId: 'market:us' },
  { id: 'market:us-wa', level: 'REGION', parentId: 'market:us' },
  { id: 'market:id-jb', level: 'REGION', parentId: 'market:id' },
  { id: 'market:id-jk', level: 'REGION', parentId: 'market:id' },
  { id: 'market:id-yo', level: 'REGION', parentId: 'market:id' },
  { id: 'market:jp-13', level: 'REGION', parentId: 'market:jp' },
  { id: 'market:se-ab', level: 'REGION', parentId: 'market:se' },
  { id: 'market:fj-n', level: 'REGION', parentId: 'market:fj' },
  { id: 'market:fj-w', level: 'REGION', parentId: 'market:fj' },
  { id: 'market:vu-sam', level: 'REGION', parentId: 'market:vu' },
  { id: 'market:sb-we', level: 'REGION', parentId: 'market:sb' },
  { id: 'market:seattle', level: 'CITY', parentId: 'market:us-wa' },
  { id: 'market:dearborn', level: 'CITY', parentId: 'market:us-mi' },
  { id: 'market:bandung', level: 'CITY', parentId: 'market:id-jb' },
  { id: 'market:jakarta', level: 'CITY', parentId: 'market:id-jk' },
  { id: 'market:yogyakarta', level: 'CITY', parentId: 'market:id-yo' },
  { id: 'market:tokyo', level: 'CITY', parentId: 'market:jp-13' },
  { id: 'market:stockholm', level: 'CITY', parentId: 'market:se-ab' },
  { id: 'market:taveuni', level: 'CITY', parentId: 'market:fj-n' },
  { id: 'market:nadi', level: 'CITY', parentId: 'market:fj-w' },
  { id: 'market:luganville', level: 'CITY', parentId: 'market:vu-sam' },
  { id: 'market:munda', level: 'CITY', parentId: 'market:sb-we' },
  { id: 'market:ughele', level: 'CITY', parentId: 'market:sb-we' },
];

/** Sections of the ISIC divisions that tests use. */
export const GOLDEN_SECTIONS: Readonly<Record<string, string>> = {
  '01': 'A',
  '10': 'C',
  '11': 'C',
  '13': 'C',
  '14': 'C',
  '20': 'C',
  '26': 'C',
  '45': 'G',
  '47': 'G',
  '49': 'H',
  '52': 'H',
  '55': 'I',
  '56': 'I',
  '62': 'J',
  '64': 'K',
  '71': 'M',
  '73': 'M',
  '79': 'N',
  '84': 'O',
  '93': 'R',
};
