import { createHash } from 'node:crypto';
import type { GraphSnapshot } from '../../domain/graph';
import type { KeptGraph } from './keptGraph';

/** First bytes of every file; a format of another number is refused. */
const MAGIC = Buffer.from('symbkept');
const KEPT_FORMAT = 1;
const CHECKSUM_BYTES = 32;
/** Records in one chunk: some milliseconds to write or to read. */
const CHUNK_RECORDS = 500;
const LISTS = ['sectors', 'supplies', 'resources', 'organisations', 'alliances'] as const;

/** What a file begins with. */
interface Header {
  readonly format: number;
  /** Which graph it is a copy of. */
  readonly graph: string;
  readonly revision: number;
  readonly reloads: number;
  readonly readAt: number;
  /** Records in each list. */
  readonly counts: Readonly<Record<(typeof LISTS)[number], number>>;
}

/** Says why a file is not gone on from. */
export class KeptGraphRefused extends Error {}

/**
 * A copy as the bytes of a file, piece by piece, so that others get their turn: magic, header, the records in chunks of
 * JSON, each with its length before it, and the SHA-256 of all that.
 */
export function* encodeKept(graph: string, { snapshot, reloads, readAt }: KeptGraph): Generator<Buffer> {
  const hash = createHash('sha256');
  const piece = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  const counts = Object.fromEntries(LISTS.map((list) => [list, snapshot[list].length])) as Header['counts'];
  const { revision } = snapshot;
  const header: Header = { format: KEPT_FORMAT, graph, revision, reloads, readAt, counts };
  yield piece(MAGIC);
  yield piece(chunk(header));
  for (const list of LISTS) {
    for (let from = 0; from < snapshot[list].length; from += CHUNK_RECORDS) {
      yield piece(chunk(snapshot[list].slice(from, from + CHUNK_RECORDS)));
    }
  }
  yield hash.digest();
}

/**
 * The copy in a file, in steps: the checksum first, then chunk by chunk.
 * @throws KeptGraphRefused where it is no such file, damaged, cut short, of another format or of another graph
 */
export function* decodeKept(graph: string, file: Buffer): Generator<undefined, KeptGraph> {
  const end = file.length - CHECKSUM_BYTES;
  if (end < MAGIC.length + 4 || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new KeptGraphRefused('it is no copy of a graph, or only the beginning of one');
  }
  const hash = createHash('sha256');
  for (let from = 0; from < end; from += HASHED_BYTES) {
    hash.update(file.subarray(from, Math.min(end, from + HASHED_BYTES)));
    yield;
  }
  if (!hash.digest().equals(file.subarray(end))) {
    throw new KeptGraphRefused('its checksum is wrong: it is damaged or cut short');
  }
  let at = MAGIC.length;
  const next = (): unknown => {
    const from = at + 4;
    at = from + file.readUInt32LE(at);
    return JSON.parse(file.toString('utf8', from, at));
  };
  const header = next() as Header;
  if (header.format !== KEPT_FORMAT) {
    throw new KeptGraphRefused(`it has format ${header.format} and not ${KEPT_FORMAT}`);
  }
  if (header.graph !== graph) throw new KeptGraphRefused('it is a copy of another graph');
  const lists: Record<string, unknown[]> = {};
  for (const list of LISTS) {
    const records: unknown[] = (lists[list] = []);
    while (records.length < header.counts[list]) {
      for (const record of next() as unknown[]) records.push(record);
      yield;
    }
  }
  const { revision, reloads, readAt } = header;
  return { snapshot: { revision, ...lists } as unknown as GraphSnapshot, reloads, readAt };
}

/** Bytes hashed in one step. */
const HASHED_BYTES = 4 << 20;

function chunk(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}
