import type { AllianceType } from '../domain/allianceType';
import { DIMENSIONS } from '../domain/dimension';
import { evidenceLevel, evidenceOf, basisOf } from './evidence';
import { compatibility, fitsOf } from './fits';
import { HOST_READINGS, isGateOpen, type Reading } from './gates';
import { besidePrior, mutualOf } from './mutual';
import { fullGain, needsGain, type PairFacts, pairFacts, type ScoringSetting } from './pairFacts';
import type { DimensionCoverage, PairScore, TypeScore } from './pairScore';
import type { TypeWeights } from './resolvedProfile';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Types within this share of the best are advised, at most so many. */
const ADVISED_SHARE = 0.7;
const MOST_ADVISED = 4;
const WIN_WIN = 0.2;

/**
 * The reference: everything docs/scoring.md says of one ordered pair.
 * @param types those that count for S and for the advice; absent is all sixteen
 */
export function scorePair(
  setting: ScoringSetting,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
  types?: readonly AllianceType[],
): PairScore {
  return scoreFacts(pairFacts(setting, a, b), types);
}

/** The same from facts already taken. */
export function scoreFacts(facts: PairFacts, types?: readonly AllianceType[]): PairScore {
  const { a, b } = facts;
  const scores = facts.resolved.types.map((weights) => scoreType(facts, weights));
  const asked = types ? scores.filter(({ type }) => types.includes(type)) : scores;
  const best = asked.reduce((top, score) => (score.s > top.s ? score : top));
  const evidence = evidenceOf(a, b);
  return {
    seeker: { tenant: a.organisation.tenant, id: a.organisation.id },
    candidate: { tenant: b.organisation.tenant, id: b.organisation.id },
    related: facts.related && (types === undefined || (best.s > 0 && asked.some(({ served }) => served))),
    s: best.s,
    score: 100 * (1 - Math.exp(-best.s)),
    scoredAs: best.type,
    advised: advise(asked),
    types: scores,
    seekerCoverage: dimensionCoverage(a, facts.forward.coverage),
    candidateCoverage: dimensionCoverage(b, facts.backward.coverage),
    priorGain: facts.exchange.prior,
    competition: facts.competition.value,
    experienceFactor: facts.experience,
    networkFactor: facts.network,
    fameFactor: facts.fame,
    evidence,
    evidenceLevel: evidenceLevel(evidence),
    basis: basisOf(a),
    reciprocity: facts.exchange.reciprocity,
    winWin: a.stated && b.stated && Math.min(best.seekerGainWithText, best.candidateGainWithText) >= WIN_WIN,
    epoch: facts.context.statistics.epoch,
  };
}

/** One type: the larger of its open readings, S_t and R_t each; the first reading with S_t 0 where all are shut. */
function scoreType(facts: PairFacts, weights: TypeWeights): TypeScore {
  const { row } = weights;
  const competitionFactor = 1 - row.kappa * facts.competition.value;
  const fits = fitsOf(row, facts.fits, facts.a, facts.b);
  const compat = compatibility(row, fits);
  const placeFactor = Math.pow(1 + 0.75 * facts.place[row.place], facts.resolved.profile.place);
  const scored = (share: number): number =>
    competitionFactor * share * (0.5 + 0.5 * compat) * placeFactor * facts.fame;
  const hosts: readonly Reading[] = row.hostOmega === null ? [null] : HOST_READINGS;
  const [first, second = first] = hosts.map((host) => scoreReading(facts, weights, host, scored));
  const better = (second.open && !first.open) || second.s > first.s ? second : first;
  return {
    type: row.type,
    open: better.open,
    host: better.host,
    served: first.served || second.served,
    seekerGain: better.seekerGain,
    candidateGain: better.candidateGain,
    seekerGainWithText: better.seekerGainWithText,
    candidateGainWithText: better.candidateGainWithText,
    mutual: better.mutual,
    competitionFactor,
    compatibility: compat,
    fits,
    placeFactor,
    s: better.s,
    r: Math.max(first.r, second.r),
  };
}

/** What of a type's score hangs on who hosts. */
type ReadingScore = Omit<TypeScore, 'type' | 'competitionFactor' | 'compatibility' | 'fits' | 'placeFactor'>;

/** @param scored the score that a mutual makes, of an open reading */
function scoreReading(
  facts: PairFacts,
  { row, omega, hostOmega }: TypeWeights,
  host: Reading,
  scored: (share: number) => number,
): ReadingScore {
  const { forward, backward, exchange } = facts;
  const open = isGateOpen(row.type, host, facts);
  const seekerGain = needsGain(forward, host === 'SEEKER' ? hostOmega : omega);
  const candidateGain = needsGain(backward, host === 'CANDIDATE' ? hostOmega : omega);
  const seekerGainWithText = fullGain(forward, seekerGain);
  const candidateGainWithText = fullGain(backward, candidateGain);
  const mutual = mutualOf(exchange, besidePrior(exchange, seekerGainWithText), candidateGainWithText);
  return {
    open,
    host,
    served: open && (exchange.prior === 0 || seekerGainWithText > 0),
    seekerGain,
    candidateGain,
    seekerGainWithText,
    candidateGainWithText,
    mutual,
    s: open ? scored(mutual) : 0,
    r: open ? scored(mutualOfNeeds(facts, seekerGain, candidateGain)) : 0,
  };
}

/** The mutual of R_t: needs only, and the other's gain alone where one side has none (reading 19). */
function mutualOfNeeds({ a, b, exchange }: PairFacts, seekerGain: number, candidateGain: number): number {
  if (seekerGain === 0 && candidateGain === 0) return 0;
  if (a.needs.length === 0) return candidateGain;
  if (b.needs.length === 0) return seekerGain;
  return mutualOf(exchange, seekerGain, candidateGain);
}

/** Types whose R_t is at least 70 % of the best, best first, ties in table order; none where the best is 0. */
function advise(scores: readonly TypeScore[]): readonly AllianceType[] {
  const best = Math.max(...scores.map(({ r }) => r));
  if (best === 0) return [];
  return scores
    .filter(({ r }) => r >= ADVISED_SHARE * best)
    .sort((p, q) => q.r - p.r)
    .slice(0, MOST_ADVISED)
    .map(({ type }) => type);
}

function dimensionCoverage(
  side: ScoringOrganisation,
  coverage: readonly number[],
): readonly DimensionCoverage[] {
  return DIMENSIONS.map((dimension, d) => ({
    dimension,
    needs: side.needs.filter((need) => need.dimension === dimension).length,
    coverage: coverage[d],
  }));
}
