import type { ExperienceRule } from '../../scoring/experience';
import type { LruCache } from '../lruCache';
import type { RowColumns } from '../rows/rowColumns';
import type { Acquainted } from './acquainted';
import { type SeekerPlan } from './seekerPlan';
import type { StaticFits } from './staticFits';
import type { CosineOutput, TextPlan } from './textPlan';
import type { TypeReading, TypeReadings } from './typeReadings';

/** One query at work: the seeker as tables, the readings that are asked for, and the scratch of the row at hand. */
export interface Seeking {
  readonly rows: RowColumns;
  readonly plan: SeekerPlan;
  readonly texts: TextPlan;
  readonly fits: StaticFits;
  /** The readings that count for S. */
  asked: readonly TypeReading[];
  /** Those that can be open for a row of each kind, by its number. */
  open: readonly (readonly OpenReading[])[];
  /** What they come from, so that they need not be worked out for every seeker. */
  readonly openCache: WeakMap<TypeReadings, Map<number, readonly (readonly OpenReading[])[]>>;
  /** The seeker's share of goals per reading. */
  goalShares: Float64Array;
  /** Whether only some types were asked for: a pair without S then is not listed. */
  someTypes: boolean;
  acquainted: Acquainted;
  /** Whether rows are listed that nothing relates to the seeker. */
  listsUnrelated: boolean;
  /** What the seeker gains from anybody. */
  prior: number;
  experience: Experience;
  /** Those of the seekers before, which are the same for many. */
  readonly experiences: Experiences;
  /** Upper bounds of text by row, after the profile's exponent, of rows that are known to be listed; null without. */
  textBounds: TextsOfRows | null;
  readonly facts: RowFacts;
}

/** E of the rows for a seeker. */
export interface Experience {
  readonly rule: ExperienceRule;
  readonly profileExponent: number;
  /** E by number of past alliances that count fully, after the profile's exponent. */
  readonly values: Float64Array;
}

/** By what makes them differ. */
export type Experiences = LruCache<string, Experience>;

/** text(seeker<-row) and text(row<-seeker) by row. */
export interface TextsOfRows {
  readonly seeker: Float32Array;
  readonly row: Float32Array;
}

/** A reading with the traits that a row must have for it to be open. */
export interface OpenReading {
  readonly reading: TypeReading;
  readonly required: number;
}

/** What is read off a row before the types are looked at. */
export interface RowFacts {
  /** cov_d of the seeker by the row, and of the row by the seeker. */
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Sum of the smaller strengths of what both offer, and sum of the row's strengths, per dimension. */
  readonly overlap: Float64Array;
  readonly total: Float64Array;
  readonly needTotal: Float64Array;
  /** pi_d of the row. */
  readonly priority: Float64Array;
  /** I of section 3, and W of the row. */
  shared: number;
  groundTotal: number;
  /** Whether the seeker's offers reach a MARKET that the row needs at its home, abroad; a FINANCE need. */
  reachesHome: boolean;
  reachesAbroad: boolean;
  reachesFinance: boolean;
  /** The same for the row's offers and the seeker's needs. */
  coversHome: boolean;
  coversAbroad: boolean;
  coversFinance: boolean;
  /** SAME_.. and OTHER_.. bits over all places; whether the row has a country; place fit by shape. */
  relation: number;
  hasCountry: boolean;
  readonly place: Float64Array;
  /** Sector distance, NaN where unknown; similarity in tenths; whether a division is shared. */
  distance: number;
  tenths: number;
  sharesDivision: boolean;
  /** comp and its gates. */
  competition: number;
  competitionKnown: boolean;
  belowFifth: boolean;
  noCompetition: boolean;
  readonly seekerText: CosineOutput;
  readonly rowText: CosineOutput;
}

/** Room for the facts of one row after the other. */
export function emptyRowFacts(dimensions: number): RowFacts {
  const zeros = (): Float64Array => new Float64Array(dimensions + 1);
  return {
    forward: zeros(),
    backward: zeros(),
    overlap: zeros(),
    total: zeros(),
    needTotal: zeros(),
    priority: zeros(),
    shared: 0,
    groundTotal: 0,
    reachesHome: false,
    reachesAbroad: false,
    reachesFinance: false,
    coversHome: false,
    coversAbroad: false,
    coversFinance: false,
    relation: 0,
    hasCountry: false,
    place: new Float64Array(3),
    distance: NaN,
    tenths: 0,
    sharesDivision: false,
    competition: 0,
    competitionKnown: false,
    belowFifth: false,
    noCompetition: false,
    seekerText: { counts: false, centroid: 0, best: 0 },
    rowText: { counts: false, centroid: 0, best: 0 },
  };
}
