import type { AllianceType } from '../domain/allianceType';
import { DIMENSIONS } from '../domain/dimension';
import type { AllianceTypeRow } from './allianceTypeTable';
import { exclusionsOf, tellableExclusions } from './exclusions';
import { explainGain } from './explainGain';
import type { Explanation, GateExplanation } from './explanation';
import { type PairFacts, pairFacts, type ScoringSetting } from './pairFacts';
import type { PairScore, TypeScore } from './pairScore';
import { scoreFacts } from './scorePair';
import type { ScoringOrganisation } from './scoringOrganisation';

/** A dimension is named as a reason where it brings at least this much of the gain. */
const TELLING_SHARE = 0.15;
const MOST_DIMENSIONS = 3;
const NOTHING_COVERED = 'Neither side covers a need that this type is about.';

/** The reasons behind one pair's score, of `type` or of the type it is scored as. */
export function explainPair(
  setting: ScoringSetting,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
  type?: AllianceType,
): Explanation {
  const facts = pairFacts(setting, a, b);
  return explainFacts(facts, scoreFacts(facts), type);
}

/** The same from facts that are taken already; `pair` is their score. */
export function explainFacts(facts: PairFacts, pair: PairScore, type?: AllianceType): Explanation {
  const { a, b } = facts;
  const explained = type ?? pair.scoredAs;
  const score = pair.types.find((each) => each.type === explained)!;
  const { omega, hostOmega } = facts.resolved.types.find(({ row }) => row.type === explained)!;
  const [seekerOmega, candidateOmega] = [
    score.host === 'SEEKER' ? hostOmega : omega,
    score.host === 'CANDIDATE' ? hostOmega : omega,
  ];
  const exclusions = exclusionsOf(a, b);
  const counted = b.organisation.needsVisibility === 'COUNTED';
  return {
    pair,
    exclusions,
    tellableExclusions: tellableExclusions(exclusions, a, b),
    type: explained,
    seeker: explainGain(facts, facts.forward, b, seekerOmega, score.seekerGainWithText, false),
    candidate: explainGain(facts, facts.backward, a, candidateOmega, score.candidateGainWithText, counted),
    gates: () => facts.resolved.types.map(({ row }, i) => explainGate(row, pair.types[i])),
    typeReasons: () =>
      pair.types
        .filter(({ open }) => open)
        .map((each) => ({ type: each.type, reason: typeReason(facts, pair, each.type) })),
  };
}

function explainGate(row: AllianceTypeRow, { type, open, host }: TypeScore): GateExplanation {
  if (row.gate === null) return { type, open, reason: 'Open to every pair.' };
  if (!open) return { type, open, reason: `Shut: it asks that ${row.gate}.` };
  const by = host === null ? '' : ` The host is the ${host.toLowerCase()}.`;
  return { type, open, reason: `Open: ${row.gate}.${by}` };
}

/** One sentence: what each side covers of the other in the dimensions that this type is about, and how it fits. */
function typeReason(facts: PairFacts, pair: PairScore, type: AllianceType): string {
  const score = pair.types.find((each) => each.type === type)!;
  const { row, omega, hostOmega } = facts.resolved.types.find((weights) => weights.row.type === type)!;
  const brings = dimensionsOf(facts.a, facts.forward.coverage, score.host === 'SEEKER' ? hostOmega : omega);
  const takes = dimensionsOf(
    facts.b,
    facts.backward.coverage,
    score.host === 'CANDIDATE' ? hostOmega : omega,
  );
  const parts = [
    brings && `the candidate covers ${brings} of the seeker's needs`,
    takes && `the seeker covers ${takes} of the candidate's`,
    row.gate && `gate: ${row.gate}`,
    row.caution && `caution: ${row.caution}`,
  ].filter((part) => part);
  return parts.length > 0 ? `${capitalise(parts.join('; '))}.` : NOTHING_COVERED;
}

/** The dimensions that bring most of a side's gain, with their coverage in per cent. */
function dimensionsOf(
  { priorities }: ScoringOrganisation,
  coverage: readonly number[],
  omega: readonly number[],
): string {
  const gains = DIMENSIONS.map((dimension, d) => ({
    dimension,
    gain: priorities[d] * omega[d] * coverage[d],
    share: coverage[d],
  }));
  const total = gains.reduce((sum, { gain }) => sum + gain, 0);
  return gains
    .filter(({ gain }) => gain > 0 && gain >= TELLING_SHARE * total)
    .sort((p, q) => q.gain - p.gain)
    .slice(0, MOST_DIMENSIONS)
    .map(({ dimension, share }) => `${Math.round(100 * share)} % ${dimension}`)
    .join(', ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
