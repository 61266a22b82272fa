import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphSnapshot } from '../../../src/domain/graph';
import { asInteger, type Database, type Row } from '../../../src/store/database';
import { named, oracleParameters } from '../../support/oracle/oracle';
import { parseAllianceTypeTable } from '../../support/oracle/parseAllianceTypeTable';
import { stages } from '../../support/oracle/stages';
import { BENCH_DAY } from '../graphs';

export interface CypherPlace {
  readonly id: string;
  readonly s: number;
}

const DOCUMENT = join(__dirname, '../../../docs/scoring.md');
/** What the query works out itself, for the one seeker: all effective offers of all would be millions. */
const LEFT_TO_THE_QUERY = '05-covers.cypher';
/** What takes more than Neo4j's memory in one transaction, where the others take the whole graph. */
const OF_EVERY_RESOURCE = '04-rarity.cypher';
const RESOURCES_PER_TRANSACTION = 250;
const NO_WORDS = { seekerQueryWords: 0, candidateQueryWords: 0, documents: 0, longDocuments: 0 };
const ROWS_PER_TRANSACTION = 2_000;

/**
 * The formula as one Cypher query for one seeker's page, made of the oracle's statements. Prepares the organisations of
 * a graph without texts, that the database holds; the position of a seeker in it asks.
 */
export async function prepareCypherTop20(
  database: Database,
  { organisations }: GraphSnapshot,
): Promise<(seeker: number, first: number) => Promise<readonly CypherPlace[]>> {
  const table = parseAllianceTypeTable(readFileSync(DOCUMENT, 'utf8'));
  const common = oracleParameters({ asOf: BENCH_DAY, table, shutTypes: false });
  const write = (statement: string, parameters: Row): Promise<unknown> =>
    database.write((transaction) =>
      transaction.run(statement, named(statement, { ...common, ...parameters })),
    );

  const [sides, ...others] = stages('organisations').filter(({ file }) => file !== LEFT_TO_THE_QUERY);
  const rows = organisations.map(({ tenant, id }, index) => ({ tenant, id, index, ...NO_WORDS }));
  for (let from = 0; from < rows.length; from += ROWS_PER_TRANSACTION) {
    await write(sides.statement, { organisations: rows.slice(from, from + ROWS_PER_TRANSACTION) });
  }
  for (const { file, statement } of others) {
    if (file !== OF_EVERY_RESOURCE) await write(statement, {});
    else for (const some of await blocksOfResources(database)) await write(statement, { resources: some });
  }
  await database.write((transaction) => transaction.run(INDEX));
  await database.read('CALL db.awaitIndexes(300)');

  const scoring = stages('score').filter(({ file }) => file > '02' && file < '09');
  const query = [
    part('01-pairs.cypher'),
    ...scoring.map(({ statement }) => statement),
    part('02-page.cypher'),
  ].join('');
  return (seeker, first) => {
    const parameters = { ...common, index: asInteger(seeker), first: asInteger(first) };
    return database.read(query, named(query, parameters), ({ id, s }) => ({ id, s }) as CypherPlace);
  };
}

async function blocksOfResources(database: Database): Promise<readonly (readonly string[])[]> {
  const ids = await database.read(
    'MATCH (r:Resource) RETURN r.id AS id ORDER BY id',
    {},
    ({ id }) => id as string,
  );
  const blocks: string[][] = [];
  for (let from = 0; from < ids.length; from += RESOURCES_PER_TRANSACTION)
    blocks.push(ids.slice(from, from + RESOURCES_PER_TRANSACTION));
  return blocks;
}

const INDEX = 'CREATE INDEX oracle_seeker_index IF NOT EXISTS FOR (side:OracleSeeker) ON (side.index)';

function part(file: string): string {
  return readFileSync(join(__dirname, 'cypher', file), 'utf8');
}
