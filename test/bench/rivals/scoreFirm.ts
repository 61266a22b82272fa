import { DIMENSIONS } from '../../../src/domain/dimension';
import { type Competition, competition } from '../../../src/scoring/competition';
import { groundOf } from '../../../src/scoring/coverage';
import { compatibility, type FitFacts, fitFacts } from '../../../src/scoring/fits';
import { gainWithText, tauOf, weightedCoverage } from '../../../src/scoring/gain';
import { HOST_READINGS, isGateOpen, type Reading } from '../../../src/scoring/gates';
import { besidePrior, type Exchange, exchangeOf, mutualOf } from '../../../src/scoring/mutual';
import { experienceFactor, experienceRule, relevance } from '../../../src/scoring/experience';
import { fameOf, networkFactor } from '../../../src/scoring/network';
import type { ScoringSetting } from '../../../src/scoring/pairFacts';
import { placeFits } from '../../../src/scoring/place';
import type { TypeWeights } from '../../../src/scoring/resolvedProfile';
import { sectorFit } from '../../../src/scoring/sectorDistance';
import { textCosines, textSimilarity } from '../../../src/scoring/textSimilarity';
import { OTHERS_WORD_SHARE } from '../../../src/scoring/wordShare';
import type { Firm } from './firm';
import { type PairMaps, pairMaps } from './pairMaps';
import type { SeekerMaps } from './seekerMaps';

const FINANCE = DIMENSIONS.indexOf('FINANCE');

/** What a firm gains in no type in particular. */
interface Direction {
  readonly firm: Firm;
  readonly coverage: readonly number[];
  readonly ground: number;
  readonly text: number;
  readonly tau: number;
}

/** One pair, as far as it is the same for all types. */
interface Pair {
  readonly setting: ScoringSetting;
  readonly forward: Direction;
  readonly backward: Direction;
  readonly maps: PairMaps;
  readonly exchange: Exchange;
  readonly competition: Competition;
  readonly fits: FitFacts;
  readonly place: ReturnType<typeof placeFits>;
  readonly fame: number;
}

/** S of a pair, as the reference has it; null where the two are not related. */
export function scoreFirm(setting: ScoringSetting, maps: SeekerMaps, a: Firm, b: Firm): number | null {
  const { context, resolved, partners } = setting;
  const shared = pairMaps(maps, a, b);
  const asked = textCosines(a.side, b.side);
  const related =
    shared.ground > 0 || shared.seekerCoverage.some((share) => share > 0) || (asked?.best ?? 0) > 0;
  if (!related) return null;
  const network = networkFactor(a.side, b.side, partners);
  const text = textSimilarity(a.side, asked);
  const forward = direction(a, shared.seekerCoverage, shared.ground, text, a.side.wordShare);
  const rule = experienceRule(a.side);
  const experience = experienceFactor(rule, b.side.past.pastCount, relevance(rule, text, forward.ground));
  const pair: Pair = {
    setting,
    maps: shared,
    forward,
    backward: direction(
      b,
      shared.candidateCoverage,
      shared.ground,
      textSimilarity(b.side, textCosines(b.side, a.side)),
      OTHERS_WORD_SHARE,
    ),
    exchange: exchangeOf(a.side, b.side, null),
    competition: competition(a.side, b.side),
    fits: fitFacts(context, a.side, b.side),
    place: placeFits(a.side.whereabouts, b.side.whereabouts),
    fame: fameOf(a.side, experience, network),
  };
  let best = 0;
  resolved.types.forEach((weights, t) => {
    for (const reading of weights.row.hostOmega === null ? [null] : HOST_READINGS) {
      if (isOpen(pair, weights, reading)) best = Math.max(best, scoreReading(pair, weights, t, reading));
    }
  });
  return best;
}

function direction(
  firm: Firm,
  coverage: readonly number[],
  shared: number,
  text: number,
  wordShare: number,
): Direction {
  const { side } = firm;
  const meets = side.needs.length === 0 && side.groundTotal > 0;
  const tau = tauOf(side.stated, side.query !== null, side.needs.length > 0 || meets, wordShare, 1);
  return { firm, coverage, ground: meets ? groundOf(side, shared) : 0, text, tau };
}

/** Gates that ask what covers what are read off the maps; the reference would climb the trees again. */
function isOpen(
  { setting, forward, backward, maps, competition }: Pair,
  { row }: TypeWeights,
  reading: Reading,
) {
  const [a, b] = [forward.firm.side, backward.firm.side];
  const seekerHosts = reading === 'SEEKER';
  const [host, other] = seekerHosts ? [a, b] : [b, a];
  switch (row.type) {
    case 'MARKET_EXPANSION':
      return (
        (seekerHosts ? maps.candidateOutside : maps.seekerOutside) &&
        other.whereabouts.places.some(({ country }) => country !== null)
      );
    case 'DOMESTIC_EXPANSION':
      return (
        (seekerHosts ? maps.candidateInside : maps.seekerInside) &&
        a.whereabouts.places.some(
          ({ country }) => country !== null && b.whereabouts.places.some((q) => q.country === country),
        )
      );
    case 'NON_COMPETITIVE':
      return competition.known && competition.belowFifth && maps.sameAudience;
    case 'CO_FINANCING': {
      const { kind } = host.organisation;
      const covered = (seekerHosts ? backward : forward).coverage[FINANCE];
      return covered > 0 && kind !== null && kind !== 'GOVERNMENT' && kind !== 'UNIVERSITY';
    }
    default:
      return isGateOpen(row.type, reading, { context: setting.context, a, b, competition });
  }
}

function scoreReading(
  pair: Pair,
  { row, omega, hostOmega }: TypeWeights,
  t: number,
  reading: Reading,
): number {
  const { forward, backward, exchange, competition, fits, place, fame } = pair;
  const x = gain(forward, reading === 'SEEKER' ? hostOmega : omega);
  const y = gain(backward, reading === 'CANDIDATE' ? hostOmega : omega);
  const compat = compatibility(row, {
    sector: fits.sectorDistance === null ? 0.5 : sectorFit(row.sector, fits.sectorDistance),
    size: row.size === 'ANY' ? 1 : (fits.sizeSimilarity ?? 0.5),
    goal: (forward.firm.goalShares[t] + backward.firm.goalShares[t]) / 2,
    trust: fits.trust,
  });
  const competitionFactor = 1 - row.kappa * competition.value;
  const placeFactor = 1 + 0.75 * place[row.place];
  return (
    competitionFactor *
    mutualOf(exchange, besidePrior(exchange, x), y) *
    (0.5 + 0.5 * compat) *
    placeFactor *
    fame
  );
}

function gain({ firm, coverage, ground, text, tau }: Direction, omega: readonly number[]): number {
  const { side, normaliser } = firm;
  const needs = side.needs.length > 0;
  const structured = needs
    ? Math.min(1, weightedCoverage(side.priorities, omega, coverage) / normaliser)
    : ground;
  return gainWithText(side.stated, tau, structured, text);
}
