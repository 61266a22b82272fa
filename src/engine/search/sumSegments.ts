import { FAMILIES } from '../index/rowValues';
import type { Seeking } from '../plan/seeking';
import { LANES } from './lanes';
import type { ListPlan } from './listPlan';
import { markSegments } from './markSegments';
import type { PlannedLanes } from './plannedLanes';
import type { RowFilter } from './rowFilter';
import type { SearchScratch } from './searchScratch';
import type { Segment } from './segments';
import { boundTexts } from './textBounds';

/**
 * Makes the function that writes what the rows of a segment are bounded by: lanes of both sides, marks, traits and, unless
 * needs alone decide, bounds of text and sums of ground. It costs O(rows + postings of the seeker there).
 */
export function sumSegments(
  seeking: Seeking,
  scratch: SearchScratch,
  lanes: PlannedLanes,
  filter: RowFilter,
  plain: boolean,
): (segment: Segment) => void {
  const { index, kernel, at, counters } = scratch;
  const pasts = seeking.rows.pastCount.array.byteOffset;
  const texts = plain ? null : scratch.texts;
  const boundBlockTexts = texts && boundTexts(seeking, texts, scratch);
  const markSegment = markSegments(seeking, scratch, filter, !plain);
  return (segment) => {
    const { firstBlock, endBlock, base, end } = segment;
    for (const sums of [at.seekerLanes, at.rowLanes]) kernel.clear(sums, (end - base) * LANES * 2);
    for (const parameters of [scratch.stated, scratch.others]) {
      parameters.pasts[0] = pasts + base * 2;
      if (texts === null) continue;
      parameters.texts[0] = texts.seeker.byteOffset + base * 4;
      parameters.texts[1] = texts.row.byteOffset + base * 4;
    }
    counters.postings += markSegment(segment);
    for (let block = firstBlock; block < endBlock; block++) {
      const [from, to] = [index.blockStart[block], index.blockStart[block + 1]];
      const group = index.isMajor[block] ? lanes.major : lanes.minor;
      const run = ({ count, relating, lists, tableOf, tables }: ListPlan, sums: number): number =>
        kernel.runLists(
          ...[count, relating, lists, tableOf, tables, block * FAMILIES * index.resources],
          ...[at.firstOfRun, at.beyondFirst, at.postings, sums + (from - base) * LANES * 2],
        );
      counters.postings += run(group.seeker, at.seekerLanes) + run(group.row, at.rowLanes);
      boundBlockTexts?.({ from, to }, base);
    }
  };
}
