import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadCounter, fetchNeo4jJars, NEO4J_VERSION } from '../../src/store/local/neo4jJars';
import { eventually } from '../support/eventually';

/** Says what Maven says, is slow enough for two to meet, and leaves a line in a log each time it fetches. */
const FAKE_MAVEN = `#!/bin/sh
case "$*" in *-version*) echo "Apache Maven 3.8.7"; exit 0;; esac
echo run >> "$MAVEN_LOG"
for argument in "$@"; do case "$argument" in -DoutputDirectory=*) output="\${argument#*=}";; esac; done
echo one > "$output/one.jar"
sleep 0.5
[ -z "$MAVEN_FAILS" ] || { printf "[ERROR] \\n[ERROR] $MAVEN_FAILS\\n"; exit 1; }
echo two > "$output/two.jar"
`;

describe('the jars of Neo4j', () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  const progress: string[] = [];

  const cacheFolder = () => join(folder, 'cache');
  const fetch = (given: NodeJS.ProcessEnv = {}) =>
    fetchNeo4jJars({
      cacheFolder: cacheFolder(),
      environment: { ...environment, ...given },
      onProgress: (line) => progress.push(line),
    });
  const runs = async () => (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n').length;

  beforeEach(async () => {
    progress.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'symbiosis-jars-'));
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'mvn'), FAKE_MAVEN);
    await chmod(join(folder, 'bin', 'mvn'), 0o755);
    environment = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, MAVEN_LOG: join(folder, 'log') };
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('are fetched once by two that begin at once on an empty cache, and found by a third', async () => {
    const [a, b] = await Promise.all([fetch(), fetch()]);
    expect(a).toBe(join(cacheFolder(), `neo4j-${NEO4J_VERSION}`));
    expect(b).toBe(a);
    expect(await fetch()).toBe(a);
    expect((await readdir(a)).filter((name) => name.endsWith('.jar'))).toEqual(['one.jar', 'two.jar']);
    expect(await readdir(cacheFolder())).toEqual([`neo4j-${NEO4J_VERSION}`]);
    expect(await runs()).toBe(1);
    expect(progress).toContain(`Neo4j ${NEO4J_VERSION}: process ${process.pid} is fetching it, waiting`);
  });

  test('are fetched again after a crash, which leaves a lock and half of them', async () => {
    const base = join(cacheFolder(), `neo4j-${NEO4J_VERSION}`);
    await mkdir(`${base}.draft-${2 ** 22 + 1}-of-a-crash`, { recursive: true });
    await mkdir(`${base}.draft-${process.pid}-of-a-living-process`);
    await mkdir(base);
    await writeFile(join(base, 'one.jar'), 'one');
    await writeFile(`${base}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, birth: '1' }));
    expect((await readdir(await fetch())).sort()).toEqual(['complete.json', 'one.jar', 'pom.xml', 'two.jar']);
    expect((await readdir(cacheFolder())).map((name) => join(cacheFolder(), name))).toEqual([
      base,
      `${base}.draft-${process.pid}-of-a-living-process`,
    ]);
  });

  test('that have become complete meanwhile stay, since a server may run on them', async () => {
    const fetching = fetch();
    await eventually(() => readFile(join(folder, 'log'), 'utf8').catch(() => ''), Boolean);
    const base = join(cacheFolder(), `neo4j-${NEO4J_VERSION}`);
    await mkdir(base);
    await writeFile(join(base, 'another.jar'), 'another');
    await writeFile(join(base, 'complete.json'), '{"jars":1}');
    expect((await readdir(await fetching)).sort()).toEqual(['another.jar', 'complete.json']);
    expect(await readdir(cacheFolder())).toEqual([`neo4j-${NEO4J_VERSION}`]);
  });

  test('are fetched again where one has been removed', async () => {
    const jars = await fetch();
    await rm(join(jars, 'two.jar'));
    expect(await readdir(await fetch())).toContain('two.jar');
    expect(await runs()).toBe(2);
  });

  test.each([
    ['Could not transfer artifact', 'Could not transfer artifact'],
    [' ', 'exit code 1'],
  ])('are not there when Maven fails, and its first words are passed on: %j', async (complaint, reason) => {
    await expect(fetch({ MAVEN_FAILS: complaint })).rejects.toMatchObject({
      code: 'LOCAL_DATABASE_FAILED',
      message: `Maven could not fetch Neo4j ${NEO4J_VERSION}: ${reason}`,
    });
    expect(await readdir(cacheFolder())).toEqual([]);
    expect(await readdir(await fetch())).toContain('two.jar');
  });

  test.each(['/dev/null/cache', '/proc/cache'])(
    'are not fetched into a folder that cannot be: %s',
    async (folder) => {
      const fetching = fetchNeo4jJars({ cacheFolder: folder, environment, onProgress: () => undefined });
      await expect(fetching).rejects.toMatchObject({
        code: 'LOCAL_DATABASE_FAILED',
        message: expect.stringContaining(`The folder ${folder} cannot be used`) as string,
        details: { field: 'SYMBIOSIS_CACHE' },
      });
    },
  );

  test('are counted while they arrive, one line for every 10 MB or 100 files', () => {
    const lines: string[] = [];
    const count = downloadCounter((line) => lines.push(line));
    count('[INFO] Downloading from here: somewhere/a.jar');
    count('[INFO] Downloaded from here: somewhere/a.jar (9.9 MB at 1 MB/s)');
    expect(lines).toEqual([]);
    count('[INFO] Downloaded from here: somewhere/b.pom (200 kB at 900 kB/s)');
    for (let file = 0; file < 100; file++)
      count('[INFO] Downloaded from here: somewhere/c.pom (40 B at 1 kB/s)');
    count('[INFO] Downloaded from here: somewhere/d.jar (25 MB at 1 MB/s)');
    expect(lines).toEqual([
      `Neo4j ${NEO4J_VERSION}: 2 of about 880 files, 10 of about 150 MB`,
      `Neo4j ${NEO4J_VERSION}: 102 of about 880 files, 10 of about 150 MB`,
      `Neo4j ${NEO4J_VERSION}: 103 of about 880 files, 35 of about 150 MB`,
    ]);
  });
});
