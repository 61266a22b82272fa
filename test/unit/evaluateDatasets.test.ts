import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporaryFolder';

function evaluate(...args: readonly string[]) {
  const script = ['-r', './test/support/typescriptRequire.cjs', 'test/support/evaluateDatasets.ts'];
  const { status, stderr } = spawnSync(process.execPath, [...script, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

test('the datasets of the quality page are looked for in the folder that is named, and nowhere else', () => {
  expect(evaluate()).toEqual({
    status: 2,
    stderr: 'Name the folder of the datasets: npm run evaluate -- DATA [OUTPUT]\n',
  });
  const folder = temporaryFolder('datasets');
  const { status, stderr } = evaluate(folder);
  expect(status).toBe(0);
  expect(stderr).toContain(`${join(folder, 'airlines')} is not there and is left out.`);
});
