import { z } from 'zod';
import type { ListPage, ListRequest } from '../../services/directory';
import type { Connection } from './connection.type';
import { decodeCursor, encodeCursor } from './cursor';
import type { PageArgs } from './page.args';
import { pageInfoOf } from './pageInfoOf';

const POSITION = z.tuple([z.string(), z.number().nullable()]);

/**
 * One page of a list of the directory.
 * @param list its name; what the cursors are bound to
 */
export async function pageOfList<T, N>(
  list: string,
  { first, after, search }: Pick<PageArgs, 'first' | 'after'> & { readonly search?: string | null },
  read: (request: ListRequest) => Promise<ListPage<T>>,
  toNode: (record: T) => N,
): Promise<Connection<N>> {
  const request: ListRequest = {
    first,
    ...(search != null && { search }),
    ...(after != null && { after: toPosition(decodeCursor(list, after, POSITION)) }),
  };
  const page = await read(request);
  const edges = page.items.map(({ record, position }) => ({
    cursor: encodeCursor(list, [position.id, position.relevance]),
    node: toNode(record),
  }));
  return { edges, pageInfo: pageInfoOf(edges, after, page.hasNextPage), totalCount: () => page.total() };
}

function toPosition([id, relevance]: readonly [string, number | null]) {
  return { id, relevance };
}
