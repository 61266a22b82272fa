import { compareCodePoints } from '../domain/codePointOrder';
import type { Dimension } from '../domain/dimension';
import { editDistance } from '../domain/editDistance';
import { keyOf } from '../domain/graph';
import type { GraphChanges, GraphSnapshot, TenantKey } from '../domain/graph';
import { ownTexts } from '../scoring/scoringContext';
import { primaryLanguage } from '../scoring/text/words';

/** Something that exists, for saying what was perhaps meant. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What names exist in the copy of the graph: to refuse unknown ones, and to say which were perhaps meant. */
export interface Catalogue {
  load(snapshot: GraphSnapshot): void;
  apply(changes: GraphChanges): void;
  hasSector(code: string): boolean;
  /** The languages (primary subtags) of all texts of organisations and alliances that words are looked for in. */
  textLanguages(): ReadonlySet<string>;
  /** The dimension of a resource; undefined where there is none of that id. */
  resourceKind(id: string): Dimension | undefined;
  /** Keys of the tenant's organisations, in code-point order of id. */
  organisationsOf(tenant: string): readonly TenantKey[];
  /** What has an id or a name close to the text, closest first, at most three. */
  nearestOrganisations(text: TenantKey): readonly Named[];
  nearestResources(text: string, kind?: Dimension): readonly Named[];
}

interface Organisation extends Named, TenantKey {
  /** Of its texts; null where it has none. */
  readonly language: string | null;
}
type Resource = Named & { readonly kind: Dimension };

const MAX_HINTS = 3;
const LAST_PART = /[^/:]*$/;
/** Letters that may be wrong before a name is another name. */
const MAX_DISTANCE = 2;

/** An empty catalogue. */
export function createCatalogue(): Catalogue {
  const organisations = new Map<string, Organisation>();
  const resources = new Map<string, Resource>();
  const sectors = new Set<string>();
  /** Not taken out with their alliances: a reading anew sees to that. */
  const languagesOfAlliances = new Set<string>();

  function ofTenant(tenant: string): readonly Organisation[] {
    return [...organisations.values()].filter((organisation) => organisation.tenant === tenant);
  }

  function add(graph: GraphSnapshot): void {
    for (const organisation of graph.organisations) {
      const { tenant, id, name } = organisation;
      const isSilent = ownTexts(organisation).every(({ text }) => !text);
      const language = isSilent ? null : primaryLanguage(organisation.language);
      organisations.set(keyOf({ tenant, id }), { tenant, id, name, language });
    }
    for (const { text, language } of graph.alliances)
      if (text) languagesOfAlliances.add(primaryLanguage(language));
    for (const { id, kind, name } of graph.resources) resources.set(id, { id, kind, name });
    for (const { code } of graph.sectors) sectors.add(code);
  }

  return {
    load(snapshot) {
      for (const names of [organisations, resources, sectors, languagesOfAlliances]) names.clear();
      add(snapshot);
    },
    apply(changes) {
      for (const { kind, tenant, id } of changes.removals) {
        if (kind === 'ORGANISATION') organisations.delete(keyOf({ tenant: tenant ?? '', id }));
        if (kind === 'RESOURCE') resources.delete(id);
        if (kind === 'SECTOR') sectors.delete(id);
      }
      add(changes);
    },
    textLanguages() {
      const languages = new Set(languagesOfAlliances);
      for (const { language } of organisations.values()) if (language !== null) languages.add(language);
      return languages;
    },
    hasSector: (code) => sectors.has(code),
    resourceKind: (id) => resources.get(id)?.kind,
    organisationsOf: (tenant) =>
      ofTenant(tenant)
        .map(({ id }) => ({ tenant, id }))
        .sort((a, b) => compareCodePoints(a.id, b.id)),
    nearestOrganisations: ({ tenant, id }) => nearest(id, ofTenant(tenant)),
    nearestResources: (text, kind) =>
      nearest(
        text,
        [...resources.values()].filter((resource) => kind === undefined || resource.kind === kind),
      ),
  };
}

function nearest(text: string, candidates: readonly Named[]): readonly Named[] {
  const wanted = text.toLowerCase();
  return candidates
    .map(({ id, name }) => ({
      named: { id, name },
      distance: Math.min(distanceTo(wanted, id.toLowerCase()), distanceTo(wanted, name.toLowerCase())),
    }))
    .filter(({ distance }) => distance <= MAX_DISTANCE && distance < wanted.length)
    .sort((a, b) => a.distance - b.distance || compareCodePoints(a.named.id, b.named.id))
    .slice(0, MAX_HINTS)
    .map(({ named }) => named);
}

/** Wrong letters; none where only the first parts of an id are left out, one where a name contains the whole text. */
function distanceTo(wanted: string, name: string): number {
  if (wanted === name || wanted === name.slice(name.search(LAST_PART))) return 0;
  if (wanted.length >= 3 && name.includes(wanted)) return 1;
  return editDistance(wanted, name, MAX_DISTANCE);
}
