import type { AllianceType } from '../../../src/domain/allianceType';
import { DEFAULT_TENANT } from '../../../src/domain/organisation';
import { createScanEngine } from '../../../src/engine/scanEngine';
import type { Explanation } from '../../../src/scoring/explanation';
import type { PairScore, TypeScore } from '../../../src/scoring/pairScore';
import { PLAIN_DAY, plainGraph, type PlainGraph, type PlainOrganisation } from './plainGraph';

/** Scores the first two organisations of a plain graph: the first asks, the second may be its partner. */
export function scorePlain(
  organisations: readonly [PlainOrganisation, PlainOrganisation, ...PlainOrganisation[]],
  graph: Omit<PlainGraph, 'organisations'> = {},
): PairScore {
  return explainPlain(organisations, graph).pair;
}

/** The same with its reasons, of `type` or of the type that the pair is scored as. */
export function explainPlain(
  organisations: readonly [PlainOrganisation, PlainOrganisation, ...PlainOrganisation[]],
  graph: Omit<PlainGraph, 'organisations'> = {},
  type?: AllianceType,
): Explanation {
  const engine = createScanEngine();
  engine.load(plainGraph({ organisations, ...graph }), PLAIN_DAY);
  const [seeker, candidate] = organisations.map(({ id, tenant = DEFAULT_TENANT }) => ({ tenant, id }));
  const explanation = engine.explain({ organisation: seeker }, candidate, type);
  if (explanation === undefined) throw new Error('Both organisations are in the graph');
  return explanation;
}

/** What a pair score says of one type. */
export function typeScore(pair: PairScore, type: AllianceType): TypeScore {
  const found = pair.types.find((score) => score.type === type);
  if (found === undefined) throw new Error(`${type} is missing`);
  return found;
}
