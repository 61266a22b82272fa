import type { AllianceType } from '../../domain/allianceType';
import { resolveProfile } from '../../scoring/resolvedProfile';
import type { ScoringOrganisation } from '../../scoring/scoringOrganisation';
import type { WeightProfile } from '../../scoring/weightProfile';
import type { Acquainted } from '../plan/acquainted';
import { seekFor } from '../plan/createSeeking';
import { typeReadings } from '../plan/typeReadings';
import { boundedSearch, canSearch } from '../search/boundedSearch';
import type { Ranking } from '../search/ranking';
import { scanRows, type SearchRequest } from '../search/scanRows';
import { type GraphReader, type GraphView, scratchOf, turnTo } from './graphReader';

/** One query as plain data: any thread that has the generation can answer it. */
export interface SearchTask {
  readonly seeker: ScoringOrganisation;
  readonly acquainted: Acquainted;
  readonly request: SearchRequest;
  readonly types?: readonly AllianceType[];
  readonly profile?: WeightProfile;
}

/** Answers a query for a view of the reader's generation: the same in every thread. */
export function runSearch(reader: GraphReader, view: GraphView, task: SearchTask): Ranking {
  turnTo(reader, view);
  const { seeking, generation } = reader;
  const readings = task.profile
    ? typeReadings(resolveProfile(generation.table, task.profile))
    : reader.readings;
  seekFor(seeking, { resources: reader.tree }, task.seeker, readings, task.acquainted, task.types);
  const scratch = canSearch(seeking) ? scratchOf(reader) : null;
  return scratch === null ? scanRows(seeking, task.request) : boundedSearch(seeking, scratch, task.request);
}
