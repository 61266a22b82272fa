import type { Alliance } from '../domain/alliance';
import { compareCodePoints } from '../domain/codePointOrder';
import { DEFAULT_TENANT } from '../domain/organisation';

/** What a query returns to read alliances whole, for a node bound to `a`. */
export const ALLIANCE_COLUMNS = `
  properties(a) AS properties,
  [(m:Organisation)-[x:MEMBER_OF]->(a) | [m.id, x.role, x.satisfaction]] AS members`;

/** One row of a query that returns ALLIANCE_COLUMNS. */
export interface AllianceRecord {
  readonly properties: Partial<Omit<Alliance, 'members'>> & { readonly id: string };
  readonly members: readonly (readonly [id: string, role: string | null, satisfaction: number | null])[];
}

/** Reads one row into the domain's type; members in code-point order. */
export function toAlliance({ properties: p, members }: AllianceRecord): Alliance {
  return {
    tenant: p.tenant ?? DEFAULT_TENANT,
    id: p.id,
    type: p.type ?? null,
    status: p.status ?? 'ACTIVE',
    startedOn: p.startedOn ?? null,
    endedOn: p.endedOn ?? null,
    title: p.title ?? null,
    text: p.text ?? null,
    language: p.language ?? null,
    visibility: p.visibility ?? 'TENANT',
    members: members
      .map(([organisationId, role, satisfaction]) => ({ organisationId, role, satisfaction }))
      .sort((x, y) => compareCodePoints(x.organisationId, y.organisationId)),
    revision: p.revision ?? 0,
  };
}
