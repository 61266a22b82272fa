import { SymbiosisError } from '../domain/errors';
import { DEFAULT_PRIORITY, type Organisation } from '../domain/organisation';
import type { OrganisationInput } from './organisationWrites';
import { readOrganisationInput } from './readOrganisationInput';

/**
 * An organisation that need not be in the graph, as if it had been written: what the input leaves out is unknown.
 * Whether the resources and sectors exist is for the ranking to say.
 * @throws SymbiosisError INVALID_INPUT with the first field at fault
 */
export function hypotheticalOrganisation(tenant: string, input: OrganisationInput): Organisation {
  const [fault] = readOrganisationInput(input).faults ?? [];
  if (fault) {
    const { field, reason, remedy } = fault;
    throw new SymbiosisError('INVALID_INPUT', `${field}: ${reason}.`, { field: `profile.${field}`, remedy });
  }
  return {
    ...UNKNOWN_ORGANISATION,
    ...input,
    tenant,
    name: input.name ?? input.id,
    offers: (input.offers ?? []).map((offer) => ({ ...UNDATED, strength: null, uses: null, ...offer })),
    needs: (input.needs ?? []).map((need) => ({ ...UNDATED, priority: DEFAULT_PRIORITY, ...need })),
  };
}

const UNDATED = { origin: 'STATED', since: null, until: null } as const;

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
