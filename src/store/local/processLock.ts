import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
 * Takes the lock file at `path`, or says who has it. A lock whose holder is gone (a crash, SIGKILL) is taken over, by
 * one process however many try at once: whoever makes the file that names the dead one as followed is its only heir.
 * An heir that dies on the way is followed in the same manner, so that nothing is ever blocked by the dead.
 * @returns `release`, or the living holder.
 */
export async function takeLock(path: string): Promise<Lock | { heldBy: LockHolder }> {
  const mine: LockHolder = { pid: process.pid, birth: (await statusOf(process.pid)).birth };
  const lock: Lock = { release: () => rm(path, { force: true }) };
  // Written elsewhere and linked into place: nobody ever sees a lock without its holder.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(mine));
  try {
    for (;;) {
      if (await isLinked(draft, path)) return lock;
      const { dead, living } = await holdersOf(path);
      if (living) return { heldBy: living };
      if (dead.length > 0 && (await inherits(draft, path, dead))) return lock;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Follows the last of those who have died with the lock, and puts the draft in the place of the first.
 * @returns false where another was faster
 */
async function inherits(draft: string, path: string, dead: readonly LockHolder[]): Promise<boolean> {
  const claims = dead.map((holder) => heirOf(path, holder));
  const claim = claims[claims.length - 1];
  if (!(await isLinked(draft, claim))) return false;
  // The dead do not come back: as long as the first of them is in place, nobody has followed the last before, and from
  // now on nobody else can. Where it is not, what was read is past, and the claim says nothing.
  const first = await readHolder(path);
  const isFree = first !== null && heirOf(path, first) === claims[0];
  if (isFree) await rename(claim, path);
  for (const left of isFree ? claims : [claim]) await rm(left, { force: true });
  return isFree;
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
  return (await holdersOf(path)).living !== null;
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

/** Makes `path` another name of the draft. @returns false where there is such a file already */
async function isLinked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The file that names the heir of a dead holder until the heir has put itself in the place of the lock. */
function heirOf(path: string, { pid, birth }: LockHolder): string {
  return `${path}.after-${pid}-${birth}`;
}

/** Who has the lock, and who died with it before: the one that the lock names, its heir, and so on. */
async function holdersOf(
  path: string,
): Promise<{ readonly dead: readonly LockHolder[]; readonly living: LockHolder | null }> {
  const dead: LockHolder[] = [];
  let holder = await readHolder(path);
  while (holder && !(await isAlive(holder))) {
    dead.push(holder);
    holder = await readHolder(heirOf(path, holder));
  }
  return { dead, living: holder };
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
