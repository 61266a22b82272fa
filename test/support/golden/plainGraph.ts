import type { Alliance, AllianceStatus } from '../../../src/domain/alliance';
import { DIMENSIONS } from '../../../src/domain/dimension';
import type { GraphSnapshot } from '../../../src/domain/graph';
import { DEFAULT_TENANT, type Need, type Offer, type Organisation } from '../../../src/domain/organisation';
import type { Resource } from '../../../src/domain/resource';
import type { Sector, Supply } from '../../../src/domain/sector';
import { GOLDEN_PLACES, GOLDEN_SECTIONS } from './goldenPlaces';

/** The day on which plain graphs are scored. */
export const PLAIN_DAY = '2026-11-23';

/** An organisation of which only what matters is said; the rest is unknown, and rows are stated. */
export interface PlainOrganisation extends Partial<Omit<Organisation, 'offers' | 'needs' | 'sectors'>> {
  readonly id: string;
  /** Resource id to strength, or to what else is known of the offer. */
  readonly offers?: Readonly<Record<string, number | Partial<Offer>>>;
  /** Resource id to priority, or to what else is known of the need. */
  readonly needs?: Readonly<Record<string, number | Partial<Need>>>;
  /** ISIC codes, the primary one first. */
  readonly sectors?: readonly string[];
}

/** A graph of which only what matters is said: an id such as `skill:roasting` makes the resource it names. */
export interface PlainGraph {
  readonly organisations: readonly PlainOrganisation[];
  /** Child to parent, of resources that are no places. */
  readonly parents?: Readonly<Record<string, string>>;
  /** Group to members. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly supplies?: readonly Supply[];
  readonly alliances?: readonly Alliance[];
}

export function plainGraph(graph: PlainGraph): GraphSnapshot {
  const { organisations, supplies = [], alliances = [] } = graph;
  return {
    revision: 1,
    organisations: organisations.map(plainOrganisation),
    resources: resourcesOf(graph),
    sectors: sectorsOf(organisations.flatMap(({ sectors = [] }) => sectors)),
    supplies,
    alliances,
  };
}

export function plainOrganisation({
  offers = {},
  needs = {},
  sectors = [],
  ...rest
}: PlainOrganisation): Organisation {
  return {
    tenant: DEFAULT_TENANT,
    name: rest.id,
    kind: null,
    roles: [],
    size: null,
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
    goals: [],
    capacity: null,
    open: true,
    needsVisibility: 'OPEN',
    replyHours: null,
    keptCommitments: null,
    shared: false,
    basedIn: [],
    declines: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    revision: 1,
    ...rest,
    sectors: sectors.map((code, index) => ({ code, primary: index === 0 })),
    offers: Object.entries(offers).map(([resourceId, offer]) => ({
      ...{ resourceId, strength: null, uses: null, origin: 'STATED', since: null, until: null },
      ...(typeof offer === 'number' ? { strength: offer } : offer),
    })),
    needs: Object.entries(needs).map(([resourceId, need]) => ({
      ...{ resourceId, priority: 3, origin: 'STATED', since: null, until: null },
      ...(typeof need === 'number' ? { priority: need } : need),
    })),
  };
}

/** An alliance of organisations of the default tenant. */
export function plainAlliance(
  id: string,
  members: readonly string[],
  rest: Partial<Omit<Alliance, 'id' | 'members'>> & { readonly satisfaction?: number | null } = {},
): Alliance {
  const { satisfaction = null, ...alliance } = rest;
  const status: AllianceStatus = 'ENDED';
  return {
    tenant: DEFAULT_TENANT,
    id,
    type: null,
    status,
    startedOn: null,
    endedOn: null,
    title: null,
    text: null,
    language: null,
    visibility: 'PUBLIC',
    revision: 1,
    ...alliance,
    members: members.map((organisationId) => ({ organisationId, role: null, satisfaction })),
  };
}

function resourcesOf({ organisations, parents = {}, groups = {} }: PlainGraph): Resource[] {
  const ids = organisations.flatMap(({ offers = {}, needs = {} }) => [
    ...Object.keys(offers),
    ...Object.keys(needs),
  ]);
  const named = new Set([
    ...ids,
    ...Object.entries(parents).flat(),
    ...Object.keys(groups),
    ...Object.values(groups).flat(),
  ]);
  const places = GOLDEN_PLACES.map(({ id, level, parentId, smallIslandState = false }) => {
    named.delete(id);
    return { ...plainResource(id), parentId, level, smallIslandState };
  });
  const others = [...named].map((id) => ({
    ...plainResource(id),
    parentId: parents[id] ?? null,
    members: groups[id] ?? [],
  }));
  return [...places, ...others];
}

function plainResource(id: string): Resource {
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

/** The codes with every level above them. */
function sectorsOf(codes: readonly string[]): Sector[] {
  const sectors = new Map<string, Sector>();
  for (const code of codes) {
    const section = GOLDEN_SECTIONS[code.slice(0, 2)];
    if (section === undefined) throw new Error(`The section of ISIC ${code} is missing`);
    const line = [section, code.slice(0, 2), code.slice(0, 3), code].filter(
      (c, i, all) => all.indexOf(c) === i,
    );
    line.forEach((level, index) =>
      sectors.set(level, {
        code: level,
        name: `ISIC ${level}`,
        nameId: null,
        synonyms: [],
        parentCode: index === 0 ? null : line[index - 1],
        revision: 1,
      }),
    );
  }
  return [...sectors.values()];
}
