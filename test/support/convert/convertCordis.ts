/**
 * Turns a folder of CORDIS tables (organisations, participations, projects) into the import format:
 *
 *   npm run convert:cordis -- SOURCE EUROSCIVOC.csv TARGET [BEFORE]
 *
 * A project is an alliance of its participants with its title and objective as text; its topics are DERIVED offers of
 * each, as SKILL and as OFFERING, used once for each project. With BEFORE (a day) only participations that began
 * earlier count, and only organisations that have one.
 */
import { basename, dirname } from 'node:path';
import { runConverter } from './runConverter';
import { knownMarkets, readSource, slugOf, type SourceRow, writeTables } from './tables';

/** Codes that differ from ISO 3166. */
const COUNTRIES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };
const KINDS: Readonly<Record<string, string>> = {
  PRC: 'LARGE_COMPANY',
  HES: 'UNIVERSITY',
  REC: 'UNIVERSITY',
  PUB: 'GOVERNMENT',
  OTH: 'NON_PROFIT',
};
const TOPIC_KINDS = ['SKILL', 'OFFERING'] as const;

interface ResourceRow {
  readonly [column: string]: string;
}

/** Topics and places by id, each entered once, parents first. */
function createResources(topicTree: readonly SourceRow[], markets: ReadonlySet<string>) {
  const codes = new Map(topicTree.map((row) => [row.euroSciVocPath, row.euroSciVocCode]));
  const rows = new Map<string, ResourceRow>();
  const enter = (id: string, kind: string, name: string, parent: string, level: string): string => {
    if (!markets.has(id) && !rows.has(id)) rows.set(id, { id, kind, name, parent, level });
    return id;
  };
  return {
    rows,
    /** The resource of a topic such as `/natural sciences/physical sciences/optics`, with its ancestors. */
    topic(kind: string, path: string): string {
      const steps = path.split('/').slice(1);
      return steps.reduce((parent, name, i) => {
        const code = codes
          .get(`/${steps.slice(0, i + 1).join('/')}`)
          ?.slice(1)
          .replaceAll('/', '-');
        const prefix = `${kind.toLowerCase()}/euroscivoc/`;
        const id = code ? prefix + code : `${parent ? `${parent}-` : prefix}${slugOf(name)}`;
        return enter(id, kind, name, parent, '');
      }, '');
    },
    /** The MARKET of a city, or of the country where none is named. */
    place(countryCode: string, city: string): string {
      const iso = COUNTRIES[countryCode] ?? countryCode;
      const country = enter(`market/${iso}`, 'MARKET', iso, '', 'COUNTRY');
      return slugOf(city) ? enter(`${country}/${slugOf(city)}`, 'MARKET', city, country, 'CITY') : country;
    },
  };
}

function topicsOf({ topics_esv: topics = '' }: SourceRow): string[] {
  return [...new Set(topics.split(';').map((topic) => topic.trim()))].filter((topic) => topic !== '');
}

function statusOn(day: string, { startDate, endDate }: SourceRow): string {
  if (startDate > day) return 'AGREED';
  return endDate !== '' && endDate < day ? 'ENDED' : 'ACTIVE';
}

function convertCordis(source: string, topicTree: string, target: string, before = '9999-12-31'): void {
  const today = before < '9999' ? before : new Date().toISOString().slice(0, 10);
  const resources = createResources(readSource(dirname(topicTree), basename(topicTree)), knownMarkets());
  const named = new Map(readSource(source, 'organisations.csv').map((row) => [row.id, row]));
  const projects = new Map(readSource(source, 'projects.csv').map((row) => [row.id, row]));
  const projectsOf = new Map<string, Set<string>>();
  for (const { pic, projectID, start_date: start } of readSource(source, 'participations.csv')) {
    if (start >= before || !named.has(pic)) continue;
    projectsOf.set(pic, (projectsOf.get(pic) ?? new Set()).add(projectID));
  }
  const ids = [...named.keys()].filter((id) => before >= '9999' || projectsOf.has(id)).sort();
  const taken = new Set([...projectsOf.values()].flatMap((set) => [...set]));

  const organisations = ids.map((id) => {
    const { name, type, sme, country, city, url } = named.get(id)!;
    const kind = Number(sme) === 1 ? 'SME' : (KINDS[type] ?? '');
    const web = /^https?:\/\//.test(url) ? url : '';
    return {
      id,
      name,
      kind,
      language: 'en',
      url: web,
      externalIds: `pic:${id}`,
      basedIn: country === '' ? '' : resources.place(country, city),
    };
  });
  const offers = ids.flatMap((organisation) => {
    const uses = new Map<string, number>();
    for (const project of projectsOf.get(organisation) ?? []) {
      const topics = topicsOf(projects.get(project) ?? {});
      const offered = new Set(
        TOPIC_KINDS.flatMap((kind) => topics.map((topic) => resources.topic(kind, topic))),
      );
      for (const resource of offered) uses.set(resource, (uses.get(resource) ?? 0) + 1);
    }
    return [...uses].map(([resource, count]) => ({ organisation, resource, uses: count, origin: 'DERIVED' }));
  });
  const alliances = [...projects.values()]
    .filter(({ id }) => taken.has(id))
    .map((project) => ({
      id: project.id,
      status: statusOn(today, project),
      startedOn: project.startDate,
      endedOn: project.endDate,
      title: project.title,
      text: `${project.title}\n${project.objective}`,
      language: 'en',
    }));
  const members = ids.flatMap((organisation) =>
    [...(projectsOf.get(organisation) ?? [])]
      .filter((project) => projects.has(project))
      .map((alliance) => ({ alliance, organisation })),
  );
  writeTables(target, { resources: [...resources.rows.values()], organisations, offers, alliances, members });
}

runConverter('npm run convert:cordis -- SOURCE EUROSCIVOC.csv TARGET [BEFORE]', convertCordis);
