import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '../services/import/importGraph';
import type { Terminal } from './terminal';

/** Shows how far an import is: a bar in a window, a line every few seconds elsewhere. */
export interface ImportProgressDisplay {
  show(progress: ImportProgress): void;
  /** Takes the bar away. */
  end(): void;
}

/** Seconds between two lines. */
const PAUSE = 5;

/** Shows on the terminal how far an import has come. */
export function importProgress(terminal: Terminal): ImportProgressDisplay {
  return terminal.interactive ? progressBar() : progressLines(terminal);
}

function progressBar(): ImportProgressDisplay {
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {table}  {rows} rows, {rate} rows/s',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    show(progress) {
      const payload = { table: progress.table, rows: progress.rows, rate: rateOf(progress) };
      if (started) bar.update(progress.bytes, payload);
      else bar.start(progress.totalBytes, progress.bytes, payload);
      started = true;
    },
    end: () => bar.stop(),
  };
}

function progressLines(terminal: Terminal): ImportProgressDisplay {
  let next = PAUSE;
  return {
    show(progress) {
      if (progress.seconds < next) return;
      next = progress.seconds + PAUSE;
      terminal.err(`${progress.table}: ${progress.rows} rows so far, ${rateOf(progress)} rows/s`);
    },
    end: () => {},
  };
}

/** Rows a second, as people write it; empty in the first moment. */
export function rateOf({ rows, seconds }: { readonly rows: number; readonly seconds: number }): string {
  return seconds < 0.001 ? '-' : Math.round(rows / seconds).toLocaleString('en');
}
