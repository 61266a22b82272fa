import type { Clock } from '../services/clock';
import { EXIT_CODES } from './exitCodes';
import type { Terminal } from './terminal';

/** What a process that serves hears of the outside; tests give something else. */
export interface Outside {
  readonly process: Pick<NodeJS.Process, 'on' | 'exit' | 'ppid'>;
  /** Whether the parent is an npm that runs the process as a script. */
  readonly isUnderNpm: boolean;
  readonly clock: Clock;
  readonly terminal: Pick<Terminal, 'err'>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Under npm Ctrl-C comes twice: from the terminal, which tells the whole group, and from npm, which hands it on. */
const ONE_TELLING_MS = 500;
const LOOK_MS = 1_000;

/**
 * Resolves at the first signal that finds the process ready; a second one, or one that comes before there is anything
 * to drain, ends it at once. Under npm it resolves too when npm is gone, which does not hand on every signal. The
 * database server that the process has started ends with it either way.
 */
export function untilTold(
  isReady: () => boolean,
  { process, isUnderNpm, clock, terminal }: Outside,
): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | null = null;
    const tell = (how: string): void => {
      const now = clock.now().getTime();
      if (toldAt !== null && now - toldAt < ONE_TELLING_MS) return;
      if (toldAt !== null || !isReady()) process.exit(EXIT_CODES.failed);
      toldAt = now;
      terminal.err(`${how}: finishing what is under way; once more ends at once.`);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, tell);

    const npm = process.ppid;
    const look = (): void => {
      if (process.ppid !== npm) tell('npm is gone');
      else clock.after(LOOK_MS, look);
    };
    if (isUnderNpm) look();
  });
}
