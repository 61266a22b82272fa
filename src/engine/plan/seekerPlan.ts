import { DIMENSIONS, GROUND_DIMENSIONS } from '../../domain/dimension';
import { ORGANISATION_SIZES } from '../../domain/organisation';
import { effectiveOffer } from '../../scoring/coverage';
import { broaderDecay, narrowerDecay } from '../../scoring/resourceTree';
import type { ScoringContext } from '../../scoring/scoringContext';
import type { ScoringNeed, ScoringOrganisation } from '../../scoring/scoringOrganisation';
import { rarity64 } from '../../scoring/statistics';
import { forEachBelow, NO_DIMENSION, NONE, type ResourceNumbers } from '../rows/resourceNumbers';
import { traitsOf } from '../rows/traits';
import { normaliserOf, type TypeReadings } from './typeReadings';

export const D = DIMENSIONS.length;
export const MARKET = DIMENSIONS.indexOf('MARKET');
export const SEGMENT = DIMENSIONS.indexOf('SEGMENT');
export const OFFERING = DIMENSIONS.indexOf('OFFERING');
export const FINANCE = DIMENSIONS.indexOf('FINANCE');

/** What an epoch says of every resource, by number. */
export interface ResourceWeights {
  readonly rarity: Int32Array;
  /** rarity squared for the kinds of common ground, else 0. */
  readonly ground: Int32Array;
}

export function resourceWeights(resources: ResourceNumbers, { statistics }: ScoringContext): ResourceWeights {
  const rarity = Int32Array.from(resources.ids, (id) => rarity64(statistics, id));
  const isGround = DIMENSIONS.map((dimension) => GROUND_DIMENSIONS.includes(dimension));
  return { rarity, ground: rarity.map((r, i) => (isGround[resources.dimension[i]] ? r * r : 0)) };
}

/** The structured side of a seeker, as tables over resource numbers; valid until the next seeker is planned. */
export interface SeekerPlan {
  readonly resources: ResourceNumbers;
  readonly weights: ResourceWeights;
  a: ScoringOrganisation;
  readings: TypeReadings;
  traits: number;
  /** Dimension, weight and (MARKET only) whether its country is one of its own, of each need. */
  needDimension: Uint8Array;
  needWeight: Float64Array;
  needAtHome: Uint8Array;
  /** Effective offer of each need while a row is read; all 0 in between. */
  covered: Int32Array;
  /** Weights of the needs summed per dimension. */
  readonly needTotal: Float64Array;
  normaliser: number;
  /** pi * omega per reading and dimension. */
  pull: Float64Array;
  /** Which needs an offer of r touches: a list through `touchNext` from `touchFirst[r]`, NONE at its end. */
  readonly touchFirst: Int32Array;
  touchNeed: number[];
  touchDecay: number[];
  touchNext: number[];
  /** The resources with an entry in `touchFirst`. */
  touched: number[];
  /** Effective offer of the seeker for a need of r, in units of 1e-5, and the resources where it is above 0. */
  readonly reach: Int32Array;
  reached: number[];
  /** Its own strengths in hundredths per resource, and their sum per dimension. */
  readonly strength: Uint8Array;
  readonly strengthTotal: Float64Array;
  /** One where a country is its own. */
  readonly ownCountry: Uint8Array;
  /** Places and sectors of the seeker, by number. */
  places: readonly number[];
  hasCountry: boolean;
}

/** An empty plan; holds tables of the size of the vocabulary, so it is made once per epoch. */
export function emptyPlan(
  resources: ResourceNumbers,
  weights: ResourceWeights,
): Omit<SeekerPlan, 'a' | 'readings'> {
  return {
    resources,
    weights,
    traits: 0,
    needDimension: new Uint8Array(0),
    needWeight: new Float64Array(0),
    needAtHome: new Uint8Array(0),
    covered: new Int32Array(0),
    needTotal: new Float64Array(D),
    normaliser: 0,
    pull: new Float64Array(0),
    touchFirst: new Int32Array(resources.count).fill(NONE),
    touchNeed: [],
    touchDecay: [],
    touchNext: [],
    touched: [],
    reach: new Int32Array(resources.count),
    reached: [],
    strength: new Uint8Array(resources.count),
    strengthTotal: new Float64Array(D),
    ownCountry: new Uint8Array(resources.count),
    places: [],
    hasCountry: false,
  };
}

/** Fills the plan for a seeker; O(its needs and offers with their neighbourhoods in the trees). */
export function planSeeker(
  plan: SeekerPlan,
  context: Pick<ScoringContext, 'resources'>,
  a: ScoringOrganisation,
  readings: TypeReadings,
): void {
  clear(plan);
  plan.a = a;
  plan.readings = readings;
  plan.traits = traitsOf(a);
  planPlaces(plan);
  planNeeds(plan);
  planReach(plan, context);
  const priorities = Float64Array.from(a.priorities);
  const { readings: all } = readings;
  plan.normaliser = normaliserOf(readings, priorities);
  plan.pull = new Float64Array(all.length * D);
  for (let i = 0; i < all.length; i++) {
    for (let d = 0; d < D; d++) plan.pull[i * D + d] = priorities[d] * all[i].seekerOmega[d];
  }
}

function clear(plan: SeekerPlan): void {
  for (const r of plan.touched) plan.touchFirst[r] = NONE;
  for (const r of plan.reached) plan.reach[r] = 0;
  for (const id of plan.a?.offers.keys() ?? []) {
    const r = plan.resources.numberOf.get(id);
    if (r !== undefined) plan.strength[r] = 0;
  }
  const { country } = plan.resources.places;
  for (const place of plan.places) if (country[place] !== NONE) plan.ownCountry[country[place]] = 0;
  plan.touchNeed = [];
  plan.touchDecay = [];
  plan.touchNext = [];
  plan.touched = [];
  plan.reached = [];
  plan.needTotal.fill(0);
  plan.strengthTotal.fill(0);
}

function planPlaces(plan: SeekerPlan): void {
  const { numberOf, places } = plan.resources;
  plan.places = plan.a.organisation.basedIn.flatMap((id) => numberOf.get(id) ?? []);
  for (const place of plan.places)
    if (places.country[place] !== NONE) plan.ownCountry[places.country[place]] = 1;
  plan.hasCountry = plan.places.some((place) => places.country[place] !== NONE);
}

function planNeeds(plan: SeekerPlan): void {
  const { needs } = plan.a;
  const { numberOf, places } = plan.resources;
  plan.needDimension = new Uint8Array(needs.length);
  plan.needWeight = new Float64Array(needs.length);
  plan.needAtHome = new Uint8Array(needs.length);
  plan.covered = new Int32Array(needs.length);
  needs.forEach((need, i) => {
    const d = DIMENSIONS.indexOf(need.dimension);
    const country = places.country[numberOf.get(need.resourceId)!];
    plan.needDimension[i] = d;
    plan.needWeight[i] = need.weight;
    plan.needTotal[d] += need.weight;
    plan.needAtHome[i] = country === NONE ? 0 : plan.ownCountry[country];
    touchNeighbours(plan, need, i);
  });
}

/** Notes for every resource whose offer would cover the need in part or whole by how much it decays. */
function touchNeighbours(plan: SeekerPlan, need: ScoringNeed, i: number): void {
  const { resources } = plan;
  const { dimension, parent, numberOf } = resources;
  const touch = (r: number, decay: number): void => {
    if (plan.touchFirst[r] === NONE) plan.touched.push(r);
    plan.touchNext.push(plan.touchFirst[r]);
    plan.touchFirst[r] = plan.touchNeed.length;
    plan.touchNeed.push(i);
    plan.touchDecay.push(decay);
  };
  for (const id of need.standsFor) {
    const r = numberOf.get(id)!;
    if (dimension[r] !== NO_DIMENSION) touch(r, narrowerDecay(DIMENSIONS[dimension[r]], 0));
    forEachBelow(resources, r, (below, levels) =>
      touch(below, narrowerDecay(DIMENSIONS[dimension[below]], levels)),
    );
    for (let above = parent[r], levels = 1; above !== NONE && levels <= 3; above = parent[above], levels++) {
      touch(above, broaderDecay(need.dimension, levels));
    }
  }
}

function planReach(plan: SeekerPlan, context: Pick<ScoringContext, 'resources'>): void {
  const { a, resources, reach } = plan;
  const { numberOf, dimension, standsFor, groupsOf } = resources;
  const neighbours: number[] = [];
  const raise = (r: number, value: number): void => {
    if (reach[r] === 0) neighbours.push(r);
    if (value > reach[r]) reach[r] = value;
  };
  for (const [id, value] of a.fromBelow) {
    const r = numberOf.get(id);
    if (r !== undefined) raise(r, value);
  }
  for (const [id, strength] of a.offers) {
    const r = numberOf.get(id);
    if (r === undefined) continue;
    plan.strength[r] = strength;
    if (dimension[r] !== NO_DIMENSION) plan.strengthTotal[dimension[r]] += strength;
    forEachBelow(resources, r, (below, levels) =>
      raise(below, strength * broaderDecay(DIMENSIONS[dimension[below]], levels)),
    );
  }
  const groups = new Set<number>();
  for (const r of neighbours) for (const group of groupsOf[r]) groups.add(group);
  for (const r of neighbours) if (standsFor[r] !== null) reach[r] = 0;
  plan.reached = neighbours.filter((r) => standsFor[r] === null);
  for (const group of groups) {
    const need = {
      standsFor: standsFor[group]!.map((r) => resources.ids[r]),
      dimension: DIMENSIONS[dimension[group]],
    };
    reach[group] = effectiveOffer(context, need, a);
    if (reach[group] > 0) plan.reached.push(group);
  }
}

/** Steps between two sizes are their distance in this list. */
export const SIZE_STEPS = ORGANISATION_SIZES.length - 1;
