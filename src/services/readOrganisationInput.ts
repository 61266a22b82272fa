import { storedText } from '../domain/storedText';
import { NEEDS, OFFERS } from '../store/write/relationshipKinds';
import type { WantedRelationships } from '../store/write/replaceRelationships';
import type { OrganisationRow } from '../store/write/writeOrganisations';
import type { RowFault } from './import/importFault';
import { readObject } from './import/readRow';
import { toOrganisationRow } from './import/tableWriters';
import { placesOf } from './import/tables';
import type { OrganisationInput } from './organisationWrites';

/** An organisation that passed every check which needs no graph. */
export interface CheckedOrganisation {
  readonly row: OrganisationRow;
  /** Null where the input leaves them as they are. */
  readonly offers: WantedRelationships | null;
  readonly needs: WantedRelationships | null;
}

/** Checks an input by the rules of an import; the fault of a list's item is named as `offers[2].strength`. */
export function readOrganisationInput(
  input: OrganisationInput,
):
  | { readonly checked: CheckedOrganisation; readonly faults: null }
  | { readonly checked: null; readonly faults: readonly RowFault[] } {
  const { offers, needs, externalIds, sectors, ...plain } = input;
  const faults: RowFault[] = [];
  const { values, faults: ofRow } = readObject('organisations', {
    ...plain,
    externalIds: externalIds?.map(({ scheme, value }) => `${scheme}:${value}`),
    sectors:
      sectors && [...sectors].sort((a, b) => Number(b.primary) - Number(a.primary)).map(({ code }) => code),
  });
  faults.push(...(ofRow ?? []), ...schemesWithColon(externalIds), ...mainSectorsAfterFirst(sectors));
  const wanted = {
    offers: offers ? readItems('offers', input.id, offers, faults) : null,
    needs: needs ? readItems('needs', input.id, needs, faults) : null,
  };
  return values === null || faults.length > 0
    ? { checked: null, faults }
    : { checked: { row: toOrganisationRow(values), ...wanted }, faults: null };
}

/** An identifier is stored as `scheme:value`: what stands after a colon of the scheme would come back as the value. */
function schemesWithColon(externalIds: OrganisationInput['externalIds'] = []): readonly RowFault[] {
  return externalIds.flatMap(({ scheme }, i) =>
    scheme.includes(':')
      ? [
          {
            field: `externalIds[${i}].scheme`,
            reason: `the scheme ${scheme} has a colon`,
            remedy: 'Write the scheme without a colon, as in npwp; the value may have some.',
          },
        ]
      : [],
  );
}

function mainSectorsAfterFirst(sectors: OrganisationInput['sectors'] = []): readonly RowFault[] {
  const first = sectors.findIndex(({ primary }) => primary);
  return sectors.flatMap(({ primary }, i) =>
    primary && i > first
      ? [
          {
            field: `sectors[${i}].primary`,
            reason: `${sectors[first].code} is its main sector already`,
            remedy: 'Mark one sector as the main one.',
          },
        ]
      : [],
  );
}

/** Only what an input points at: places, sectors, resources. */
export function referencesOf({
  id,
  basedIn,
  sectors,
  offers,
  needs,
}: OrganisationInput): CheckedOrganisation {
  const wanted = (
    items: readonly { readonly resourceId: string }[] | undefined,
  ): WantedRelationships | null =>
    items
      ? {
          organisation: id,
          rows: items.map(({ resourceId }) => ({ target: storedText(resourceId), values: [] })),
        }
      : null;
  return {
    row: {
      id,
      properties: [],
      basedIn: basedIn?.map(storedText),
      sectors: sectors?.map(({ code }) => storedText(code)),
    },
    offers: wanted(offers),
    needs: wanted(needs),
  };
}

function readItems(
  table: 'offers' | 'needs',
  organisation: string,
  items: readonly { readonly resourceId: string; readonly until?: string | null }[],
  faults: RowFault[],
): WantedRelationships {
  const rows: WantedRelationships['rows'][number][] = [];
  const [resourcePlace] = placesOf(table, ['resource']);
  const valuePlaces = placesOf(
    table,
    KINDS[table].properties.map(({ name }) => name),
  );
  for (const [i, { resourceId, until, ...properties }] of items.entries()) {
    // An item that is named goes on, unless it says until when.
    const object = { organisation, resource: resourceId, ...properties, until: until ?? null };
    const { values, faults: ofItem } = readObject(table, object);
    const field = `${table}[${i}]`;
    for (const fault of ofItem ?? []) {
      if (fault.field !== 'organisation') faults.push({ ...fault, field: `${field}.${named(fault.field)}` });
    }
    if (values === null) continue;
    const target = values[resourcePlace] as string;
    if (rows.some((row) => row.target === target)) {
      faults.push({ field, reason: `${target} is there twice`, remedy: 'Name each resource once.' });
    }
    rows.push({ target, values: valuePlaces.map((place) => values[place]) });
  }
  return { organisation: storedText(organisation), rows };
}

const KINDS = { offers: OFFERS, needs: NEEDS };

/** Columns of the import format are not always called as the fields of the API. */
function named(column: string): string {
  return column === 'resource' ? 'resourceId' : column;
}
