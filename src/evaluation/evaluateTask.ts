import type { Method, Scored } from './method';
import { createCatalogueCoverage } from './metrics/catalogueCoverage';
import { createEvidenceTally, type EvidenceHits } from './metrics/evidenceHits';
import { type ListMetrics, listMetrics } from './metrics/listMetrics';
import { createPartnerSide } from './metrics/partnerSide';
import type { Task, TaskQuery, TaskView } from './tasks/task';

/** What one method reached in one view of a task. */
export interface MethodResult {
  readonly method: string;
  /** Of each question, in the order of `queries`. */
  readonly perQuery: readonly ListMetrics[];
  readonly catalogueCoverage: number;
  /** The same ranking read from the other side: for each answer, where its questions stand among all questions. */
  readonly perPartner: readonly ListMetrics[];
  /** Null where the method says nothing of its evidence, and where a view leaves out some candidates. */
  readonly evidence: EvidenceHits | null;
}

export interface ViewResult {
  readonly view: TaskView;
  readonly queries: readonly TaskQuery[];
  readonly methods: readonly MethodResult[];
}

/** A question as one view sees it. */
interface Asked {
  readonly query: TaskQuery;
  /** Positions in `view.candidates` of those that count, and for each whether it is an answer and how popular it is. */
  readonly candidates: Int32Array;
  readonly relevant: Uint8Array;
  readonly popularity: Float64Array;
}

/**
 * Asks every method every question, question by question; each is asked once, whatever the number of views.
 * @param onQuestion called before each question with the method's name and the number of the question
 */
export function evaluateTask(
  task: Task,
  methods: ReadonlyMap<string, Method>,
  onQuestion: (method: string, question: number) => void,
): readonly ViewResult[] {
  const views = task.views.map((view) => ({
    view,
    asked: task.queries.flatMap((query) => askedIn(task, view, query) ?? []),
  }));
  const questions = [...new Set(views.flatMap(({ asked }) => asked.map(({ query }) => query)))];
  const asking = [...methods].map(([name, method]) => ({
    name,
    method,
    tallies: views.map(({ view, asked }) => createTally(task, view, asked)),
  }));
  questions.forEach((query, q) => {
    for (const { name, method, tallies } of asking) {
      onQuestion(name, q);
      const scored = method.score(query);
      for (const tally of tallies) tally.add(query, scored);
    }
  });
  return views.map(({ view, asked }, v) => ({
    view,
    queries: asked.map(({ query }) => query),
    methods: asking.map(({ name, tallies }) => tallies[v].result(name)),
  }));
}

/** Null where no candidate of the view is an answer. */
function askedIn({ knowledge }: Task, { candidates }: TaskView, query: TaskQuery): Asked | null {
  const answers = new Set(query.relevant);
  if (!candidates.some((place) => answers.has(place))) return null;
  const positions = Int32Array.from(candidates.keys()).filter((i) => !query.excluded.has(candidates[i]));
  return {
    query,
    candidates: positions,
    relevant: Uint8Array.from(positions, (i) => (answers.has(candidates[i]) ? 1 : 0)),
    popularity: Float64Array.from(positions, (i) => knowledge.organisations[candidates[i]].popularity),
  };
}

/** Takes the scores of one method question by question, those of a view in the order of its questions. */
function createTally({ knowledge }: Task, { candidates: places }: TaskView, asked: readonly Asked[]) {
  const numberOf = new Map(asked.map(({ query }, number) => [query, number]));
  const perQuery: ListMetrics[] = [];
  const coverage = createCatalogueCoverage(places.length);
  const partnerSide = createPartnerSide(
    knowledge,
    asked.map(({ query }) => query),
    places,
  );
  const everyone = places.length === knowledge.organisations.length;
  const evidenceTally = createEvidenceTally();
  let saysEvidence = false;
  return {
    add: (query: TaskQuery, { scores: all, shown }: Scored): void => {
      const number = numberOf.get(query);
      if (number === undefined) return;
      const { candidates, relevant, popularity } = asked[number];
      const scores = Float64Array.from(candidates, (i) => all[places[i]]);
      perQuery.push(listMetrics(scores, relevant, popularity));
      coverage.add(candidates, scores);
      partnerSide.add(number, all);
      if (shown === undefined || !everyone) return;
      saysEvidence = true;
      evidenceTally.add(shown(), new Set(query.relevant));
    },
    result: (method: string): MethodResult => ({
      method,
      perQuery,
      catalogueCoverage: coverage.share(),
      perPartner: partnerSide.metrics(),
      evidence: saysEvidence ? evidenceTally.hits() : null,
    }),
  };
}
