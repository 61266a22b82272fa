import type { EvidenceLevel } from '../scoring/pairScore';
import type { TaskQuery } from './tasks/task';

/** The answer to one question: higher is better, one number for each known organisation, by place. */
export interface Scored {
  readonly scores: Float64Array;
  /** How sure the method says it is of the candidate at a place; absent where it says nothing. */
  readonly evidenceOf?: (place: number) => EvidenceLevel;
}

/** A way to rank partners, ready to be asked about one state of knowledge. */
export interface Method {
  score(query: TaskQuery): Scored;
}
