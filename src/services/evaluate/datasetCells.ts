import { isCalendarDay } from '../../domain/calendarDay';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../domain/organisation';

/** Words for kinds of organisations beside the product's own; PRC, HES, REC, PUB and OTH are those of CORDIS. */
const KINDS: Readonly<Record<string, OrganisationKind>> = {
  PRC: 'LARGE_COMPANY',
  COMPANY: 'LARGE_COMPANY',
  HES: 'UNIVERSITY',
  REC: 'UNIVERSITY',
  RESEARCH: 'UNIVERSITY',
  PUB: 'GOVERNMENT',
  PUBLIC: 'GOVERNMENT',
  OTH: 'NON_PROFIT',
  NGO: 'NON_PROFIT',
  BANK: 'FINANCIER',
  INVESTOR: 'FINANCIER',
};
const YES = /^(1|1\.0|true|yes|y)$/i;

/** The kind that a word and a flag for small and medium-sized enterprises say; null where neither is known. */
export function kindOf(word: string, sme: string): OrganisationKind | null {
  if (YES.test(sme)) return 'SME';
  const name = word.toUpperCase().replace(/[^A-Z]+/g, '_');
  return ORGANISATION_KINDS.find((kind) => kind === name) ?? KINDS[name] ?? null;
}

/** The first day of what is written as YYYY, YYYY-MM or YYYY-MM-DD, with or without a time; null where there is none. */
export function isoDay(text: string): string | null {
  const match = /^(\d{4})(?:[-/](\d{2})(?:[-/](\d{2}))?)?(?!\d)/.exec(text);
  const day = match && `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  return day !== null && isCalendarDay(day) ? day : null;
}

/** The distinct items of a list divided by `;` or `|`. */
export function listOf(text = ''): readonly string[] {
  return [...new Set(text.split(/[;|]/).map((item) => item.trim()))].filter((item) => item !== '');
}

/** The text of a cell; null where it is empty. */
export function textOrNull(text = ''): string | null {
  return text === '' ? null : text;
}

/** A number with a decimal point or comma; NaN where there is none. */
export function decimal(text: string): number {
  return text === '' ? NaN : Number(text.replace(/^([+-]?\d*),(\d+)$/, '$1.$2'));
}

/** A number within a range; null where there is none. */
export function numberOf(text = '', low: number, high: number): number | null {
  const value = decimal(text);
  return value >= low && value <= high ? value : null;
}

/** Whether a role, or a flag, says that somebody leads. */
export function leads(role: string): boolean {
  return /^(coordinator|lead|leader|host)/i.test(role) || YES.test(role);
}
