import type { AllianceType } from '../../domain/allianceType';
import { resolveProfile } from '../../scoring/resolvedProfile';
import type { WeightProfile } from '../../scoring/weightProfile';
import type { Acquainted } from '../plan/acquainted';
import { seekFor } from '../plan/createSeeking';
import type { SearchedSide } from '../plan/searchedSide';
import { releaseTexts } from '../plan/textPlan';
import { typeReadings } from '../plan/typeReadings';
import { boundedSearch } from '../search/boundedSearch';
import type { Ranking } from '../search/ranking';
import { isSimple } from '../search/rowFilter';
import { eligibleRows, scanRows, scoreOneByOne, type SearchRequest } from '../search/scanRows';
import { type GraphReader, type GraphView, scratchOf, turnTo } from './graphReader';

/** One query as plain data: any thread that has the generation can answer it. */
export interface SearchTask {
  readonly seeker: SearchedSide;
  readonly acquainted: Acquainted;
  readonly request: SearchRequest;
  readonly types?: readonly AllianceType[];
  readonly profile?: WeightProfile;
}

/** One eligible row of so many, or fewer, are scored sooner than all are bounded. */
const FEW = 256;

/** Answers a query for a view of the reader's generation: the same in every thread. */
export function runSearch(reader: GraphReader, view: GraphView, task: SearchTask): Ranking {
  turnTo(reader, view);
  const { seeking, generation } = reader;
  const readings = task.profile
    ? typeReadings(resolveProfile(generation.table, task.profile))
    : reader.readings;
  const { request } = task;
  seekFor(seeking, task.seeker, readings, task.acquainted, {
    types: task.types,
    unrelated: request.unrelated,
  });
  const found = rank(reader, request);
  releaseTexts(seeking.texts);
  return found;
}

/** Ranks for the seeker that the reader has turned to. */
function rank(reader: GraphReader, request: SearchRequest): Ranking {
  const { rows, seeking } = reader;
  const scratch = request.unrelated ? null : scratchOf(reader);
  if (scratch === null) return scanRows(seeking, request);
  const { filter } = request;
  const few = isSimple(filter, rows) ? null : eligibleRows(seeking, filter, Math.floor(rows.count / FEW));
  return few === null ? boundedSearch(seeking, scratch, request) : scoreOneByOne(seeking, request, few);
}
