import type { GraphSnapshot } from '../../domain/graph';
import type { Organisation } from '../../domain/organisation';
import type { Resource } from '../../domain/resource';
import type { Seeker } from '../../engine/engine';
import { createIndexedEngine } from '../../engine/indexedEngine';
import type { Knowledge } from '../../evaluation/knowledge';
import { LIST_LENGTH } from '../../evaluation/metrics/listMetrics';
import type { Method, Scored } from '../../evaluation/method';
import type { TaskQuery } from '../../evaluation/tasks/task';
import type { WeightProfile } from '../../scoring/weightProfile';
import type { DatasetGraph } from './datasetGraph';
import { keyAt, seekerOf } from './seekerOf';

/** Where a candidate stands that the product would not list. */
export const NOT_LISTED = -2;

/** What the formula is asked about. */
export interface FormulaSetting {
  readonly graph: DatasetGraph;
  readonly knowledge: Knowledge;
  /** ISO day of the statistics. */
  readonly day: string;
}

/** A graph that differs from what is known, to see what a part of the score is worth. */
export interface GraphEdit {
  readonly organisation?: (organisation: Organisation) => Organisation;
  readonly resource?: (resource: Resource) => Resource;
}

/** The formula under a weight profile, that of the product where none is named. */
export type Formula = (profile?: WeightProfile) => FormulaMethod;

export interface FormulaMethod extends Method {
  /** S of some candidates by their places, in that order; listed or not. */
  scoresOf(query: TaskQuery, places: readonly number[]): readonly number[];
}

/**
 * The score of docs/scoring.md as the engine gives it, in the order in which the product lists: what is listed with
 * evidence, then what is listed without, then the rest, each by S. Current partners are listed too. The graph is
 * loaded once for all profiles.
 */
export function createFormula(setting: FormulaSetting, edit: GraphEdit = {}): Formula {
  const { graph, knowledge, day } = setting;
  const { organisation: change = (same) => same } = edit;
  const engine = createIndexedEngine();
  engine.load(editedSnapshot(graph.snapshot(knowledge), edit), day);
  const { organisations, placeOf } = knowledge;
  const filter = { includeCurrentPartners: true, includeFull: true, includeClosed: true };
  const seekingSide = seekerOf(graph, knowledge, (key) => engine.organisation(key)!);
  const asking = (query: TaskQuery): Seeker => {
    const asked = seekingSide(query);
    return { ...asked, organisation: change(asked.organisation) };
  };
  return (profile) => ({
    score: (query): Scored => {
      const seeker = asking(query);
      const scores = new Float64Array(organisations.length).fill(NOT_LISTED);
      const first = organisations.length;
      const unrelated = { ...filter, includeUnrelated: true };
      for (const { s, candidate } of engine.search({ seeker, filter: unrelated, profile, first }).positions)
        scores[placeOf.get(candidate.id)!] = unlisted(s);
      for (const { known, s, candidate } of engine.search({ seeker, filter, profile, first }).positions)
        scores[placeOf.get(candidate.id)!] = ranked(known, s);
      return {
        scores,
        shown: () => {
          const exclude = [...query.excluded].map((place) => keyAt(organisations, place));
          return engine
            .rank({ seeker, filter, profile, exclude, first: LIST_LENGTH })
            .items.map(({ candidate, evidenceLevel }) => ({
              place: placeOf.get(candidate.id)!,
              evidence: evidenceLevel,
            }));
        },
      };
    },
    scoresOf: (query, places) => {
      const seeker = asking(query);
      const pairs = places.map((place) => ({ seeker, candidate: keyAt(organisations, place) }));
      return engine.scorePairs(pairs, profile).map((pair) => pair?.s ?? 0);
    },
  });
}

/** S of whom the product does not list, as one number below those of whom it does: from NOT_LISTED up to -1. */
export function unlisted(s: number): number {
  return -1 - 1 / (1 + s);
}

/** S as one number that sorts as the product lists: with evidence 0 and more, without from -1 up to 0. */
export function ranked(known: boolean, s: number): number {
  return known ? s : -1 / (1 + s);
}

function editedSnapshot(snapshot: GraphSnapshot, { organisation, resource }: GraphEdit): GraphSnapshot {
  return {
    ...snapshot,
    organisations: organisation ? snapshot.organisations.map(organisation) : snapshot.organisations,
    resources: resource ? snapshot.resources.map(resource) : snapshot.resources,
  };
}
