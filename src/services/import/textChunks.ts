import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Stands for bytes that are no UTF-8; a file has no business to hold it. */
export const REPLACEMENT_CHARACTER = '\ufffd';

/**
 * The text of a file piece by piece, unpacked where the name ends in .gz, without a byte order mark. Bytes that are
 * no UTF-8 come as U+FFFD. @throws the error of the file system or of the unpacking
 * @param onBytes called with the number of bytes of the file that were read since the last call
 */
export async function* textChunks(path: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of byteChunks(path, onBytes)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* byteChunks(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 16 });
  file.on('data', (chunk) => onBytes(chunk.length));
  if (!path.endsWith('.gz')) {
    yield* file as AsyncIterable<Uint8Array>;
    return;
  }
  const unpacked = new PassThrough();
  const unpacking = pipeline(file, createGunzip(), unpacked).catch((error: Error) => unpacked.destroy(error));
  yield* unpacked as AsyncIterable<Uint8Array>;
  await unpacking;
}
