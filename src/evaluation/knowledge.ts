import { type DatasetAlliance, type DatasetOrganisation, type DatasetProject, textOf } from './dataset';

/** Larger projects make nobody partners, as in the score (docs/scoring.md, section 7, network). */
const LARGEST_PARTNERSHIP = 30;

/** One organisation as it was known on the day of the split. */
export interface KnownOrganisation {
  readonly organisation: DatasetOrganisation;
  /** Texts of its projects and its own. */
  readonly texts: readonly string[];
  /** How many of its projects had the topic; 1 for a topic that it has of itself. */
  readonly topicUses: ReadonlyMap<string, number>;
  /** Places in `Knowledge.organisations` of those it was in a project of at most 30 or in an alliance with. */
  readonly partners: ReadonlySet<number>;
  /** Projects, else alliances, else markets and topics: what fame is measured by. */
  readonly popularity: number;
}

/** Everything known on the day of the split, and nothing later. */
export interface Knowledge {
  readonly organisations: readonly KnownOrganisation[];
  /** Place of an organisation in `organisations` by its id. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly projects: readonly DatasetProject[];
  readonly alliances: readonly DatasetAlliance[];
}

/**
 * What `projects` and `alliances`, those before the split, tell of the organisations. Topics that organisations have
 * of themselves are left out where projects have topics, because such a column is mostly a summary of all projects,
 * later ones too. O(size of the dataset).
 * @param everyone false leaves out organisations that were never seen before the split
 */
export function knowledgeOf(
  organisations: readonly DatasetOrganisation[],
  projects: readonly DatasetProject[],
  alliances: readonly DatasetAlliance[],
  everyone: boolean,
): Knowledge {
  const projectsOf = new Map<string, DatasetProject[]>();
  for (const project of projects) {
    for (const { organisation } of project.members) {
      const list = projectsOf.get(organisation);
      if (list) list.push(project);
      else projectsOf.set(organisation, [project]);
    }
  }
  const seen = new Set([...projectsOf.keys(), ...alliances.flatMap(({ pair }) => pair)]);
  const known = organisations.filter(({ id }) => everyone || seen.has(id));
  const placeOf = new Map(known.map(({ id }, place) => [id, place]));
  const partners = known.map(() => new Set<number>());
  const join = (ids: readonly string[]): void => {
    const places = ids.map((id) => placeOf.get(id)!);
    for (const a of places) for (const b of places) if (a !== b) partners[a].add(b);
  };
  for (const { members } of projects)
    if (members.length <= LARGEST_PARTNERSHIP) join(members.map(({ organisation }) => organisation));
  for (const { pair } of alliances) join(pair);
  const ownTopics = !projects.some(({ topics }) => topics.length > 0);
  return {
    organisations: known.map((organisation, place): KnownOrganisation => {
      const own = projectsOf.get(organisation.id) ?? [];
      const topicUses = new Map(ownTopics ? organisation.topics.map((topic) => [topic, 1]) : []);
      for (const { topics } of own)
        for (const topic of topics) topicUses.set(topic, (topicUses.get(topic) ?? 0) + 1);
      return {
        organisation,
        texts: [...own.map(textOf), organisation.text].filter((text) => text !== null),
        topicUses,
        partners: partners[place],
        popularity: own.length || partners[place].size || topicUses.size + organisation.markets.length,
      };
    }),
    placeOf,
    projects,
    alliances,
  };
}
