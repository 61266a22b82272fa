import { TABLE_NAMES, TABLES } from '../../src/services/import/tables';

/** The part of docs/import-format.md that lists every column, between its two markers. */
function renderImportFormat(): string {
  return TABLE_NAMES.map((table) =>
    [
      `### ${table}`,
      '',
      '| column | holds | |',
      '|---|---|---|',
      ...Object.entries(TABLES[table]).map(([name, { type, key, required, meaning }]) => {
        const mark = key ? ' **key**' : required ? ' **required**' : '';
        return `| \`${name}\`${mark} | ${type.description} | ${meaning} |`;
      }),
    ].join('\n'),
  ).join('\n\n');
}

const MARKERS = ['<!-- columns -->', '<!-- end of columns -->'] as const;

/** The page with its list of columns as the code has it. */
export function withColumns(page: string): string {
  const [before, rest] = page.split(MARKERS[0]);
  const after = rest.slice(rest.indexOf(MARKERS[1]));
  return `${before}${MARKERS[0]}\n\n${renderImportFormat()}\n\n${after}`;
}
