import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRow } from './benchRow';
import type { BenchSetting } from './machine';
import { renderMarkdown } from './renderRows';

const PAGE = join(__dirname, '..', '..', 'docs', 'performance.md');
const START = '<!-- npm run bench -- --write writes from here -->';
const END = '<!-- to here -->';

/** Puts the table, the machine and the revision between the two marks of docs/performance.md. @throws Error without them */
export function writePerformancePage(rows: readonly BenchRow[], setting: BenchSetting): void {
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`docs/performance.md must hold "${START}" and "${END}"`);
  const told = `Revision ${setting.revision}, ${setting.day}, on ${setting.machine}.`;
  const written = [START, '', told, '', ...renderMarkdown(rows), '', ''].join('\n');
  writeFileSync(PAGE, page.slice(0, start) + written + page.slice(end));
}
