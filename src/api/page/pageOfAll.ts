import { z } from 'zod';
import { compareCodePoints } from '../../domain/codePointOrder';
import type { Connection } from './connection.type';
import { decodeCursor, encodeCursor } from './cursor';
import type { PageArgs } from './page.args';
import { pageInfoOf } from './pageInfoOf';

const POSITION = z.tuple([z.string()]);

/**
 * One page of a list that is already read whole and in code-point order of its keys.
 * @param list its name; what the cursors are bound to
 */
export function pageOfAll<T, N>(
  list: string,
  all: readonly T[],
  { first, after }: Pick<PageArgs, 'first' | 'after'>,
  keyOf: (item: T) => string,
  toNode: (item: T) => N,
): Connection<N> {
  const seen = after == null ? null : decodeCursor(list, after, POSITION)[0];
  const rest = seen === null ? all : all.filter((item) => compareCodePoints(keyOf(item), seen) > 0);
  const edges = rest.slice(0, first).map((item) => ({
    cursor: encodeCursor(list, [keyOf(item)]),
    node: toNode(item),
  }));
  return { edges, pageInfo: pageInfoOf(edges, after, rest.length > first), totalCount: all.length };
}
