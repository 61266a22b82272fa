import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** The process that holds a lock. */
export interface LockHolder {
  readonly pid: number;
  /** When it began, in the kernel's own count, where /proc tells: a later process with the same id is another one. */
  readonly birth: string;
}

export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock file at `path`, or says who has it. A lock whose holder is gone (a crash, SIGKILL) is taken over.
 * Two processes that take over the same dead lock in the same millisecond could both win; whoever relies on this
 * lock must therefore stay correct, if wasteful, in that case.
 * @returns `release`, or the living holder.
 */
export async function takeLock(path: string): Promise<Lock | { heldBy: LockHolder }> {
  const mine: LockHolder = { pid: process.pid, birth: (await statusOf(process.pid)).birth };
  // Written elsewhere and linked into place: nobody ever sees a lock without its holder.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(mine));
  try {
    for (;;) {
      try {
        await link(draft, path);
        return { release: () => rm(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await readHolder(path);
      if (holder && (await isAlive(holder))) return { heldBy: holder };
      if (holder) await rm(path, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Waits for the lock as long as its holder lives; `onWait` is called once with the holder if it has to wait. */
export async function waitForLock(path: string, onWait: (holder: LockHolder) => void): Promise<Lock> {
  for (let waited = false; ; waited = true) {
    const lock = await takeLock(path);
    if ('release' in lock) return lock;
    if (!waited) onWait(lock.heldBy);
    await pause(200);
  }
}

/** Whether a living process holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return holder !== null && isAlive(holder);
}

/** Whether a process with this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isAlive(holder: LockHolder): Promise<boolean> {
  if (!isRunning(holder.pid)) return false;
  const { state, birth } = await statusOf(holder.pid);
  // A zombie does nothing any more, and keeps its id until its parent has asked what became of it: perhaps never.
  return birth === holder.birth && state !== 'Z';
}

async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockHolder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof SyntaxError) return { pid: 0, birth: 'unreadable' };
    throw error;
  }
}

/** Fields 3 and 22 of /proc/PID/stat (after the command name, which may hold spaces); empty where there is no /proc. */
async function statusOf(pid: number): Promise<{ readonly state: string; readonly birth: string }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', birth: fields[19] ?? '' };
}
