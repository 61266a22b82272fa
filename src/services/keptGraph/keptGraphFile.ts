import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { makeFolder } from '../../store/local/makeFolder';
import type { Log } from '../log';
import type { GraphKeeper } from './keptGraph';
import { decodeKept, encodeKept, KeptGraphRefused } from './keptGraphCodec';

export interface KeptGraphFileOptions {
  readonly path: string;
  /** The name of the graph that it is a copy of. */
  readonly identity: () => Promise<string>;
  readonly log: Log;
}

/** Keeps the copy in one file, readable by its owner alone. A crash while it is written leaves the file before. */
export function createKeptGraphFile({ path, identity, log }: KeptGraphFileOptions): GraphKeeper {
  const draft = `${path}.draft`;
  return {
    async read() {
      const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT')
          log.warn({ ...causeOf(error), path }, 'the kept copy of the graph cannot be read');
        return null;
      });
      if (file === null) return null;
      const graph = await identity();
      try {
        return await inSteps(decodeKept(graph, file));
      } catch (error) {
        const reason =
          error instanceof KeptGraphRefused ? error.message : `it cannot be read (${String(error)})`;
        log.warn({ path, reason }, `the kept copy of the graph is not used: ${reason}`);
        return null;
      }
    },
    async write(kept) {
      try {
        const graph = await identity();
        await makeFolder(dirname(path));
        await rm(draft, { force: true });
        await writeWhole(draft, encodeKept(graph, kept), path);
        await syncFolder(dirname(path));
        log.debug(
          { path, revision: kept.snapshot.revision },
          'a copy of the graph is kept for the next start',
        );
      } catch (error) {
        log.warn(
          { ...causeOf(error), path },
          'no copy of the graph could be kept; the next start reads the graph',
        );
      }
    },
  };
}

/** Writes a new file, readable by its owner alone, and gives it its name once it is whole; what fails leaves none. */
async function writeWhole(draft: string, pieces: Iterable<Uint8Array>, path: string): Promise<void> {
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      for (const bytes of pieces) await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** For the log: what the system refuses is said in a line, a fault of ours with its trace. */
function causeOf(error: unknown): { readonly reason: string } | { readonly err: unknown } {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  return code !== undefined && message !== undefined ? { reason: message } : { err: error };
}

async function inSteps<T>(work: Generator<undefined, T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    await setImmediate();
    step = work.next();
  }
  return step.value;
}

/** Makes the new name last through a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
