import { join } from 'node:path';

/** Lets threads run the TypeScript of the product. */
export const TYPESCRIPT_THREADS: readonly string[] = ['-r', join(__dirname, 'typescriptRequire.cjs')];
