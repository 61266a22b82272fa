import { countStatistics } from '../../src/engine/countStatistics';
import { createGraphState } from '../../src/engine/graphState';
import { isPast } from '../../src/scoring/alliancePast';
import { buildResourceTree } from '../../src/scoring/resourceTree';
import { contributionOf, contributionOfAlliance } from '../../src/scoring/scoringContext';
import { createStatisticsTally } from '../../src/scoring/statistics';
import { createWordSplitter } from '../../src/scoring/text/words';
import { RANDOM_SNAPSHOT_DAY, randomSnapshot } from '../support/randomSnapshot';

test.each([1, 2, 3, 4, 5])('a whole graph is counted as its parts are, seed %i', (seed) => {
  const snapshot = randomSnapshot({ seed, organisations: 60 });
  const tree = buildResourceTree(snapshot.resources);
  const split = createWordSplitter();
  const tally = createStatisticsTally();
  for (const organisation of snapshot.organisations) {
    tally.add(contributionOf(organisation, tree, split, RANDOM_SNAPSHOT_DAY));
  }
  for (const alliance of snapshot.alliances) {
    if (isPast(alliance) && alliance.members.length > 0) tally.add(contributionOfAlliance(alliance, split));
  }
  const { organisations, documents, offering, documentFrequency } = tally.take(RANDOM_SNAPSHOT_DAY);

  const counting = countStatistics(createGraphState(snapshot), tree, split, RANDOM_SNAPSHOT_DAY);
  let step = counting.next();
  while (!step.done) step = counting.next();
  expect(step.value).toEqual({ organisations, documents, offering, documentFrequency });
});
