import type { DatasetOrganisation } from '../dataset';
import type { Knowledge } from '../knowledge';

/** What somebody looks for in words and topics. */
export interface Brief {
  readonly text: string | null;
  readonly topics: readonly string[];
  /** As written; null where nobody says. */
  readonly country: string | null;
}

/** One question with its right answers. Places are those of `Knowledge.organisations`. */
export interface TaskQuery {
  /** Who asks; null where nobody known by name does. */
  readonly seeker: DatasetOrganisation | null;
  /** Its place; null where it was never seen before the split. */
  readonly place: number | null;
  readonly brief: Brief | null;
  /** Ascending. */
  readonly relevant: readonly number[];
  /** Neither right nor wrong: the seeker itself, and whom it knows already where new partners are asked for. */
  readonly excluded: ReadonlySet<number>;
}

/** The same questions over some of the candidates. */
export interface TaskView {
  readonly name: string;
  /** Places, ascending. */
  readonly candidates: readonly number[];
}

/** Questions over one state of knowledge. */
export interface Task {
  readonly name: string;
  readonly knowledge: Knowledge;
  readonly queries: readonly TaskQuery[];
  readonly views: readonly TaskView[];
}
