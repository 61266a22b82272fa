import type { AllianceType } from '../domain/allianceType';
import { ORGANISATION_SIZES, type OrganisationKind } from '../domain/organisation';
import type { AllianceTypeRow } from './allianceTypeTable';
import type { ScoringContext } from './scoringContext';
import type { ScoringOrganisation } from './scoringOrganisation';
import { sectorDistance, sectorFit } from './sectorDistance';

/** A fit about which nothing is known. */
const UNKNOWN = 0.5;
/** Kinds whose sector says something of their fit. */
const BUSINESSES: readonly OrganisationKind[] = ['SME', 'LARGE_COMPANY', 'MARKETPLACE', 'FINANCIER'];

/** What the fits of every type are made of; taken once per pair. */
export interface FitFacts {
  /** delta, 0..1; null where it says nothing. */
  readonly sectorDistance: number | null;
  /** 1 - steps/3; null where a size is unknown. */
  readonly sizeSimilarity: number | null;
  readonly trust: number;
}

/** What the fits of a pair are made of, for all types: docs/scoring.md, section 7. */
export function fitFacts(
  { sectors }: ScoringContext,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): FitFacts {
  const businesses = [a, b].every(({ organisation: { kind } }) => kind !== null && BUSINESSES.includes(kind));
  const [p, q] = [a.organisation.size, b.organisation.size];
  const steps = p && q && Math.abs(ORGANISATION_SIZES.indexOf(p) - ORGANISATION_SIZES.indexOf(q));
  return {
    sectorDistance: businesses ? sectorDistance(a.sectors, b.sectors, sectors) : null,
    sizeSimilarity: steps === null ? null : 1 - steps / 3,
    trust: b.trust ?? UNKNOWN,
  };
}

/** The four fits of docs/scoring.md, section 7, each 0..1. */
export interface Fits {
  readonly sector: number;
  readonly size: number;
  readonly goal: number;
  readonly trust: number;
}

/** The four fits of a pair in one type, 0..1 each: docs/scoring.md, section 7. */
export function fitsOf(
  row: AllianceTypeRow,
  facts: FitFacts,
  a: ScoringOrganisation,
  b: ScoringOrganisation,
): Fits {
  return {
    sector: facts.sectorDistance === null ? UNKNOWN : sectorFit(row.sector, facts.sectorDistance),
    size: row.size === 'ANY' ? 1 : (facts.sizeSimilarity ?? UNKNOWN),
    goal: (goalShare(a, row) + goalShare(b, row)) / 2,
    trust: facts.trust,
  };
}

/** compat_t: the mean of the fits, weighted by the row's v. */
export function compatibility({ v }: AllianceTypeRow, { sector, size, goal, trust }: Fits): number {
  return (v[0] * sector + v[1] * size + v[2] * goal + v[3] * trust) / (v[0] + v[1] + v[2] + v[3]);
}

function goalShare(
  { organisation: { goals } }: ScoringOrganisation,
  row: Pick<AllianceTypeRow, 'goals'> & { type: AllianceType },
): number {
  return goals.length === 0
    ? UNKNOWN
    : goals.filter((goal) => row.goals.includes(goal)).length / goals.length;
}
