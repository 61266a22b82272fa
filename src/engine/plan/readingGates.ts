import { GOALS, ORGANISATION_KINDS } from '../../domain/organisation';
import { goalMask, GOALS_SHIFT, goalsOf, KIND_MASK, TRAIT, UNKNOWN_KIND } from '../rows/traits';
import { MARKET, SEGMENT } from './seekerPlan';
import type { RowFacts } from './seeking';
import { SAME_COUNTRY, SAME_ISLANDS, SAME_REGION } from './staticFits';
import { TYPE, type TypeReading } from './typeReadings';

const kindBits = (...kinds: readonly (typeof ORGANISATION_KINDS)[number][]): number =>
  kinds.reduce((bits, kind) => bits | (1 << ORGANISATION_KINDS.indexOf(kind)), 0);

const NON_PROFIT = kindBits('NON_PROFIT');
const MARKETPLACE = kindBits('MARKETPLACE');
const PUBLIC = kindBits('GOVERNMENT', 'UNIVERSITY');
const UNION = kindBits('SME', 'ASSOCIATION');
const UNKNOWN = 1 << UNKNOWN_KIND;
const CUT_COST = goalMask(['CUT_COST']);

/**
 * Whether a reading can be open between two sides of these traits, whatever else they are; where it is false, so is
 * `isReadingOpen`.
 */
function isOpenToTraits({ type, seekerHosts }: TypeReading, seeker: number, row: number): boolean {
  const [seekerKind, rowKind] = [1 << (seeker & KIND_MASK), 1 << (row & KIND_MASK)];
  const [host, other] = seekerHosts ? [seekerKind, rowKind] : [rowKind, seekerKind];
  const both = seeker & row;
  switch (type) {
    case TYPE.CO_BRANDING:
      return (both & TRAIT.BRAND_OR_SEGMENT) !== 0;
    case TYPE.BRAND_CAUSE:
      return (host & NON_PROFIT) !== 0;
    case TYPE.MARKETPLACE:
      return (host & MARKETPLACE) !== 0;
    case TYPE.DESTINATION:
      return (both & TRAIT.SERVES_VISITORS) !== 0;
    case TYPE.TECHNOLOGY:
      return ((seeker | row) & TRAIT.MAKES_TECHNOLOGY) !== 0;
    case TYPE.PRICE:
      return (goalsOf(both) & CUT_COST) !== 0;
    case TYPE.PUBLIC_PRIVATE:
      return (host & PUBLIC) !== 0 && (other & (PUBLIC | UNKNOWN)) === 0;
    case TYPE.MARKETING_UNION:
      return ((seekerKind | rowKind) & ~UNION) === 0;
    case TYPE.CO_FINANCING:
      return (host & (PUBLIC | UNKNOWN)) === 0;
    default:
      return true;
  }
}

/** Whether a reading that is open to the traits is open for the pair: docs/scoring.md, section 8 and reading 17. */
export function isReadingOpen(
  { type, seekerHosts }: TypeReading,
  facts: RowFacts,
  seekerHasCountry: boolean,
): boolean {
  switch (type) {
    case TYPE.DESTINATION:
      return (facts.relation & (SAME_REGION | SAME_ISLANDS)) !== 0;
    case TYPE.MARKET_EXPANSION:
      return seekerHosts ? facts.hasCountry && facts.reachesAbroad : seekerHasCountry && facts.coversAbroad;
    case TYPE.DOMESTIC_EXPANSION:
      return (facts.relation & SAME_COUNTRY) !== 0 && (seekerHosts ? facts.reachesHome : facts.coversHome);
    case TYPE.NON_COMPETITIVE:
      return (
        facts.competitionKnown &&
        facts.belowFifth &&
        (facts.overlap[MARKET] > 0 || facts.overlap[SEGMENT] > 0)
      );
    case TYPE.PRICE:
      return facts.competitionKnown && facts.noCompetition;
    case TYPE.MARKETING_UNION:
      return facts.sharesDivision || (facts.relation & SAME_REGION) !== 0;
    case TYPE.CO_FINANCING:
      return seekerHosts ? facts.reachesFinance : facts.coversFinance;
    default:
      return true;
  }
}

/** Types whose gates look at what both sides offer and need. */
const GATES_OF_RESOURCES: readonly number[] = [
  TYPE.MARKET_EXPANSION,
  TYPE.DOMESTIC_EXPANSION,
  TYPE.NON_COMPETITIVE,
  TYPE.PRICE,
  TYPE.CO_FINANCING,
];

/** Whether traits, places and sectors say all of whether a reading is open. */
export function isOpenByStatics({ type }: TypeReading): boolean {
  return !GATES_OF_RESOURCES.includes(type);
}

/** Traits with which no gate is shut but by the kind. */
const NO_GATES =
  TRAIT.BRAND_OR_SEGMENT | TRAIT.SERVES_VISITORS | TRAIT.MAKES_TECHNOLOGY | (goalMask(GOALS) << GOALS_SHIFT);

/** The traits of a seeker that `readingsOpenTo` looks at. */
export const SEEKER_GATES = NO_GATES | KIND_MASK;

const ROW_GATES = [
  TRAIT.BRAND_OR_SEGMENT,
  TRAIT.SERVES_VISITORS,
  TRAIT.MAKES_TECHNOLOGY,
  CUT_COST << GOALS_SHIFT,
];

/** The readings that can be open between a seeker of these traits and rows of a kind, with what these must have. */
export function readingsOpenTo(
  asked: readonly TypeReading[],
  seeker: number,
  kind: number,
): { reading: TypeReading; required: number }[] {
  return asked
    .filter((reading) => isOpenToTraits(reading, seeker, NO_GATES | kind))
    .map((reading) => ({
      reading,
      required: ROW_GATES.filter(
        (gate) => !isOpenToTraits(reading, seeker, (NO_GATES & ~gate) | kind),
      ).reduce((bits, gate) => bits | gate, 0),
    }));
}
