import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A text file that is written piece by piece; waits where the disk is slower. */
export interface TableFile {
  write(text: string): Promise<void>;
  /** Resolves once everything is on its way to the disk. */
  close(): Promise<void>;
}

/** Hidden needs are in it. */
const OWNER_ONLY = 0o600;

/** Creates a file that its owner alone may read, or empties one, whose permissions stay. @throws (later) the error of the file system */
export function createTableFile(path: string, gzip: boolean): TableFile {
  const input = new PassThrough({ highWaterMark: 1 << 16 });
  const file = createWriteStream(path, { mode: OWNER_ONLY });
  const done = gzip ? pipeline(input, createGzip(), file) : pipeline(input, file);
  // Its failure is met by whoever writes next, or closes.
  let failure: Error | null = null;
  done.catch((error: Error) => (failure = error));

  return {
    async write(text) {
      if (failure !== null) throw failure;
      if (input.write(text)) return;
      await Promise.race([new Promise<void>((resolve) => input.once('drain', resolve)), done]);
    },
    async close() {
      input.end();
      await done;
    },
  };
}
