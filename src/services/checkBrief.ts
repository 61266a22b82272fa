import { SymbiosisError } from '../domain/errors';
import type { Seeker } from '../engine/engine';
import { languageTag } from './import/columnTypes';

/**
 * A brief without words, or in a language that is none, would be answered as if nothing had been said. Languages are
 * what an import takes. @throws SymbiosisError INVALID_INPUT
 */
export function checkBrief({ text, language }: NonNullable<Seeker['brief']>): void {
  if (text.trim() === '') {
    throw new SymbiosisError('INVALID_INPUT', 'The brief is blank.', {
      field: 'brief.text',
      remedy: 'Say what is sought, or leave the brief out.',
    });
  }
  if (language !== null && languageTag.read(language) !== language) {
    throw new SymbiosisError('INVALID_INPUT', `${JSON.stringify(language.slice(0, 60))} is not a language.`, {
      field: 'brief.language',
      remedy: 'Write a BCP 47 tag, such as en, id or pt-BR, or leave it out.',
    });
  }
}
