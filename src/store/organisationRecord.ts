import { compareCodePoints } from '../domain/codePointOrder';
import { DEFAULT_TENANT } from '../domain/organisation';
import type {
  Decline,
  ExternalId,
  Need,
  NeedsVisibility,
  Offer,
  Organisation,
  Origin,
  Role,
  SectorMembership,
} from '../domain/organisation';

/**
 * What a query returns to read organisations whole, for a node bound to `o`: the node's own properties and its
 * relationships as short rows, which cost half the bytes of maps.
 */
export const ORGANISATION_COLUMNS = `
  properties(o) AS properties, labels(o) AS labels,
  [(o)-[:BASED_IN]->(m:Resource) | m.id] AS basedIn,
  [(o)-[x:OPERATES_IN]->(s:Sector) | [s.code, x.primary]] AS sectors,
  [(o)-[x:OFFERS]->(r:Resource) | [r.id, x.strength, x.uses, x.origin, x.since, x.until]] AS offers,
  [(o)-[x:NEEDS]->(r:Resource) | [r.id, x.priority, x.origin, x.since, x.until]] AS needs,
  [(o)-[x:DECLINES]->(d:Organisation) | [d.id, x.reason, x.at]] AS declines`;

type Scalars = Omit<
  Organisation,
  'roles' | 'externalIds' | 'basedIn' | 'sectors' | 'offers' | 'needs' | 'declines'
> & { readonly externalIds: readonly string[] };

/** One row of a query that returns ORGANISATION_COLUMNS. */
export interface OrganisationRecord {
  readonly properties: Partial<Scalars> & { readonly id: string };
  readonly labels: readonly string[];
  readonly basedIn: readonly string[];
  readonly sectors: readonly (readonly [string, boolean | null])[];
  readonly offers: readonly OfferRow[];
  readonly needs: readonly NeedRow[];
  readonly declines: readonly (readonly [string, string | null, string | null])[];
}

type OfferRow = readonly [
  id: string,
  strength: number | null,
  uses: number | null,
  origin: Origin | null,
  since: string | null,
  until: string | null,
];

type NeedRow = readonly [
  id: string,
  priority: number | null,
  origin: Origin | null,
  since: string | null,
  until: string | null,
];

/** A row of someone else's Cypher may lack what ours always writes; the middle of 1..5 stands in for a priority. */
const UNSTATED_PRIORITY = 3;

/** Reads one row into the domain's type; every list comes out in code-point order. */
export function toOrganisation(record: OrganisationRecord): Organisation {
  const p = record.properties;
  return {
    tenant: p.tenant ?? DEFAULT_TENANT,
    id: p.id,
    name: p.name ?? p.id,
    kind: p.kind ?? null,
    roles: rolesOf(record.labels),
    size: p.size ?? null,
    foundedYear: p.foundedYear ?? null,
    employees: p.employees ?? null,
    turnoverBand: p.turnoverBand ?? null,
    legalForm: p.legalForm ?? null,
    ownership: p.ownership ?? [],
    url: p.url ?? null,
    contact: p.contact ?? null,
    language: p.language ?? null,
    externalIds: (p.externalIds ?? []).map(toExternalId),
    lat: p.lat ?? null,
    lng: p.lng ?? null,
    description: p.description ?? null,
    seeking: p.seeking ?? null,
    offering: p.offering ?? null,
    goals: p.goals ?? [],
    capacity: p.capacity ?? null,
    open: p.open ?? true,
    needsVisibility: p.needsVisibility ?? ('OPEN' satisfies NeedsVisibility),
    replyHours: p.replyHours ?? null,
    keptCommitments: p.keptCommitments ?? null,
    shared: p.shared ?? false,
    basedIn: [...record.basedIn].sort(compareCodePoints),
    sectors: sorted(record.sectors.map(toSector), (sector) => sector.code),
    offers: sorted(record.offers.map(toOffer), (offer) => offer.resourceId),
    needs: sorted(record.needs.map(toNeed), (need) => need.resourceId),
    declines: sorted(record.declines.map(toDecline), (decline) => decline.organisationId),
    createdAt: p.createdAt ?? '',
    updatedAt: p.updatedAt ?? '',
    revision: p.revision ?? 0,
  };
}

function rolesOf(labels: readonly string[]): readonly Role[] {
  const roles: Role[] = [];
  if (labels.includes('Sme')) roles.push('SME');
  if (labels.includes('Partner')) roles.push('PARTNER');
  return roles;
}

/** `scheme:value`; the value may contain colons, the scheme may not. */
export function toExternalId(text: string): ExternalId {
  const colon = text.indexOf(':');
  return { scheme: text.slice(0, Math.max(0, colon)), value: text.slice(colon + 1) };
}

function toSector([code, primary]: OrganisationRecord['sectors'][number]): SectorMembership {
  return { code, primary: primary ?? false };
}

function toOffer([resourceId, strength, uses, origin, since, until]: OfferRow): Offer {
  return { resourceId, strength, uses, origin: origin ?? 'STATED', since, until };
}

function toNeed([resourceId, priority, origin, since, until]: NeedRow): Need {
  return { resourceId, priority: priority ?? UNSTATED_PRIORITY, origin: origin ?? 'STATED', since, until };
}

function toDecline([organisationId, reason, at]: OrganisationRecord['declines'][number]): Decline {
  return { organisationId, reason, at: at ?? '' };
}

function sorted<T>(rows: T[], key: (row: T) => string): T[] {
  return rows.sort((a, b) => compareCodePoints(key(a), key(b)));
}
