import { findTargets } from './findTargets';
import type { Refusal, Written } from './outcome';
import { readRelationships, relationshipChanges } from './relationshipChanges';
import type { GivenValues } from './relationshipChanges';
import type { RelationshipKind } from './relationshipKinds';
import { stampAlliances, stampOrganisations } from './stamp';
import type { Batch } from './writeBatch';

/** One relationship to bring about; `values` are in the order of the kind's properties. */
export interface RelationshipRow {
  readonly organisation: string;
  readonly target: string;
  readonly values: GivenValues;
}

/** What the two ends of a relationship are called in the rows, for refusals. */
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
  rows: readonly RelationshipRow[],
  fields: RelationshipFields,
): Promise<Written[]> {
  const organisations = [...new Set(rows.map(({ organisation }) => organisation))];
  const stored = await readRelationships(batch, kind, organisations);
  const news = rows.filter(({ organisation, target }) => stored.get(organisation)?.has(target) === false);
  const targets = await findTargets(
    batch,
    kind.target,
    news.map(({ target }) => target),
  );

  const changes = relationshipChanges(batch, kind);
  const changedOrganisations = new Set<string>();
  const changedAlliances = new Set<string>();
  const written = rows.map(({ organisation, target, values }): Written => {
    const of = stored.get(organisation);
    if (of === undefined || (!of.has(target) && !targets.has(target))) {
      const refusals: Refusal[] = [];
      if (of === undefined) refusals.push(unknown(fields.organisation, 'Organisation', organisation));
      if (of !== undefined) refusals.push(unknown(fields.target, kind.target, target));
      return refusals;
    }
    const outcome = changes.put(organisation, of, target, values);
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
