import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YOUNG_GENERATION } from './measure';

/** The product as a process of its own, ready to answer. */
export interface ServerProcess {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** From its start until it was ready, in milliseconds. */
  readonly startMs: number;
  /** What all its threads have taken so far, in milliseconds of processor; NaN where the system has no /proc. */
  processorMs(): number;
  stop(): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'main.js');
const URL_LINE = /GraphQL:\s+(\S+)/;

/**
 * Builds the product, starts `node dist/main.js start` on a free port and waits until it is ready.
 * @param environment of the product: where its database is
 * @throws Error with what it wrote where it ends before
 */
export function startServerProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  const began = performance.now();
  const child = spawn(process.execPath, [YOUNG_GENERATION, MAIN, 'start'], {
    env: {
      // As in the Dockerfile: GraphQL leaves out checks that are meant for those who write the schema.
      NODE_ENV: 'production',
      ...{ PATH: process.env.PATH, SYMBIOSIS_PORT: '0', SYMBIOSIS_LOG_LEVEL: 'warn' },
      SYMBIOSIS_KEPT_GRAPH: 'none',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  const processorMs = (): number => processorMsOf(child.pid!);
  let written = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      written += chunk.toString();
      const url = URL_LINE.exec(written)?.[1];
      if (url) resolve({ url, startMs: performance.now() - began, processorMs, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the server ended with ${code}:\n${written}`)));
  });
}

/** Ticks of user and system time, of which Linux counts a hundred a second. */
function processorMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}
