import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Where and of what results are, for whoever compares them. */
export interface BenchSetting {
  readonly machine: string;
  readonly revision: string;
  readonly day: string;
}

export function benchSetting(): BenchSetting {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${cores[0].model.trim()}, ${cores.length} cores, ${memory} GB, Node ${process.versions.node}`,
    revision: revision(),
    day: new Date().toISOString().slice(0, 10),
  };
}

/** Of the source, marked where files differ from it; unknown outside a repository. */
function revision(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
