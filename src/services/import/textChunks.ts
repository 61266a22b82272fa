import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { utf8Text } from './utf8Text';

/**
 * The text of a file piece by piece, unpacked where the name ends in .gz, without a byte order mark. Bytes that are
 * no UTF-8 come as NOT_UTF8_MARK. @throws the error of the file system or of the unpacking
 * @param onBytes called with the number of bytes of the file that were read since the last call
 */
export function textChunks(path: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  return utf8Text(byteChunks(path, onBytes));
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
