import type { Terminal } from '../../src/cli/terminal';

/** A terminal that keeps what is written to it. */
export interface RecordingTerminal extends Terminal {
  readonly written: { readonly out: string[]; readonly err: string[] };
}

export function recordingTerminal(columns = 100): RecordingTerminal {
  const written = { out: [] as string[], err: [] as string[] };
  return {
    out: (line) => void written.out.push(line),
    err: (line) => void written.err.push(line),
    columns,
    interactive: false,
    written,
  };
}
