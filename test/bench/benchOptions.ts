import { Command, InvalidArgumentError } from 'commander';
import { listOf, numberWithin, splitList } from '../../src/cli/parseOptions';
import { BENCH_CASES } from './benchCases';
import { SKEWS, type Skew } from './graphs';

export interface BenchOptions {
  readonly quick: boolean;
  readonly json?: string;
  readonly write: boolean;
  readonly case?: readonly string[];
  readonly candidates?: readonly number[];
  readonly skew?: readonly Skew[];
  readonly seekers?: number;
  readonly seed: number;
  readonly rivals: boolean;
}

const MOST_CANDIDATES = 2_000_000;
const MOST_SEEKERS = 10_000;

/** Reads the command line; says what is wrong and ends the process where it cannot. */
export function parseBenchOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('npm run bench --')
    .description(
      'Measures the engine beside its rivals on seeded graphs and prints a table. Give --quick for a short run.',
    )
    .option('--quick', 'fewer cases, sizes and seekers, in less than two minutes', false)
    .option('--json <file>', 'write the rows there as JSON, too')
    .option('--write', 'write the table into docs/performance.md, too', false)
    .option('--case <names>', `only these, as a,b: ${BENCH_CASES.map(({ name }) => name).join(', ')}`, cases)
    .option('--candidates <numbers>', 'organisations of the graphs, as 10000,100000', sizes)
    .option('--skew <names>', `only these, as D1,ONE: ${SKEWS.join(', ')}`, listOf(SKEWS))
    .option(
      '--seekers <number>',
      'seekers of each case: 100, or 50 with --quick',
      numberWithin(1, MOST_SEEKERS, true),
    )
    .option('--seed <number>', 'of the graphs', numberWithin(0, 2 ** 32 - 1, true), 1)
    .option('--no-rivals', 'only the engine')
    .allowExcessArguments(false)
    .showHelpAfterError('(--help lists every option)');
  return command.parse(argv, { from: 'user' }).opts<BenchOptions>();
}

function cases(text: string): readonly string[] {
  const names = BENCH_CASES.map(({ name }) => name);
  return splitList(text).map((name) => {
    if (!names.includes(name)) throw new InvalidArgumentError(`${name} is none of ${names.join(', ')}.`);
    return name;
  });
}

function sizes(text: string): readonly number[] {
  return splitList(text).map(numberWithin(1, MOST_CANDIDATES, true));
}
