import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isCalendarDay } from '../domain/calendarDay';
import { SymbiosisError } from '../domain/errors';
import { numberWithin, splitList } from './parseOptions';
import { cannotBeWritten } from './writableFile';

/** The options that every command over a dataset folder has. */
export interface DatasetCommandOptions {
  readonly split?: string;
  readonly until?: string;
  readonly kinds: readonly string[];
  readonly minWeight: number;
  readonly questions?: number;
  readonly seed: number;
  readonly json?: string;
}

/** Adds the argument and the options. @param questions of each task, where the command has a number of its own */
export function addDatasetOptions(command: Command, questions?: number): Command {
  return command
    .argument('<dataset>', 'folder of CSV files: organisations, participations, projects, alliances')
    .option('--split <day>', 'what began before is known, the rest is to be found; a quarter where left out')
    .option('--until <day>', 'leave out what began on this day or later')
    .option('--kinds <kinds>', 'only alliances whose kind begins like this', splitList, [])
    .option('--min-weight <n>', 'only alliances of this weight and more', numberWithin(0, 1e9), 0)
    .option(
      '--questions <n>',
      'at most so many of each task, drawn by the seed',
      numberWithin(1, 1e6, true),
      questions,
    )
    .option('--seed <n>', 'of every draw', numberWithin(0, 4294967295, true), 1)
    .option('--json <file>', 'write everything to a file as well');
}

/** @throws SymbiosisError INVALID_INPUT where a day is none */
export function readDays({ split, until }: DatasetCommandOptions): {
  readonly split: string | null;
  readonly until: string | null;
} {
  return { split: dayOf(split, 'split'), until: dayOf(until, 'until') };
}

function dayOf(text: string | undefined, field: string): string | null {
  if (text === undefined || isCalendarDay(text)) return text ?? null;
  throw new SymbiosisError('INVALID_INPUT', `The day of --${field} is ${text}.`, {
    field,
    remedy: 'Give a day of the calendar as YYYY-MM-DD.',
  });
}

/**
 * Writes a value as JSON; does nothing where no file is named.
 * @param field the option that named the file
 * @throws SymbiosisError INVALID_INPUT
 */
export async function writeJson(file: string | undefined, field: string, value: object): Promise<void> {
  if (file === undefined) return;
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`).catch((error: Error) => {
    throw cannotBeWritten(file, field, error.message, error);
  });
}
