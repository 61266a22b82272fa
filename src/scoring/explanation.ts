import type { AllianceType } from '../domain/allianceType';
import type { Dimension } from '../domain/dimension';
import type { Exclusion } from './exclusions';
import type { PairScore } from './pairScore';

/** One need of one side and the best offer of the other for it. */
export interface NeedCoverage {
  readonly needId: string;
  readonly dimension: Dimension;
  readonly priority: number;
  /** Rarity of the needed resource, 1..2. */
  readonly rarity: number;
  /** The offer that covers it best; null where nothing does. */
  readonly offerId: string | null;
  readonly strength: number;
  /** How much of that offer counts for this need, 0..1: 1 where it is the resource itself. */
  readonly decay: number;
  /** strength * decay. */
  readonly effective: number;
  /** What it adds to gain' of the type explained. */
  readonly points: number;
}

/** A resource both offer, where common ground stands in for needs. */
export interface SharedResource {
  readonly resourceId: string;
  readonly dimension: Dimension;
  readonly rarity: number;
  readonly strength: number;
}

/** What one side gains from the other; the points of its parts add up to `gain`. */
export interface GainExplanation {
  /** gain' of the type explained, 0..1. */
  readonly gain: number;
  /** Null where the other's needs may only be counted (needsVisibility COUNTED). */
  readonly covered: readonly NeedCoverage[] | null;
  readonly uncovered: readonly NeedCoverage[] | null;
  readonly coveredCount: number;
  readonly uncoveredCount: number;
  readonly needPoints: number;
  /** Common ground, where the side has no need. */
  readonly groundPoints: number;
  readonly shared: readonly SharedResource[];
  readonly textPoints: number;
  /** Words that matched, most telling first, at most ten. */
  readonly matchedWords: readonly string[];
  /** The same for a stranger of the seeker's tenant: without what only alliances say that are not for the stranger. */
  readonly tellableWords: readonly string[];
}

/** Why a type is open or shut for the pair, in a sentence a person can check. */
export interface GateExplanation {
  readonly type: AllianceType;
  readonly open: boolean;
  readonly reason: string;
}

/** What of two sides fits a type, in a sentence. */
export interface TypeReason {
  readonly type: AllianceType;
  readonly reason: string;
}

/** The reasons behind a PairScore, of the type it is `scoredAs` or another that was asked for. */
export interface Explanation {
  readonly pair: PairScore;
  /** What keeps the candidate out of the seeker's list, however it scores; empty where nothing does. */
  readonly exclusions: readonly Exclusion[];
  /** The same for a stranger of the seeker's tenant: without what private alliances alone tell. */
  readonly tellableExclusions: readonly Exclusion[];
  readonly type: AllianceType;
  readonly seeker: GainExplanation;
  readonly candidate: GainExplanation;
  /**
   * Worked out when asked for, as most lists show neither. These are calls and no accessors, for V8 makes a hidden class of
   * each object literal that has some, and keeps it with all that it reaches until it collects the whole heap.
   */
  readonly gates: () => readonly GateExplanation[];
  /** One sentence for each open type, in table order: what of the two sides fits it. */
  readonly typeReasons: () => readonly TypeReason[];
}

/** Reasons with all that is only worked out when it is asked for, as plain data. */
export type WrittenExplanation = Omit<Explanation, 'gates' | 'typeReasons'> & {
  readonly gates: readonly GateExplanation[];
  readonly typeReasons: readonly TypeReason[];
};

/** Works out all that is left to work out; O(types). */
export function writeOut(why: Explanation): WrittenExplanation {
  return { ...why, gates: why.gates(), typeReasons: why.typeReasons() };
}
