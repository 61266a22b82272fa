import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..');
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

/** Longest file that is still read in one go. */
const MOST_LINES = 400;
const CONFIGURED_IN = new Set(['src/config.ts', 'src/main.ts']);

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Violations of .dependency-cruiser.cjs by files of the product. */
async function violations(folder: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CRUISER, folder, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

const files = sourceFiles('src').map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

test('imports point one way, without cycles, and outer libraries stay in their folders', async () => {
  expect(await violations('src')).toEqual([]);
});

test('the environment is read in one place', () => {
  const reading = files.filter(({ path, text }) => /process\.env\b/.test(text) && !CONFIGURED_IN.has(path));
  expect(reading.map(({ path }) => path)).toEqual([]);
});

test('the configuration reaches the layers as values', () => {
  const allowed = /^src\/(main|app|config)\.ts$|^src\/cli\//;
  const importing = files.filter(
    ({ path, text }) => /from '[./]+\/config'/.test(text) && !allowed.test(path),
  );
  expect(importing.map(({ path }) => path)).toEqual([]);
});

test('a file exports by name', () => {
  const nameless = files.filter(({ text }) => /^export default\b|^export =/m.test(text));
  expect(nameless.map(({ path }) => path)).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const long = files.filter(({ text }) => text.split('\n').length > MOST_LINES);
  expect(long.map(({ path }) => path)).toEqual([]);
});

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}
