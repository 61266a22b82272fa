import fc from 'fast-check';
import { NOT_UTF8_MARK, utf8Text } from '../../src/services/import/utf8Text';

async function read(bytes: Uint8Array, size: number): Promise<string> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size)
      yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  let text = '';
  for await (const piece of utf8Text(pieces())) text += piece;
  return text;
}

const size = fc.integer({ min: 1, max: 9 });

describe('text of bytes', () => {
  it('is the text that was written, replacement characters and all, however it is cut', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const special = fc.constantFrom('', '\ufffd', '\ufeff', 'é', '😀', '\u{10000}\u{103ff}\u{1003ff}');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, special)), size, async (parts, size) => {
        const written = parts.join('');
        expect(await read(Buffer.from(`\ufeff${written}`), size)).toBe(written);
      }),
    );
  });

  it('has a mark where bytes are no UTF-8, and only there', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom('\ufffd', 'é', '😀', 'a').map((text) => new Uint8Array(Buffer.from(text))),
      fc
        .constantFrom([0xe9], [0xf0, 0x9f], [0xef, 0xbf], [0xc0, 0x80], [0xed, 0xa0, 0x80])
        .map((some) => Uint8Array.from(some)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes), size, async (parts, size) => {
        const whole = Buffer.concat([Buffer.from('a'), ...parts, Buffer.from('z')]);
        const text = await read(whole, size);
        let isUtf8 = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(whole);
        } catch {
          isUtf8 = false;
        }
        expect(text.includes(NOT_UTF8_MARK)).toBe(!isUtf8);
        const squeezed = (some: string) => some.replace(/\ufffd+/g, '\ufffd');
        expect(squeezed(text.replaceAll(NOT_UTF8_MARK, '\ufffd'))).toBe(squeezed(whole.toString('utf8')));
      }),
      { numRuns: 500 },
    );
  });

  it('that breaks off within a character is no UTF-8', async () => {
    expect(await read(Uint8Array.of(0x61, 0xe2, 0x82), 9)).toBe(`a${NOT_UTF8_MARK}`);
  });
});
