import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SymbiosisError } from '../../domain/errors';

/** Changes when cursors written by an older release can no longer be read. */
const VERSION = 2;

export type CursorValue = string | number | boolean | null;

const CURSOR = z.tuple(
  [z.literal(VERSION), z.string()],
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/** Names a list by what was asked for, so that a cursor of another list is told apart. */
export function listName(name: string, question: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(question) ?? '');
  return `${name}:${hash.digest('base64url').slice(0, 8)}`;
}

/** An opaque cursor for a position in a list. */
export function encodeCursor(list: string, position: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([VERSION, list, ...position])).toString('base64url');
}

/** The position that a cursor of this list stands for. @throws SymbiosisError INVALID_INPUT */
export function decodeCursor<P extends readonly CursorValue[]>(
  list: string,
  cursor: string,
  position: z.ZodType<P>,
): P {
  const decoded = CURSOR.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!decoded.success) throw refused('after is not a cursor of this API.');
  const [, ofList, ...values] = decoded.data;
  const found = position.safeParse(values);
  if (ofList !== list || !found.success) throw refused('after is the cursor of another list.');
  return found.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(message: string): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', message, {
    field: 'after',
    remedy: 'Pass the endCursor of a page of the same list with the same arguments, or leave it out.',
  });
}
