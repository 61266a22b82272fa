import type { Supply } from '../../domain/sector';
import { findTargets } from './findTargets';
import type { Refusal, Written } from './outcome';
import type { Batch } from './writeBatch';

/** Creates and updates SUPPLIES; a change bumps the buyer. @returns what became of each row, in order */
export async function writeSupplies(batch: Batch, rows: readonly Supply[]): Promise<Written[]> {
  const known = await findTargets(
    batch,
    'Sector',
    rows.flatMap((row) => [row.supplierCode, row.buyerCode]),
  );
  const stored = new Map<string, number>();
  for (const { pair, weight } of await batch.read<{ pair: string; weight: number }>(READ, {}))
    stored.set(pair, weight);

  const creates: Supply[] = [];
  const updates: Supply[] = [];
  const written = rows.map((row): Written => {
    const refusals = [...refusalsOf(row, known)];
    if (refusals.length > 0) return refusals;
    const pair = `${row.supplierCode}>${row.buyerCode}`;
    const before = stored.get(pair);
    if (before === row.weight) return 'UNCHANGED';
    stored.set(pair, row.weight);
    (before === undefined ? creates : updates).push(row);
    return before === undefined ? 'CREATED' : 'UPDATED';
  });

  if (creates.length > 0) await batch.write(CREATE, { rows: creates });
  if (updates.length > 0) await batch.write(UPDATE, { rows: updates });
  return written;
}

const READ = `MATCH (s:Sector)-[x:SUPPLIES]->(b:Sector) RETURN s.code + '>' + b.code AS pair, x.weight AS weight`;
const ENDS = `UNWIND $rows AS row MATCH (s:Sector {code: row.supplierCode}) MATCH (b:Sector {code: row.buyerCode})`;
const CREATE = `${ENDS} CREATE (s)-[:SUPPLIES {weight: row.weight}]->(b) SET b.revision = $revision`;
const UPDATE = `${ENDS} MATCH (s)-[x:SUPPLIES]->(b) SET x.weight = row.weight, b.revision = $revision`;

function* refusalsOf(row: Supply, known: ReadonlySet<string>): Generator<Refusal> {
  const refusal = { reason: 'UNKNOWN', label: 'Sector' } as const;
  if (!known.has(row.supplierCode)) yield { ...refusal, field: 'supplier', id: row.supplierCode };
  if (!known.has(row.buyerCode)) yield { ...refusal, field: 'buyer', id: row.buyerCode };
}
