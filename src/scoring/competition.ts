import { DIMENSIONS, type Dimension } from '../domain/dimension';
import { shareRegion } from './place';
import { sectorSimilarityTenths } from './sectorDistance';
import type { ScoringOrganisation } from './scoringOrganisation';

/** comp of docs/scoring.md, section 6, as `tenths/10 * numerator/denominator` of integers; 0..1. */
export interface Competition {
  readonly value: number;
  /** Both sides have a sector and an OFFERING, which the gates on comp ask for. */
  readonly known: boolean;
  /** comp < 0.2 and comp = 0, compared as integers. */
  readonly belowFifth: boolean;
  readonly none: boolean;
}

interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

const ZERO: Fraction = { numerator: 0, denominator: 1 };
const HALF: Fraction = { numerator: 1, denominator: 2 };

/** Symmetric in its sides; O(offers of the three dimensions). */
export function competition(a: ScoringOrganisation, b: ScoringOrganisation): Competition {
  const tenths = sectorSimilarityTenths(a.sectors, b.sectors);
  const { numerator, denominator } = smaller(overlap('OFFERING', a, b), audienceOverlap(a, b));
  return {
    value: (tenths / 10) * (numerator / denominator),
    known:
      a.sectors.length > 0 &&
      b.sectors.length > 0 &&
      offersOf('OFFERING', a).size > 0 &&
      offersOf('OFFERING', b).size > 0,
    belowFifth: tenths * numerator < 2 * denominator,
    none: tenths * numerator === 0,
  };
}

/** Whether both offer one and the same resource of a dimension. */
export function shareOffer(dimension: Dimension, a: ScoringOrganisation, b: ScoringOrganisation): boolean {
  return overlap(dimension, a, b).numerator > 0;
}

/** The larger overlap of markets and segments; being based in one region where a side has neither. */
function audienceOverlap(a: ScoringOrganisation, b: ScoringOrganisation): Fraction {
  if (!hasAudience(a) || !hasAudience(b)) return shareRegion(a.whereabouts, b.whereabouts) ? HALF : ZERO;
  const market = overlap('MARKET', a, b);
  const segment = overlap('SEGMENT', a, b);
  return smaller(market, segment) === market ? segment : market;
}

function hasAudience(side: ScoringOrganisation): boolean {
  return offersOf('MARKET', side).size > 0 || offersOf('SEGMENT', side).size > 0;
}

function overlap(dimension: Dimension, a: ScoringOrganisation, b: ScoringOrganisation): Fraction {
  const mine = offersOf(dimension, a);
  const theirs = offersOf(dimension, b);
  if (mine.size === 0 || theirs.size === 0) return ZERO;
  let shared = 0;
  for (const [id, strength] of mine) shared += Math.min(strength, theirs.get(id) ?? 0);
  return { numerator: shared, denominator: Math.min(total(mine), total(theirs)) };
}

function smaller(p: Fraction, q: Fraction): Fraction {
  return p.numerator * q.denominator <= q.numerator * p.denominator ? p : q;
}

function offersOf(dimension: Dimension, side: ScoringOrganisation): ReadonlyMap<string, number> {
  return side.offersByDimension[DIMENSIONS.indexOf(dimension)];
}

function total(strengths: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const strength of strengths.values()) sum += strength;
  return sum;
}
