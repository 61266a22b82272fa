import { keyOf, type GraphSnapshot } from '../../../src/domain/graph';
import { alliancePast, isPast } from '../../../src/scoring/alliancePast';
import { buildResourceTree } from '../../../src/scoring/resourceTree';
import {
  contributionOf,
  contributionOfAlliance,
  createScoringContext,
} from '../../../src/scoring/scoringContext';
import { prepareOrganisation, type ScoringOrganisation } from '../../../src/scoring/scoringOrganisation';
import { buildSectorTable } from '../../../src/scoring/sectorDistance';
import { createStatisticsTally } from '../../../src/scoring/statistics';
import { createWordSplitter } from '../../../src/scoring/text/words';
import { textCosines } from '../../../src/scoring/textSimilarity';

/** What the oracle is told of one organisation's words: it cannot count them itself. */
export interface OrganisationWords {
  readonly tenant: string;
  readonly id: string;
  /** Words of its query as a seeker, and as a candidate, whose hidden needs nobody knows of. */
  readonly seekerQueryWords: number;
  readonly candidateQueryWords: number;
  /** Whether the words of the seeker are what it asks for, and not the sum of its documents. */
  readonly seekerAsks: boolean;
  /** Documents of every language, and those of twenty words and more. */
  readonly documents: number;
  readonly longDocuments: number;
  /** Different words of a document of the graph on the mean, rounded down. */
  readonly wordsPerDocument: number;
}

/** What text(x<-y) is made of. */
export interface DirectedText {
  /** Whether y has a document in a language of x's query. */
  readonly documents: boolean;
  readonly centroid: number;
  readonly best: number;
  readonly wordInCommon: boolean;
}

/** The part of the formula that lies outside the graph: words and cosines, taken from the reference. */
export interface TextIngredients {
  /** In the order of the snapshot. */
  readonly organisations: readonly OrganisationWords[];
  /** Both directions for the pair of two positions in the snapshot. */
  pair(
    seeker: number,
    candidate: number,
  ): { readonly seeker: DirectedText; readonly candidate: DirectedText };
}

const LONG = 20;

/** Prepares the documents and queries of a whole graph, for the statistics of the day `asOf`. */
export function textIngredients(snapshot: GraphSnapshot, asOf: string): TextIngredients {
  const { organisations, alliances, resources, sectors, supplies } = snapshot;
  const split = createWordSplitter();
  const tree = buildResourceTree(resources);
  const tally = createStatisticsTally();
  const told = [
    ...organisations.map((organisation) => contributionOf(organisation, tree, split, asOf)),
    ...alliances
      .filter((alliance) => isPast(alliance) && alliance.members.length > 0)
      .map((alliance) => contributionOfAlliance(alliance, split)),
  ];
  for (const contribution of told) tally.add(contribution);
  const lengths = told.flatMap(({ documents }) => documents.map(({ size }) => size));
  const wordsPerDocument = Math.floor(
    lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
  );
  const context = createScoringContext({
    resources: tree,
    sectors: buildSectorTable(sectors, supplies),
    statistics: tally.take(asOf),
    split,
  });
  const sides = organisations.map((organisation) => {
    const joined = alliances.filter(
      ({ tenant, members }) =>
        tenant === organisation.tenant && members.some((m) => m.organisationId === organisation.id),
    );
    const past = alliancePast(keyOf(organisation), joined);
    return {
      asSeeker: prepareOrganisation(context, organisation, past, 'ITSELF'),
      asCandidate: prepareOrganisation(context, organisation, past, 'OTHERS'),
    };
  });
  return {
    organisations: sides.map(({ asSeeker, asCandidate }) => ({
      tenant: asSeeker.organisation.tenant,
      id: asSeeker.organisation.id,
      seekerQueryWords: asSeeker.query?.wordCount ?? 0,
      candidateQueryWords: asCandidate.query?.wordCount ?? 0,
      seekerAsks: asSeeker.query !== null && asSeeker.query.text !== null,
      documents: asSeeker.documents.length,
      longDocuments: asSeeker.documents.filter(({ wordCount }) => wordCount >= LONG).length,
      wordsPerDocument,
    })),
    pair: (seeker, candidate) => ({
      seeker: directedText(sides[seeker].asSeeker, sides[candidate].asCandidate),
      candidate: directedText(sides[candidate].asCandidate, sides[seeker].asSeeker),
    }),
  };
}

function directedText(from: ScoringOrganisation, to: ScoringOrganisation): DirectedText {
  const cosines = textCosines(from, to);
  if (cosines === null) return { documents: false, centroid: 0, best: 0, wordInCommon: false };
  const { counts, centroid, best } = cosines;
  return { documents: counts, centroid, best, wordInCommon: best > 0 };
}
