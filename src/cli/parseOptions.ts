import { InvalidArgumentError } from 'commander';
import { storedText } from '../domain/storedText';

/** Reads `A,B` as a list of some of the words, in any case. */
export function listOf<T extends string>(words: readonly T[]): (text: string) => readonly T[] {
  return (text) =>
    splitList(text).map((part) => {
      const found = words.find((word) => plain(word) === plain(part));
      if (found === undefined) throw new InvalidArgumentError(`${part} is none of ${words.join(', ')}.`);
      return found;
    });
}

function plain(word: string): string {
  return word.toUpperCase().replaceAll('-', '_');
}

/** Reads one of the words, in any case. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  const list = listOf(words);
  return (text) => {
    const [word, ...more] = list(text);
    if (word === undefined || more.length > 0) throw new InvalidArgumentError('Give one.');
    return word;
  };
}

/** Reads `a,b` as a list of ids. */
export function splitList(text: string): readonly string[] {
  return text.split(',').map(storedText).filter(Boolean);
}

/** Reads a number within a range, both ends included. */
export function numberWithin(lowest: number, highest: number, whole = false): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const fits =
      text.trim() !== '' && value >= lowest && value <= highest && (!whole || Number.isInteger(value));
    if (!fits)
      throw new InvalidArgumentError(`Give a ${whole ? 'whole ' : ''}number from ${lowest} to ${highest}.`);
    return value;
  };
}
