import { NONE } from '../rows/resourceNumbers';
import type { RowColumns } from '../rows/rowColumns';
import { onlyPlace } from './onlyPlace';

/** Words of 32 bits that a row has on its card: what bounds look at, side by side in half a cache line. */
export const CARD = 8;
/** Traits are word 0; its only place and only sector, else NONE; number of past alliances. */
export const CARD_PLACE = 1;
export const CARD_SECTOR = 2;
export const CARD_PAST = 3;
/** Trust is a double: word pair 2 of the card; NaN where unknown. */
export const CARD_TRUST = 2;

/** The cards of all rows, as integers and as doubles over the same memory. */
export interface Cards {
  readonly cards: Int32Array;
  readonly cardTrust: Float64Array;
}

export function writeCards(rows: RowColumns, end: number): Cards {
  const buffer = new SharedArrayBuffer(end * CARD * 4);
  const cards = new Int32Array(buffer);
  const cardTrust = new Float64Array(buffer);
  for (let row = 0; row < end; row++) {
    const at = row * CARD;
    cards[at] = rows.traits.array[row];
    cards[at + CARD_PLACE] = onlyPlace(rows, row);
    cards[at + CARD_SECTOR] = onlySector(rows, row);
    cards[at + CARD_PAST] = rows.pastCount.array[row];
    cardTrust[row * (CARD / 2) + CARD_TRUST] = rows.trust.array[row];
  }
  return { cards, cardTrust };
}

function onlySector(rows: RowColumns, row: number): number {
  if (rows.sectorCount.array[row] !== 1) return NONE;
  const { entries, entryStart, offerCount, needCount, placeCount } = rows;
  return entries.array[
    entryStart.array[row] + offerCount.array[row] + needCount.array[row] + placeCount.array[row]
  ];
}
