import type { Edge, PageInfo } from './connection.type';

/** What `pageInfo` says of a page of edges. */
export function pageInfoOf(edges: readonly Edge<unknown>[], after: unknown, hasNextPage: boolean): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}
