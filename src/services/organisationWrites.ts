import type { TenantKey } from '../domain/graph';
import type { Need, Offer, Organisation } from '../domain/organisation';

/**
 * An organisation to write. A field left out keeps what is stored; null clears it. A list that is given replaces the
 * stored one (offers and needs that are no longer named are closed with `until`, not deleted).
 */
export type OrganisationInput = { readonly id: string } & Partial<
  Omit<
    Organisation,
    'tenant' | 'id' | 'offers' | 'needs' | 'declines' | 'createdAt' | 'updatedAt' | 'revision'
  >
> & {
    readonly offers?: readonly (Pick<Offer, 'resourceId'> & Partial<Offer>)[];
    readonly needs?: readonly (Pick<Need, 'resourceId'> & Partial<Need>)[];
  };

/** A field at fault, what is wrong with it and what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** What became of one row: CREATED, UPDATED or UNCHANGED, or REFUSED with every reason. */
export interface RowOutcome {
  readonly id: string;
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED';
  readonly errors: readonly FieldError[];
}

/** Two organisations by their ids, and why the one declines the other. */
export interface DeclineInput {
  readonly seeker: string;
  readonly candidate: string;
  readonly reason: string | null;
}

/** Single writes of the API; each returns once it is committed and visible in answers of this process. */
export interface OrganisationWrites {
  /** Row-wise: good rows are written although others are refused. In the order of the rows. */
  upsert(tenant: string, rows: readonly OrganisationInput[]): Promise<readonly RowOutcome[]>;
  /** False where there was none. */
  remove(key: TenantKey): Promise<boolean>;
  /**
   * `seeker` declines `candidate` of the same tenant: neither is recommended to the other any more.
   * @throws SymbiosisError NOT_FOUND, INVALID_INPUT
   */
  decline(tenant: string, decline: DeclineInput): Promise<void>;
  /** Takes back that `seeker` declines `candidate`; nothing happens where it does not. @throws SymbiosisError NOT_FOUND */
  withdrawDecline(tenant: string, pair: Omit<DeclineInput, 'reason'>): Promise<void>;
}
