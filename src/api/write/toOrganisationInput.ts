import { DEFAULT_PRIORITY } from '../../domain/organisation';
import type { OrganisationInput } from '../../services/organisationWrites';
import { vocabularyId } from '../node/globalId';
import type { NeedInput, OfferInput, OrganisationInputType } from './organisation.input';

/**
 * An input as the service takes it: fields left out stay out, global ids become own ids, and null clears what cannot
 * be null: lists become empty, `open`, `shared` and `needsVisibility` what a new organisation has, and a name becomes
 * empty, which stands for the id.
 */
export function toOrganisationInput(input: OrganisationInputType): OrganisationInput {
  const { id, name, roles, ownership, externalIds, goals, basedIn, sectors, offers, needs, ...rest } = input;
  const { open, shared, needsVisibility, ...scalars } = rest;
  return withoutUndefined({
    id,
    ...scalars,
    name: cleared(name, ''),
    roles: cleared(roles, []),
    ownership: cleared(ownership, []),
    externalIds: cleared(externalIds, []),
    goals: cleared(goals, []),
    open: cleared(open, true),
    shared: cleared(shared, false),
    needsVisibility: cleared(needsVisibility, 'OPEN'),
    basedIn: cleared(basedIn, [])?.map((market) => vocabularyId('Resource', market)),
    sectors: cleared(sectors, []),
    offers: cleared(offers, [])?.map((row) => ({ ...OFFER_DEFAULTS, ...toRow(row) })),
    needs: cleared(needs, [])?.map((row) => ({ ...NEED_DEFAULTS, ...toRow(row) })),
  });
}

function cleared<T>(value: T | null | undefined, empty: T): T | undefined {
  return value === null ? empty : value;
}

/** What a row says that leaves it out: the list replaces what is stored, row by row. */
const OFFER_DEFAULTS = { strength: null, uses: null, origin: 'STATED', until: null } as const;
const NEED_DEFAULTS = { priority: DEFAULT_PRIORITY, origin: 'STATED', until: null } as const;

/** A row's null is as good as left out. */
function toRow<R extends OfferInput | NeedInput>({ resource, ...row }: R) {
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value != null));
  return {
    ...(known as { [K in keyof Omit<R, 'resource'>]?: NonNullable<R[K]> }),
    resourceId: vocabularyId('Resource', resource),
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
