import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SymbiosisError } from '../../domain/errors';
import { inFolder } from './inFolder';
import { findMaven } from './javaTools';
import { makeFolder } from './makeFolder';
import { isRunning, waitForLock } from './processLock';
import { superviseProcess } from './superviseProcess';

export const NEO4J_VERSION = '5.26.31';

/** What Maven fetches the first time: 213 jars of 118 MB, their descriptions, and its own plugin. For progress only. */
const FILES = 880;
const MEGABYTES = 150;

/** Written last: a folder without it, or with fewer jars than it says, is not used. */
const MARKER = 'complete.json';

/** Beginning of the name of a folder that is being filled; the id of the process that fills it comes next. */
const DRAFT = `neo4j-${NEO4J_VERSION}.draft-`;

const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>symbiosis</groupId>
  <artifactId>neo4j-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${NEO4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

export interface JarsOptions {
  /** Kept between starts and shared by all processes of the user. */
  readonly cacheFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/**
 * The folder with the jars of Neo4j, fetched by Maven where the cache does not have them yet. Each process fetches
 * into a folder of its own that is renamed into place when complete, so a reader never sees half of it; the lock keeps
 * two processes from fetching the same 118 MB at once. A folder that is complete is never replaced: a server may run
 * on it.
 * @throws SymbiosisError LOCAL_DATABASE_FAILED
 */
export async function fetchNeo4jJars(options: JarsOptions): Promise<string> {
  const { cacheFolder, onProgress } = options;
  const folder = join(cacheFolder, `neo4j-${NEO4J_VERSION}`);
  if (await isComplete(folder)) return folder;

  const lock = await inFolder('SYMBIOSIS_CACHE', cacheFolder, async () => {
    await makeFolder(cacheFolder);
    return waitForLock(`${folder}.lock`, (holder) =>
      onProgress(`Neo4j ${NEO4J_VERSION}: process ${holder.pid} is fetching it, waiting`),
    );
  });
  try {
    if (await isComplete(folder)) return folder;
    await removeLeftovers(cacheFolder);
    await fetchInto(folder, options);
    return folder;
  } finally {
    await lock.release();
  }
}

async function fetchInto(folder: string, options: JarsOptions): Promise<void> {
  const draft = join(options.cacheFolder, `${DRAFT}${process.pid}-${randomUUID()}`);
  try {
    await mkdir(draft);
    await runMaven(draft, options);
    if (await isComplete(folder)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const { jars } = JSON.parse(await readFile(join(folder, MARKER), 'utf8')) as { jars: number };
    return (await countJars(folder)) === jars;
  } catch {
    return false;
  }
}

async function countJars(folder: string): Promise<number> {
  return (await readdir(folder)).filter((name) => name.endsWith('.jar')).length;
}

/** What processes that were killed while fetching have left; a draft whose process runs is not touched. */
async function removeLeftovers(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (!name.startsWith(DRAFT)) continue;
    const pid = Number(name.slice(DRAFT.length).split('-')[0]);
    if (!(pid && isRunning(pid))) await rm(join(cacheFolder, name), { recursive: true });
  }
}

async function runMaven(draft: string, { environment, onProgress }: JarsOptions): Promise<void> {
  const maven = await findMaven(environment);
  await writeFile(join(draft, 'pom.xml'), POM);
  onProgress(`Neo4j ${NEO4J_VERSION}: fetching some ${MEGABYTES} MB (once; it is kept)`);
  const process_ = await superviseProcess(
    maven,
    ['-B', `${DEPENDENCY_PLUGIN}:copy-dependencies`, '-DincludeScope=runtime', `-DoutputDirectory=${draft}`],
    { workingFolder: draft, environment },
  );
  const complaints: string[] = [];
  const count = downloadCounter(onProgress);
  for await (const line of createInterface({ input: process_.output! })) {
    count(line);
    const complaint = /^\[ERROR\]\s*(.*\S)/.exec(line)?.[1];
    if (complaint) complaints.push(complaint);
  }
  const { code } = await process_.exited;
  const jars = await countJars(draft);
  if (code !== 0 || jars === 0) {
    throw new SymbiosisError(
      'LOCAL_DATABASE_FAILED',
      `Maven could not fetch Neo4j ${NEO4J_VERSION}: ${complaints[0] ?? `exit code ${code}`}`,
      {
        remedy:
          'Check the network and the settings of Maven, or set NEO4J_URI to a server you have, or run docker compose up.',
      },
    );
  }
  await writeFile(join(draft, MARKER), JSON.stringify({ version: NEO4J_VERSION, jars }));
  onProgress(`Neo4j ${NEO4J_VERSION}: ${jars} jars are there`);
}

/** Counts what Maven says it has downloaded, and tells every 100 files and every 10 MB. */
export function downloadCounter(onProgress: (line: string) => void): (line: string) => void {
  const unit = { B: 1e-6, kB: 1e-3, MB: 1 };
  let files = 0;
  let megabytes = 0;
  let nextFiles = 100;
  let nextMegabytes = 10;
  return (line) => {
    const match = /^\[INFO\] Downloaded from .* \(([\d.]+) (B|kB|MB) at/.exec(line);
    if (!match) return;
    files += 1;
    megabytes += Number(match[1]) * unit[match[2] as keyof typeof unit];
    if (files < nextFiles && megabytes < nextMegabytes) return;
    nextFiles = files + 100;
    nextMegabytes = megabytes + 10;
    onProgress(
      `Neo4j ${NEO4J_VERSION}: ${files} of about ${FILES} files, ${Math.round(megabytes)} of about ${MEGABYTES} MB`,
    );
  };
}
