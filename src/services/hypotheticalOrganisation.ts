import { SymbiosisError } from '../domain/errors';
import type { Need, Offer, Organisation } from '../domain/organisation';
import { toExternalId } from '../store/organisationRecord';
import { NEEDS, OFFERS } from '../store/write/relationshipKinds';
import type { RelationshipKind } from '../store/write/relationshipKinds';
import type { WantedRelationships } from '../store/write/replaceRelationships';
import { ORGANISATION_PROPERTIES } from '../store/write/writeOrganisations';
import type { OrganisationInput } from './organisationWrites';
import { readOrganisationInput } from './readOrganisationInput';

/**
 * An organisation that need not be in the graph, as if it had been written: ids and names brought to their form, and
 * unknown what the input leaves out, but for its roles. Lists stay in the order given.
 * Whether the resources and sectors exist is for the ranking to say.
 * @throws SymbiosisError INVALID_INPUT with the first field at fault
 */
export function hypotheticalOrganisation(tenant: string, input: OrganisationInput): Organisation {
  const { checked, faults } = readOrganisationInput(input);
  if (faults !== null) {
    const [{ field, reason, remedy }] = faults;
    throw new SymbiosisError('INVALID_INPUT', `${field}: ${reason}.`, { field, remedy });
  }
  const { id, properties, roles, basedIn, sectors } = checked.row;
  const said = Object.fromEntries(
    ORGANISATION_PROPERTIES.map((name, i) => [name, properties[i] ?? null] as const).filter(
      ([, value]) => value !== null,
    ),
  ) as Partial<Omit<Organisation, 'externalIds'>> & { readonly externalIds?: readonly string[] };
  return {
    ...UNKNOWN_ORGANISATION,
    ...{ tenant, id, name: id },
    ...said,
    externalIds: (said.externalIds ?? []).map(toExternalId),
    roles: roles ?? [],
    basedIn: basedIn ?? [],
    sectors: (sectors ?? []).map((code, i) => ({ code, primary: i === 0 })),
    offers: rowsOf(OFFERS, checked.offers) as Offer[],
    needs: rowsOf(NEEDS, checked.needs) as Need[],
  };
}

function rowsOf({ properties }: RelationshipKind, wanted: WantedRelationships | null): object[] {
  return (wanted?.rows ?? []).map(({ target, values }) => ({
    resourceId: target,
    ...Object.fromEntries(properties.map(({ name, otherwise }, i) => [name, values[i] ?? otherwise])),
  }));
}

/** Everything of an organisation but who it is, as it stands where nobody says. */
export const UNKNOWN_ORGANISATION: Omit<Organisation, 'tenant' | 'id' | 'name'> = {
  ...{ kind: null, size: null, foundedYear: null, employees: null, turnoverBand: null, legalForm: null },
  ...{ url: null, contact: null, language: null, lat: null, lng: null },
  ...{ description: null, seeking: null, offering: null, capacity: null },
  ...{ replyHours: null, keptCommitments: null, open: true, needsVisibility: 'OPEN', shared: false },
  ...{ roles: [], ownership: [], externalIds: [], goals: [], basedIn: [], sectors: [] },
  ...{ offers: [], needs: [], declines: [] },
  ...{ createdAt: '', updatedAt: '', revision: 0 },
};
