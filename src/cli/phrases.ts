import type { AllianceType } from '../domain/allianceType';
import type { Dimension } from '../domain/dimension';
import type { Exclusion } from '../scoring/exclusions';
import { type Basis, claimedScore, type PairScore } from '../scoring/pairScore';

/** CO_BRANDING as people read it: co-branding. */
export function typePhrase(type: AllianceType): string {
  return type
    .toLowerCase()
    .replace(/^(co|non)_/, '$1-')
    .replaceAll('_', ' ');
}

/** MARKET as people read it: market. */
export function dimensionPhrase(dimension: Dimension): string {
  return dimension.toLowerCase();
}

/** A share of 0..1 as a percentage without decimals. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** At most `most` of the names, and how many more there are. */
export function someOf(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The score out of 100; no number is claimed where the evidence is too thin. */
export function scoreText(pair: PairScore): string {
  return claimedScore(pair)?.toFixed(1) ?? '-';
}

const BASIS_PHRASES: Readonly<Record<Basis, string>> = {
  STATED: 'by the needs it states',
  DERIVED: 'by needs read from its texts or tags',
  COMMON_GROUND: 'by common ground, since it states no needs',
  TEXT: 'by words, since it states no needs',
};

const EXCLUSION_PHRASES: Readonly<Record<Exclusion, string>> = {
  DECLINED: 'one has declined the other',
  CURRENT_PARTNER: 'they are partners already',
  CLOSED: 'the candidate wants no alliances now',
  FULL: 'the candidate has as many alliances as it can take on',
};

/** What keeps a candidate out of a list. */
export function exclusionPhrase(exclusion: Exclusion): string {
  return EXCLUSION_PHRASES[exclusion];
}

/** What a list rests on. */
export function basisPhrase(basis: Basis | null): string {
  return basis === null ? 'by nothing known' : BASIS_PHRASES[basis];
}
