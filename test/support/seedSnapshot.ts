import type { AllianceStatus, Visibility } from '../../src/domain/alliance';
import type { AllianceType } from '../../src/domain/allianceType';
import { compareCodePoints } from '../../src/domain/codePointOrder';
import type { Dimension } from '../../src/domain/dimension';
import type { GraphSnapshot } from '../../src/domain/graph';
import {
  DEFAULT_TENANT,
  type Goal,
  type NeedsVisibility,
  type Organisation,
  type OrganisationKind,
  type OrganisationSize,
  type Origin,
  type Role,
} from '../../src/domain/organisation';
import type { ChannelKind, MarketLevel, Resource } from '../../src/domain/resource';
import { readSeedTable, type SeedRow } from './seedTables';

const LOADED_AT = '2026-11-23T00:00:00.000Z';

/** The committed vocabularies and sample as the graph would return them, without a database. */
export function seedSnapshot(): GraphSnapshot {
  const offers = groupBy(readSeedTable('offers'), 'organisation');
  const needs = groupBy(readSeedTable('needs'), 'organisation');
  const declines = groupBy(readSeedTable('declines'), 'organisation');
  const members = groupBy(readSeedTable('members'), 'alliance');
  return {
    revision: 1,
    sectors: readSeedTable('sectors').map((row) => ({
      code: row.code,
      name: row.name,
      nameId: text(row.nameId),
      synonyms: list(row.synonyms),
      parentCode: text(row.parent),
      revision: 1,
    })),
    supplies: readSeedTable('supplies').map((row) => ({
      supplierCode: row.supplier,
      buyerCode: row.buyer,
      weight: Number(row.weight),
    })),
    resources: readSeedTable('resources').map(resource),
    organisations: readSeedTable('organisations').map((row) =>
      organisation(row, offers.get(row.id) ?? [], needs.get(row.id) ?? [], declines.get(row.id) ?? []),
    ),
    alliances: readSeedTable('alliances').map((row) => ({
      tenant: DEFAULT_TENANT,
      id: row.id,
      type: text(row.type) as AllianceType | null,
      status: row.status as AllianceStatus,
      startedOn: text(row.startedOn),
      endedOn: text(row.endedOn),
      title: text(row.title),
      text: text(row.text),
      language: text(row.language),
      visibility: row.visibility as Visibility,
      members: sorted(members.get(row.id) ?? [], 'organisation').map((member) => ({
        organisationId: member.organisation,
        role: text(member.role),
        satisfaction: number(member.satisfaction),
      })),
      revision: 1,
    })),
  };
}

function resource(row: SeedRow): Resource {
  return {
    id: row.id,
    kind: row.kind as Dimension,
    name: row.name,
    nameId: text(row.nameId),
    synonyms: list(row.synonyms),
    parentId: text(row.parent),
    members: list(row.members).sort(compareCodePoints),
    level: text(row.level) as MarketLevel | null,
    iso: text(row.iso),
    m49: text(row.m49),
    lat: number(row.lat),
    lng: number(row.lng),
    smallIslandState: row.smallIslandState === 'true',
    channelKind: text(row.channelKind) as ChannelKind | null,
    revision: 1,
  };
}

function organisation(
  row: SeedRow,
  offers: readonly SeedRow[],
  needs: readonly SeedRow[],
  declines: readonly SeedRow[],
): Organisation {
  return {
    tenant: DEFAULT_TENANT,
    id: row.id,
    name: row.name,
    kind: text(row.kind) as OrganisationKind | null,
    roles: list(row.roles) as Role[],
    size: text(row.size) as OrganisationSize | null,
    foundedYear: number(row.foundedYear),
    employees: number(row.employees),
    turnoverBand: text(row.turnoverBand),
    legalForm: text(row.legalForm),
    ownership: list(row.ownership),
    url: text(row.url),
    contact: text(row.contact),
    language: text(row.language),
    externalIds: list(row.externalIds).map((each) => {
      const [scheme, value] = each.split(':');
      return { scheme, value };
    }),
    lat: number(row.lat),
    lng: number(row.lng),
    description: text(row.description),
    seeking: text(row.seeking),
    offering: text(row.offering),
    goals: list(row.goals) as Goal[],
    capacity: number(row.capacity),
    open: row.open === 'true',
    needsVisibility: row.needsVisibility as NeedsVisibility,
    replyHours: number(row.replyHours),
    keptCommitments: number(row.keptCommitments),
    shared: row.shared === 'true',
    basedIn: list(row.basedIn),
    sectors: list(row.sectors).map((code, i) => ({ code, primary: i === 0 })),
    offers: sorted(offers, 'resource').map((offer) => ({
      resourceId: offer.resource,
      strength: number(offer.strength),
      uses: number(offer.uses),
      origin: offer.origin as Origin,
      since: text(offer.since),
      until: text(offer.until),
    })),
    needs: sorted(needs, 'resource').map((need) => ({
      resourceId: need.resource,
      priority: Number(need.priority),
      origin: need.origin as Origin,
      since: text(need.since),
      until: text(need.until),
    })),
    declines: sorted(declines, 'declined').map((decline) => ({
      organisationId: decline.declined,
      reason: text(decline.reason),
      at: decline.at,
    })),
    createdAt: LOADED_AT,
    updatedAt: LOADED_AT,
    revision: 1,
  };
}

function groupBy(rows: readonly SeedRow[], column: string): ReadonlyMap<string, readonly SeedRow[]> {
  const groups = new Map<string, SeedRow[]>();
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
  return groups;
}

function sorted(rows: readonly SeedRow[], column: string): readonly SeedRow[] {
  return [...rows].sort((a, b) => compareCodePoints(a[column], b[column]));
}

function text(cell: string): string | null {
  return cell === '' ? null : cell;
}

function number(cell: string): number | null {
  return cell === '' ? null : Number(cell);
}

function list(cell: string): string[] {
  return cell === '' ? [] : cell.split('|');
}
