/** One page of a list that is in a total order. `total` counts the whole list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly hasNextPage: boolean;
}

/** Page sizes a stranger may ask for. */
export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
