import { ALLIANCE_STATUSES } from '../../src/domain/alliance';
import { DIMENSIONS } from '../../src/domain/dimension';
import type { GraphSnapshot } from '../../src/domain/graph';
import { NEEDS_VISIBILITIES, ORGANISATION_KINDS, ORGANISATION_SIZES } from '../../src/domain/organisation';
import { MARKET_LEVELS, type Resource } from '../../src/domain/resource';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';

describe('a random graph', () => {
  it('is what its seed says', () => {
    const options = { seed: 5, organisations: 12 };
    expect(randomSnapshot(options)).toEqual(randomSnapshot(options));
    expect(randomSnapshot({ ...options, seed: 6 })).not.toEqual(randomSnapshot(options));
  });

  it('refers to nothing that is not in it', () => {
    const { organisations, resources, sectors, alliances, supplies } = randomSnapshot({
      seed: 1,
      organisations: 60,
    });
    const ids = new Set(resources.map(({ id }) => id));
    const codes = new Set(sectors.map(({ code }) => code));
    const keys = new Set(organisations.map(({ tenant, id }) => `${tenant}/${id}`));
    const named = [
      ...resources.flatMap(({ parentId, members }) => [...(parentId === null ? [] : [parentId]), ...members]),
      ...organisations.flatMap(({ basedIn }) => basedIn),
      ...organisations.flatMap(({ offers, needs }) =>
        [...offers, ...needs].map(({ resourceId }) => resourceId),
      ),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const namedCodes = [
      ...organisations.flatMap((organisation) => organisation.sectors.map(({ code }) => code)),
      ...supplies.flatMap(({ supplierCode, buyerCode }) => [supplierCode, buyerCode]),
    ];
    expect(namedCodes.filter((code) => !codes.has(code))).toEqual([]);
    const namedKeys = [
      ...alliances.flatMap(({ tenant, members }) => members.map((m) => `${tenant}/${m.organisationId}`)),
      ...organisations.flatMap(({ tenant, declines }) =>
        declines.map((d) => `${tenant}/${d.organisationId}`),
      ),
    ];
    expect(namedKeys.filter((key) => !keys.has(key))).toEqual([]);
    expect(keys.size).toBe(organisations.length);
  });

  it.each([1, 3, 5])('has every odd shape (seed %i)', (seed) => {
    const snapshot = randomSnapshot({ seed, organisations: 70 });
    const missing = Object.entries(SHAPES).filter(([, occurs]) => !occurs(snapshot));
    expect(missing.map(([shape]) => shape)).toEqual([]);
    const { organisations, resources, alliances } = snapshot;
    expect(new Set(organisations.map(({ kind }) => kind))).toEqual(new Set([...ORGANISATION_KINDS, null]));
    expect(new Set(organisations.map(({ size }) => size))).toEqual(new Set([...ORGANISATION_SIZES, null]));
    expect(new Set(organisations.map(({ needsVisibility }) => needsVisibility))).toEqual(
      new Set(NEEDS_VISIBILITIES),
    );
    expect(new Set(resources.map(({ kind }) => kind))).toEqual(new Set(DIMENSIONS));
    expect(new Set(resources.map(({ level }) => level))).toEqual(new Set([...MARKET_LEVELS, null]));
    expect(new Set(alliances.map(({ status }) => status))).toEqual(new Set(ALLIANCE_STATUSES));
  });
});

/** What must occur somewhere, by name. */
const SHAPES: Readonly<Record<string, (snapshot: GraphSnapshot) => boolean>> = {
  'a tree of five levels': ({ resources }) => resources.some((resource) => depth(resource, resources) === 5),
  'a group within a group': ({ resources }) =>
    groups(resources).some(({ members }) => groups(resources).some(({ id }) => members.includes(id))),
  'a need of a group': ({ organisations, resources }) =>
    organisations.some(({ needs }) =>
      needs.some((n) => groups(resources).some(({ id }) => id === n.resourceId)),
    ),
  'an offer of a group': ({ organisations, resources }) =>
    organisations.some(({ offers }) =>
      offers.some((o) => groups(resources).some(({ id }) => id === o.resourceId)),
    ),
  'a need that ends on the day': ({ organisations }) =>
    organisations.some(({ needs }) => needs.some(({ until }) => until === RANDOM_SNAPSHOT_DAY)),
  'stated and derived needs together': ({ organisations }) =>
    organisations.some(({ needs }) => new Set(needs.map(({ origin }) => origin)).size === 2),
  'an offer with neither strength nor uses': ({ organisations }) =>
    organisations.some(({ offers }) =>
      offers.some(({ strength, uses }) => strength === null && uses === null),
    ),
  'hidden stated needs': ({ organisations }) =>
    organisations.some(
      (o) => o.needsVisibility === 'HIDDEN' && o.needs.some(({ origin }) => origin === 'STATED'),
    ),
  'no needs, no offers, no words': ({ organisations }) =>
    organisations.some(
      (o) => o.needs.length + o.offers.length === 0 && !o.description && !o.seeking && !o.offering,
    ),
  'a query of sixty words': ({ organisations }) =>
    organisations.some(({ seeking }) => seeking !== null && seeking.split(' ').length >= 60),
  'places in two countries': ({ organisations }) =>
    organisations.some(
      ({ basedIn }) => new Set(basedIn.map((id) => id.slice(0, 'market/000'.length))).size > 1,
    ),
  'a place above countries': ({ organisations }) =>
    organisations.some(({ basedIn }) => basedIn.some((id) => id.includes('M49'))),
  'sectors of all four levels': ({ organisations }) =>
    new Set(organisations.flatMap((o) => o.sectors.map(({ code }) => code.length))).size === 4,
  'an alliance of more than thirty': ({ alliances }) => alliances.some(({ members }) => members.length > 30),
  'an alliance of nobody': ({ alliances }) => alliances.some(({ members }) => members.length === 0),
  'another tenant, shared and not': ({ organisations }) =>
    new Set(organisations.map(({ tenant, shared }) => `${tenant} ${shared}`)).size === 4,
  'somebody who declines': ({ organisations }) => organisations.some(({ declines }) => declines.length > 0),
  'somebody with no room': ({ organisations }) => organisations.some(({ capacity }) => capacity === 0),
  'somebody closed': ({ organisations }) => organisations.some(({ open }) => !open),
};

function groups(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ members }) => members.length > 0);
}

function depth(resource: Resource, resources: readonly Resource[]): number {
  const parent = resources.find(({ id }) => id === resource.parentId);
  return parent ? 1 + depth(parent, resources) : 0;
}
