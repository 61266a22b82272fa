import type { PairScore, TypeScore } from '../../../src/scoring/pairScore';
import type { OraclePair } from './oracle';

/** What two numbers may differ by: relative or absolute, whichever is larger. */
const TOLERANCE = 1e-9;

const PAIR_NUMBERS = ['s', 'score', 'evidence', 'competition'] as const;
const TYPE_NUMBERS = [
  'seekerGain',
  'candidateGain',
  'seekerGainWithText',
  'candidateGainWithText',
  'mutual',
  'competitionFactor',
  'compatibility',
  'placeFactor',
  's',
  'r',
] as const;

/** Everything in which the reference and the oracle say different things of one pair, in words; empty where nothing. */
export function disagreements(reference: PairScore, oracle: OraclePair): string[] {
  const found: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown): void => {
    if (!isSame(ours, theirs)) found.push(`${what}: reference ${String(ours)}, oracle ${String(theirs)}`);
  };
  for (const name of PAIR_NUMBERS) compare(name, reference[name], oracle[name]);
  compare('related', reference.related, oracle.related);
  compare('E', reference.experienceFactor, oracle.experience);
  compare('K', reference.networkFactor, oracle.network);
  compare('E * K', reference.fameFactor, oracle.fame);
  reference.seekerCoverage.forEach(({ dimension, coverage }, d) => {
    compare(`${dimension} of the seeker`, coverage, oracle.seekerCoverage[d]);
    compare(
      `${dimension} of the candidate`,
      reference.candidateCoverage[d].coverage,
      oracle.candidateCoverage[d],
    );
  });
  const theirTypes = new Map(oracle.types.map((type) => [type.type, type]));
  reference.types.forEach((ours) => {
    const theirs = theirTypes.get(ours.type) ?? shut(ours);
    for (const name of ['type', 'open', 'host', ...TYPE_NUMBERS] as const) {
      compare(`${ours.type} ${name}`, ours[name], theirs[name]);
    }
  });
  const s = valuesOf(reference.types, 's');
  const r = valuesOf(reference.types, 'r');
  if (!isSame(s.get(reference.scoredAs), s.get(oracle.scoredAs))) {
    compare('scoredAs', reference.scoredAs, oracle.scoredAs);
  }
  const adviceDiffers =
    reference.advised.length !== oracle.advised.length ||
    reference.advised.some((type, place) => !isSame(r.get(type), r.get(oracle.advised[place])));
  if (adviceDiffers) compare('advised', reference.advised.join(), oracle.advised.join());
  return found;
}

/** A type that the oracle left out, because its gate is shut: nothing but that is known of it. */
function shut(type: TypeScore): TypeScore {
  return { ...type, open: false, s: 0, r: 0 };
}

/** By type. Where two types come to the same number but for rounding, either order of them is right. */
function valuesOf(types: readonly TypeScore[], name: 's' | 'r'): ReadonlyMap<string, number> {
  return new Map(types.map((type) => [type.type, type[name]]));
}

function isSame(ours: unknown, theirs: unknown): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs;
  return Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(ours), Math.abs(theirs));
}
