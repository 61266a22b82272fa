import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withColumns } from '../support/importFormatPage';

describe('docs/import-format.md', () => {
  it('lists the columns that the code has', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'import-format.md'), 'utf8');
    expect(page).toBe(withColumns(page));
  });
});
