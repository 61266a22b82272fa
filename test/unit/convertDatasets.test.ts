import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readSource } from '../support/convert/tables';
import { folderOf } from '../support/importFolder';

const ROOT = join(__dirname, '../..');

/** What the command of package.json starts. */
function convert(converter: string, ...given: readonly string[]) {
  const script = ['-r', './test/support/typescriptRequire.cjs', `test/support/convert/${converter}.ts`];
  return spawnSync(process.execPath, [...script, ...given], { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
}

test.each(['convertCordis', 'convertAirlines'])('%s says how it is called, without a trace', (converter) => {
  for (const wrong of [[], ['a', 'b', 'c', 'd', 'e']]) {
    const { status, stderr } = convert(converter, ...wrong);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: npm run convert:\w+ -- .*\n$/)]);
  }
  const { status, stderr } = convert(converter, '/nowhere', '/nowhere/table.csv', '/nowhere/target');
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^\/nowhere\/\S* is not there\.\nusage: .*\n$/),
  ]);
});

describe('CORDIS becomes the import format', () => {
  const SOURCE = {
    'euroscivoc.csv':
      'euroSciVocCode,euroSciVocPath\n/23,/natural sciences\n/23/45,/natural sciences/optics\n',
    'organisations.csv': [
      'id,name,type,sme,country,city,url',
      '1,Fotoni,PRC,1,EL,Πάτρα,https://fotoni.example',
      '2,Lantern Works,PRC,0,UK,Leeds,lantern.example',
      '3,Universitas Lumen,HES,0,IT,,',
      '4,Latecomer,OTH,0,FR,Lyon,',
    ].join('\n'),
    'projects.csv': [
      'id,startDate,endDate,title,objective,topics_esv',
      'P1,2021-01-01,2023-12-31,Brighter,Lamps that last,/natural sciences/optics',
      'P2,2022-01-01,2030-12-31,Clearer,Lenses for all,/natural sciences/optics;/natural sciences/optics',
      'P3,2024-06-01,2027-05-31,Later,Not begun,/natural sciences',
    ].join('\n'),
    'participations.csv': [
      'pic,projectID,start_date',
      '1,P1,2021-01-01',
      '1,P2,2022-01-01',
      '2,P1,2021-01-01',
      '3,P2,2022-01-01',
      '4,P3,2024-06-01',
      '9,P1,2021-01-01',
    ].join('\n'),
  };
  let target: string;

  beforeAll(async () => {
    const source = await folderOf(SOURCE);
    target = join(source, 'converted');
    const { status, stderr } = convert(
      ...(['convertCordis', source, join(source, 'euroscivoc.csv'), target, '2024-01-01'] as const),
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  const rows = (table: string) => readSource(target, `${table}.csv`);

  test('its codes of Greece and the United Kingdom become those of ISO', () => {
    expect(rows('organisations')).toEqual([
      expect.objectContaining({ id: '1', kind: 'SME', basedIn: 'market/GR/πατρα', externalIds: 'pic:1' }),
      expect.objectContaining({ id: '2', kind: 'LARGE_COMPANY', basedIn: 'market/GB/leeds', url: '' }),
      expect.objectContaining({ id: '3', kind: 'UNIVERSITY', basedIn: 'market/IT', externalIds: 'pic:3' }),
    ]);
    const cities = rows('resources').filter(({ kind }) => kind === 'MARKET');
    expect(cities.map(({ id, name, parent, level }) => [id, name, parent, level])).toEqual([
      ['market/GR/πατρα', 'Πάτρα', 'market/GR', 'CITY'],
      ['market/GB/leeds', 'Leeds', 'market/GB', 'CITY'],
    ]);
  });

  test('topics are derived offers, used once for each project', () => {
    const offers = ['skill', 'offering'].map((kind) => `${kind}/euroscivoc/23-45`);
    expect(rows('offers')).toEqual(
      [
        { organisation: '1', uses: '2' },
        { organisation: '2', uses: '1' },
        { organisation: '3', uses: '1' },
      ].flatMap((offer) => offers.map((resource) => ({ ...offer, resource, origin: 'DERIVED' }))),
    );
    expect(rows('resources')).toContainEqual({
      ...{ id: 'skill/euroscivoc/23-45', kind: 'SKILL', name: 'optics' },
      ...{ parent: 'skill/euroscivoc/23', level: '' },
    });
  });

  test('projects that began before the day are alliances of their participants, with texts', () => {
    const alliance = { language: 'en' };
    expect(rows('alliances')).toEqual([
      {
        ...{ ...alliance, id: 'P1', status: 'ENDED', startedOn: '2021-01-01', endedOn: '2023-12-31' },
        ...{ title: 'Brighter', text: 'Brighter\nLamps that last' },
      },
      {
        ...{ ...alliance, id: 'P2', status: 'ACTIVE', startedOn: '2022-01-01', endedOn: '2030-12-31' },
        ...{ title: 'Clearer', text: 'Clearer\nLenses for all' },
      },
    ]);
    expect(rows('members').map(({ alliance, organisation }) => `${alliance} ${organisation}`)).toEqual([
      ...['P1 1', 'P2 1', 'P1 2', 'P2 3'],
    ]);
  });
});

test('airlines become companies that offer the airports they serve as markets', async () => {
  const source = await folderOf({
    'organisations.csv': [
      'id,name,country,topics_airports_served',
      'a1,Island Air,Indonesia,DPS;CGK;DPS',
      'a2,Northern,United Kingdom,LBA',
      'a3,Nowhere,Atlantis,',
    ].join('\n'),
    'countries.csv': [
      'ISO3166-1-Alpha-2,official_name_en,CLDR display name,UNTERM English Short',
      'ID,Indonesia,Indonesia,Indonesia',
    ].join('\n'),
  });
  const target = join(source, 'converted');
  const { status, stderr } = convert('convertAirlines', source, join(source, 'countries.csv'), target);
  expect([status, stderr]).toEqual([0, '']);
  const airports = ['CGK', 'DPS', 'LBA'];
  expect(readSource(target, 'resources.csv')).toEqual(
    airports.map((name) => ({ id: `market/airport/${name}`, kind: 'MARKET', name })),
  );
  expect(readSource(target, 'organisations.csv')).toEqual([
    { id: 'a1', name: 'Island Air', kind: 'LARGE_COMPANY', basedIn: 'market/ID' },
    { id: 'a2', name: 'Northern', kind: 'LARGE_COMPANY', basedIn: 'market/GB' },
    { id: 'a3', name: 'Nowhere', kind: 'LARGE_COMPANY', basedIn: '' },
  ]);
  expect(readSource(target, 'offers.csv')).toEqual(
    ['a1 DPS', 'a1 CGK', 'a2 LBA'].map((offer) => {
      const [organisation, airport] = offer.split(' ');
      return { organisation, resource: `market/airport/${airport}`, origin: 'DERIVED' };
    }),
  );
});
