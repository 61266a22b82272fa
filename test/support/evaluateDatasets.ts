/**
 * Evaluates every dataset as docs/quality.md reports it, one process each so that each tells its own memory:
 *
 *   npm run evaluate -- DATA [OUTPUT]
 *
 * DATA holds the folders `airlines` and `cordis-horizon-europe`; JSON goes to OUTPUT where it is named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const DATASETS: Readonly<Record<string, readonly string[]>> = {
  airlines: ['--kinds', 'codeshare', '--min-weight', '3'],
  'cordis-horizon-europe': ['--split', '2025-01-01'],
};

const [data, output] = process.argv.slice(2) as (string | undefined)[];
if (data === undefined) {
  console.error('Name the folder of the datasets: npm run evaluate -- DATA [OUTPUT]');
  process.exit(2);
}
if (output !== undefined) mkdirSync(output, { recursive: true });
for (const [name, options] of Object.entries(DATASETS)) {
  const folder = join(data, name);
  if (!existsSync(folder)) {
    console.error(`${folder} is not there and is left out.`);
    continue;
  }
  const json = output === undefined ? [] : ['--json', join(output, `${name}.json`)];
  execFileSync(process.execPath, ['dist/main.js', 'evaluate', folder, ...options, ...json], {
    stdio: 'inherit',
  });
}
