import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadConfig } from '../../src/config';

const image = readFileSync('Dockerfile', 'utf8');
const compose = readFileSync('docker-compose.yml', 'utf8');
const environment = Object.fromEntries(
  [...image.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => line.split(' ').map((pair) => pair.split('='))),
) as Record<string, string>;

test('the copy of the graph is kept where the user of the image may write, on a volume', () => {
  const { keptGraph } = loadConfig(environment);
  const folder = dirname(keptGraph!);
  expect(image).toContain(`mkdir ${folder} && chown 1000:1000 ${folder}`);
  expect(image.indexOf(folder)).toBeLessThan(image.indexOf('USER 1000'));
  expect(compose).toMatch(new RegExp(`- (\\w+):${folder}\\n[^]*\\nvolumes:\\n[^]*^  \\1:$`, 'm'));
  expect(compose).toContain('read_only: true');
});
