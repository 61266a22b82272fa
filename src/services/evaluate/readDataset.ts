import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { compareCodePoints } from '../../domain/codePointOrder';
import { counted } from '../../domain/counted';
import { SymbiosisError } from '../../domain/errors';
import type { Dataset, DatasetOrganisation } from '../../evaluation/dataset';
import { alliancesOf, type DatasetOptions, namesNoPair, unmatched } from './datasetAlliances';
import {
  ALLIANCE_COLUMNS,
  ORGANISATION_COLUMNS,
  PARTICIPATION_COLUMNS,
  PROJECT_COLUMNS,
} from './datasetColumns';
import { kindOf, listOf, numberOf, textOrNull } from './datasetCells';
import { faultsOf } from './datasetFaults';
import { type ColumnNames, type DatasetTable, readDatasetTable } from './datasetTable';
import { namesNobody, projectsOf } from './datasetProjects';

/** A dataset and what is to be said of how it was read. */
export interface ReadDataset {
  readonly dataset: Dataset;
  readonly notes: readonly string[];
}

/**
 * Reads a folder as docs/evaluation-format.md describes it. What is missing is told, not refused.
 * @throws SymbiosisError INVALID_INPUT where the path is no folder, or holds neither participations nor alliances
 */
export async function readDataset(folder: string, options: DatasetOptions): Promise<ReadDataset> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) throw unusable(`${folder} is not a folder.`);
  const organisations = await readDatasetTable(folder, 'organisations', ORGANISATION_COLUMNS);
  const participations = await readDatasetTable(folder, 'participations', PARTICIPATION_COLUMNS);
  const projects = await readDatasetTable(folder, 'projects', PROJECT_COLUMNS);
  const alliances = await readDatasetTable(folder, 'alliances', ALLIANCE_COLUMNS);
  if (participations.file === null && alliances.file === null) {
    throw unusable(`${folder} holds neither participations.csv nor alliances.csv.`);
  }
  requireColumns(participations, PARTICIPATION_COLUMNS, 'organisation', 'project');
  requireColumns(alliances, ALLIANCE_COLUMNS, 'organisation1', 'organisation2');

  const notes = [
    ...[organisations, participations, projects, alliances].flatMap((table) => table.notes),
    ...faultsOf(participations, 'organisation or no project', namesNobody),
    ...faultsOf(projects, 'id', ({ id }) => id === ''),
    ...faultsOf(alliances, 'two different organisations', namesNoPair),
  ];
  const read = projectsOf(participations, projects);
  const repeats = repeatsParticipations(
    alliances,
    read.map(({ id }) => id),
  );
  if (repeats) notes.push(`${alliances.file} repeats the participations and is left out`);
  else notes.push(...unmatched(alliances, options));
  const pairs = repeats ? [] : alliancesOf(alliances, options);
  const known = organisationsOf(organisations);
  for (const row of participations.rows) {
    if (row.organisation !== '' && !known.has(row.organisation))
      known.set(row.organisation, organisationOf({ ...row, id: row.organisation }));
  }
  for (const { pair } of pairs)
    for (const id of pair) if (!known.has(id)) known.set(id, organisationOf({ id }));
  const unlisted = known.size - new Set(organisations.rows.map(({ id }) => id).filter(Boolean)).size;
  if (unlisted > 0)
    notes.push(`${counted(unlisted, 'organisation is', 'organisations are')} not in organisations.csv`);
  notes.push(...undated(read, 'projects'), ...(alliances.has('date') ? undated(pairs, 'alliances') : []));
  return {
    dataset: {
      name: basename(resolve(folder)),
      organisations: [...known.values()].sort((a, b) => compareCodePoints(a.id, b.id)),
      projects: read,
      alliances: pairs,
    },
    notes,
  };
}

function undated(dated: readonly { readonly date: string | null }[], what: string): string[] {
  const count = dated.filter(({ date }) => date === null).length;
  return count > 0 ? [`${count} of ${dated.length} ${what} ${count === 1 ? 'has' : 'have'} no date`] : [];
}

function organisationsOf({ rows }: DatasetTable<keyof typeof ORGANISATION_COLUMNS>) {
  const known = new Map<string, DatasetOrganisation>();
  for (const row of rows) if (row.id !== '' && !known.has(row.id)) known.set(row.id, organisationOf(row));
  return known;
}

function organisationOf(
  row: Partial<Record<keyof typeof ORGANISATION_COLUMNS, string>> & { readonly id: string },
): DatasetOrganisation {
  const { id, name, kind = '', sme = '', country, region, city, lat, lng, text, topics, markets } = row;
  return {
    id,
    name: textOrNull(name) ?? id,
    kind: kindOf(kind, sme),
    country: textOrNull(country),
    region: textOrNull(region),
    city: textOrNull(city),
    lat: numberOf(lat, -90, 90),
    lng: numberOf(lng, -180, 180),
    text: textOrNull(text),
    topics: listOf(topics),
    markets: listOf(markets),
  };
}

/** Whether the alliances are the pairs of the projects' participants over again. */
function repeatsParticipations(
  { rows, has }: DatasetTable<keyof typeof ALLIANCE_COLUMNS>,
  projects: readonly string[],
): boolean {
  const known = new Set(projects);
  return (
    has('project') &&
    rows.length > 0 &&
    projects.length > 0 &&
    rows.every(({ project }) => known.has(project))
  );
}

function requireColumns<Column extends string>(
  table: DatasetTable<Column>,
  names: ColumnNames<Column>,
  ...columns: readonly Column[]
): void {
  const missing = columns.find((column) => table.file !== null && !table.has(column));
  if (missing === undefined) return;
  const titles = table.titles.filter((title) => title !== '').join(', ');
  const found = titles === '' ? 'it is empty' : `its columns are ${titles}`;
  const others = names[missing].filter((name) => name !== missing).slice(0, 3);
  throw unusable(
    `${table.file} has no column ${missing}, nor one by another of its names, such as ${others.join(', ')}; ${found}.`,
  );
}

function unusable(message: string): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', message, {
    field: 'dataset',
    remedy: 'docs/evaluation-format.md says what files and columns a dataset has.',
  });
}
