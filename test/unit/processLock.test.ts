import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isLocked, isRunning, takeLock } from '../../src/store/local/processLock';
import { eventually } from '../support/eventually';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'symbiosis-lock-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** No process has such an id. */
const DEAD = { pid: 2 ** 22 + 1, birth: '1' };
const ALSO_DEAD = { pid: 2 ** 22 + 2, birth: '2' };

const fieldsOf = async (pid: number): Promise<readonly string[]> =>
  (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');

test('a lock of a living process holds, and one that was let go does not', async () => {
  const path = join(folder, 'living');
  const lock = await takeLock(path);
  expect(await takeLock(path)).toMatchObject({ heldBy: { pid: process.pid } });
  expect(await isLocked(path)).toBe(true);
  if ('release' in lock) await lock.release();
  expect(await isLocked(path)).toBe(false);
});

test('a lock of a process that was killed and whose parent never asks after it is taken over', async () => {
  // The shell becomes a sleep, which knows nothing of the child that the shell has left it.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
  try {
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const pid = Number(line);
    const path = join(folder, 'zombie');
    await writeFile(path, JSON.stringify({ pid, birth: (await fieldsOf(pid))[19] }));
    await eventually(
      () => readFile(`/proc/${parent.pid}/cmdline`, 'utf8'),
      (commandLine) => commandLine.startsWith('sleep'),
    );
    expect(await isLocked(path)).toBe(true);

    process.kill(pid, 'SIGKILL');
    await eventually(
      async () => (await fieldsOf(pid))[0],
      (state) => state === 'Z',
    );
    expect(isRunning(pid)).toBe(true);
    expect(await isLocked(path)).toBe(false);
    expect(await takeLock(path)).toHaveProperty('release');
  } finally {
    parent.kill('SIGKILL');
  }
});

test('a dead lock has one heir, however many want it at once', async () => {
  for (let trial = 0; trial < 200; trial++) {
    const path = join(folder, `dead-${trial}`);
    await writeFile(path, JSON.stringify(DEAD));
    const answers = await Promise.all(Array.from({ length: 8 }, () => takeLock(path)));
    const won = answers.filter((answer) => 'release' in answer);
    expect(won).toHaveLength(1);
    expect(await takeLock(path)).toMatchObject({ heldBy: { pid: process.pid } });
    await won[0].release();
    expect((await readdir(folder)).filter((name) => name.startsWith('dead-'))).toEqual([]);
  }
});

test('whoever dies while taking over a dead lock is followed, and one that lives is waited for', async () => {
  const path = join(folder, 'heirs');
  await writeFile(path, JSON.stringify(DEAD));
  await writeFile(`${path}.after-${DEAD.pid}-1`, JSON.stringify(ALSO_DEAD));
  const claim = `${path}.after-${ALSO_DEAD.pid}-2`;
  const living = { pid: process.pid, birth: (await fieldsOf(process.pid))[19] };
  await writeFile(claim, JSON.stringify(living));
  expect(await takeLock(path)).toEqual({ heldBy: living });
  expect(await isLocked(path)).toBe(true);

  await rm(claim);
  expect(await isLocked(path)).toBe(false);
  expect(await takeLock(path)).toHaveProperty('release');
  expect((await readdir(folder)).filter((name) => name.startsWith('heirs'))).toEqual(['heirs']);
});
