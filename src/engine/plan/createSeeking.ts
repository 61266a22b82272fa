import type { AllianceType } from '../../domain/allianceType';
import { ALLIANCE_TYPES } from '../../domain/allianceType';
import { priorGain } from '../../scoring/clarity';
import type { TextIndex } from '../index/textIndex';
import type { RowColumns } from '../rows/rowColumns';
import { goalsOf, UNKNOWN_KIND } from '../rows/traits';
import { experienceFor, NO_EXPERIENCE, noExperiences } from './experienceTable';
import { type Acquainted, NOBODY_ACQUAINTED } from './acquainted';
import { readingsOpenTo, SEEKER_GATES } from './readingGates';
import { ALL_MATTERS, isPossible, mattersOf } from './possibleReadings';
import { D, emptyPlan, planSeeker, type ResourceWeights, type SeekerPlan } from './seekerPlan';
import type { SearchedSide } from './searchedSide';
import { emptyRowFacts, type Seeking } from './seeking';
import { emptyStaticFits, turnTo } from './staticFits';
import { emptyTextPlan, planTexts } from './textPlan';
import { goalShare, type TypeReadings } from './typeReadings';

/**
 * The tables that every query over these rows uses in turn.
 * @param texts of the indexed rows; null where there are none
 */
export function createSeeking(rows: RowColumns, weights: ResourceWeights, texts: TextIndex | null): Seeking {
  return {
    rows,
    plan: emptyPlan(rows.resources, weights) as SeekerPlan,
    texts: emptyTextPlan(rows.texts, texts),
    fits: emptyStaticFits(rows.resources),
    asked: [],
    open: [],
    openCache: new WeakMap(),
    goalShares: new Float64Array(0),
    someTypes: false,
    acquainted: NOBODY_ACQUAINTED,
    listsUnrelated: false,
    prior: 0,
    experience: NO_EXPERIENCE,
    experiences: noExperiences(),
    textBounds: null,
    facts: emptyRowFacts(D),
  };
}

/** Turns the tables to a seeker; what they said of the one before is gone. */
export function seekFor(
  seeking: Seeking,
  a: SearchedSide,
  readings: TypeReadings,
  acquainted: Acquainted,
  { types, unrelated }: { readonly types?: readonly AllianceType[]; readonly unrelated: boolean },
): void {
  const { rows, plan } = seeking;
  planSeeker(plan, a, readings);
  planTexts(seeking.texts, a);
  turnTo(seeking.fits, a, rows.sectors);
  seeking.someTypes = types !== undefined;
  seeking.listsUnrelated = unrelated;
  seeking.asked = types
    ? readings.readings.filter(({ type }) => types.includes(ALLIANCE_TYPES[type]))
    : readings.readings;
  seeking.open = openByKind(seeking);
  seeking.goalShares = Float64Array.from(readings.readings, ({ goals }) =>
    goalShare(goalsOf(a.traits), goals),
  );
  seeking.acquainted = acquainted;
  seeking.prior = priorGain(a);
  seeking.experience = experienceFor(seeking, a, readings.profile.experience);
  seeking.textBounds = null;
}

function openByKind({ asked, plan, someTypes, openCache }: Seeking): Seeking['open'] {
  const matters = mattersOf(plan);
  const find = (): Seeking['open'] => {
    const possible = asked.filter((reading) => isPossible(reading, matters));
    return Array.from({ length: UNKNOWN_KIND + 1 }, (_, kind) =>
      readingsOpenTo(possible, plan.a.traits, kind),
    );
  };
  if (someTypes) return find();
  const cache = openCache.get(plan.readings) ?? new Map<number, Seeking['open']>();
  openCache.set(plan.readings, cache);
  const key = (plan.a.traits & SEEKER_GATES) * ALL_MATTERS + matters;
  let open = cache.get(key);
  if (open === undefined) cache.set(key, (open = find()));
  return open;
}
