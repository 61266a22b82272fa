import { z } from 'zod';
import { SymbiosisError } from '../../domain/errors';
import type { PairScore } from '../../scoring/pairScore';
import type { ListQuery, RankPosition, Seeker } from '../../services/recommendations';
import type { ApiContext } from '../context';
import { decodeCursor, encodeCursor, listName } from '../page/cursor';
import type { PageArgs } from '../page/page.args';
import { pageInfoOf } from '../page/pageInfoOf';
import { organisationNode, OrganisationNode } from '../organisation/organisation.type';
import { resourceNodes } from '../resource/resource.type';
import { RecommendationNode } from './recommendation.type';
import type { RecommendationConnection } from './recommendationConnection.type';

/** Epoch and revision of the answer, then where the page ended in the total order. */
const POSITION = z.tuple([z.string(), z.number(), z.boolean(), z.number(), z.string(), z.string()]);

/**
 * One page of a ranking. A cursor goes on where its page ended, also after the graph has changed; it expires with the
 * statistics that the scores of its page were made of.
 * @throws SymbiosisError NOT_FOUND, INVALID_INPUT, CURSOR_EXPIRED, NOT_READY, OVERLOADED, THREAD_FAILED
 */
export async function recommendationPage(
  context: ApiContext,
  query: ListQuery,
  { first, after }: Pick<PageArgs, 'first' | 'after'>,
): Promise<RecommendationConnection> {
  const { recommendations, signal } = context;
  const list = listName('recommendations', query);
  const seen = after == null ? null : readCursor(list, after);
  const page = await recommendations.rank({ ...query, first, ...(seen && { after: seen.position }) }, signal);
  if (seen && seen.epoch !== page.epoch) {
    throw new SymbiosisError(
      'CURSOR_EXPIRED',
      'The scores have been renewed since the page of this cursor.',
      {
        field: 'after',
        remedy: 'Start again from the first page: leave after out.',
      },
    );
  }
  const seeker = seekerNode(context, query.seeker);
  const resources = resourceNodes(context);
  const edges = page.items.map((pair, i) => {
    const place = { position: page.passed + i + 1, total: page.total };
    return {
      cursor: encodeCursor(list, [page.epoch, page.revision, ...toPosition(pair)]),
      node: new RecommendationNode(
        context,
        resources,
        seeker,
        pair,
        pair.scoredAs,
        once(() => page.explain(i)),
        () => Promise.resolve(place),
      ),
    };
  });
  return {
    edges,
    pageInfo: pageInfoOf(edges, after, page.hasNextPage),
    totalCount: page.total,
    basis: page.items.at(0)?.basis ?? null,
    nextSteps: () => recommendations.nextSteps(query.seeker),
    revision: page.revision,
    epoch: page.epoch,
  };
}

/** The seeker as it is stored, or as it was described. */
function seekerNode(context: ApiContext, { organisation }: Seeker): OrganisationNode {
  const { tenant, id } = organisation;
  if (!('name' in organisation)) return organisationNode(context, { tenant, id });
  return new OrganisationNode(context, { tenant, id }, organisation);
}

function toPosition({ evidenceLevel, s, candidate }: PairScore) {
  return [evidenceLevel !== 'UNKNOWN', s, candidate.tenant, candidate.id] as const;
}

function readCursor(
  list: string,
  cursor: string,
): { readonly epoch: string; readonly position: RankPosition } {
  const [epoch, , known, s, tenant, id] = decodeCursor(list, cursor, POSITION);
  return { epoch, position: { known, s, candidate: { tenant, id } } };
}

/** A result that is worked out when it is first asked for. */
function once<T extends object>(work: () => T): () => T {
  let result: T | undefined;
  return () => (result ??= work());
}
