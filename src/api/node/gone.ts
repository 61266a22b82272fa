import { SymbiosisError } from '../../domain/errors';

/** What was there when it was referred to, and is not any more. */
export function gone(what: string, id: string): SymbiosisError {
  return new SymbiosisError('NOT_FOUND', `There is no ${what} ${id} any more.`, {
    remedy: 'Ask again: it was removed meanwhile.',
  });
}
