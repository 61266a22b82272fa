import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT_CODES, EXIT_CODE_MEANINGS, type ExitCode } from '../../src/cli/exitCodes';
import { typePhrase } from '../../src/cli/phrases';
import { runProgram } from '../../src/cli/program';
import { SymbiosisError, type ErrorCode } from '../../src/domain/errors';
import type { WrittenExplanation } from '../../src/scoring/explanation';
import type { ImportSummary } from '../../src/services/import/importGraph';
import { BATIK_GRAPH, memoryRecommendations } from '../support/memoryRecommendations';
import { recordingTerminal } from '../support/recordingTerminal';

const recommendations = memoryRecommendations(BATIK_GRAPH);
const folder = mkdtempSync(join(tmpdir(), 'symbiosis-cli-'));

afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Runs one command line over the batik graph, or over one that cannot be opened. */
async function run(commandLine: readonly string[], fault?: Error, imported?: ImportSummary) {
  const terminal = recordingTerminal();
  const done: string[] = [];
  const code = await runProgram(commandLine, {
    terminal,
    version: '1.2.3',
    serve: ({ once }) => {
      done.push(once ? 'serve once' : 'serve');
      return Promise.resolve<ExitCode>(EXIT_CODES.ok);
    },
    evaluate: () => Promise.reject(new Error('not here')),
    learn: () => Promise.reject(new Error('not here')),
    withGraph: (work) => {
      if (fault) throw fault;
      return work({
        tenant: 'default',
        place: '/here/.symbiosis',
        recommendations: () => Promise.resolve(recommendations),
        importFiles: () => (imported ? Promise.resolve(imported) : Promise.reject(new Error('not here'))),
        exportTo: () => Promise.reject(new Error('not here')),
        touch: () => Promise.resolve(void done.push('touch')),
      });
    },
  });
  return { code, done, out: terminal.written.out.join('\n'), err: terminal.written.err.join('\n') };
}

interface JsonAnswer {
  readonly seeker: { readonly id: string; readonly name: string };
  readonly total: number;
  readonly items: readonly (WrittenExplanation & { readonly name: string })[];
  readonly nextSteps: readonly string[];
}

describe('recommend', () => {
  test('shows rank, score, gains both ways, types, the needs covered and those that are not', async () => {
    const { code, out, err } = await run(['recommend', 'batik']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Partners for Batik Melati: 1 of 1, by the needs it states');
    expect(out).toMatch(/^1 +Pasar Daring 市場 +\d+\.\d +(high|medium|low) +\d+ % +\d+ % +marketplace/m);
    expect(out).toMatch(/^ +covers +marketplace shop$/m);
    expect(out).toMatch(/^ +lacks +export documents$/m);
    expect(out).toMatch(/^ +wants +batik fabric$/m);
    expect(out).toContain('  - State 3 more needs');
  });

  test('prints JSON with the same figures', async () => {
    const { out } = await run(['recommend', 'batik', '--json']);
    const answer = JSON.parse(out) as JsonAnswer;
    expect(answer).toMatchObject({ seeker: { id: 'batik', name: 'Batik Melati' }, total: 1 });
    expect(answer.items[0]).toMatchObject({ name: 'Pasar Daring 市場', type: 'MARKETPLACE' });
    expect(answer.items[0].seeker.covered).toMatchObject([{ needId: 'channel:marketplace-shop' }]);
    expect(answer.items[0].gates).toHaveLength(16);
    expect(answer.items[0].typeReasons[0].reason).toContain('covers');
  });

  test('takes the needs of a file for the stated needs of this question', async () => {
    const needs = fileOf('needs.csv', '\ufeffresource,priority\nskill:photonics,5\n\nasset:warehouse,\n');
    const { out } = await run(['recommend', 'batik', '--needs', needs]);
    expect(out).toContain('Universitas Contoh');
    expect(out).toMatch(/^ +covers +photonics$/m);
    expect(out).toMatch(/^ +lacks +warehouse$/m);
  });

  test('hands on what restricts the list', async () => {
    const total = async (...options: string[]) => {
      const { out } = await run(['recommend', 'batik', '--json', ...options]);
      return (JSON.parse(out) as JsonAnswer).total;
    };
    expect(await total('--kinds', 'sme,university')).toBe(0);
    expect(await total('--kinds', 'marketplace')).toBe(1);
    expect(await total('--markets', 'market:id-jb')).toBe(0);
    expect(await total('--markets', 'market:id-yo, market:id-jb')).toBe(1);
    expect(await total('--sectors', 'C')).toBe(0);
    expect(await total('--exclude', 'pasar')).toBe(0);
    expect(await total('--only', 'pasar')).toBe(1);
    expect(await total('--only', 'batik')).toBe(0);
    expect(await total('--types', 'co-financing')).toBe(0);
    expect(await total('--min-score', '99.9')).toBe(0);
    expect(await total('--brief', 'a shop for online shoppers', '--language', 'en')).toBe(1);
  });

  test.each([
    [['--brief', ''], 'brief.text'],
    [['--brief', 'kopi', '--language', 'xx-??'], 'brief.language'],
    [['--language', 'en'], 'language'],
  ])('refuses %j', async (options, field) => {
    for (const command of [
      ['recommend', 'batik'],
      ['why', 'batik', 'pasar'],
    ]) {
      const { code, err } = await run([...command, ...options]);
      expect(code).toBe(EXIT_CODES.usage);
      expect(err).toContain(`INVALID_INPUT (${field})`);
      expect(err).toContain('leave');
    }
  });

  test('a profile of weights changes the score', async () => {
    const plain = JSON.parse((await run(['recommend', 'batik', '--json'])).out) as JsonAnswer;
    const profile = fileOf('profile.json', '{"place": 0, "dimensionScales": {"SKILL": 10}}');
    const { out } = await run(['recommend', 'batik', '--json', '--profile', profile]);
    expect((JSON.parse(out) as JsonAnswer).items[0].pair.score).toBeLessThan(plain.items[0].pair.score);
  });

  test('says so where nobody is listed', async () => {
    const { code, out } = await run(['recommend', 'batik', '--exclude', 'pasar']);
    expect(code).toBe(EXIT_CODES.ok);
    expect(out).toContain('No partner found for Batik Melati.');
  });
});

test('JSON claims no score where too little is known', async () => {
  const thin = JSON.parse((await run(['why', 'batik', 'kampus', '--json'])).out) as WrittenExplanation;
  const known = JSON.parse((await run(['why', 'batik', 'pasar', '--json'])).out) as WrittenExplanation;
  expect(known.pair.score).toBeGreaterThan(0);
  expect([thin.pair.evidenceLevel, thin.pair.score]).toEqual(['UNKNOWN', null]);
});

describe('why', () => {
  test('shows points of both sides that add up, factors and gates', async () => {
    const { code, out } = await run(['why', 'batik', 'pasar']);
    expect(code).toBe(EXIT_CODES.ok);
    expect(out).toContain('Batik Melati with Pasar Daring 市場: marketplace');
    expect(out).toMatch(/Batik Melati gains \d+ % from Pasar Daring 市場\n(.*\n)+.*\d\.\d{3} +together/);
    expect(out).toMatch(/Pasar Daring 市場 gains \d+ % from Batik Melati/);
    expect(out).toMatch(/= \d\.\d{3} {2}S of this type; score = 100 \* \(1 - exp\(-S\)\)/);
    const [score, s] = [/^score (\S+),/m, /= (\S+) {2}S of/].map((shown) => Number(shown.exec(out)![1]));
    expect(Math.abs(score - 100 * (1 - Math.exp(-s)))).toBeLessThan(0.1);
    expect(out).toMatch(/^ {2}- public private: /m);
  });

  test('says why a pair with a score is in no list all the same', async () => {
    const { out } = await run(['why', 'batik', 'kampus']);
    expect(out).toContain('not listed: they have no covered need, resource or word in common');
    expect(out).not.toContain('rank');
    const listed = (await run(['why', 'batik', 'pasar'])).out;
    expect(listed).not.toContain('not listed');
    expect(listed).toMatch(/^score \d+\.\d, rank 1 of 1, evidence/m);
  });

  test('advises the types that the list advises, best first, and keeps the other open ones apart', async () => {
    const { out } = await run(['why', 'batik', 'pasar']);
    const answer = JSON.parse((await run(['why', 'batik', 'pasar', '--json'])).out) as WrittenExplanation;
    const { advised, types } = answer.pair;
    expect(answer.gates).toHaveLength(types.length);
    expect(answer.typeReasons).toHaveLength(types.filter(({ open }) => open).length);
    const rest = types.filter(({ type, open }) => open && !advised.includes(type));
    const best = [...rest].sort((a, b) => b.s - a.s).map(({ type }) => type);
    const under = (heading: string): readonly string[] => {
      const [, lines] = new RegExp(`^${heading}\\n((?: +.*\\n)*)`, 'm').exec(`${out}\n`)!;
      return [...lines.matchAll(/^ {2}- ([a-z -]+):/gm)].map(([, phrase]) => phrase);
    };
    expect(rest.length).toBeGreaterThan(0);
    expect(under('Alliance types advised')).toEqual(advised.map(typePhrase));
    expect(under('Open, not advised')).toEqual(best.map(typePhrase));
  });

  test('explains another type, for people and for machines', async () => {
    const { out } = await run(['why', 'batik', 'pasar', '--type', 'service', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      type: 'SERVICE',
      pair: { scoredAs: 'MARKETPLACE' },
      rank: { position: 1, total: 1 },
    });
    const text = (await run(['why', 'batik', 'pasar', '--type', 'SERVICE'])).out;
    expect(text).toMatch(/^score \d+\.\d \(as marketplace\), rank/m);
  });
});

describe('import', () => {
  const summary = (rows: number, refused: number, createdResources: readonly string[]): ImportSummary => ({
    ...{ rows, seconds: 1, revision: 1, lastCommitted: null, failure: null, createdResources },
    linesOfNoTable: 0,
    tables: { needs: { created: rows - refused, updated: 0, unchanged: 0, refused } },
  });
  const imported = (options: readonly string[], ...parts: Parameters<typeof summary>) =>
    run(['import', 'folder', ...options], undefined, summary(...parts));

  test('says how many resources it has created, and which, or would create', async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `skill/${i}`);
    const { out } = await imported([], 20, 0, ids);
    expect(out).toMatch(/^12 resources created from ids: skill\/0, .*, skill\/9 and 2 more\.$/m);
    const dry = await imported(['--dry-run'], 20, 0, ['skill/a']);
    expect(dry.out).toMatch(/^1 resource would be created from ids: skill\/a\.$/m);
    const document = await imported(['--format', 'json'], 20, 0, ids);
    expect(JSON.parse(document.out)).toMatchObject({ createdResources: ids });
    expect((await imported([], 20, 0, [])).out).not.toContain('resource');
  });

  test.each([
    ['before any answer', null, 'No row is known to be in'],
    ['later', { file: 'needs.csv', line: 5_001 }, 'In up to needs.csv:5001'],
  ])('that is cut off %s says that more may be in than is known', async (_, lastCommitted, known) => {
    const failure = new SymbiosisError('DATABASE_UNAVAILABLE', 'Neo4j does not answer.');
    const broken = { ...summary(9, 0, []), failure, lastCommitted, revision: null };
    const { code, out, err } = await run(['import', 'folder'], undefined, broken);
    expect(code).toBe(EXIT_CODES.databaseUnavailable);
    expect(out).toContain('no change was confirmed');
    expect(err.split('\n')).toEqual([
      'The import broke off: DATABASE_UNAVAILABLE: Neo4j does not answer.',
      `${known}; rows behind that may be in too, where the answer to their commit was lost.`,
      'Run it again: rows that are in stay as they are and count as unchanged.',
    ]);
    const dry = await run(['import', 'folder', '--dry-run'], undefined, broken);
    expect(dry.err).toContain('Nothing was written. Run it again.');
  });

  test('counts lines of no table as such', async () => {
    const strays = { ...summary(2, 0, []), linesOfNoTable: 3 };
    const { code, out } = await run(['import', 'folder'], undefined, strays);
    expect(code).toBe(EXIT_CODES.rowsRefused);
    expect(out).toMatch(/^no table +0 +0 +0 +3$/m);
    expect(out).toContain('3 rows were refused');
    expect((await imported([], 2, 0, [])).out).not.toContain('no table');
  });

  test('counts one row as one row', async () => {
    const { code, out } = await imported([], 1, 1, []);
    expect(code).toBe(EXIT_CODES.rowsRefused);
    expect(out).toContain('1 row in 1.0 s');
    expect(out).toContain('1 row was refused');
  });
});

test('start serves, touch touches, an empty line shows what there is', async () => {
  expect((await run(['start'])).done).toEqual(['serve']);
  expect((await run(['start', '--once'])).done).toEqual(['serve once']);
  expect((await run(['touch'])).done).toEqual(['touch']);
  const { code, err } = await run([]);
  expect(code).toBe(EXIT_CODES.usage);
  expect(err).toContain('Usage: symbiosis');
});

test('help is told of a command, and says which one is none', async () => {
  expect(await run(['help'])).toMatchObject({ code: EXIT_CODES.ok, out: (await run(['--help'])).out });
  const { code, out } = await run(['help', 'import']);
  expect([code, out]).toEqual([EXIT_CODES.ok, (await run(['import', '--help'])).out]);
  const unknown = await run(['help', 'frob']);
  expect(unknown.code).toBe(EXIT_CODES.usage);
  expect(unknown.err).toContain("unknown command 'frob'");
  expect((await run(['help', 'exprot'])).err).toContain('Did you mean export?');
});

test('help names commands and exit codes, and is no failure', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(EXIT_CODES.ok);
  for (const word of ['start', 'recommend', 'why', 'touch', ...Object.values(EXIT_CODE_MEANINGS)]) {
    expect(out).toContain(word);
  }
  expect((await run(['recommend', '--help'])).out).toContain('symbiosis recommend batik-sekar');
  expect(await run(['--version'])).toMatchObject({ code: EXIT_CODES.ok, out: '1.2.3' });
});

describe('a wrong line', () => {
  test.each([
    [['recomend', 'batik'], 'recommend'],
    [['recommend'], 'id'],
    [['recommend', 'batik', '--types', 'BARTER'], 'BARTER'],
    [['recommend', 'batik', '--min-score', '200'], '0 to 100'],
    [['recommend', 'batik', '--first', '1.5'], 'whole number'],
    [['why', 'batik', 'pasar', '--type', 'SERVICE,PRICE'], 'Give one'],
    [['recommend', 'batik', '--sectors', 'Z9'], 'ISIC'],
    [['recommend', 'batik', '--needs', join(folder, 'none.csv')], 'Name a file'],
    [['recommend', 'batik', '--needs', fileOf('empty.csv', '')], 'resource,priority'],
    [['recommend', 'batik', '--needs', fileOf('quote.csv', 'resource\n"a\n')], 'not CSV'],
    [['recommend', 'batik', '--needs', fileOf('six.csv', 'resource,priority\na,6\n')], 'line 2'],
    [
      ['recommend', 'batik', '--needs', fileOf('nameless.csv', 'resource,priority\n,3\n')],
      'names no resource',
    ],
    [
      ['recommend', 'batik', '--needs', fileOf('odd.csv', 'resource\nskill:unheard-of\n')],
      'skill:unheard-of',
    ],
    [['recommend', 'batik', '--profile', fileOf('p1.json', '[]')], 'not an object'],
    [['recommend', 'batik', '--profile', fileOf('p2.json', '{"speed": 1}')], 'speed'],
    [['recommend', 'batik', '--profile', fileOf('p3.json', '{"dimensionScales": {"LUCK": 1}}')], 'LUCK'],
    [['recommend', 'batik', '--profile', fileOf('p4.json', '{"place": 9}')], '0 to 3'],
    [['recommend', 'batik', '--profile', fileOf('p5.json', '{')], 'not JSON'],
  ])('%j is refused with what to do', async (commandLine, said) => {
    const { code, out, err } = await run(commandLine);
    expect(code).toBe(EXIT_CODES.usage);
    expect(out).toBe('');
    expect(err).toContain(said);
  });
});

test('the tenant of an id is that of the option, else of the environment', async () => {
  for (const command of [
    ['recommend', 'batik'],
    ['why', 'batik', 'pasar'],
  ]) {
    expect((await run([...command, '--tenant', 'default'])).code).toBe(EXIT_CODES.ok);
    expect((await run([...command, '--tenant', 'other'])).code).toBe(EXIT_CODES.notFound);
  }
  for (const command of ['recommend', 'why', 'import', 'export'])
    expect((await run([command, '--help'])).out).toMatch(/--tenant[^]*SYMBIOSIS_TENANT/);
});

test.each<[ErrorCode, ExitCode]>([
  ['NOT_FOUND', EXIT_CODES.notFound],
  ['DATABASE_UNAVAILABLE', EXIT_CODES.databaseUnavailable],
  ['CONFIGURATION_INVALID', EXIT_CODES.usage],
  ['LOCAL_DATABASE_FAILED', EXIT_CODES.failed],
])('%s ends with its exit code and says what to do', async (error, expected) => {
  const { code, err } = await run(['touch'], new SymbiosisError(error, 'It failed.', { remedy: 'Do this.' }));
  expect(code).toBe(expected);
  expect(err).toBe(`${error}: It failed.\nDo this.`);
});

test('a fault of ours shows its trace', async () => {
  const { code, err } = await run(['touch'], new Error('unforeseen'));
  expect(code).toBe(EXIT_CODES.failed);
  expect(err).toContain('Error: unforeseen\n    at ');
});

test.each(['recommend x', 'why x y', 'import x', 'export x'])(
  '%s wants a tenant with a name',
  async (line) => {
    for (const tenant of ['', ' ', 'a\u0000', 't'.repeat(129)]) {
      const { code, err } = await run([...line.split(' '), '--tenant', tenant], new Error('was opened'));
      expect(code).toBe(EXIT_CODES.usage);
      expect(err).toMatch(/--tenant.*Give a name of 1 to 128 characters/s);
    }
    const { err } = await run([...line.split(' '), '--tenant', 't'.repeat(128)], new Error('was opened'));
    expect(err).toContain('was opened');
  },
);

test('a graph without organisations says so, where it lies, and what to do', async () => {
  for (const command of [
    ['recommend', 'batik'],
    ['why', 'batik', 'pasar'],
  ]) {
    const { code, err } = await run([...command, '--tenant', 'other']);
    expect(code).toBe(EXIT_CODES.notFound);
    expect(err).toContain('the graph in /here/.symbiosis has none of the tenant other.');
    expect(err).toMatch(/symbiosis start.*symbiosis import.*SYMBIOSIS_HOME/);
  }
  expect((await run(['recommend', 'batk'])).err).not.toContain('/here');
});

test('an unknown organisation ends with 4, and with those perhaps meant', async () => {
  expect(await run(['recommend', 'batk'])).toMatchObject({
    code: EXIT_CODES.notFound,
    err: expect.stringContaining('Did you mean batik (Batik Melati)?') as string,
  });
});
