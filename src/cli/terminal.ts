/** Where a command writes: answers to `out`, progress and complaints to `err`, so that a pipe gets answers alone. */
export interface Terminal {
  /** One line of the answer; the newline is added. */
  out(line: string): void;
  /** One line of progress or complaint. */
  err(line: string): void;
  /** Width of the window in character cells; 100 where output is not a window. */
  readonly columns: number;
  /** False for a pipe or a file: no colours, no bars that redraw themselves. */
  readonly interactive: boolean;
}

/** The terminal of a process. */
export function processTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  for (const stream of [stdout, stderr]) stream.on('error', unlessNobodyReads);
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    columns: stdout.isTTY ? stdout.columns : 100,
    interactive: stdout.isTTY && stderr.isTTY,
  };
}

/** Whoever reads a pipe may stop when it has seen enough, as `head` does; the work goes on to its end. */
function unlessNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
