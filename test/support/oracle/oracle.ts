import { DIMENSIONS } from '../../../src/domain/dimension';
import type { AllianceType } from '../../../src/domain/allianceType';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../../src/scoring/weightProfile';
import type { Host } from '../../../src/scoring/pairScore';
import { asInteger, type Database, type Row } from '../../../src/store/database';
import { clearPairs, type OracleStage, stages } from './stages';
import type { DocumentedType } from './parseAllianceTypeTable';
import type { DirectedText, TextIngredients } from './textIngredients';

/** What the oracle says of one type of one pair, named as in the reference's TypeScore. */
export interface OracleType {
  readonly type: AllianceType;
  readonly open: boolean;
  readonly host: Host | null;
  readonly seekerGain: number;
  readonly candidateGain: number;
  readonly seekerGainWithText: number;
  readonly candidateGainWithText: number;
  readonly mutual: number;
  readonly competitionFactor: number;
  readonly compatibility: number;
  readonly placeFactor: number;
  readonly s: number;
  readonly r: number;
}

/** What the oracle says of one ordered pair; seeker and candidate are positions in the snapshot. */
export interface OraclePair {
  readonly seeker: number;
  readonly candidate: number;
  readonly related: boolean;
  /** Whether the seeker's tenant may see the candidate. */
  readonly visible: boolean;
  /** Whether a list without filters holds the candidate. */
  readonly listed: boolean;
  readonly s: number;
  readonly score: number;
  readonly scoredAs: AllianceType;
  readonly advised: readonly AllianceType[];
  readonly evidence: number;
  readonly competition: number;
  readonly experience: number;
  readonly network: number;
  readonly fame: number;
  readonly seekerCoverage: readonly number[];
  readonly candidateCoverage: readonly number[];
  readonly types: readonly OracleType[];
}

export interface OracleOptions {
  /** The ISO day that decides which rows have ended. */
  readonly asOf: string;
  readonly texts: TextIngredients;
  readonly table: readonly DocumentedType[];
  /** The formula's own weights where absent. */
  readonly profile?: WeightProfile;
  /** Whether types whose gate is shut come with their numbers too; without, they are left out, in half the time. */
  readonly shutTypes: boolean;
  /** Seekers scored at once, against all candidates. */
  readonly blockSize: number;
}

/**
 * The whole formula over the graph in Cypher, stage by stage: see docs/oracle.md. Yields every ordered pair of
 * organisations, a block of seekers at a time; afterwards the graph is as it was.
 */
export async function* runOracle(
  database: Database,
  { asOf, texts, table, profile, shutTypes, blockSize }: OracleOptions,
): AsyncGenerator<readonly OraclePair[]> {
  const organisations = texts.organisations.map((organisation, index) => ({ ...organisation, index }));
  const everyone = organisations.map(({ index }) => index);
  const common = oracleParameters({ asOf, table, profile, shutTypes });
  const run = (statements: readonly string[], parameters: Row): Promise<Row[]> =>
    database.write(async (transaction) => {
      let rows: Row[] = [];
      for (const statement of statements) {
        rows = await transaction.run(statement, named(statement, { ...common, ...parameters }));
      }
      return rows;
    });
  try {
    for (const { statement } of stages('organisations'))
      await run([statement], { organisations, resources: null });
    for (let first = 0; first < everyone.length; first += blockSize) {
      const indices = everyone.slice(first, first + blockSize);
      const block = indices.map((seeker) => ({ index: seeker, ...textColumns(texts, seeker, everyone) }));
      await run(stages('pairs').map(statementOf), { indices, block });
      const rows = await run([stages('score').map(statementOf).join('')], { indices });
      await run([clearPairs()], { indices });
      yield rows.map(toPair);
    }
  } finally {
    await database.write((transaction) => transaction.run(CLEAR));
  }
}

const CLEAR = 'MATCH (side:OracleSide) DETACH DELETE side';

/** Positions of the dimensions that count for a type, on either side: the others add nothing but time. */
function weighedDimensions({ omega, hostOmega }: DocumentedType): number[] {
  return DIMENSIONS.map((_, d) => d).filter((d) => omega[d] > 0 || hostOmega[d] > 0);
}

/** What the statements ask for besides organisations and pairs. */
export function oracleParameters({
  asOf,
  table,
  profile = DEFAULT_WEIGHT_PROFILE,
  shutTypes,
}: Pick<OracleOptions, 'asOf' | 'table' | 'profile' | 'shutTypes'>): Row {
  return {
    asOf,
    shutTypes,
    dimensions: DIMENSIONS,
    types: table.map((type, position) => ({
      ...type,
      position: asInteger(position),
      weighed: weighedDimensions(type).map(asInteger),
    })),
    profile: { ...profile, scales: DIMENSIONS.map((dimension) => profile.dimensionScales[dimension] ?? 1) },
    omegas: table.flatMap(({ omega, hostOmega }) => [omega, hostOmega]),
  };
}

const statementOf = ({ statement }: OracleStage): string => statement;

/** The texts of one seeker and every candidate as a list for each ingredient, which costs the driver least. */
function textColumns(texts: TextIngredients, seeker: number, candidates: readonly number[]): Row {
  const pairs = candidates.map((candidate) => texts.pair(seeker, candidate));
  const columns = (rows: readonly DirectedText[]): Row => ({
    documents: rows.map(({ documents }) => documents),
    centroid: rows.map(({ centroid }) => centroid),
    best: rows.map(({ best }) => best),
    wordInCommon: rows.map(({ wordInCommon }) => wordInCommon),
  });
  return {
    seeker: columns(pairs.map((pair) => pair.seeker)),
    candidate: columns(pairs.map((pair) => pair.candidate)),
  };
}

/** The parameters that a statement names: the cosines of a block are large and wanted once. */
export function named(statement: string, parameters: Row): Row {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => statement.includes(`$${name}`)));
}

/** A row of the last statement, whose types are lists for brevity's sake, in the order of its RETURN clause. */
function toPair(row: Row): OraclePair {
  const types = row.types as readonly (readonly unknown[])[];
  return { ...row, types: types.map(toType) } as unknown as OraclePair;
}

const TYPE_COLUMNS = [
  'type',
  'open',
  'host',
  'seekerGain',
  'candidateGain',
  'seekerGainWithText',
  'candidateGainWithText',
  'mutual',
  'competitionFactor',
  'compatibility',
  'placeFactor',
  's',
  'r',
] as const satisfies readonly (keyof OracleType)[];

function toType(columns: readonly unknown[]): OracleType {
  return Object.fromEntries(TYPE_COLUMNS.map((name, i) => [name, columns[i]])) as unknown as OracleType;
}
