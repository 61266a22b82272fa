import type { EvidenceLevel } from '../scoring/pairScore';
import type { TaskQuery } from './tasks/task';

/** The answer to one question: higher is better, one number for each known organisation, by place. */
export interface Scored {
  readonly scores: Float64Array;
  /** The first 20 as they are shown, with how sure the method says it is; absent where it says nothing. */
  readonly shown?: () => readonly Shown[];
}

/** A candidate of a list as people see it. */
export interface Shown {
  readonly place: number;
  readonly evidence: EvidenceLevel;
}

/** A way to rank partners, ready to be asked about one state of knowledge. */
export interface Method {
  score(query: TaskQuery): Scored;
}
