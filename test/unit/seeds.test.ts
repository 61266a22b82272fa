import { ALLIANCE_STATUSES, VISIBILITIES } from '../../src/domain/alliance';
import { ALLIANCE_TYPES } from '../../src/domain/allianceType';
import { DIMENSIONS } from '../../src/domain/dimension';
import {
  GOALS,
  NEEDS_VISIBILITIES,
  ORGANISATION_KINDS,
  ORGANISATION_SIZES,
  ORIGINS,
  ROLES,
} from '../../src/domain/organisation';
import { CHANNEL_KINDS, MARKET_LEVELS } from '../../src/domain/resource';
import { readSeedFiles, readSeedTable, type SeedRow } from '../support/seedTables';

/** Columns of each table, and what orders and identifies its rows. */
const TABLES: Readonly<Record<string, { columns: string; key: readonly string[] }>> = {
  sectors: { columns: 'code,name,nameId,synonyms,parent', key: ['code'] },
  supplies: { columns: 'supplier,buyer,weight', key: ['supplier', 'buyer'] },
  resources: {
    columns: 'id,kind,name,nameId,synonyms,parent,members,level,iso,m49,lat,lng,smallIslandState,channelKind',
    key: ['id'],
  },
  organisations: {
    columns:
      'id,name,kind,roles,size,foundedYear,employees,turnoverBand,legalForm,ownership,url,contact,language,' +
      'externalIds,lat,lng,description,seeking,offering,goals,capacity,open,needsVisibility,replyHours,' +
      'keptCommitments,shared,basedIn,sectors',
    key: ['id'],
  },
  offers: {
    columns: 'organisation,resource,strength,uses,origin,since,until',
    key: ['organisation', 'resource'],
  },
  needs: {
    columns: 'organisation,resource,priority,origin,since,until',
    key: ['organisation', 'resource'],
  },
  alliances: {
    columns: 'id,type,status,startedOn,endedOn,title,text,language,visibility',
    key: ['id'],
  },
  members: { columns: 'alliance,organisation,role,satisfaction', key: ['alliance', 'organisation'] },
  declines: { columns: 'organisation,declined,reason,at', key: ['organisation', 'declined'] },
};

const tables = Object.fromEntries(Object.keys(TABLES).map((table) => [table, readSeedTable(table)]));
const ids = (table: string) => new Set(tables[table].map((row) => row[TABLES[table].key[0]]));
const cells = (cell: string) => (cell === '' ? [] : cell.split('|'));
/** Rows for which something does not hold; a test says which, not only that there are some. */
const failing = (table: string, holds: (row: SeedRow) => boolean) =>
  tables[table].filter((row) => !holds(row));
const oneOf = (values: readonly string[]) => (cell: string) => values.includes(cell);
const optional = (check: (cell: string) => boolean) => (cell: string) => cell === '' || check(cell);
const within = (low: number, high: number) => (cell: string) =>
  cell !== '' && Number(cell) >= low && Number(cell) <= high;
const day = (cell: string) => /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell));
const truth = oneOf(['true', 'false']);

describe.each([...readSeedFiles('vocabulary'), ...readSeedFiles('sample')])(
  '%s',
  (file, { header, rows }) => {
    const table = file.replace(/(-[a-z]+)?\.csv$/, '');

    test('has the columns of its table', () => {
      expect(header.join(',')).toBe(TABLES[table].columns);
    });

    test('is in the order of its keys, but for the sectors, which follow the standard', () => {
      const keys = rows.map((row) => TABLES[table].key.map((column) => row[column]).join('\u0000'));
      expect(keys).toEqual(table === 'sectors' ? keys : [...keys].sort());
    });

    test('has no cell with space around it', () => {
      expect(rows.flatMap((row) => Object.values(row)).filter((cell) => cell !== cell.trim())).toEqual([]);
    });
  },
);

test.each(Object.keys(TABLES))('no two rows of %s have the same key', (table) => {
  const keys = tables[table].map((row) => TABLES[table].key.map((column) => row[column]).join(' '));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

describe('what refers to something refers to what is there', () => {
  const resources = ids('resources');
  const sectors = ids('sectors');
  const organisations = ids('organisations');
  const kindOf = new Map(tables.resources.map((row) => [row.id, row.kind]));

  test.each<[string, (row: SeedRow) => boolean]>([
    ['sectors', ({ parent }) => parent === '' || sectors.has(parent)],
    ['supplies', ({ supplier, buyer }) => sectors.has(supplier) && sectors.has(buyer)],
    ['resources', ({ parent, kind }) => parent === '' || kindOf.get(parent) === kind],
    ['resources', ({ members }) => cells(members).every((id) => resources.has(id))],
    ['organisations', ({ basedIn }) => cells(basedIn).every((id) => kindOf.get(id) === 'MARKET')],
    ['organisations', (row) => cells(row.sectors).every((code) => sectors.has(code))],
    ['offers', ({ organisation, resource }) => organisations.has(organisation) && resources.has(resource)],
    ['needs', ({ organisation, resource }) => organisations.has(organisation) && resources.has(resource)],
    [
      'members',
      ({ alliance, organisation }) => ids('alliances').has(alliance) && organisations.has(organisation),
    ],
    [
      'declines',
      ({ organisation, declined }) => organisations.has(organisation) && organisations.has(declined),
    ],
  ])('%s', (table, holds) => {
    expect(failing(table, holds)).toEqual([]);
  });

  test.each(['sectors', 'resources'])('every one of the %s leads up to a root', (table) => {
    const parents = new Map(tables[table].map((row) => [row[TABLES[table].key[0]], row.parent]));
    const endless = [...parents.keys()].filter((start) => {
      let at = start;
      for (let steps = 0; at !== ''; steps++) {
        if (steps > 10) return true;
        at = parents.get(at) ?? '';
      }
      return false;
    });
    expect(endless).toEqual([]);
  });
});

test.each<[string, string, (cell: string) => boolean]>([
  ['supplies', 'weight', within(0.005, 1)],
  ['resources', 'kind', oneOf(DIMENSIONS)],
  ['resources', 'level', optional(oneOf(MARKET_LEVELS))],
  ['resources', 'lat', optional(within(-90, 90))],
  ['resources', 'lng', optional(within(-180, 180))],
  ['resources', 'channelKind', optional(oneOf(CHANNEL_KINDS))],
  ['resources', 'smallIslandState', optional(truth)],
  ['organisations', 'kind', oneOf(ORGANISATION_KINDS)],
  ['organisations', 'roles', (cell) => cell !== '' && cells(cell).every(oneOf(ROLES))],
  ['organisations', 'size', oneOf(ORGANISATION_SIZES)],
  ['organisations', 'foundedYear', within(1800, 2026)],
  ['organisations', 'goals', (cell) => cells(cell).every(oneOf(GOALS))],
  ['organisations', 'open', truth],
  ['organisations', 'shared', truth],
  ['organisations', 'needsVisibility', oneOf(NEEDS_VISIBILITIES)],
  ['organisations', 'replyHours', optional(within(0, 1000))],
  ['organisations', 'keptCommitments', optional(within(0, 1))],
  ['organisations', 'capacity', optional(within(1, 1000))],
  ['organisations', 'lat', optional(within(-90, 90))],
  ['organisations', 'lng', optional(within(-180, 180))],
  ['organisations', 'externalIds', (cell) => cells(cell).every((each) => /^[^:]+:[^:]+$/.test(each))],
  ['offers', 'strength', optional(within(0.01, 1))],
  ['offers', 'uses', optional(within(1, 1000))],
  ['offers', 'origin', oneOf(ORIGINS)],
  ['offers', 'since', optional(day)],
  ['offers', 'until', optional(day)],
  ['needs', 'priority', within(1, 5)],
  ['needs', 'origin', oneOf(ORIGINS)],
  ['needs', 'since', optional(day)],
  ['needs', 'until', optional(day)],
  ['alliances', 'type', oneOf(ALLIANCE_TYPES)],
  ['alliances', 'status', oneOf(ALLIANCE_STATUSES)],
  ['alliances', 'visibility', oneOf(VISIBILITIES)],
  ['alliances', 'startedOn', optional(day)],
  ['alliances', 'endedOn', optional(day)],
  ['members', 'satisfaction', optional(within(0, 1))],
  ['declines', 'at', day],
])('every row of %s has an acceptable %s', (table, column, acceptable) => {
  expect(failing(table, (row) => acceptable(row[column]))).toEqual([]);
});

describe('the vocabularies', () => {
  const ofKind = (kind: string) => tables.resources.filter((row) => row.kind === kind);
  const atLevel = (level: string) => ofKind('MARKET').filter((row) => row.level === level);

  test('hold all of ISIC Rev.4 and ISO 3166-1, and the provinces of Indonesia', () => {
    expect([1, 2, 3, 4].map((n) => tables.sectors.filter(({ code }) => code.length === n).length)).toEqual([
      21, 88, 238, 419,
    ]);
    expect(atLevel('COUNTRY')).toHaveLength(249);
    expect(atLevel('REGION').filter(({ parent }) => parent === 'market/ID')).toHaveLength(38);
  });

  test('name countries and the provinces of Indonesia in Indonesian too', () => {
    const named = new Map(tables.resources.map((row) => [row.id, row.nameId]));
    expect(['market/DE', 'market/M49-035', 'market/ID-JB'].map((id) => named.get(id))).toEqual([
      'Jerman',
      'Asia Tenggara',
      'Jawa Barat',
    ]);
  });

  test('say of every channel whether it sells or relates, and of nothing else', () => {
    expect(
      failing('resources', ({ kind, channelKind }) => (kind === 'CHANNEL') === (channelKind !== '')),
    ).toEqual([]);
  });

  test('put a level on every market but groups, and members on groups alone', () => {
    expect(ofKind('MARKET').filter(({ level, members }) => (level === '') !== (members !== ''))).toEqual([]);
  });

  test('keep ids in the form that docs/graph.md gives', () => {
    expect(failing('resources', ({ id, kind }) => id.startsWith(`${kind.toLowerCase()}/`))).toEqual([]);
  });

  test('spend no more than the whole output of a division on its suppliers', () => {
    const spent = new Map<string, number>();
    for (const { buyer, weight } of tables.supplies)
      spent.set(buyer, (spent.get(buyer) ?? 0) + Number(weight));
    expect([...spent].filter(([, sum]) => sum > 1)).toEqual([]);
  });
});
