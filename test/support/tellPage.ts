import type { RankedPage } from '../../src/engine/engine';
import type { Explanation } from '../../src/scoring/explanation';

/** Reasons with all that is only worked out when it is asked for. */
type ToldReasons = Omit<Explanation, 'gates' | 'typeReasons'> & {
  readonly gates: ReturnType<Explanation['gates']>;
  readonly typeReasons: ReturnType<Explanation['typeReasons']>;
};

/** A page with its reasons written out, so that two pages can be compared in everything that they say. */
export function tellPage({
  explain,
  ...page
}: RankedPage): Omit<RankedPage, 'explain'> & { readonly reasons: readonly ToldReasons[] } {
  return { ...page, reasons: page.items.map((_, i) => tellReasons(explain(i))) };
}

/** Reasons as plain data. */
export function tellReasons(why: Explanation): ToldReasons {
  return { ...why, gates: why.gates(), typeReasons: why.typeReasons() };
}
