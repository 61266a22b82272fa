import { findTargets } from './findTargets';
import type { ReferenceRefusal, Written } from './outcome';
import { readRelationships, relationshipChanges } from './relationshipChanges';
import type { GivenValues, StoredRelationships } from './relationshipChanges';
import { periodRefusal } from './periodRefusal';
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
  const organisations = rows.map((row) => row[fields.organisation] as string);
  const targets = rows.map((row) => row[fields.target] as string);
  const stored = await readRelationships(batch, kind, [...new Set(organisations)]);
  // Rows of one organisation mostly stand together: a look-up for each run of them will do.
  let run = '';
  let ofRun: StoredRelationships | undefined;
  const from = organisations.map((id) => {
    if (id !== run) ofRun = stored.get(id);
    run = id;
    return ofRun;
  });
  const known = await findTargets(
    batch,
    kind.target,
    targets.filter((target, i) => from[i]?.has(target) === false),
  );

  const changes = relationshipChanges(batch, kind);
  const changedOrganisations = new Set<string>();
  const changedAlliances = new Set<string>();
  const written = rows.map((row, i): Written => {
    const relationships = from[i];
    const [organisation, target] = [organisations[i], targets[i]];
    if (relationships === undefined) return [unknown(fields.organisation, 'Organisation', organisation)];
    if (!relationships.has(target) && !known.has(target))
      return [unknown(fields.target, kind.target, target)];
    const before = relationships.get(target);
    if (kind.period !== null && before !== undefined) {
      const turned = periodRefusal(kind.period, row, (name) => before[kind.properties.indexOf(name) + 1]);
      if (turned !== null) return [turned];
    }
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

function unknown(field: string, label: ReferenceRefusal['label'], id: string): ReferenceRefusal {
  return { field, reason: 'UNKNOWN', label, id };
}
