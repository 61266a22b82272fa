import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SymbiosisError } from '../../domain/errors';
import { tableOfExport } from '../import/importSources';
import { textChunks } from '../import/textChunks';
import { formatHeader } from './formatRow';
import type { ExportFormat } from './formatRow';

export interface ExportFiles {
  readonly format: ExportFormat;
  readonly gzip: boolean;
}

/** The file of a table. */
export function exportFile(table: string, { format, gzip }: ExportFiles): string {
  return `${table}.${format}${gzip ? '.gz' : ''}`;
}

/**
 * Sees to it that an export leaves a folder as good as it was: one import must not find its tables twice, and files
 * without organisations must not replace files that hold some, for the sake of a name with a letter wrong.
 * @param hasOrganisations whether there are any to write; asked only where it matters
 * @throws SymbiosisError INVALID_INPUT
 */
export async function checkExportFolder(
  folder: string,
  files: ExportFiles,
  tenant: string,
  hasOrganisations: () => Promise<boolean>,
): Promise<void> {
  const names = (await readdir(folder)).sort();
  const others = names.filter((name) => {
    const table = tableOfExport(name);
    return table !== null && name !== exportFile(table, files);
  });
  if (others.length > 0) {
    throw refused(
      `The folder ${folder} holds tables of another format, which an import would read as well: ${others.join(', ')}.`,
      'Remove them, name another folder, or export in their format (--format, --gzip).',
    );
  }
  const organisations = exportFile('organisations', files);
  const wouldLose =
    names.includes(organisations) &&
    (await holdsRows(join(folder, organisations), files.format)) &&
    !(await hasOrganisations());
  if (wouldLose) {
    throw refused(
      `The tenant ${tenant} has no organisation, and ${join(folder, organisations)} holds some, which would be lost.`,
      'Check the tenant (--tenant, SYMBIOSIS_TENANT) and the graph (SYMBIOSIS_HOME, NEO4J_URI), or name another folder.',
    );
  }
}

/** Whether there is anything behind the header; also where that cannot be told. */
async function holdsRows(path: string, format: ExportFormat): Promise<boolean> {
  let left = formatHeader('organisations', format).length;
  try {
    for await (const text of textChunks(path, () => {})) {
      left -= text.length;
      if (left < 0) return true;
    }
    return false;
  } catch {
    return true;
  }
}

function refused(message: string, remedy: string): SymbiosisError {
  return new SymbiosisError('INVALID_INPUT', message, { field: 'folder', remedy });
}
