import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, type GraphSnapshot, type TenantKey } from '../../../src/domain/graph';
import type { Engine } from '../../../src/engine/engine';
import type { WeightProfile } from '../../../src/scoring/weightProfile';
import type { Database } from '../../../src/store/database';
import { disagreements } from './disagreements';
import { runOracle, type OraclePair } from './oracle';
import { parseAllianceTypeTable } from './parseAllianceTypeTable';
import { textIngredients } from './textIngredients';

/** What came of a comparison. */
export interface Agreement {
  /** Ordered pairs compared, each with its sixteen types; those another tenant may not see are compared as such. */
  readonly pairs: number;
  /** In words, by pair; empty where the two agree. */
  readonly disagreements: readonly string[];
}

export interface ComparisonOptions {
  /** What the database holds, and the engine has loaded for `asOf`. */
  readonly snapshot: GraphSnapshot;
  readonly asOf: string;
  readonly engine: Engine;
  readonly profile?: WeightProfile;
  /** Also the numbers of types whose gate is shut, and who is on every list: twice the time. */
  readonly thorough: boolean;
  /** Pairs that the database works on at a time; a pair takes it about 20 kB. */
  readonly pairsAtOnce?: number;
  readonly onProgress?: (pairs: number) => void;
}

const DOCUMENT = join(__dirname, '../../../docs/scoring.md');
const PAIRS_AT_ONCE = 5_000;

/** Scores every ordered pair of a graph twice, by the engine and by the oracle with the table of docs/scoring.md. */
export async function compareWithOracle(
  database: Database,
  { snapshot, asOf, engine, profile, thorough, pairsAtOnce = PAIRS_AT_ONCE, onProgress }: ComparisonOptions,
): Promise<Agreement> {
  const { organisations } = snapshot;
  const options = {
    asOf,
    texts: textIngredients(snapshot, asOf),
    table: parseAllianceTypeTable(readFileSync(DOCUMENT, 'utf8')),
    profile,
    shutTypes: thorough,
    blockSize: Math.ceil(pairsAtOnce / organisations.length),
  };
  const found: string[] = [];
  let pairs = 0;
  for await (const block of runOracle(database, options)) {
    for (const pair of block) {
      const [seeker, candidate] = [organisations[pair.seeker], organisations[pair.candidate]];
      const reference = engine.score({ organisation: toKey(seeker) }, toKey(candidate), profile);
      const differences = reference ? disagreements(reference, pair) : [];
      if (pair.visible !== (reference !== undefined)) differences.push(`visible: oracle ${pair.visible}`);
      found.push(...differences.map((text) => `${name(seeker)} > ${name(candidate)}: ${text}`));
    }
    if (thorough) found.push(...listDifferences(block, organisations, engine));
    pairs += block.length;
    onProgress?.(pairs);
  }
  return { pairs, disagreements: found };
}

/** Whether a list without filters holds whom it should: the order follows from scores that are compared already. */
function listDifferences(
  block: readonly OraclePair[],
  organisations: readonly TenantKey[],
  engine: Engine,
): string[] {
  return [...new Set(block.map(({ seeker }) => seeker))].flatMap((position) => {
    const seeker = toKey(organisations[position]);
    const { items } = engine.rank({ seeker: { organisation: seeker }, first: organisations.length });
    const ours = items.map(({ candidate }) => keyOf(candidate)).sort();
    const theirs = block
      .filter(({ listed, seeker: owner }) => listed && owner === position)
      .map(({ candidate }) => keyOf(organisations[candidate]))
      .sort();
    return ours.join() === theirs.join()
      ? []
      : [`${name(seeker)}: listed: ${ours.length}, oracle ${theirs.length}`];
  });
}

function toKey({ tenant, id }: TenantKey): TenantKey {
  return { tenant, id };
}

function name({ tenant, id }: TenantKey): string {
  return `${tenant}/${id}`;
}
