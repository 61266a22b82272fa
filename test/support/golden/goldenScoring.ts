import { NO_PAST } from '../../../src/scoring/alliancePast';
import type { AllianceTypeRow } from '../../../src/scoring/allianceTypeTable';
import { partnerCounts } from '../../../src/scoring/network';
import type { PairScore } from '../../../src/scoring/pairScore';
import { resolveProfile } from '../../../src/scoring/resolvedProfile';
import { buildResourceTree } from '../../../src/scoring/resourceTree';
import { contributionOf, createScoringContext } from '../../../src/scoring/scoringContext';
import { prepareOrganisation } from '../../../src/scoring/scoringOrganisation';
import { scorePair } from '../../../src/scoring/scorePair';
import { buildSectorTable } from '../../../src/scoring/sectorDistance';
import { createStatisticsTally } from '../../../src/scoring/statistics';
import { createWordSplitter } from '../../../src/scoring/text/words';
import { goldenSnapshot } from './goldenSnapshot';
import { PLAIN_DAY } from './plainGraph';

/** Scores pairs of golden organisations under any type table, also one whose weights no longer sum to a hundred. */
export type GoldenScoring = (
  seeker: string,
  candidate: string,
  table: readonly AllianceTypeRow[],
) => PairScore;

/** Takes the golden graph once. */
export function goldenScoring(): GoldenScoring {
  const { organisations, resources, sectors, supplies } = goldenSnapshot();
  const tree = buildResourceTree(resources);
  const split = createWordSplitter();
  const tally = createStatisticsTally();
  for (const organisation of organisations) tally.add(contributionOf(organisation, tree, split, PLAIN_DAY));
  const context = createScoringContext({
    resources: tree,
    sectors: buildSectorTable(sectors, supplies),
    statistics: tally.take(PLAIN_DAY),
    split,
  });
  const prepared = new Map(
    organisations.map((organisation) => [
      organisation.id,
      prepareOrganisation(context, organisation, NO_PAST, 'OTHERS'),
    ]),
  );
  return (seeker, candidate, table) => {
    const [a, b] = [prepared.get(seeker), prepared.get(candidate)];
    if (a === undefined || b === undefined)
      throw new Error(`${seeker} or ${candidate} is no golden organisation`);
    return scorePair({ context, resolved: resolveProfile(table), partners: partnerCounts(() => 0) }, a, b);
  };
}
