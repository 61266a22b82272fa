import { EXIT_CODES } from '../../src/cli/exitCodes';
import { evaluateFiles } from '../support/evaluateFiles';
import { plantedAlliances, plantedProjects } from '../support/plantedDataset';

/** `symbiosis evaluate` on folders that nobody has seen before. */
const planted = plantedProjects(3, 40, 30);
const FAST = ['--methods', 'popularity,formula'];

/** A file of a planted dataset without some of its columns. */
function without(csv: string, ...columns: readonly string[]): string {
  const [header, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const kept = [...header.keys()].filter((i) => !columns.includes(header[i]));
  return [header, ...rows].map((row) => kept.map((i) => row[i]).join(',')).join('\n');
}

test('shows a table for each task and writes the same figures as JSON', async () => {
  const { code, out, json } = await evaluateFiles(planted, '--split', '2022-01-01', ...FAST);
  expect(code).toBe(EXIT_CODES.ok);
  expect(json).toMatchObject({ split: '2022-01-01', seed: 1, organisations: 40, projects: 30, alliances: 0 });
  expect(json!.results.map(({ task, view }) => `${task}, ${view}`)).toEqual([
    'brief to partners, coordinator out, all',
    'brief to partners, coordinator out, SMEs',
    'brief to partners, coordinator in, all',
    'brief to partners, coordinator in, SMEs',
    'organisation to new partner, all',
  ]);
  const [{ questions, candidates, methods }] = json!.results;
  expect(out).toContain(
    `brief to partners, coordinator out, all: ${questions} questions, ${candidates} candidates`,
  );
  expect(out).toMatch(new RegExp(`^formula +${methods[1].ndcg20!.toFixed(3)} `, 'm'));
  expect(out).toMatch(/nDCG@20: formula - popularity = [+-]0\.\d{3} \[/);
});

test('the same seed gives the same answer, whatever the order of rows', async () => {
  const shuffled = Object.fromEntries(
    Object.entries(planted).map(([name, csv]) => {
      const [header, ...rows] = csv.trimEnd().split('\n');
      return [name, [header, ...rows.reverse()].join('\n')];
    }),
  );
  const [first, second] = [await evaluateFiles(planted, ...FAST), await evaluateFiles(shuffled, ...FAST)];
  expect(second.json!.results).toEqual(first.json!.results);
});

test('a split is found where none is named: three quarters of the projects begin before it', async () => {
  const { json } = await evaluateFiles(planted, ...FAST);
  const days = planted['projects.csv'].match(/\d{4}-\d{2}-\d{2}/g)!;
  expect(days.filter((day) => day < json!.split!).length / days.length).toBeCloseTo(0.75, 1);
});

test('participations alone are enough', async () => {
  const { code, json } = await evaluateFiles(
    { 'participations.csv': planted['participations.csv'] },
    ...FAST,
  );
  expect(code).toBe(EXIT_CODES.ok);
  expect(json!.results.map(({ task }) => task)).toContain('organisation to new partner');
  expect(json!.notes.join()).toMatch(/\d+ organisations are not in organisations\.csv/);
});

test('without dates a quarter of the projects is drawn', async () => {
  const { json } = await evaluateFiles(
    {
      ...planted,
      'projects.csv': without(planted['projects.csv'], 'date'),
      'participations.csv': without(planted['participations.csv'], 'date'),
    },
    ...FAST,
  );
  expect(json!.split).toBeNull();
  expect(json!.notes).toContain('30 of 30 projects have no date');
  expect(json!.notes.join()).toContain('a quarter of them, drawn by the seed, is to be found');
  expect(json!.results.length).toBeGreaterThan(0);
});

test('missing texts, topics and countries are told and not missed', async () => {
  const { code, json } = await evaluateFiles(
    { ...planted, 'projects.csv': without(planted['projects.csv'], 'title', 'text', 'topics', 'country') },
    ...FAST,
  );
  expect(code).toBe(EXIT_CODES.ok);
  expect(json!.notes).toContain('projects.csv has no column for title, text, topics, country');
  expect(json!.results.length).toBeGreaterThan(0);
});

test.each([';', '\t'])('cells may be parted by %j instead of commas', async (delimiter) => {
  const parted = Object.fromEntries(
    Object.entries(planted).map(([name, csv]) => {
      const lines = csv.trimEnd().split('\n');
      const quoted = lines.map((line) => line.split(',').map((cell) => `"${cell}"`));
      return [name, quoted.map((cells) => cells.join(delimiter)).join('\r\n')];
    }),
  );
  const { json } = await evaluateFiles(parted, ...FAST);
  const { json: plain } = await evaluateFiles(planted, ...FAST);
  expect(json!.results).toEqual(plain!.results);
});

test('a decimal comma is read, in weights too', async () => {
  const pairs = Array.from(
    { length: 12 },
    (_, i) => `o${i};o${(i + 1) % 12};${2010 + i};${i % 2 ? '3,5' : '2,5'}`,
  );
  const alliances = ['first;second;date;weight', ...pairs].join('\n');
  const { json } = await evaluateFiles({ 'alliances.csv': alliances }, '--min-weight', '3', ...FAST);
  expect(json!.alliances).toBe(6);
});

test('columns may have other names, in any case', async () => {
  const { json } = await evaluateFiles(
    {
      'organisations.csv': planted['organisations.csv'].replace(
        'id,name,kind',
        'PIC,Legal Name,activityType',
      ),
      'projects.csv': planted['projects.csv'].replace(
        'id,date,title,text,topics',
        'projectID,start_date,Title,objective,topics_esv',
      ),
      'participations.csv': planted['participations.csv'].replace(
        'organisation,project,date',
        'pic,projectID,startDate',
      ),
    },
    ...FAST,
  );
  const { json: plain } = await evaluateFiles(planted, ...FAST);
  expect(json!.results).toEqual(plain!.results);
});

test('alliances are pairs to be found, by kind and weight where they are asked for', async () => {
  const files = plantedAlliances(3, 40);
  const csv = files['alliances.csv'].trimEnd().split('\n');
  const kinds = csv.map((line, i) =>
    i === 0 ? `${line},kind,weight` : `${line},${i % 2 ? 'code share' : 'club'},${i}`,
  );
  const all = await evaluateFiles(files, ...FAST);
  expect(all.json).toMatchObject({ split: null, alliances: csv.length - 1 });
  const some = await evaluateFiles(
    { ...files, 'alliances.csv': kinds.join('\n') },
    ...FAST,
    '--kinds',
    'Code',
    '--min-weight',
    '5',
  );
  const wanted = kinds.slice(1).filter((line, i) => line.includes('code') && i + 1 >= 5);
  expect(some.json!.alliances).toBe(wanted.length);
});

test('alliances that repeat the participations are left out', async () => {
  const { json } = await evaluateFiles(
    { ...planted, 'alliances.csv.gz': 'orgA,orgB,project\no1,o2,p1\n' },
    ...FAST,
  );
  expect(json!.notes).toContain('alliances.csv.gz repeats the participations and is left out');
  expect(json!.alliances).toBe(0);
});

test('quotes, line ends in cells and any script', async () => {
  const { code, json } = await evaluateFiles(
    {
      'organisations.csv':
        '\ufeffid,name,country\r\nä,"Jaya, ""Batik""",Indonesia\r\n東,"二\n行",JP\r\nc,,ID\r\nd,D,\r\n',
      'projects.csv':
        'id,title,text,topics,date\n1,"Batik, ""kain""","kain tenun\nbatik",a|b,2020\n2,市場,"市場調査",b,2021\n3,kain,kain batik,a,2022\n4,tenun,"tenun, batik",a;b,2023\n',
      'participations.csv':
        'organisation,project,role\nä,1,\n東,1,\nc,2,\n東,2,\nd,3,\nä,3,\nä,4,coordinator\n東,4,\nc,4,\nd,4,\n',
    },
    '--split',
    '2022-06-01',
  );
  expect(code).toBe(EXIT_CODES.ok);
  const [briefs] = json!.results;
  expect(briefs).toMatchObject({ questions: 1, candidates: 4 });
});

test('rows that cannot be read are left out and told', async () => {
  const { json } = await evaluateFiles(
    { ...planted, 'organisations.csv': `${planted['organisations.csv']}x,"open,SME,ID\n` },
    ...FAST,
  );
  expect(json!.notes.join()).toMatch(
    /organisations\.csv: 1 row left out, line 42: a quote that opens here is never closed/,
  );
});

test('rows that lack what they cannot do without, and dates that say no day, are told', async () => {
  const { json } = await evaluateFiles({
    'participations.csv':
      'organisation,project,date\na,p,2020-01-01\nb,p,\n,p,2020\nc,,2021\na,q,31/12/2021\nb,q,\n',
    'alliances.csv': 'organisation1,organisation2,date\na,b,2020\na,a,2021\na,,2021\nb,c,20188\n',
  });
  const notes = json!.notes.join('\n');
  expect(notes).toContain(
    'participations.csv: 2 of 6 rows have no organisation or no project and say nothing',
  );
  expect(notes).toContain('participations.csv: 1 of 6 dates says no day, such as 31/12/2021');
  expect(notes).toContain('1 of 2 projects has no date');
  expect(notes).toContain('alliances.csv: 2 of 4 rows have no two different organisations and say nothing');
  expect(notes).toContain('alliances.csv: 1 of 4 dates says no day, such as 20188');
  expect(notes).toContain('1 of 2 alliances has no date');
});

test('rows with more cells than titles are told', async () => {
  const { json } = await evaluateFiles(
    { ...planted, 'organisations.csv': `${planted['organisations.csv']}x,Firm, Ltd.,SME,ID,,,,,,\n` },
    ...FAST,
  );
  expect(json!.notes.join()).toMatch(
    /organisations\.csv: 1 row has more cells than there are titles, the first in line 42/,
  );
});

test('where nobody is listed, nothing is said of the evidence of lists', async () => {
  const rows = ['a,1', 'b,1', 'c,2', 'd,2', 'a,3', 'c,3'].map((row) => `${row},202${row.split(',')[1]}\n`);
  const { out, json } = await evaluateFiles({
    'participations.csv': `organisation,project,date\n${rows.join('')}`,
  });
  expect(json!.results.length).toBeGreaterThan(0);
  expect(out).not.toMatch(/by evidence: *$/m);
});

test('a day that no calendar has is none', async () => {
  const days = ['2020-13-01', '2021-02-29', '2020-02-29', '2021'];
  const { json } = await evaluateFiles({
    'participations.csv': `organisation,project,date\n${days.map((day, i) => `a,${i},${day}\nb,${i},${day}\n`).join('')}`,
  });
  expect(json!.notes).toContain('2 of 4 projects have no date');
});

test.each([
  ['one project', 'organisation,project,date\na,p,2020\nb,p,2020\n'],
  ['a header alone', 'organisation,project,date\n'],
  ['projects of one', 'organisation,project,date\na,p,2020\nb,q,2021\n'],
])('%s: nothing can be asked, and it says so', async (_, csv) => {
  const { code, out, json } = await evaluateFiles({ 'participations.csv': csv });
  expect(code).toBe(EXIT_CODES.ok);
  expect(json!.results).toEqual([]);
  expect(out).toContain('Nothing could be asked of this dataset.');
});

test('where nothing can be asked because nothing has the kind, the kind and those there are are told', async () => {
  const kinds = ['codeshare', 'codeshare-one-way', 'merger', 'codeshare'];
  const rows = kinds.map((kind, i) => `a${i},b,2020,${kind},${i}\n`).join('');
  const files = { 'alliances.csv': `organisation1,organisation2,date,kind,weight\n${rows}` };
  const { out, json } = await evaluateFiles(files, '--kinds', 'zzz');
  expect(out).toContain('Nothing could be asked of this dataset.');
  expect(json!.notes).toContain(
    'alliances.csv: no alliance has a kind that begins with zzz (--kinds); the kinds there are: codeshare, codeshare-one-way, merger',
  );
  const both = await evaluateFiles(files, '--kinds', 'Code', '--min-weight', '9');
  expect(both.json!.notes).toContain('alliances.csv: no alliance has a weight of 9 or more (--min-weight)');
  expect(both.json!.notes.join()).not.toContain('--kinds');
});

test.each(['participations.csv', 'alliances.csv'])('%s of titles alone is told', async (file) => {
  const titles = 'organisation,project,organisation1,organisation2,date,kind,weight';
  const { json } = await evaluateFiles({ [file]: `${titles}\n` }, '--kinds', 'zzz');
  expect(json!.notes).toContain(`${file} has titles and no rows`);
});

test('at most so many questions, drawn by the seed', async () => {
  const { json } = await evaluateFiles(planted, ...FAST, '--questions', '3');
  expect(json!.results[0].questions).toBe(3);
  expect(json!.notes.join()).toContain('brief to partners, coordinator out: 3 of ');
});

test.each([
  [
    'neither participations nor alliances',
    { 'organisations.csv': 'id\na\n' },
    [],
    'holds neither participations.csv nor',
  ],
  [
    'no column of projects',
    { 'participations.csv': 'organisation,date\na,2020\n' },
    [],
    'has no column project, nor one by another of its names, such as project_id, alliance, alliance_id; its columns are organisation, date.',
  ],
  [
    'an empty table',
    { 'participations.csv': '' },
    [],
    'has no column organisation, nor one by another of its names, such as organisation_id, organization, organization_id; it is empty.',
  ],
  [
    'one organisation of two',
    { 'alliances.csv': 'a,kind\nx,y\n' },
    [],
    'has no column organisation2, nor one by another of its names, such as organisation_b, org_b, org2; its',
  ],
  ['a split that is no day', planted, ['--split', '2022'], 'The day of --split is 2022'],
  ['a split that no calendar has', planted, ['--split', '2024-13-01'], 'The day of --split is 2024-13-01'],
  ['an end that no calendar has', planted, ['--until', '2023-02-29'], 'The day of --until is 2023-02-29'],
  ['an unknown method', planted, ['--methods', 'magic'], 'magic is none of random'],
])('refuses %s', async (_, files, options, message) => {
  const { code, err, json } = await evaluateFiles(files, ...options);
  expect(code).toBe(EXIT_CODES.usage);
  expect(err).toContain(message);
  expect(json).toBeNull();
});

test.each([
  ['/nonexistent/x.json', 'there is no folder /nonexistent'],
  [__dirname, 'it is a folder'],
])('that --json %s cannot be written is said before anything is asked', async (file, reason) => {
  const { code, out, err } = await evaluateFiles(planted, '--json', file);
  expect([code, out]).toEqual([EXIT_CODES.usage, '']);
  expect(err).toContain(`(json): ${file} cannot be written: ${reason}.`);
});
