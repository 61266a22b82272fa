import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '../../src/config/configurationPage';

test('docs/configuration.md says what the table says (npm run docs:configuration writes it)', () => {
  const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');
  expect(page).toBe(configurationPage());
});
