import type { RowFault } from './importFault';
import { REPLACEMENT_CHARACTER } from './textChunks';

/** A record longer than this is taken for a quote that is never closed. Characters. */
const MAX_RECORD = 2_000_000;

interface Quoted {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly end: number;
}

/** Makes of a record what the reader wants of it: its cells, or what is wrong with it, and the line where it begins. */
export type OfRecord<T> = (cells: readonly string[], line: number, fault: RowFault | null) => T;

/**
 * Reads RFC 4180 with LF or CRLF, a few hundred records at a time. A record that cannot be read comes with its fault,
 * and reading goes on at the line below the one where it began: a stray quote spoils a line, not the rest of the file.
 * Hand-written because a general parser alone took longer than a whole import of unchanged rows may
 * (docs/adr names the figures).
 */
export async function* csvRecords<T>(
  chunks: AsyncIterable<string>,
  ofRecord: OfRecord<T>,
): AsyncGenerator<readonly T[]> {
  let buffer = '';
  let line = 1;
  for await (const chunk of chunks) {
    const { records, rest, nextLine } = readBuffer(buffer + chunk, line, false, ofRecord);
    buffer = rest;
    line = nextLine;
    if (records.length > 0) yield records;
  }
  const { records } = readBuffer(buffer, line, true, ofRecord);
  if (records.length > 0) yield records;
}

function readBuffer<T>(text: string, firstLine: number, last: boolean, ofRecord: OfRecord<T>) {
  const records: T[] = [];
  let line = firstLine;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    if (newline < 0 && !last && text.length - start < MAX_RECORD) break;
    const lineEnd = newline < 0 ? text.length : newline;
    const plain = text.slice(start, text[lineEnd - 1] === '\r' && lineEnd > start ? lineEnd - 1 : lineEnd);
    let end = lineEnd + 1;
    if (!plain.includes('"')) {
      if (plain !== '') records.push(ofRecord(plain.split(','), line, encodingFault(plain)));
      line += 1;
    } else {
      const read = readQuoted(text, start, last);
      if (read === 'UNFINISHED' && !last && text.length - start < MAX_RECORD) break;
      if (typeof read === 'string') {
        records.push(ofRecord([], line, FAULTS[read]));
        line += 1;
      } else {
        end = read.end;
        const whole = text.slice(start, end);
        records.push(ofRecord(read.cells, line, encodingFault(whole)));
        line += countNewlines(whole);
      }
    }
    start = end;
  }
  return { records, rest: text.slice(start), nextLine: line };
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
function readQuoted(text: string, start: number, last: boolean): Quoted | keyof typeof FAULTS {
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
      cell = parts.join('"');
      at = from;
    } else {
      const from = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') {
        if (text[at] === '"') return 'STRAY';
        at += 1;
      }
      cell = text.slice(from, at);
      if (text[at] !== ',' && cell.endsWith('\r')) cell = cell.slice(0, -1);
    }
    cells.push(cell);
    const after = text.slice(at, at + 2);
    if (after.startsWith(',')) at += 1;
    else if (after.startsWith('\n')) return { cells, end: at + 1 };
    else if (after === '\r\n') return { cells, end: at + 2 };
    else if (after === '' || after === '\r') return last ? { cells, end: text.length } : 'UNFINISHED';
    else return 'STRAY';
  }
}

function encodingFault(text: string): RowFault | null {
  return text.includes(REPLACEMENT_CHARACTER) ? NOT_UTF8 : null;
}

/** What is said of a line with bytes that are no UTF-8. */
export const NOT_UTF8: RowFault = {
  field: '',
  reason: 'it is not valid UTF-8',
  remedy: 'Save the file as UTF-8.',
};

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return Math.max(1, count);
}
