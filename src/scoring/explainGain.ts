import { DIMENSIONS, GROUND_DIMENSIONS } from '../domain/dimension';
import { compareCodePoints } from '../domain/codePointOrder';
import { effectiveOffer, FULL_OFFER } from './coverage';
import type { GainExplanation, NeedCoverage, SharedResource } from './explanation';
import type { DirectedFacts, PairFacts } from './pairFacts';
import { broaderDecay, MAX_LEVELS, narrowerDecay } from './resourceTree';
import { isShorter, type ScoringContext } from './scoringContext';
import type { ScoringNeed, ScoringOrganisation } from './scoringOrganisation';
import { rarity64 } from './statistics';
import { tellableSide } from './tellable';
import { sharedTerms } from './text/vector';

const MOST_WORDS = 10;

/**
 * What `facts.side` gains from `other`, need by need; points add up to `gain`.
 * @param omega weights of the side in the type explained
 * @param gain gain' of that type
 * @param counted whether the side's needs may only be counted
 */
export function explainGain(
  { context, a }: PairFacts,
  facts: DirectedFacts,
  other: ScoringOrganisation,
  omega: readonly number[],
  gain: number,
  counted: boolean,
): GainExplanation {
  const { side } = facts;
  const { besideText, textPoints } = textShare(facts);
  const perUnit = pointsPerUnit(facts, omega);
  const needs = side.needs.map((need) => explainNeed(context, need, other, perUnit(need) * besideText));
  const covered = needs.filter(({ effective }) => effective > 0).sort(byPoints);
  const uncovered = needs.filter(({ effective }) => effective === 0).sort(byPriority);
  const needPoints = covered.reduce((sum, { points }) => sum + points, 0);
  const groundPoints = side.needs.length === 0 ? facts.ground * besideText : 0;
  const words = counted ? [] : matchedWords(context, side, other);
  return {
    gain,
    covered: counted ? null : covered,
    uncovered: counted ? null : uncovered,
    coveredCount: covered.length,
    uncoveredCount: uncovered.length,
    needPoints,
    groundPoints,
    shared: side.needs.length === 0 ? sharedResources(context, side, other) : [],
    textPoints,
    matchedWords: words,
    tellableWords: tellableWords(context, side, other, a.organisation.tenant, words),
  };
}

/**
 * The points of the words, and what they leave of the points of needs and ground. Stated needs fill what the words leave
 * open, so that without an offer the gain falls by the points of what it covers.
 */
function textShare({ side, text, tau }: DirectedFacts): {
  readonly besideText: number;
  readonly textPoints: number;
} {
  const textPoints = tau * text;
  return { besideText: 1 - (side.stated ? textPoints : tau), textPoints };
}

/** What one unit (1e-5) of effective offer for a need adds to the gain. */
function pointsPerUnit(
  { side, normaliser }: DirectedFacts,
  omega: readonly number[],
): (need: ScoringNeed) => number {
  const weights = DIMENSIONS.map(() => 0);
  for (const { dimension, weight } of side.needs) weights[DIMENSIONS.indexOf(dimension)] += weight;
  return ({ dimension, weight }) => {
    const d = DIMENSIONS.indexOf(dimension);
    return (side.priorities[d] * omega[d] * weight) / (weights[d] * FULL_OFFER * normaliser);
  };
}

function explainNeed(
  context: ScoringContext,
  need: ScoringNeed,
  b: ScoringOrganisation,
  perUnit: number,
): NeedCoverage {
  const effective = effectiveOffer(context, need, b);
  const offer = effective === 0 ? null : bestOffer(context, need, b, effective);
  return {
    needId: need.resourceId,
    dimension: need.dimension,
    priority: need.priority,
    rarity: need.rarity64 / 64,
    offerId: offer && offer.id,
    strength: offer ? offer.strength / 100 : 0,
    decay: offer ? offer.decay / 1000 : 0,
    effective: effective / FULL_OFFER,
    points: perUnit * effective,
  };
}

/** An offer that covers a need, and what is left of it on the way there. */
interface CoveringOffer {
  readonly id: string;
  readonly strength: number;
  readonly decay: number;
}

/** The offer that gives a need its effective offer: the nearest, then the first by id. O(depth), or O(offers * depth) where one below may. */
function bestOffer(
  { resources }: ScoringContext,
  { dimension, standsFor }: ScoringNeed,
  b: ScoringOrganisation,
  effective: number,
): CoveringOffer | null {
  let best = null as CoveringOffer | null;
  const consider = (id: string, strength: number | undefined, decay: number): void => {
    if (strength === undefined || strength * decay !== effective) return;
    const nearer = best === null || decay > best.decay;
    if (nearer || (decay === best!.decay && compareCodePoints(id, best!.id) < 0))
      best = { id, strength, decay };
  };
  const nearestBelow = narrowerDecay(dimension, 1);
  for (const target of standsFor) {
    const above = resources.ancestors(target, MAX_LEVELS);
    consider(target, b.offers.get(target), broaderDecay(dimension, 0));
    for (let i = 0; i < above.length; i++)
      consider(above[i], b.offers.get(above[i]), broaderDecay(dimension, i + 1));
    if (!b.fromBelow.has(target) || (best !== null && best.decay > nearestBelow)) continue;
    for (const [id, strength] of b.offers) {
      const below = resources.ancestors(id, MAX_LEVELS).indexOf(target);
      if (below >= 0) consider(id, strength, narrowerDecay(dimension, below + 1));
    }
  }
  return best;
}

function sharedResources(
  context: ScoringContext,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): SharedResource[] {
  return GROUND_DIMENSIONS.flatMap((dimension) => {
    const theirs = b.offersByDimension[DIMENSIONS.indexOf(dimension)];
    return [...a.offersByDimension[DIMENSIONS.indexOf(dimension)]].flatMap(([resourceId, strength]) => {
      const other = theirs.get(resourceId);
      if (other === undefined) return [];
      const rarity = rarity64(context.statistics, resourceId) / 64;
      return [{ resourceId, dimension, rarity, strength: Math.min(strength, other) / 100 }];
    });
  }).sort(
    (p, q) =>
      q.rarity ** 2 * q.strength - p.rarity ** 2 * p.strength ||
      compareCodePoints(p.resourceId, q.resourceId),
  );
}

/** Words of the side's query as the other's documents write them, the ones that add most to the cosines first. */
function matchedWords(
  { spellings, wordOf }: ScoringContext,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): readonly string[] {
  if (a.query === null) return [];
  const { vector, languages } = a.query;
  const weights = new Map<string, number>();
  for (const document of b.documents) {
    if (!languages.has(document.language)) continue;
    for (const [term, weight] of sharedTerms(vector, document.vector)) {
      weights.set(wordOf(term), Math.max(weight, weights.get(wordOf(term)) ?? 0));
    }
  }
  const stems = [...weights.keys()]
    .sort((p, q) => weights.get(q)! - weights.get(p)! || compareCodePoints(p, q))
    .slice(0, MOST_WORDS);
  if (stems.length === 0) return [];
  const written = spellings(b);
  return stems.map((stem) => {
    const forms = [...languages].flatMap((language) => written.get(language)?.get(stem) ?? []);
    return forms.length === 0 ? stem : forms.reduce((p, q) => (isShorter(q, p) ? q : p));
  });
}

/** Of the words that match, those that match as well without what a stranger of the tenant may not read. */
function tellableWords(
  context: ScoringContext,
  side: ScoringOrganisation,
  other: ScoringOrganisation,
  asker: string,
  words: readonly string[],
): readonly string[] {
  const [mine, theirs] = [tellableSide(context, side, asker), tellableSide(context, other, asker)];
  return words.length === 0 || (mine === side && theirs === other)
    ? words
    : matchedWords(context, mine, theirs);
}

function byPoints(p: NeedCoverage, q: NeedCoverage): number {
  return q.points - p.points || byPriority(p, q);
}

function byPriority(p: NeedCoverage, q: NeedCoverage): number {
  return q.priority - p.priority || compareCodePoints(p.needId, q.needId);
}
