/**
 * Stands for bytes that are no UTF-8. Text never holds it: the first half of a pair is not followed by another one.
 * U+FFFD would not do, for it is a character that a text may hold.
 */
export const NOT_UTF8_MARK = '\ud800\ud800';

/** Text of bytes that come in pieces, without a byte order mark; what is no UTF-8 comes as NOT_UTF8_MARK. */
export async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let unfinished = new Uint8Array();
  let isFirst = true;
  for await (const chunk of chunks) {
    const bytes = unfinished.length === 0 ? chunk : Buffer.concat([unfinished, chunk]);
    const end = bytes.length - unfinishedBytes(bytes);
    unfinished = bytes.slice(end);
    if (end === 0) continue;
    const text = decode(bytes.subarray(0, end));
    yield isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
  }
  if (unfinished.length > 0) yield NOT_UTF8_MARK;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });
const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

function decode(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return decodeMarking(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }
}

/** What stands between the replacement characters of the text itself holds none but those of the decoder. */
function decodeMarking(bytes: Buffer): string {
  const parts: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(REPLACEMENT_BYTES, start);
    const end = found < 0 ? bytes.length : found;
    parts.push(LENIENT.decode(bytes.subarray(start, end)).replaceAll(REPLACEMENT, NOT_UTF8_MARK));
    start = end + REPLACEMENT_BYTES.length;
  }
  return parts.join(REPLACEMENT);
}

/** How many bytes at the end begin a character whose others are still to come. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
