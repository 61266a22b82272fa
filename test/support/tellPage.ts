import type { RankedPage } from '../../src/engine/engine';
import { writeOut, type WrittenExplanation } from '../../src/scoring/explanation';

/** A page with its reasons written out, so that two pages can be compared in everything that they say. */
export function tellPage({
  explain,
  ...page
}: RankedPage): Omit<RankedPage, 'explain'> & { readonly reasons: readonly WrittenExplanation[] } {
  return { ...page, reasons: page.items.map((_, i) => writeOut(explain(i))) };
}
