import { findTargets } from './findTargets';
import type { Refusal, Written } from './outcome';
import { readRelationships, relationshipChanges } from './relationshipChanges';
import type { GivenValues } from './relationshipChanges';
import type { RelationshipKind } from './relationshipKinds';
import { stampAlliances, stampOrganisations } from './stamp';
import type { Batch } from './writeBatch';

/** Which fields of a row name the two ends of its relationship; the rest is found by the names of the properties. */
export interface RelationshipFields {
  readonly organisation: string;
  readonly target: string;
}

/**
 * Creates and updates relationships that leave organisations, row by row: what is stored and not named stays. Each
 * organisation is sought once, whatever the number of its rows. Rows whose ends are not there are refused.
 * @returns what became of each row, in order
 */
export async function writeRelationships(
  batch: Batch,
  kind: RelationshipKind,
  rows: readonly GivenValues[],
  fields: RelationshipFields,
): Promise<Written[]> {
  const organisationOf = (row: GivenValues) => row[fields.organisation] as string;
  const targetOf = (row: GivenValues) => row[fields.target] as string;
  const stored = await readRelationships(batch, kind, [...new Set(rows.map(organisationOf))]);
  const added = rows.filter((row) => stored.get(organisationOf(row))?.has(targetOf(row)) === false);
  const targets = await findTargets(batch, kind.target, added.map(targetOf));

  const changes = relationshipChanges(batch, kind);
  const changedOrganisations = new Set<string>();
  const changedAlliances = new Set<string>();
  const written = rows.map((row): Written => {
    const organisation = organisationOf(row);
    const target = targetOf(row);
    const relationships = stored.get(organisation);
    if (relationships === undefined) return [unknown(fields.organisation, 'Organisation', organisation)];
    if (!relationships.has(target) && !targets.has(target))
      return [unknown(fields.target, kind.target, target)];
    const outcome = changes.put(organisation, relationships, target, row);
    if (outcome !== 'UNCHANGED') {
      changedOrganisations.add(organisation);
      if (kind.target === 'Alliance') changedAlliances.add(target);
    }
    return outcome;
  });

  await changes.write();
  await stampOrganisations(batch, changedOrganisations);
  await stampAlliances(batch, changedAlliances);
  return written;
}

function unknown(field: string, label: Refusal['label'], id: string): Refusal {
  return { field, reason: 'UNKNOWN', label, id };
}
