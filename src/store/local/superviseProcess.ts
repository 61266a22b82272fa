import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';

export interface SupervisedProcess {
  /** Process id of the command itself, not of the shell that watches over it. */
  readonly pid: number;
  /** Resolves when the command is gone, however that came; never rejects. */
  readonly exited: Promise<{ readonly code: number | null }>;
  /** What the command prints; null where `outputFile` takes it. */
  readonly output: Readable | null;
  /** From now on this process may end although the command runs; the command ends with it. */
  unref(): void;
  /** Asks the command to end (SIGTERM, and SIGKILL after 20 s) and waits until it has. */
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  readonly workingFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** An open file that takes what the command prints. */
  readonly outputFile?: number;
  /** A file that gets the process id of the command, also when this process is gone before it can read it. */
  readonly pidFile?: string;
}

/**
 * Runs the command given as its arguments and ends it when standard input closes, which the kernel sees to however
 * the parent ends, SIGKILL included. The watcher starts before anything is written to the parent, since a parent that
 * is already gone would end this shell there with SIGPIPE.
 */
const SUPERVISOR = `
exec 4<&0 </dev/null 2>&1
"$@" 3>&- 4<&- &
child=$!
[ -z "$PID_FILE" ] || echo "$child" >"$PID_FILE"
(
  exec >/dev/null 2>&1 3>&-
  read -r _ <&4
  kill -TERM "$child"
  seconds=0
  while kill -0 "$child" && [ "$seconds" -lt 20 ]; do sleep 1; seconds=$((seconds + 1)); done
  kill -KILL "$child"
) &
watcher=$!
exec 4<&-
echo "$child" >&3
exec 3>&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/**
 * Starts a command that cannot outlive this process: it is asked to end when this process ends, even by SIGKILL.
 * It is in a process group of its own, so that Ctrl-C reaches it only through `stop`, in the order its owner wants.
 * @throws Error when there is no POSIX shell or the command ends at once.
 */
export async function superviseProcess(
  command: string,
  arguments_: readonly string[],
  options: SuperviseOptions,
): Promise<SupervisedProcess> {
  const output = options.outputFile ?? 'pipe';
  const shell = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', command, ...arguments_], {
    cwd: options.workingFolder,
    env: { ...options.environment, PID_FILE: options.pidFile ?? '' },
    stdio: ['pipe', output, 'ignore', 'pipe'],
    detached: true,
  });
  const exited = new Promise<{ code: number | null }>((resolve) => {
    shell.once('error', () => resolve({ code: null }));
    shell.once('exit', (code) => resolve({ code }));
  });
  const lifeline = shell.stdin as Socket;
  lifeline.on('error', () => {});
  const [chunk] = (await Promise.race([
    once(shell.stdio[3] as Readable, 'data'),
    exited.then(() => ['']),
  ])) as [Buffer | string];
  const pid = Number(chunk.toString());
  if (!pid) throw new Error(`${command} could not be started`);

  return {
    pid,
    exited,
    output: options.outputFile === undefined ? shell.stdout : null,
    unref() {
      shell.unref();
      lifeline.unref();
    },
    async stop() {
      shell.ref();
      lifeline.end();
      await exited;
    },
  };
}
