import type { MarketLevel, Resource } from '../../domain/resource';
import { MARKET_LEVELS } from '../../domain/resource';
import { readDatasetTable } from './datasetTable';
import { plainResource } from './plainResource';

/** Country codes of the European Union's tables that are not those of ISO 3166. */
const OTHER_CODES: Readonly<Record<string, string>> = { el: 'gr', uk: 'gb' };

const MARKET_COLUMNS = {
  id: ['id'],
  parent: ['parent'],
  level: ['level'],
  iso: ['iso'],
  name: ['name'],
  synonyms: ['synonyms'],
  smallIslandState: ['smallislandstate'],
} as const;

/** The markets of the product's vocabulary, and how a country is found among them. */
export interface MarketVocabulary {
  readonly resources: readonly Resource[];
  /** Id of the country that a code or name says, in any case. */
  readonly country: (written: string) => string | undefined;
}

/** Reads `resources-markets.csv` of the folder of vocabularies. */
export async function readMarketVocabulary(folder: string): Promise<MarketVocabulary> {
  const { rows } = await readDatasetTable(folder, 'resources-markets', MARKET_COLUMNS);
  const byName = new Map<string, string>();
  for (const { id, level, iso, name, synonyms } of rows) {
    if (level !== 'COUNTRY') continue;
    for (const word of [iso, name, ...synonyms.split('|')]) {
      if (word !== '' && !byName.has(word.toLowerCase())) byName.set(word.toLowerCase(), id);
    }
  }
  return {
    resources: rows.map((row) => ({
      ...plainResource(row.id, 'MARKET', row.name, row.parent || null),
      level: levelOf(row.level),
      smallIslandState: row.smallIslandState === 'true',
    })),
    country: (written) => {
      const word = written.trim().toLowerCase();
      return byName.get(OTHER_CODES[word] ?? word);
    },
  };
}

function levelOf(word: string): MarketLevel | null {
  return MARKET_LEVELS.find((level) => level === word) ?? null;
}
