import type { AllianceType } from '../domain/allianceType';
import type { Dimension } from '../domain/dimension';
import type { TenantKey } from '../domain/graph';

export const EVIDENCE_LEVELS = ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** What the seeker's side of the answer rests on. */
export const BASES = ['STATED', 'DERIVED', 'COMMON_GROUND', 'TEXT'] as const;
export type Basis = (typeof BASES)[number];

/** How the candidate's gain is known. */
export const RECIPROCITIES = ['STATED', 'INFERRED', 'UNKNOWN'] as const;
export type Reciprocity = (typeof RECIPROCITIES)[number];

/** Which of the two plays the host in a type that has one. */
export type Host = 'SEEKER' | 'CANDIDATE';

/** Coverage of one side's needs in one dimension by the other's offers: docs/scoring.md, section 2. */
export interface DimensionCoverage {
  readonly dimension: Dimension;
  /** Number of needs in the dimension. */
  readonly needs: number;
  /** 0..1; 0 where there is no need. */
  readonly coverage: number;
}

/** One alliance type for one pair, in its better open reading: docs/scoring.md, sections 3 to 8. */
export interface TypeScore {
  readonly type: AllianceType;
  /** False where the gate is shut; every number below is then of the first reading and `s` and `r` are 0. */
  readonly open: boolean;
  readonly host: Host | null;
  /** Whether the seeker gains in an open reading, apart from what it gains from anybody. */
  readonly served: boolean;
  /** Gains of the needs alone (section 3), 0..1. */
  readonly seekerGain: number;
  readonly candidateGain: number;
  /** gain': with text (section 4), 0..1. */
  readonly seekerGainWithText: number;
  readonly candidateGainWithText: number;
  readonly mutual: number;
  /** 1 - kappa * comp, 0..1. */
  readonly competitionFactor: number;
  /** compat_t, 0..1, and the fits it is the mean of. */
  readonly compatibility: number;
  readonly fits: {
    readonly sector: number;
    readonly size: number;
    readonly goal: number;
    readonly trust: number;
  };
  /** P_t, 1..1.75 for the default profile. */
  readonly placeFactor: number;
  /** S_t and R_t; the larger of the open readings each. */
  readonly s: number;
  readonly r: number;
}

/** Everything the score says of one ordered pair. */
export interface PairScore {
  readonly seeker: TenantKey;
  readonly candidate: TenantKey;
  /** False where the candidate covers no need, shares no resource and has no words in common, or does nothing for the seeker in the types asked for (reading 13). */
  readonly related: boolean;
  /** S, unbounded above. */
  readonly s: number;
  /** 100 * (1 - exp(-S)), 0..100. No number is claimed to users where evidence is UNKNOWN. */
  readonly score: number;
  /** The type whose S_t is S (first in table order among equals). */
  readonly scoredAs: AllianceType;
  /** At most four, best first; empty is the type OPEN. */
  readonly advised: readonly AllianceType[];
  /** All sixteen in table order. */
  readonly types: readonly TypeScore[];
  readonly seekerCoverage: readonly DimensionCoverage[];
  readonly candidateCoverage: readonly DimensionCoverage[];
  /** phi: what the seeker gains from anybody, 0..0.35; its gain' enters the score beside it. */
  readonly priorGain: number;
  /** comp, 0..1. */
  readonly competition: number;
  /** E and K after the cap. */
  readonly experienceFactor: number;
  readonly networkFactor: number;
  /** E * K as it enters the score. */
  readonly fameFactor: number;
  readonly evidence: number;
  readonly evidenceLevel: EvidenceLevel;
  readonly basis: Basis | null;
  readonly reciprocity: Reciprocity;
  /** Both stated and the smaller gain' of `scoredAs` at least 0.2. */
  readonly winWin: boolean;
  /** The statistics epoch the numbers are exact for. */
  readonly epoch: string;
}

/** The score as far as it may be claimed, 0..100; null where too little is known of the candidate. */
export function claimedScore({ score, evidenceLevel }: PairScore): number | null {
  return evidenceLevel === 'UNKNOWN' ? null : score;
}
