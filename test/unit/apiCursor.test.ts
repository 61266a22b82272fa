import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor, listName } from '../../src/api/page/cursor';
import { fromGlobalId, NODE_TYPES, organisationKey, toGlobalId } from '../../src/api/node/globalId';
import { pageOfAll } from '../../src/api/page/pageOfAll';
import type { Connection } from '../../src/api/page/connection.type';
import { SymbiosisError } from '../../src/domain/errors';
import { storedText } from '../../src/domain/storedText';
import { compareCodePoints } from '../../src/domain/codePointOrder';

const POSITION = z.tuple([z.string(), z.number().nullable()]);
const text = fc.string({ unit: 'grapheme' });

test('a cursor gives back the position it was made of, to the last bit', () => {
  fc.assert(
    fc.property(text, fc.double({ noNaN: true, noDefaultInfinity: true }), (id, relevance) => {
      const list = listName('things', [id]);
      const [decodedId, decoded] = decodeCursor(list, encodeCursor(list, [id, relevance]), POSITION);
      expect(decodedId).toBe(id);
      // JSON writes minus zero as zero; relevance is never below zero.
      expect(decoded).toBe(relevance === 0 ? 0 : relevance);
    }),
  );
});

test('whatever is no cursor of the list is refused by name and remedy', () => {
  const list = listName('things', []);
  const cursors = [
    'nonsense',
    encodeCursor(listName('things', ['other']), ['a', null]),
    encodeCursor(list, ['a']),
    Buffer.from(JSON.stringify([99, list, 'a', null])).toString('base64url'),
  ];
  for (const cursor of cursors) {
    const refused = refusalOf(() => decodeCursor(list, cursor, POSITION));
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.details.field).toBe('after');
    expect(refused.details.remedy).toBeTruthy();
  }
});

function refusalOf(work: () => unknown): SymbiosisError {
  try {
    work();
  } catch (error) {
    if (error instanceof SymbiosisError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

test('a global id is of its type, tenant and id alone, and any other text is an own id', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NODE_TYPES), text, text, (type, tenant, id) => {
      const global = toGlobalId({ type, tenant, id });
      expect(fromGlobalId(global)).toEqual({ type, tenant, id });
      const expected = type === 'Organisation' ? { tenant, id } : { tenant: 'mine', id: global };
      expect(organisationKey(global, 'mine')).toEqual(expected);
      expect(organisationKey(id, 'mine')).toEqual({ tenant: 'mine', id: storedText(id) });
      expect(organisationKey(` ${global}`, 'mine')).toEqual(expected);
    }),
  );
});

test('pages of a list at hand give every item once, in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (items, first) => {
      const all = [...items].sort(compareCodePoints);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Connection<string> = pageOfAll<string, string>(
          'list',
          all,
          { first, after },
          String,
          String,
        );
        expect(page.totalCount).toBe(all.length);
        seen.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(all);
    }),
  );
});
