import { findTargets } from '../store/write/findTargets';
import { isRefused } from '../store/write/outcome';
import type { Refusal, Written } from '../store/write/outcome';
import { NEEDS, OFFERS } from '../store/write/relationshipKinds';
import { replaceRelationships } from '../store/write/replaceRelationships';
import type { WantedRelationships } from '../store/write/replaceRelationships';
import type { Batch } from '../store/write/writeBatch';
import { writeOrganisations } from '../store/write/writeOrganisations';
import type { CheckedOrganisation } from './readOrganisationInput';

/**
 * Writes organisations with their offers and needs in one transaction, each whole or not at all: one that points at a
 * resource or sector which is not there is refused. @returns what became of each, in order
 */
export async function writeCheckedOrganisations(
  batch: Batch,
  organisations: readonly CheckedOrganisation[],
  today: string,
): Promise<Written[]> {
  const named = organisations.flatMap(({ offers, needs }) => [
    ...(offers?.rows ?? []),
    ...(needs?.rows ?? []),
  ]);
  const resources = await findTargets(
    batch,
    'Resource',
    named.map(({ target }) => target),
  );
  const refusals = organisations.map(({ offers, needs }) => [
    ...unknownResources('offers', offers, resources),
    ...unknownResources('needs', needs, resources),
  ]);

  const written = await writeOrganisations(
    batch,
    organisations.map(({ row }) => row),
    refusals,
  );
  const taken = organisations.filter((_, i) => !isRefused(written[i]));
  const changed = new Set([
    ...(await replaceRelationships(batch, OFFERS, given(taken, 'offers'), today)),
    ...(await replaceRelationships(batch, NEEDS, given(taken, 'needs'), today)),
  ]);
  return written.map((outcome, i) =>
    outcome === 'UNCHANGED' && changed.has(organisations[i].row.id) ? 'UPDATED' : outcome,
  );
}

function given(
  organisations: readonly CheckedOrganisation[],
  field: 'offers' | 'needs',
): WantedRelationships[] {
  return organisations.flatMap((organisation) => organisation[field] ?? []);
}

function unknownResources(
  field: string,
  wanted: WantedRelationships | null,
  known: ReadonlySet<string>,
): Refusal[] {
  return (wanted?.rows ?? []).flatMap(({ target }, i) =>
    known.has(target)
      ? []
      : [
          {
            field: `${field}[${i}].resourceId`,
            reason: 'UNKNOWN' as const,
            label: 'Resource' as const,
            id: target,
          },
        ],
  );
}
