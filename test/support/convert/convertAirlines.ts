/**
 * Turns a folder of airlines (organisations.csv with the airports each serves) into the import format:
 *
 *   npm run convert:airlines -- SOURCE COUNTRY-CODES.csv TARGET
 *
 * An airline is a LARGE_COMPANY that offers the airports it serves as MARKET roots. Its alliances stay out: they are
 * what a recommendation is to find.
 */
import { basename, dirname } from 'node:path';
import { runConverter } from './runConverter';
import { readSource, writeTables } from './tables';

/** Names of the source that no column of the country table has. */
const NAMES: Readonly<Record<string, string>> = {
  bolivia: 'BO',
  brunei: 'BN',
  burma: 'MM',
  'cape verde': 'CV',
  'congo (kinshasa)': 'CD',
  'czech republic': 'CZ',
  "democratic people's republic of korea": 'KP',
  'hong kong': 'HK',
  'hong kong sar of china': 'HK',
  iran: 'IR',
  'ivory coast': 'CI',
  'lao peoples democratic republic': 'LA',
  macao: 'MO',
  macedonia: 'MK',
  moldova: 'MD',
  'republic of korea': 'KR',
  'republic of the congo': 'CG',
  reunion: 'RE',
  russia: 'RU',
  'south korea': 'KR',
  swaziland: 'SZ',
  syria: 'SY',
  taiwan: 'TW',
  tanzania: 'TZ',
  turkey: 'TR',
  'united kingdom': 'GB',
  'united states': 'US',
  venezuela: 'VE',
  vietnam: 'VN',
};

function countryCodes(file: string): ReadonlyMap<string, string> {
  const codes = new Map(Object.entries(NAMES));
  for (const row of readSource(dirname(file), basename(file))) {
    const iso = row['ISO3166-1-Alpha-2'];
    const names = [row['official_name_en'], row['CLDR display name'], row['UNTERM English Short']];
    for (const name of names) if (name && iso) codes.set(name.toLowerCase(), iso);
  }
  return codes;
}

function convertAirlines(source: string, countryTable: string, target: string): void {
  const codes = countryCodes(countryTable);
  const airlines = readSource(source, 'organisations.csv');
  const airportsOf = (served: string): string[] => [
    ...new Set(served.split(';').filter((code) => code !== '')),
  ];
  const airports = [...new Set(airlines.flatMap((row) => airportsOf(row.topics_airports_served)))].sort();
  writeTables(target, {
    resources: airports.map((code) => ({ id: `market/airport/${code}`, kind: 'MARKET', name: code })),
    organisations: airlines.map(({ id, name, country }) => {
      const iso = codes.get(country.trim().toLowerCase());
      return { id, name, kind: 'LARGE_COMPANY', basedIn: iso ? `market/${iso}` : '' };
    }),
    offers: airlines.flatMap(({ id, topics_airports_served: served }) =>
      airportsOf(served).map((code) => ({
        organisation: id,
        resource: `market/airport/${code}`,
        origin: 'DERIVED',
      })),
    ),
  });
}

runConverter('npm run convert:airlines -- SOURCE COUNTRY-CODES.csv TARGET', convertAirlines);
