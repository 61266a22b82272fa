import { type Explanation, writeOut } from '../scoring/explanation';
import { claimedScore } from '../scoring/pairScore';
import type { RankQuery, Recommendations } from '../services/recommendations';
import type { RecommendationList } from './renderRecommendations';

/** One answer in both forms, so that what people read and what machines read cannot differ. */
export interface RecommendationAnswer {
  readonly list: RecommendationList;
  readonly json: object;
}

/** Ranks and explains. @throws SymbiosisError NOT_FOUND, INVALID_INPUT, NOT_READY */
export async function answerQuery(
  recommendations: Recommendations,
  query: RankQuery,
): Promise<RecommendationAnswer> {
  const page = await recommendations.rank(query);
  const { seeker } = query;
  const items = page.items.map((pair, i) => ({
    pair,
    name: recommendations.organisationName(pair.candidate),
    why: page.explain(i),
  }));
  const { tenant, id } = seeker.organisation;
  const seekerName = recommendations.organisationName({ tenant, id });
  const nextSteps = recommendations.nextSteps(seeker);
  const { total, revision, epoch, hasNextPage } = page;
  return {
    list: {
      ...{ seekerName, items, total, nextSteps },
      resourceName: (resourceId) => recommendations.resourceName(resourceId),
    },
    json: {
      seeker: { id, name: seekerName },
      ...{ total, hasNextPage, revision, epoch, nextSteps },
      items: items.map(({ why, name }) => ({ name, ...jsonOf(why) })),
    },
  };
}

/** Reasons for machines: with a score where one may be claimed. */
export function jsonOf(why: Explanation): object {
  return { ...writeOut(why), pair: { ...why.pair, score: claimedScore(why.pair) } };
}
