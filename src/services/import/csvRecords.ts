import type { RowFault } from './importFault';
import { NOT_UTF8_MARK } from './utf8Text';

/** A record longer than this is taken for a quote that is never closed. Characters. */
const MAX_RECORD = 2_000_000;

interface Quoted {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly end: number;
}

/** What parts the cells of a record. */
export type Delimiter = ',' | ';' | '\t';

/** What becomes of a file's records. */
export interface CsvTaker {
  /** Its cells, which the next record overwrites, or what is wrong with it; and the line where it begins. */
  record: (cells: readonly string[], line: number, fault: RowFault | null) => void;
  /**
   * Where there is one, it takes lines that stand together and begin with the same cell, unread: without quotes or
   * blank lines, so that each is a record and each comma parts two cells. For files with commas alone.
   */
  linesTogether?: ((together: LinesTogether) => void) | undefined;
}

export interface LinesTogether {
  readonly firstCell: string;
  /** With their line ends. */
  readonly text: string;
  /** Where they begin. */
  readonly line: number;
  readonly count: number;
}

/** Lines together are handed over in parts where they are longer than this. Characters. */
const MAX_TOGETHER = 200_000;

/**
 * Reads RFC 4180 with LF or CRLF, and pauses after each chunk. A record that cannot be read comes with its fault, and
 * reading goes on at the line below the one where it began: a stray quote spoils a line, not the rest of the file.
 * Hand-written for speed: docs/adr/0005-import-batches.md has the figures.
 */
export async function* csvRecords(
  chunks: AsyncIterable<string>,
  taker: CsvTaker,
  delimiter: Delimiter = ',',
): AsyncGenerator<void> {
  let rest = '';
  let line = 1;
  for await (const chunk of chunks) {
    ({ rest, line } = readText(rest + chunk, line, false, taker, delimiter));
    yield;
  }
  readText(rest, line, true, taker, delimiter);
  yield;
}

/** Reads what `linesTogether` has taken. */
export function readLinesTogether({ text, line }: LinesTogether, record: CsvTaker['record']): void {
  readText(text, line, true, { record }, ',');
}

/** @returns what is left for the next chunk, and the line where it begins */
function readText(
  text: string,
  firstLine: number,
  last: boolean,
  taker: CsvTaker,
  delimiter: Delimiter,
): { readonly rest: string; readonly line: number } {
  const cells: string[] = [];
  const nextDelimiter = placesOf(text, delimiter);
  const nextQuote = placesOf(text, '"');
  const nextSpoilt = placesOf(text, NOT_UTF8_MARK);
  let line = firstLine;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    if (newline < 0 && !last) break;
    const lineEnd = newline < 0 ? text.length : newline;
    let end = lineEnd + 1;
    if (nextQuote(start) >= lineEnd) {
      if (taker.linesTogether !== undefined) {
        const together = linesFrom(text, start, Math.min(nextQuote(start), nextSpoilt(start)), last);
        if (together === 'UNFINISHED') break;
        if (together !== null) {
          const { firstCell, count } = together;
          taker.linesTogether({ firstCell, count, line, text: text.slice(start, together.end) });
          line += count;
          start = together.end;
          continue;
        }
      }
      const cellsEnd = lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
      if (cellsEnd > start) {
        let count = 0;
        for (let at = start; at <= cellsEnd; count++) {
          const end = Math.min(nextDelimiter(at), cellsEnd);
          // What stands above again is the same string, which is found and compared at a glance.
          if (cells[count]?.length !== end - at || !text.startsWith(cells[count], at))
            cells[count] = text.slice(at, end);
          at = end + 1;
        }
        if (cells.length > count) cells.length = count;
        taker.record(cells, line, nextSpoilt(start) < lineEnd ? NOT_UTF8 : null);
      }
      line += 1;
    } else {
      const read = readQuoted(text, start, last, delimiter);
      if (read === 'UNFINISHED' && !last && text.length - start < MAX_RECORD) break;
      if (typeof read === 'string') {
        taker.record([], line, FAULTS[read]);
        line += 1;
      } else {
        end = read.end;
        taker.record(read.cells, line, nextSpoilt(start) < end ? NOT_UTF8 : null);
        line += countNewlines(text, start, end);
      }
    }
    start = end;
  }
  return { rest: text.slice(start), line };
}

/** The lines from `start` on that begin with the same cell; null where there is none before `limit`, where a quote or the like is. */
function linesFrom(
  text: string,
  start: number,
  limit: number,
  last: boolean,
): { readonly firstCell: string; readonly count: number; readonly end: number } | 'UNFINISHED' | null {
  const comma = text.indexOf(',', start);
  const prefix = text.slice(start, comma + 1);
  if (comma < 0 || prefix.includes('\n')) return null;
  let count = 0;
  let end = start;
  while (end === start || text.startsWith(prefix, end)) {
    const newline = text.indexOf('\n', end);
    const lineEnd = newline < 0 ? text.length : newline;
    if (lineEnd > limit || (newline < 0 && !last)) break;
    count += 1;
    end = Math.min(lineEnd + 1, text.length);
    if (end === text.length) break;
  }
  // What begins with the same cell may go on behind the piece of text that is there.
  const isCut = !last && limit === Infinity && (end === text.length || text.indexOf('\n', end) < 0);
  if (isCut && text.length - start < MAX_TOGETHER) return 'UNFINISHED';
  return count === 0 ? null : { firstCell: prefix.slice(0, -1), count, end };
}

/** Where a character stands next, from places that never go back; behind the text where it does not. */
function placesOf(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next >= from) return next;
    const found = text.indexOf(character, from);
    next = found < 0 ? Infinity : found;
    return next;
  };
}

const FAULTS = {
  UNFINISHED: {
    field: '',
    reason: 'a quote that opens here is never closed',
    remedy: 'Close the quote; write a quote within quotes twice.',
  },
  STRAY: {
    field: '',
    reason: 'a quote stands where none may',
    remedy: 'Put the whole cell in quotes and write each quote within it twice.',
  },
} as const;

/** Reads the record that begins at `start`, with line ends within quotes; what ends with the text is whole if `last`. */
function readQuoted(
  text: string,
  start: number,
  last: boolean,
  delimiter: Delimiter,
): Quoted | keyof typeof FAULTS {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const parts: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return 'UNFINISHED';
        parts.push(text.slice(from, quote));
        from = quote + 1;
        if (text[from] !== '"') break;
        from += 1;
      }
      cell = parts.length === 1 ? parts[0] : parts.join('"');
      at = from;
    } else {
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n') {
        if (text[at] === '"') return 'STRAY';
        at += 1;
      }
      cell = text.slice(from, at);
      if (text[at] !== delimiter && cell.endsWith('\r')) cell = cell.slice(0, -1);
    }
    cells.push(cell);
    if (text[at] === delimiter) at += 1;
    else if (text[at] === '\n') return { cells, end: at + 1 };
    else if (text[at] === '\r' && text[at + 1] === '\n') return { cells, end: at + 2 };
    else if (at === text.length || (text[at] === '\r' && at + 1 === text.length))
      return last ? { cells, end: text.length } : 'UNFINISHED';
    else return 'STRAY';
  }
}

/** What is said of a line with bytes that are no UTF-8. */
export const NOT_UTF8: RowFault = {
  field: '',
  reason: 'it is not valid UTF-8',
  remedy: 'Save the file as UTF-8.',
};

/** At least 1. */
function countNewlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return Math.max(1, count);
}
