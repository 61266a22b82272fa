import { z } from 'zod';
import { storedText } from '../../domain/storedText';
import { SymbiosisError } from '../../domain/errors';
import type { TenantKey } from '../../domain/graph';

export const NODE_TYPES = ['Organisation', 'Alliance', 'Resource', 'Sector'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** What a global id stands for; tenant is null for the vocabularies, which are everybody's. */
export interface GlobalId {
  readonly type: NodeType;
  readonly tenant: string | null;
  readonly id: string;
}

const GLOBAL_ID = z.tuple([z.literal('symbiosis'), z.enum(NODE_TYPES), z.string().nullable(), z.string()]);

/** How every global id begins, so that an own id, which most are asked by, is told at once. */
const BEGINNING = Buffer.from('["symbiosis"').toString('base64url');

/** One opaque id across types and tenants. */
export function toGlobalId({ type, tenant, id }: GlobalId): string {
  return Buffer.from(JSON.stringify(['symbiosis', type, tenant, id])).toString('base64url');
}

/** What the text stands for where it is a global id; null for any other text. */
export function fromGlobalId(asked: string): GlobalId | null {
  const text = asked.trim();
  if (!text.startsWith(BEGINNING)) return null;
  try {
    const [, type, tenant, id] = GLOBAL_ID.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { type, tenant, id };
  } catch {
    return null;
  }
}

/**
 * The organisation that an id argument names. One rule for all of them: a text that is a global id of an organisation
 * is read as that, any other is an own id within the asker's tenant.
 */
export function organisationKey(text: string, tenant: string): TenantKey {
  const global = fromGlobalId(text);
  if (global?.type === 'Organisation' && global.tenant !== null)
    return { tenant: global.tenant, id: global.id };
  return { tenant, id: storedText(text) };
}

/**
 * The same for those who act as the organisation: only one of the asker's own tenant will do.
 * @throws SymbiosisError NOT_FOUND naming the argument
 */
export function actingOrganisationKey(text: string, tenant: string, field: string): TenantKey {
  const key = organisationKey(text, tenant);
  requireOwnTenant(key, tenant, field);
  return key;
}

/** @throws SymbiosisError NOT_FOUND where the organisation is another tenant's, shared or not */
export function requireOwnTenant(key: TenantKey, tenant: string, field: string): void {
  if (key.tenant === tenant) return;
  throw new SymbiosisError('NOT_FOUND', `There is no organisation ${key.id} of yours.`, {
    field,
    remedy: 'Name an organisation of your own tenant.',
  });
}

/** The own id of a resource or the code of a sector that an argument names, by the same rule. */
export function vocabularyId(type: 'Resource' | 'Sector', text: string): string {
  const global = fromGlobalId(text);
  return global?.type === type ? global.id : storedText(text);
}
