import { NOT_UTF8 } from './csvRecords';
import type { RowFault } from './importFault';
import { NOT_UTF8_MARK } from './utf8Text';

/** A line of an NDJSON file: its object, or what is wrong with it. */
export interface JsonLine {
  readonly line: number;
  readonly object: Readonly<Record<string, unknown>>;
  readonly fault: RowFault | null;
}

/** Characters; a longer line is refused without being kept. */
const MAX_LINE = 2_000_000;

/** Reads one JSON object a line, a chunk's worth at a time. Blank lines are skipped, faulty ones come with a fault. */
export async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly JsonLine[]> {
  let buffer = '';
  let line = 0;
  let tooLong = false;
  for await (const chunk of chunks) {
    const parts = (buffer + chunk).split('\n');
    buffer = parts.pop() ?? '';
    const lines: JsonLine[] = [];
    for (const part of parts) {
      line += 1;
      if (tooLong) lines.push({ line, object: {}, fault: TOO_LONG });
      else if (part.trim() !== '') lines.push(readLine(part, line));
      tooLong = false;
    }
    if (buffer.length > MAX_LINE) {
      buffer = '';
      tooLong = true;
    }
    if (lines.length > 0) yield lines;
  }
  if (tooLong) yield [{ line: line + 1, object: {}, fault: TOO_LONG }];
  else if (buffer.trim() !== '') yield [readLine(buffer, line + 1)];
}

const TOO_LONG: RowFault = {
  field: '',
  reason: `the line has more than ${MAX_LINE} characters`,
  remedy: 'Write one JSON object a line.',
};

function readLine(text: string, line: number): JsonLine {
  const faulty = (fault: RowFault) => ({ line, object: {}, fault });
  if (text.includes(NOT_UTF8_MARK)) return faulty(NOT_UTF8);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, object: value as Record<string, unknown>, fault: null };
    }
    return faulty({ field: '', reason: 'it is not a JSON object', remedy: 'Write {"column": value, ...}.' });
  } catch (error) {
    const reason = `it is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return faulty({ field: '', reason, remedy: 'Write one JSON object a line.' });
  }
}
