import { DIMENSIONS, GROUND_DIMENSIONS } from '../../domain/dimension';
import { broaderDecay, MAX_LEVELS, narrowerDecay } from '../../scoring/resourceTree';
import type { ScoringContext } from '../../scoring/scoringContext';
import { rarity64 } from '../../scoring/statistics';
import {
  findBelow,
  NO_DIMENSION,
  NONE,
  type ResourceNumbers,
  type ResourcesBelow,
} from '../rows/resourceNumbers';
import { VALUE_BITS, VALUE_MASK } from '../rows/rowColumns';
import type { SearchedSide } from './searchedSide';
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

/** Takes the rarity of every resource from an epoch; O(resources). */
export function resourceWeights(resources: ResourceNumbers, { statistics }: ScoringContext): ResourceWeights {
  const rarity = Int32Array.from(resources.ids, (id) => rarity64(statistics, id));
  const isGround = DIMENSIONS.map((dimension) => GROUND_DIMENSIONS.includes(dimension));
  return { rarity, ground: rarity.map((r, i) => (isGround[resources.dimension[i]] ? r * r : 0)) };
}

/** What lies below the resource at hand. */
const RESOURCES_BELOW: ResourcesBelow = { resources: [], levels: [] };

/** The structured side of a seeker, as tables over resource numbers; valid until the next seeker is planned. */
export interface SeekerPlan {
  readonly resources: ResourceNumbers;
  readonly weights: ResourceWeights;
  a: SearchedSide;
  readings: TypeReadings;
  /** Dimension, weight and (MARKET only) whether its country is one of its own, of each need. */
  needDimension: Uint8Array;
  needWeight: Float64Array;
  needAtHome: Uint8Array;
  /** Effective offer of each need while a row is read; all 0 in between. */
  covered: Int32Array;
  /** Weights of the needs summed per dimension; pi. */
  readonly needTotal: Float64Array;
  readonly priority: Float64Array;
  normaliser: number;
  /** pi * omega per reading and dimension. */
  pull: Float64Array;
  /** Which needs an offer of r touches: a list through `touchNext` from `touchFirst[r]`, NONE at its end. */
  readonly touchFirst: Int32Array;
  readonly touchNeed: number[];
  readonly touchDecay: number[];
  readonly touchNext: number[];
  /** The resources with an entry in `touchFirst`. */
  readonly touched: number[];
  /** Effective offer of the seeker for a need of r, in units of 1e-5, and the resources where it is above 0. */
  readonly reach: Int32Array;
  readonly reached: number[];
  /** The same of its offers at a resource or below it alone; where there are groups, which ask for it. */
  readonly below: Int32Array;
  readonly above: number[];
  /** Its own strengths in hundredths per resource, and their sum per dimension. */
  readonly strength: Uint8Array;
  readonly strengthTotal: Float64Array;
  /** One where a country is its own. */
  readonly ownCountry: Uint8Array;
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
    needDimension: new Uint8Array(0),
    needWeight: new Float64Array(0),
    needAtHome: new Uint8Array(0),
    covered: new Int32Array(0),
    needTotal: new Float64Array(D),
    priority: new Float64Array(D),
    normaliser: 0,
    pull: new Float64Array(0),
    touchFirst: new Int32Array(resources.count).fill(NONE),
    touchNeed: [],
    touchDecay: [],
    touchNext: [],
    touched: [],
    reach: new Int32Array(resources.count),
    reached: [],
    below: new Int32Array(resources.count),
    above: [],
    strength: new Uint8Array(resources.count),
    strengthTotal: new Float64Array(D),
    ownCountry: new Uint8Array(resources.count),
    hasCountry: false,
  };
}

/** Fills the plan for a seeker; O(its needs and offers with their neighbourhoods in the trees). */
export function planSeeker(plan: SeekerPlan, a: SearchedSide, readings: TypeReadings): void {
  clear(plan);
  plan.a = a;
  plan.readings = readings;
  planPlaces(plan);
  planNeeds(plan);
  planReach(plan);
  const { readings: all } = readings;
  plan.normaliser = normaliserOf(readings, plan.priority);
  if (plan.pull.length !== all.length * D) plan.pull = new Float64Array(all.length * D);
  for (let i = 0; i < all.length; i++) {
    const { seekerOmega } = all[i];
    for (let d = 0; d < D; d++) plan.pull[i * D + d] = plan.priority[d] * seekerOmega[d];
  }
}

function clear(plan: SeekerPlan): void {
  const { touchFirst, touched, reach, reached, below, above, strength, ownCountry } = plan;
  for (const r of touched) touchFirst[r] = NONE;
  for (const r of reached) reach[r] = 0;
  for (const r of above) below[r] = 0;
  for (const entry of plan.a?.offers ?? []) strength[entry >>> VALUE_BITS] = 0;
  const { country } = plan.resources.places;
  for (const place of plan.a?.places ?? []) if (country[place] !== NONE) ownCountry[country[place]] = 0;
  for (const list of [plan.touchNeed, plan.touchDecay, plan.touchNext, touched, reached, above])
    list.length = 0;
  plan.needTotal.fill(0);
  plan.priority.fill(0);
  plan.strengthTotal.fill(0);
}

function planPlaces(plan: SeekerPlan): void {
  const { country } = plan.resources.places;
  plan.hasCountry = false;
  for (const place of plan.a.places) {
    if (country[place] === NONE) continue;
    plan.ownCountry[country[place]] = 1;
    plan.hasCountry = true;
  }
}

function planNeeds(plan: SeekerPlan): void {
  const { a, resources, priority, needTotal } = plan;
  const { needs } = a;
  const { rarity } = plan.weights;
  const { country } = resources.places;
  if (plan.covered.length !== needs.length) {
    plan.needDimension = new Uint8Array(needs.length);
    plan.needWeight = new Float64Array(needs.length);
    plan.needAtHome = new Uint8Array(needs.length);
    plan.covered = new Int32Array(needs.length);
  }
  for (let i = 0; i < needs.length; i++) {
    const r = needs[i] >>> VALUE_BITS;
    const p = needs[i] & VALUE_MASK;
    const d = resources.dimension[r];
    const weight = p * rarity[r];
    plan.needDimension[i] = d;
    plan.needWeight[i] = weight;
    needTotal[d] += weight;
    if (p > priority[d]) priority[d] = p;
    plan.needAtHome[i] = country[r] === NONE ? 0 : plan.ownCountry[country[r]];
    const members = resources.standsFor[r];
    if (members === null) touchNeighbours(plan, r, i);
    else for (const member of members) touchNeighbours(plan, member, i);
  }
  for (let d = 0; d < D; d++) priority[d] /= 5;
}

/** Notes for every resource whose offer would cover need `i`, for `r`, in part or whole by how much it decays. */
function touchNeighbours(plan: SeekerPlan, r: number, i: number): void {
  const { resources, needDimension } = plan;
  const { dimension, parent } = resources;
  if (dimension[r] !== NO_DIMENSION) touch(plan, r, i, narrowerDecay(DIMENSIONS[dimension[r]], 0));
  const count = findBelow(resources, r, RESOURCES_BELOW);
  for (let k = 0; k < count; k++) {
    const below = RESOURCES_BELOW.resources[k];
    touch(plan, below, i, narrowerDecay(DIMENSIONS[dimension[below]], RESOURCES_BELOW.levels[k]));
  }
  const kind = DIMENSIONS[needDimension[i]];
  for (
    let above = parent[r], levels = 1;
    above !== NONE && levels <= MAX_LEVELS;
    above = parent[above], levels++
  ) {
    touch(plan, above, i, broaderDecay(kind, levels));
  }
}

function touch(plan: SeekerPlan, r: number, need: number, decay: number): void {
  const { touchFirst, touchNext, touchNeed, touchDecay, touched } = plan;
  if (touchFirst[r] === NONE) touched.push(r);
  touchNext.push(touchFirst[r]);
  touchFirst[r] = touchNeed.length;
  touchNeed.push(need);
  touchDecay.push(decay);
}

function planReach(plan: SeekerPlan): void {
  const { a, resources, reach, reached, below, above, strength, strengthTotal } = plan;
  const { dimension, parent } = resources;
  for (const entry of a.offers) {
    const r = entry >>> VALUE_BITS;
    const value = entry & VALUE_MASK;
    strength[r] = value;
    if (dimension[r] !== NO_DIMENSION) {
      const kind = DIMENSIONS[dimension[r]];
      strengthTotal[dimension[r]] += value;
      for (let at = r, levels = 0; at !== NONE && levels <= MAX_LEVELS; at = parent[at], levels++) {
        const narrower = value * narrowerDecay(kind, levels);
        raise(reach, reached, at, narrower);
        if (resources.hasGroups) raise(below, above, at, narrower);
      }
    }
    const count = findBelow(resources, r, RESOURCES_BELOW);
    for (let k = 0; k < count; k++) {
      const narrower = RESOURCES_BELOW.resources[k];
      raise(
        reach,
        reached,
        narrower,
        value * broaderDecay(DIMENSIONS[dimension[narrower]], RESOURCES_BELOW.levels[k]),
      );
    }
  }
  if (resources.hasGroups) reachGroups(plan);
}

function raise(values: Int32Array, raised: number[], r: number, value: number): void {
  if (value <= values[r]) return;
  if (values[r] === 0) raised.push(r);
  values[r] = value;
}

/** What stands for others is reached by what reaches these, as `effectiveOffer` of the reference has it. */
function reachGroups({ resources, reach, reached, below, strength }: SeekerPlan): void {
  const { standsFor, groupsOf, parent, dimension } = resources;
  const groups = new Set<number>();
  let kept = 0;
  for (const r of reached) {
    for (const group of groupsOf[r]) groups.add(group);
    if (standsFor[r] === null) reached[kept++] = r;
    else reach[r] = 0;
  }
  reached.length = kept;
  for (const group of groups) {
    const kind = DIMENSIONS[dimension[group]];
    for (const member of standsFor[group]!) {
      raise(reach, reached, group, below[member]);
      for (let above = parent[member], levels = 1; above !== NONE && levels <= MAX_LEVELS; levels++) {
        raise(reach, reached, group, strength[above] * broaderDecay(kind, levels));
        above = parent[above];
      }
    }
  }
}
