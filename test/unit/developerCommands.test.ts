import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });

test('the oracle lists its options, and refuses others without a trace', () => {
  const oracle = ['-r', './test/support/typescriptRequire.cjs', 'test/bench/oracle.ts'];
  const help = run(...oracle, '--help');
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--organisations')]);
  for (const wrong of [['--pairs', '3'], ['--seed', 'x'], ['more']]) {
    const { status, stderr } = run(...oracle, ...wrong);
    expect([status, stderr]).toEqual([1, expect.stringContaining('--help lists every option')]);
    expect(stderr).not.toContain('    at ');
  }
});

test('the derivation of the vocabulary says which sources are missing', () => {
  const { status, stderr } = run('test/support/deriveVocabulary.mjs', join(ROOT, 'docs'));
  expect(status).toBe(2);
  expect(stderr).toMatch(/docs does not hold isic_rev4\.csv, .*\nusage: .*\n$/);
});

test('the bench says at once that its JSON cannot be written', () => {
  const bench = ['-r', './test/support/typescriptRequire.cjs', 'test/bench/bench.ts'];
  const { status, stdout, stderr } = run(...bench, '--json', '/nonexistent/x.json');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^\/nonexistent\/x\.json cannot be written: there is no folder \/nonexistent\.\n.*\n$/,
  );
});
