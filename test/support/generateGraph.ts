import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DIMENSIONS } from '../../src/domain/dimension';
import { GOALS, ORGANISATION_KINDS, ORGANISATION_SIZES } from '../../src/domain/organisation';
import type { ExportRow } from '../../src/services/export/exportRows';
import { formatHeader, formatRow } from '../../src/services/export/formatRow';
import { createTableFile } from '../../src/services/export/tableFile';
import type { TableName } from '../../src/services/import/tables';
import { seededRandom } from './random/seededRandom';

export interface GeneratedGraph {
  readonly seed: number;
  readonly organisations: number;
  /** 5,800 by default, as many as a product in use has. */
  readonly resources?: number;
}

const DIVISIONS = ['01', '10', '13', '47', '56', '62', '72', '85'];
const WORDS = [
  'batik',
  'export',
  'coffee',
  'training',
  'market',
  'craft',
  'island',
  'supply',
  'brand',
  'software',
];

/**
 * Writes an invented graph into a folder in the import format: per organisation 12.5 offers and 8.4 needs on the mean
 * (few resources are in many, most in few), one seat, one or two sectors, and a sentence of text. The same seed gives
 * the same bytes; organisations of a smaller graph are the first of a larger one.
 */
export async function generateGraph(folder: string, graph: GeneratedGraph): Promise<void> {
  await mkdir(folder, { recursive: true });
  const resources = generateResources(graph.resources ?? 5_800);
  const markets = resources.filter(({ kind }) => kind === 'MARKET').map(({ id }) => id);
  const ids = resources.map(({ id }) => id);
  const random = seededRandom(graph.seed);

  await writeTable(
    folder,
    'sectors',
    DIVISIONS.map((code) => ({ code, name: `Division ${code}` })),
  );
  await writeTable(folder, 'resources', resources);
  const files = { organisations: open('organisations'), offers: open('offers'), needs: open('needs') };
  function open(table: TableName) {
    const file = createTableFile(join(folder, `${table}.csv`), false);
    void file.write(formatHeader(table, 'csv'));
    return (rows: readonly ExportRow[] | null) =>
      rows === null ? file.close() : file.write(rows.map((row) => formatRow(table, row, 'csv')).join(''));
  }

  /** Different resources, the earlier far more often: Zipf's law with exponent 1. */
  const draw = (count: number): readonly string[] => {
    const drawn = new Set<string>();
    while (drawn.size < count) drawn.add(ids[Math.floor(ids.length ** random.number()) - 1]);
    return [...drawn].sort();
  };

  for (let i = 0; i < graph.organisations; i++) {
    const id = `organisation-${String(i).padStart(7, '0')}`;
    const kind = random.chance(0.6) ? 'SME' : random.pick(ORGANISATION_KINDS);
    await files.organisations([
      {
        id,
        name: `${random.pick(WORDS)} ${random.pick(WORDS)} ${i}`,
        kind,
        size: random.pick(ORGANISATION_SIZES),
        employees: random.integer(1, 400),
        url: `https://${id}.example`,
        language: 'en',
        lat: random.integer(-9_000, 9_000) / 100,
        lng: random.integer(-18_000, 18_000) / 100,
        description: `We work in ${random.sample(WORDS, 6).join(', ')} since ${random.integer(1950, 2025)}.`,
        goals: random.sample(GOALS, 2),
        open: true,
        needsVisibility: 'OPEN',
        shared: false,
        basedIn: [random.pick(markets)],
        sectors: random.sample(DIVISIONS, random.integer(1, 2)),
      },
    ]);
    await files.offers(
      draw(random.integer(5, 20)).map((resource) => ({
        organisation: id,
        resource,
        strength: random.nullable(0.3, () => random.integer(1, 100) / 100),
        uses: random.nullable(0.5, () => random.integer(1, 40)),
        origin: random.chance(0.7) ? 'STATED' : 'DERIVED',
        since: random.nullable(0.5, () => `20${random.integer(10, 25)}-0${random.integer(1, 9)}-15`),
      })),
    );
    await files.needs(
      draw(random.chance(0.4) ? 9 : 8).map((resource) => ({
        organisation: id,
        resource,
        priority: random.integer(1, 5),
        origin: 'STATED',
      })),
    );
  }
  for (const write of Object.values(files)) await write(null);
}

/** Trees of three levels, one for each dimension. */
function generateResources(count: number) {
  return Array.from({ length: count }, (_, i) => {
    const kind = DIMENSIONS[i % DIMENSIONS.length];
    const place = Math.floor(i / DIMENSIONS.length);
    const id = `${kind.toLowerCase()}/generated-${place}`;
    const parent = place < 10 ? null : `${kind.toLowerCase()}/generated-${Math.floor(place / 10)}`;
    return { id, kind, name: `${WORDS[place % WORDS.length]} ${place}`, parent };
  });
}

async function writeTable(folder: string, table: TableName, rows: readonly ExportRow[]): Promise<void> {
  const file = createTableFile(join(folder, `${table}.csv`), false);
  await file.write(formatHeader(table, 'csv'));
  for (const row of rows) await file.write(formatRow(table, row, 'csv'));
  await file.close();
}
