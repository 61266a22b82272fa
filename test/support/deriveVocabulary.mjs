/**
 * Derives the vocabularies that come from public tables: sectors, markets down to first-level subdivisions, and the
 * sector supply table. The result is committed; run it again only when a source changes (seeds/README.md, "Derived"):
 *
 *   node test/support/deriveVocabulary.mjs SOURCE_FOLDER
 *
 * Deterministic: the same sources give the same bytes (Indonesian country names are those of the ICU in Node 20).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Countries whose subdivisions the sample uses. */
const SUBDIVIDED = ['AU', 'FJ', 'ID', 'JP', 'MY', 'NL', 'SE', 'SG', 'TO', 'US', 'VU', 'WS'];
/** Not first-level subdivisions: island groups, and territories that are countries of ISO 3166-1 themselves. */
const LEFT_OUT = ['Geographical unit', 'Outlying area', 'Country', 'Special municipality'];
/** Smallest share of a buyer's output that is kept. */
const SMALLEST_SHARE = 0.005;

const MARKET_COLUMNS =
  'id,kind,name,nameId,synonyms,parent,members,level,iso,m49,lat,lng,smallIslandState,channelKind'.split(',');

const SOURCES = [
  ...['isic_rev4.csv', 'iso3166-2-export.csv', 'country-codes.csv'],
  ...['industry_flows_2017_summary.csv', 'naics2017_isic4.csv'],
];

const sources = process.argv[2];
const missing = SOURCES.filter((file) => !existsSync(join(sources ?? '', file)));
if (sources === undefined || missing.length > 0) {
  if (sources !== undefined) process.stderr.write(`${sources} does not hold ${missing.join(', ')}.\n`);
  process.stderr.write('usage: node test/support/deriveVocabulary.mjs SOURCE_FOLDER (see seeds/README.md)\n');
  process.exit(2);
}
const seeds = join(import.meta.dirname, '..', '..', 'seeds');
const source = (file) => read(join(sources, file));
const words = (file, key) => new Map(read(join(seeds, 'sources', file)).map((row) => [row[key], row]));

const isic = source('isic_rev4.csv');
write(
  'sectors.csv',
  ['code', 'name', 'nameId', 'synonyms', 'parent'],
  sectors(isic, words('sector-words.csv', 'code')),
);
const marketWords = words('market-words.csv', 'id');
const subdivisions = source('iso3166-2-export.csv');
const countries = source('country-codes.csv').filter((row) => row['ISO3166-1-Alpha-2'] !== '');
write(
  'resources-markets.csv',
  MARKET_COLUMNS,
  withWords(countryMarkets(countries, subdivisions), marketWords),
);
write('resources-regions.csv', MARKET_COLUMNS, withWords(regionMarkets(subdivisions), marketWords));
write('supplies.csv', ['supplier', 'buyer', 'weight'], supplies());

function sectors(rows, wordsOf) {
  return rows.map(({ code, label_en: name, broader }) => {
    const own = wordsOf.get(code);
    return { code, name, nameId: own?.nameId, synonyms: own?.synonyms, parent: broader };
  });
}

/** UN M49 from the world down to countries; Antarctica, which M49 leaves without a region, hangs under the world. */
function countryMarkets(rows, subdivisionRows) {
  const markets = new Map();
  const indonesian = new Intl.DisplayNames(['id'], { type: 'region', fallback: 'none' });
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const area = (code, name, level, parent) => {
    const m49 = code.padStart(3, '0');
    const id = `market/M49-${m49}`;
    markets.set(id, { id, name, nameId: indonesian.of(m49), parent, level, m49 });
    return id;
  };
  const world = area('1', 'World', 'WORLD');
  for (const row of rows) {
    let parent = world;
    if (row['Region Code'] !== '') parent = area(row['Region Code'], row['Region Name'], 'CONTINENT', parent);
    if (row['Sub-region Code'] !== '')
      parent = area(row['Sub-region Code'], row['Sub-region Name'], 'SUBREGION', parent);
    if (row['Intermediate Region Code'] !== '')
      parent = area(row['Intermediate Region Code'], row['Intermediate Region Name'], 'INTERMEDIATE', parent);
    const iso = row['ISO3166-1-Alpha-2'];
    const name = english.of(iso);
    const first = subdivisionRows.filter((each) => each.alphaCode === iso && isFirstLevel(each));
    markets.set(`market/${iso}`, {
      id: `market/${iso}`,
      name,
      nameId: indonesian.of(iso),
      synonyms: [row.official_name_en, row['ISO3166-1-Alpha-3']]
        .filter((each) => each !== '' && each !== name)
        .join('|'),
      parent,
      level: 'COUNTRY',
      iso,
      m49: row['ISO3166-1-numeric'].padStart(3, '0'),
      ...middle(first.map(coordinates)),
      smallIslandState: row['Small Island Developing States (SIDS)'] === 'x' ? 'true' : undefined,
    });
  }
  return [...markets.values()];
}

function regionMarkets(rows) {
  return rows
    .filter((row) => SUBDIVIDED.includes(row.alphaCode) && isFirstLevel(row))
    .map((row) => ({
      id: `market/${row.subdivisionCode}`,
      name: row.name.replace(/ \[.*\]$/, ''),
      parent: `market/${row.alphaCode}`,
      level: 'REGION',
      iso: row.subdivisionCode,
      ...coordinates(row),
    }));
}

/** Provinces of Indonesia and Fiji name an island group or division above them; only Fiji's divisions come first. */
function isFirstLevel({ alphaCode, type, parentCode }) {
  if (LEFT_OUT.includes(type)) return false;
  return alphaCode === 'ID' || parentCode === '';
}

function coordinates({ latLng }) {
  const [lat, lng] = JSON.parse(latLng);
  return { lat, lng };
}

/** The median of each coordinate, so that a far territory does not move a country into the sea; none for no points. */
function middle(points) {
  if (points.length === 0) return {};
  const origin = points[0].lng;
  const unwrapped = points.map(({ lng }) => origin + ((((lng - origin + 180) % 360) + 360) % 360) - 180);
  const lng = ((((median(unwrapped) + 180) % 360) + 360) % 360) - 180;
  return { lat: round(median(points.map(({ lat }) => lat)), 2), lng: round(lng, 2) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

/** Adds what people type, and names where the source's own are not the usual ones; drops an Indonesian name that equals the English. */
function withWords(markets, wordsOf) {
  return markets
    .map((market) => {
      const own = wordsOf.get(market.id);
      const name = own?.name || market.name;
      const nameId = own?.nameId || market.nameId;
      const all = [market.synonyms, own?.synonyms].filter(Boolean).flatMap((each) => each.split('|'));
      const synonyms = [...new Set(all)].filter((each) => each !== name && each !== nameId).join('|');
      return { ...market, kind: 'MARKET', name, nameId: nameId === name ? undefined : nameId, synonyms };
    })
    .sort((a, b) => compare(a.id, b.id));
}

/**
 * ISIC division x division purchases. Each BEA summary industry is spread over ISIC divisions by its six-digit NAICS
 * codes (each counts once, shared equally among the divisions it corresponds to); flows and outputs are spread the
 * same way and summed, and a weight is the summed flow over the buyer's summed output.
 */
function supplies() {
  const industries = spreadOverDivisions();
  const output = new Map();
  const flow = new Map();
  const flows = source('industry_flows_2017_summary.csv');
  for (const [buyer, amount] of outputs(flows))
    for (const [division, share] of industries.get(buyer) ?? []) add(output, division, amount * share);
  for (const row of flows)
    for (const [supplier, supplierShare] of industries.get(row.supplier_bea) ?? [])
      for (const [buyer, buyerShare] of industries.get(row.buyer_bea) ?? [])
        add(flow, `${supplier} ${buyer}`, Number(row.flow_musd_2017) * supplierShare * buyerShare);
  return [...flow]
    .map(([pair, amount]) => {
      const [supplier, buyer] = pair.split(' ');
      return { supplier, buyer, weight: round(amount / output.get(buyer), 4) };
    })
    .filter(({ supplier, buyer, weight }) => supplier !== buyer && weight > SMALLEST_SHARE)
    .sort((a, b) => compare(a.supplier, b.supplier) || compare(a.buyer, b.buyer));
}

/** The table gives a buyer's output only through share = flow / output; its largest share loses least to rounding. */
function outputs(flows) {
  const largest = new Map();
  for (const { buyer_bea: buyer, flow_musd_2017: flow, input_share_of_buyer_output: share } of flows)
    if (Number(share) > (largest.get(buyer)?.share ?? 0))
      largest.set(buyer, { share: Number(share), flow: Number(flow) });
  return [...largest].map(([buyer, { share, flow }]) => [buyer, flow / share]);
}

/** BEA summary industry -> [ISIC division, share] */
function spreadOverDivisions() {
  const prefixes = read(join(seeds, 'sources', 'bea-naics.csv'));
  const divisionsOf = new Map();
  for (const row of source('naics2017_isic4.csv')) {
    const naics = row['2017\nNAICS\nUS  '];
    divisionsOf.set(naics, (divisionsOf.get(naics) ?? new Set()).add(divisionOf(row['ISIC 4.0'])));
  }
  return new Map(
    prefixes.map(({ industry, naics }) => {
      const codes = [...divisionsOf.keys()].filter((code) =>
        naics.split('|').some((each) => code.startsWith(each)),
      );
      if (codes.length === 0) throw new Error(`bea-naics.csv: no NAICS code starts with ${naics}`);
      const shares = new Map();
      for (const code of codes)
        for (const division of divisionsOf.get(code))
          add(shares, division, 1 / codes.length / divisionsOf.get(code).size);
      return [industry, [...shares]];
    }),
  );
}

/** The concordance lost leading zeros: 111 is class 0111, 12 is group 012. */
function divisionOf(code) {
  return (code.length < 4 ? `0${code}` : code).slice(0, 2);
}

function add(map, key, amount) {
  map.set(key, (map.get(key) ?? 0) + amount);
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function read(path) {
  return parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
}

function write(file, columns, rows) {
  writeFileSync(join(seeds, 'vocabulary', file), stringify(rows, { header: true, columns }));
}
