import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../src/cli/program';
import { recordingTerminal } from '../support/recordingTerminal';
import { startTestApp, type TestApp } from '../support/testApp';
import { testDatabase } from '../support/testDatabase';

const PAGES = ['README.md', 'docs/sample-answers.md'];

/** Fenced blocks, in order. */
const blocks = PAGES.flatMap((page) =>
  Array.from(
    readFileSync(join(__dirname, '../..', page), 'utf8').matchAll(/^```(\w*)\n([^]*?)^```$/gm),
    ([, language, text]) => ({ language, text }),
  ),
);

let app: TestApp;

// The sample is loaded first, in seconds or, on a busy machine, many of them.
jest.setTimeout(180_000);

beforeAll(async () => {
  const database = await testDatabase();
  await database.close();
  app = await startTestApp();
});

afterAll(() => app.app.stop());

const queries = blocks
  .map(({ language, text }, at) => ({ language, query: text, answer: blocks[at + 1]?.text ?? '' }))
  .filter(({ language }) => language === 'graphql');

test('the first commands a reader meets need nothing that was not told before', () => {
  expect(blocks[0].text).toMatch(/^npm ci && npm start/);
});

test('the pages show queries and terminal sessions', () => {
  expect(queries.length).toBeGreaterThanOrEqual(2);
  expect(sessions.length).toBeGreaterThanOrEqual(2 + 5);
});

test.each(queries)('this query has the answer that is shown: $query', async ({ query, answer }) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toEqual({ data: JSON.parse(answer) as unknown });
});

const sessions = blocks
  .map(({ text }) => /^\$ npx symbiosis (.*)\n([^]*)/.exec(text))
  .filter((match) => match !== null)
  .map(([, commandLine, shown]) => ({ commandLine, shown }));

test.each(sessions)('symbiosis $commandLine prints what is shown', async ({ commandLine, shown }) => {
  const terminal = recordingTerminal();
  const absent = () => Promise.reject(new Error('not shown in these pages'));
  await runProgram(commandLine.split(' '), {
    terminal,
    version: '',
    serve: absent,
    evaluate: () => Promise.reject(new Error('not here')),
    learn: () => Promise.reject(new Error('not here')),
    withGraph: (work) =>
      work({
        place: 'memory',
        tenant: 'default',
        recommendations: () => Promise.resolve(app.useCases.recommendations),
        ...{ importFiles: absent, exportTo: absent, touch: absent },
      }),
  });
  const printed = terminal.written.out.join('\n');
  for (const part of shown.split('...\n')) expect(printed).toContain(part.trimEnd());
});
