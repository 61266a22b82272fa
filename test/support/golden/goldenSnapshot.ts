import type { GraphSnapshot } from '../../../src/domain/graph';
import { DIMENSIONS } from '../../../src/domain/dimension';
import type { Organisation } from '../../../src/domain/organisation';
import type { Resource } from '../../../src/domain/resource';
import type { Sector } from '../../../src/domain/sector';
import type { GoldenOrganisation } from './goldenCase';
import { GOLDEN_CASES } from './goldenCases';
import { GOLDEN_PLACES, GOLDEN_SECTIONS } from './goldenPlaces';

/** All golden organisations in one graph, so that rarity is that of a small economy and not that of a pair. */
export function goldenSnapshot(): GraphSnapshot {
  const organisations = GOLDEN_CASES.flatMap((golden) => golden.organisations);
  return {
    revision: 1,
    organisations: organisations.map(toOrganisation),
    resources: [...places(), ...otherResources(organisations)],
    sectors: sectorsOf(organisations),
    supplies: [],
    alliances: [],
  };
}

function toOrganisation(golden: GoldenOrganisation): Organisation {
  return {
    tenant: 'default',
    id: golden.id,
    name: golden.name,
    kind: golden.kind,
    roles: golden.kind === 'SME' ? ['SME'] : ['PARTNER'],
    size: golden.size,
    foundedYear: null,
    employees: null,
    turnoverBand: null,
    legalForm: null,
    ownership: [],
    url: null,
    contact: null,
    language: null,
    externalIds: [],
    lat: null,
    lng: null,
    description: null,
    seeking: null,
    offering: null,
    goals: golden.goals,
    capacity: null,
    open: true,
    needsVisibility: 'OPEN',
    replyHours: null,
    keptCommitments: null,
    shared: false,
    basedIn: golden.basedIn,
    sectors: golden.sectors.map((code, index) => ({ code, primary: index === 0 })),
    offers: Object.entries(golden.offers).map(([resourceId, strength]) => ({
      resourceId,
      strength,
      uses: null,
      origin: 'STATED',
      since: null,
      until: null,
    })),
    needs: Object.entries(golden.needs).map(([resourceId, priority]) => ({
      resourceId,
      priority,
      origin: 'STATED',
      since: null,
      until: null,
    })),
    declines: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    revision: 1,
  };
}

function places(): Resource[] {
  return GOLDEN_PLACES.map(({ id, level, parentId, smallIslandState = false }) => ({
    ...resource(id),
    parentId,
    level,
    smallIslandState,
  }));
}

function otherResources(organisations: readonly GoldenOrganisation[]): Resource[] {
  const ids = organisations.flatMap(({ offers, needs }) => [...Object.keys(offers), ...Object.keys(needs)]);
  return [...new Set(ids)].filter((id) => !id.startsWith('market:')).map(resource);
}

function resource(id: string): Resource {
  const [prefix = '', slug = ''] = id.split(':');
  const kind = DIMENSIONS.find((dimension) => dimension === prefix.toUpperCase());
  if (kind === undefined) throw new Error(`${id} names no dimension`);
  return {
    id,
    kind,
    name: slug.replaceAll('-', ' '),
    nameId: null,
    synonyms: [],
    parentId: null,
    members: [],
    level: null,
    iso: null,
    m49: null,
    lat: null,
    lng: null,
    smallIslandState: false,
    channelKind: kind === 'CHANNEL' ? 'SALES' : null,
    revision: 1,
  };
}

/** The classes used, with the group, division and section above each. */
function sectorsOf(organisations: readonly GoldenOrganisation[]): Sector[] {
  const sectors = new Map<string, Sector>();
  for (const code of organisations.flatMap((organisation) => organisation.sectors)) {
    const section = GOLDEN_SECTIONS[code.slice(0, 2)];
    if (section === undefined) throw new Error(`The section of ISIC ${code} is missing`);
    const line = [section, code.slice(0, 2), code.slice(0, 3), code];
    line.forEach((level, index) =>
      sectors.set(level, {
        code: level,
        name: `ISIC ${level}`,
        nameId: null,
        synonyms: [],
        parentCode: index === 0 ? null : (line[index - 1] ?? null),
        revision: 1,
      }),
    );
  }
  return [...sectors.values()];
}
