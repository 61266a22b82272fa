import type { Alliance } from '../../domain/alliance';
import type { Dimension } from '../../domain/dimension';
import type { GraphSnapshot } from '../../domain/graph';
import {
  DEFAULT_PRIORITY,
  DEFAULT_TENANT,
  type Need,
  type Offer,
  type Organisation,
} from '../../domain/organisation';
import type { Resource } from '../../domain/resource';
import { type Dataset, type DatasetOrganisation, textOf } from '../../evaluation/dataset';
import type { Knowledge, KnownOrganisation } from '../../evaluation/knowledge';
import type { Brief } from '../../evaluation/tasks/task';
import { UNKNOWN_ORGANISATION } from '../hypotheticalOrganisation';
import { plainResource } from './plainResource';
import type { MarketVocabulary } from './places';

/** Topics say what somebody knows and what it makes; the dataset does not tell which. */
const TOPIC_KINDS = ['SKILL', 'OFFERING'] as const;

/** A dataset as the product's graph: topics and markets as resources, projects and alliances as past alliances. */
export interface DatasetGraph {
  snapshot(knowledge: Knowledge): GraphSnapshot;
  /** Somebody who asks and was never seen before: where it is, and what its brief is about. */
  newcomer(organisation: DatasetOrganisation | null, brief: Brief | null): Organisation;
  /** The topics of a brief as needs read by machine. */
  needsOf(brief: Brief): readonly Need[];
}

/** Topics and places of the whole dataset are entered, later ones too: they are words, whoever uses them. */
export function createDatasetGraph(vocabulary: MarketVocabulary, dataset: Dataset): DatasetGraph {
  const resources = new Map(vocabulary.resources.map((resource) => [resource.id, resource]));
  const enter = (
    id: string,
    kind: Dimension,
    name: string,
    parent: string | null,
    level: Resource['level'] = null,
  ) => {
    if (!resources.has(id)) resources.set(id, { ...plainResource(id, kind, name, parent), level });
    return id;
  };
  /** `/a/b/c` is a path in a tree, anything else a root. */
  const topicResource = (kind: Dimension, topic: string): string => {
    const steps = topic.startsWith('/') ? topic.split('/').slice(1) : [topic];
    return steps.reduce<string | null>(
      (parent, name) => enter(`${parent ?? kind.toLowerCase()}/${name}`, kind, name, parent),
      null,
    )!;
  };
  const market = (name: string): string => enter(`market/served/${name}`, 'MARKET', name, null);
  const seat = (country: string | null, region: string | null, city: string | null): string[] => {
    if (country === null) return [];
    const land =
      vocabulary.country(country) ?? enter(`market/${country}`, 'MARKET', country, null, 'COUNTRY');
    const part = region === null ? land : enter(`${land}/${region}`, 'MARKET', region, land, 'REGION');
    return [city === null ? part : enter(`${part}/${city.toLowerCase()}`, 'MARKET', city, part, 'CITY')];
  };
  for (const { topics, country } of dataset.projects) {
    for (const topic of topics) for (const kind of TOPIC_KINDS) topicResource(kind, topic);
    seat(country, null, null);
  }
  for (const { country, region, city } of dataset.organisations) seat(country, region, city);

  const person = (organisation: DatasetOrganisation): Organisation => {
    const { id, name, kind, country, region, city, lat, lng, text } = organisation;
    return {
      ...UNKNOWN_ORGANISATION,
      ...{ tenant: DEFAULT_TENANT, id, name, kind, lat, lng, description: text },
      basedIn: seat(country, region, city),
    };
  };
  const known = ({ organisation, topicUses }: KnownOrganisation): Organisation => ({
    ...person(organisation),
    offers: [
      ...[...topicUses].flatMap(([topic, uses]) =>
        TOPIC_KINDS.map((kind) => offer(topicResource(kind, topic), uses)),
      ),
      ...organisation.markets.map((name) => offer(market(name), null)),
    ],
  });
  const needsOf = (brief: Brief): Need[] =>
    brief.topics.flatMap((topic) => TOPIC_KINDS.map((kind) => need(topicResource(kind, topic))));
  return {
    needsOf,
    newcomer: (organisation, brief) => ({
      ...(organisation ? person(organisation) : { ...UNKNOWN_ORGANISATION, ...NOBODY }),
      ...(organisation === null && brief !== null && { basedIn: seat(brief.country, null, null) }),
      needs: brief === null ? [] : needsOf(brief),
    }),
    snapshot: ({ organisations, projects, alliances }) => ({
      revision: 1,
      organisations: organisations.map(known),
      resources: [...resources.values()],
      sectors: [],
      supplies: [],
      alliances: [
        ...projects.map((project) =>
          alliance(
            `project ${project.id}`,
            project.members.map(({ organisation }) => organisation),
            textOf(project),
          ),
        ),
        ...alliances.map(({ pair }, i) => alliance(`alliance ${i}`, pair, null)),
      ],
    }),
  };
}

/** Who asks by a brief alone; an id that no organisation of a file can have. */
const NOBODY = { tenant: DEFAULT_TENANT, id: '', name: '' };

function offer(resourceId: string, uses: number | null): Offer {
  return { resourceId, strength: null, uses, origin: 'DERIVED', since: null, until: null };
}

function need(resourceId: string): Need {
  return { resourceId, priority: DEFAULT_PRIORITY, origin: 'DERIVED', since: null, until: null };
}

function alliance(id: string, members: readonly string[], text: string | null): Alliance {
  return {
    ...{ tenant: DEFAULT_TENANT, id, type: null, status: 'ENDED', startedOn: null, endedOn: null },
    ...{ title: null, text, language: null, visibility: 'PUBLIC', revision: 1 },
    members: members.map((organisationId) => ({ organisationId, role: null, satisfaction: null })),
  };
}
