import type { TenantKey } from '../../domain/graph';
import { DEFAULT_TENANT, type Organisation } from '../../domain/organisation';
import { createIndexedEngine } from '../../engine/indexedEngine';
import type { Seeker } from '../../engine/engine';
import type { Knowledge } from '../../evaluation/knowledge';
import { LIST_LENGTH } from '../../evaluation/metrics/listMetrics';
import type { Method, Scored } from '../../evaluation/method';
import type { TaskQuery } from '../../evaluation/tasks/task';
import type { WeightProfile } from '../../scoring/weightProfile';
import type { DatasetGraph } from './datasetGraph';

/** Where a candidate stands that the product would not list. */
const NOT_LISTED = -2;

/**
 * The score of docs/scoring.md as the engine gives it, in the order in which the product lists: what is listed with
 * evidence, then what is listed without, then the rest, all alike. Current partners are listed too.
 * @param day the statistics are of this day
 */
export function formulaMethod(
  graph: DatasetGraph,
  knowledge: Knowledge,
  day: string,
  profile?: WeightProfile,
): Method {
  const engine = createIndexedEngine();
  engine.load(graph.snapshot(knowledge), day);
  const { organisations, placeOf } = knowledge;
  const filter = { includeCurrentPartners: true, includeFull: true, includeClosed: true };

  const keyAt = (place: number): TenantKey => ({
    tenant: DEFAULT_TENANT,
    id: organisations[place].organisation.id,
  });
  const seekingSide = ({ seeker, place, brief }: TaskQuery): Seeker => {
    if (brief === null) return { organisation: keyAt(place!) };
    const organisation: Organisation =
      place === null
        ? graph.newcomer(seeker, brief)
        : { ...engine.organisation(keyAt(place))!, needs: graph.needsOf(brief) };
    return { organisation, ...(brief.text !== null && { brief: { text: brief.text, language: null } }) };
  };
  return {
    score: (query): Scored => {
      const seeker = seekingSide(query);
      const scores = new Float64Array(organisations.length).fill(NOT_LISTED);
      const { positions } = engine.search({ seeker, filter, profile, first: organisations.length });
      for (const { known, s, candidate } of positions) {
        scores[placeOf.get(candidate.id)!] = known ? s : -1 / (1 + s);
      }
      return {
        scores,
        shown: () => {
          const exclude = [...query.excluded].map((place) => keyAt(place));
          return engine
            .rank({ seeker, filter, profile, exclude, first: LIST_LENGTH })
            .items.map(({ candidate, evidenceLevel }) => ({
              place: placeOf.get(candidate.id)!,
              evidence: evidenceLevel,
            }));
        },
      };
    },
  };
}
