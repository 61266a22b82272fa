import { isCalendarDay } from '../../domain/calendarDay';
import { nearest } from '../../domain/nearest';
import { storedText } from '../../domain/storedText';

/** Why a cell is not acceptable, and what to write instead. */
export class CellFault {
  constructor(
    readonly reason: string,
    readonly remedy: string,
  ) {}
}

/**
 * How the text of one cell is read. `read` gets the text as it stands, never empty, and returns the value to store
 * or the fault. `list` columns are read item by item. `description` is shown in docs/import-format.md.
 */
export interface ColumnType {
  readonly description: string;
  readonly list: boolean;
  readonly read: (text: string) => unknown;
}

const MAX_ID = 128;
export const MAX_NAME = 300;
const MAX_TEXT = 20_000;
export const MAX_LIST = 500;

/* eslint-disable no-control-regex -- these expressions are about control characters */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Needs neither normalising nor trimming; most texts are like this. */
const PLAIN = /^[!-~]([ -~]*[!-~])?$/;
/* eslint-enable no-control-regex */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const TIME = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

function scalar(description: string, read: (text: string) => unknown): ColumnType {
  return { description, list: false, read };
}

/** One line of text in Unicode NFC, without surrounding blanks and control characters. */
function line(max: number): ColumnType {
  const remedy = `Write 1 to ${max} characters without line ends or other control characters.`;
  return scalar(`1 to ${max} characters`, (text) => {
    const isPlain = PLAIN.test(text);
    const value = isPlain ? text : storedText(text);
    if (value.length === 0) return new CellFault('it is blank', remedy);
    if (value.length > max) return new CellFault(`it has ${value.length} characters`, remedy);
    if (!isPlain && CONTROL.test(value)) return new CellFault('it holds a control character', remedy);
    return value;
  });
}

export const identifier = line(MAX_ID);
export const name = line(MAX_NAME);

/** A text of several lines; kept as it stands. */
export const longText = scalar(`a text of up to ${MAX_TEXT} characters`, (text) => {
  if (text.length > MAX_TEXT) {
    return new CellFault(`it has ${text.length} characters`, `Shorten it to ${MAX_TEXT} characters.`);
  }
  if (CONTROL_IN_TEXT.test(text)) {
    return new CellFault(
      'it holds a control character',
      'Remove everything but letters, line ends and tabs.',
    );
  }
  return text;
});

/** A finite number within a range. */
export function number(min: number, max: number): ColumnType {
  const description = `a number from ${min} to ${max}`;
  const remedy = `Write ${description}, with a decimal point.`;
  return scalar(description, (text) => readNumber(text, min, max, remedy));
}

/** A whole number within a range. */
export function integer(min: number, max: number): ColumnType {
  const description = `a whole number from ${min} to ${max}`;
  const remedy = `Write ${description}.`;
  return scalar(description, (text) => {
    const value = readNumber(text, min, max, remedy);
    return value instanceof CellFault || Number.isInteger(value)
      ? value
      : new CellFault(`${value} is not whole`, remedy);
  });
}

function readNumber(text: string, min: number, max: number, remedy: string): number | CellFault {
  const trimmed = text.trim();
  const value = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
  if (value >= min && value <= max) return value === 0 ? 0 : value;
  const reason = Number.isNaN(value) ? `"${shown(text)}" is not a number` : `${trimmed} is out of range`;
  return new CellFault(reason, remedy);
}

/** One of a few words, in whatever case. */
export function oneOf(words: readonly string[]): ColumnType {
  const known = new Map(
    words.flatMap((word) => [[word, word] as const, [word.toLowerCase(), word] as const]),
  );
  const description = `one of ${words.join(', ')}`;
  return scalar(description, (text) => {
    const word = known.get(text) ?? known.get(text.trim().toLowerCase());
    if (word !== undefined) return word;
    const guess = nearest(
      text
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_'),
      words,
    );
    return new CellFault(
      `"${shown(text)}" is not known`,
      guess === undefined ? `Write ${description}.` : `Did you mean ${guess}?`,
    );
  });
}

const FLAGS = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ['yes', true],
  ['no', false],
]);

export const flag = scalar('true or false', (text) => {
  return (
    FLAGS.get(text.trim().toLowerCase()) ??
    new CellFault(`"${shown(text)}" is neither`, 'Write true or false.')
  );
});

export const day = scalar('a day, YYYY-MM-DD', (text) => {
  const trimmed = text.trim();
  return isCalendarDay(trimmed)
    ? trimmed
    : new CellFault(`"${shown(text)}" is not a day of the calendar`, 'Write YYYY-MM-DD, as in 2026-03-31.');
});

export const time = scalar('a day or a time, ISO 8601', (text) => {
  const trimmed = text.trim();
  const match = TIME.exec(trimmed);
  return match !== null && isCalendarDay(match[1]) && !Number.isNaN(Date.parse(trimmed))
    ? trimmed
    : new CellFault(`"${shown(text)}" is not a time`, 'Write it as in 2026-03-31 or 2026-03-31T09:30:00Z.');
});

export const webAddress = scalar('an address that begins with http:// or https://', (text) => {
  const trimmed = text.trim();
  const usable = /^https?:\/\//i.test(trimmed) && URL.canParse(trimmed) && !/\s/.test(trimmed);
  if (!usable)
    return new CellFault(
      `"${shown(text)}" is not a web address`,
      'Write it whole, as in https://example.org.',
    );
  return trimmed.length <= 2_000
    ? trimmed
    : new CellFault('it is too long', 'Write at most 2,000 characters.');
});

export const languageTag = scalar('a BCP 47 language, such as en or id', (text) => {
  const trimmed = text.trim();
  return LANGUAGE.test(trimmed)
    ? trimmed
    : new CellFault(`"${shown(text)}" is not a language`, 'Write a BCP 47 tag, such as en, id or pt-BR.');
});

/** One line of text of a fixed form. */
export function matching(pattern: RegExp, description: string, example: string, max = MAX_ID): ColumnType {
  const { read } = line(max);
  return scalar(description, (text) => {
    const value = read(text);
    return value instanceof CellFault || pattern.test(value as string)
      ? value
      : new CellFault(`"${shown(text)}" is not ${description}`, `Write it as in ${example}.`);
  });
}

/** Several values of one type, at most 500, each once. */
export function listOf(item: ColumnType): ColumnType {
  return { description: `a list, each ${item.description}`, list: true, read: (text) => item.read(text) };
}

/** A quotation that fits on a line of an error message. */
function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
