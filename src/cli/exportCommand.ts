import { Option } from 'commander';
import type { Command } from 'commander';
import type { ExportTo } from '../services/export/exportGraph';
import { EXPORT_FORMATS } from '../services/export/formatRow';
import type { ExportFormat } from '../services/export/formatRow';
import { tenantOption } from './tenantOption';
import type { Terminal } from './terminal';

/** What the command needs of a graph that is open. */
export interface ExportCommandDependencies {
  readonly terminal: Terminal;
  withGraph<T>(work: (graph: { readonly exportTo: ExportTo }) => Promise<T>): Promise<T>;
}

interface ExportCommandOptions {
  readonly format: ExportFormat;
  readonly gzip?: boolean;
  readonly tenant?: string;
}

/** symbiosis export FOLDER: writes what `symbiosis import` reads. */
export function addExportCommand(program: Command, dependencies: ExportCommandDependencies): void {
  const { terminal } = dependencies;
  program
    .command('export')
    .description('Write the vocabularies and what belongs to the tenant as files that import reads')
    .argument('<folder>', 'where to; files of the same names are replaced')
    .addOption(new Option('--format <format>', 'of the files').choices(EXPORT_FORMATS).default('csv'))
    .option('--gzip', 'pack the files')
    .addOption(tenantOption('whose organisations and alliances to write'))
    .addHelpText('after', '\nExample:\n  symbiosis export backup --gzip')
    .action(async (folder: string, options: ExportCommandOptions) => {
      const counts = await dependencies.withGraph(({ exportTo }) => exportTo(folder, options));
      for (const [table, rows] of Object.entries(counts))
        terminal.out(`${table}: ${rows.toLocaleString('en')}`);
    });
}
