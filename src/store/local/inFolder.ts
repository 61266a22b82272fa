import { SymbiosisError } from '../../domain/errors';

/**
 * Does something with files of a folder that a variable names.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED where the file system will not have it
 */
export async function inFolder<T>(variable: string, folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SymbiosisError) throw error;
    throw new SymbiosisError(
      'LOCAL_DATABASE_FAILED',
      `The folder ${folder} cannot be used: ${(error as Error).message}.`,
      {
        field: variable,
        remedy: `Set ${variable} to a folder that you may write to, or NEO4J_URI to a server you have.`,
        cause: error,
      },
    );
  }
}
