/** A schema that clients may be written for, and which one it is. */
export interface ClientsSchema {
  readonly sdl: string;
  /** In words, to complete "compared with ...". */
  readonly of: string;
}

/** Runs git and gives what it prints; null where it fails or there is none. */
export type Git = (...args: readonly string[]) => string | null;

/** Where a branch is kept that others work from. */
const UPSTREAMS = ['@{upstream}', 'origin/HEAD', 'origin/main'];

/**
 * The committed schema that the present one must not break: that of the commit where this branch left its upstream, else
 * of the last release, else of the last commit, in which a break that is committed already cannot be seen.
 * @param file path of the schema from the root of the repository
 * @returns null where there is no git, no commit or no schema in it
 */
export function clientsSchema(file: string, git: Git): ClientsSchema | null {
  const head = commitOf('HEAD', git);
  for (const { commit, of } of [...branchPoints(git), ...lastTag(git)]) {
    const sdl = commit === head ? null : git('show', `${commit}:${file}`);
    if (sdl !== null) return { sdl, of };
  }
  const sdl = git('show', `HEAD:${file}`);
  return sdl === null ? null : { sdl, of: 'the last commit, which hides what it breaks itself' };
}

interface Base {
  readonly commit: string;
  readonly of: string;
}

function branchPoints(git: Git): Base[] {
  return UPSTREAMS.flatMap((upstream) => {
    const commit = git('merge-base', 'HEAD', upstream)?.trim();
    return commit ? [{ commit, of: `${commit.slice(0, 10)}, where this branch left ${upstream}` }] : [];
  });
}

function lastTag(git: Git): Base[] {
  const tag = (
    git('describe', '--tags', '--abbrev=0', 'HEAD^') ?? git('describe', '--tags', '--abbrev=0')
  )?.trim();
  const commit = tag && commitOf(tag, git);
  return tag && commit ? [{ commit, of: `the release ${tag}` }] : [];
}

function commitOf(ref: string, git: Git): string | null {
  return git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`)?.trim() ?? null;
}
