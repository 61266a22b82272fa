import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SymbiosisError } from '../domain/errors';

const REMEDY = 'Name a file in a folder that exists and that you may write to.';

/** That a file could not be written. @param field the option that named it */
export function cannotBeWritten(
  file: string,
  field: string,
  reason: string,
  cause?: unknown,
): SymbiosisError {
  const message = `${file} cannot be written: ${reason}.`;
  return new SymbiosisError('INVALID_INPUT', message, { field, remedy: REMEDY, cause });
}

/**
 * Finds out before long work whether its answer could be kept; writes nothing, and does nothing where no file is named.
 * @throws SymbiosisError INVALID_INPUT
 */
export async function requireWritable(file: string | undefined, field: string): Promise<void> {
  if (file === undefined) return;
  const folder = dirname(file);
  const [there, above] = await Promise.all([file, folder].map((path) => stat(path).catch(() => null)));
  if (there?.isDirectory()) throw cannotBeWritten(file, field, 'it is a folder');
  if (!above?.isDirectory()) throw cannotBeWritten(file, field, `there is no folder ${folder}`);
  const path = there === null ? folder : file;
  await access(path, constants.W_OK).catch((error: Error) => {
    throw cannotBeWritten(file, field, `you may not write to ${path}`, error);
  });
}
