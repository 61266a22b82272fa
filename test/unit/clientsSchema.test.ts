import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientsSchema } from '../../src/api/clientsSchema';
import { temporaryFolder } from '../support/temporaryFolder';

const FILE = 'schema.graphql';

/** A repository of its own, whose commits hold a schema each. */
function repository() {
  const folder = temporaryFolder('schema');
  const git = (...args: readonly string[]): string | null => {
    try {
      const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
      const stdio: 'pipe'[] = ['pipe', 'pipe', 'pipe'];
      return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio });
    } catch {
      return null;
    }
  };
  const commit = (sdl: string): void => {
    writeFileSync(join(folder, FILE), sdl);
    git('add', FILE);
    git('commit', '-q', '-m', sdl);
  };
  git('init', '-q', '-b', 'main');
  return { git, commit, found: () => clientsSchema(FILE, git) };
}

describe('the schema that clients are written for', () => {
  test('is that of the commit where a branch left its upstream', () => {
    const { git, commit, found } = repository();
    commit('released');
    git('tag', 'v1');
    commit('upstream');
    git('branch', 'work');
    commit('upstream, later');
    git('checkout', '-q', 'work');
    git('branch', '-q', '--set-upstream-to=main');
    expect(found()).toMatchObject({ sdl: 'released' });
    commit('of the branch');
    commit('of the branch, later');
    expect(found()).toMatchObject({ sdl: 'upstream' });
    expect(found()?.of).toMatch(/^[0-9a-f]{10}, where this branch left @\{upstream\}$/);
  });

  test('is that of the last release where no branch is left behind', () => {
    const { git, commit, found } = repository();
    commit('first');
    git('tag', 'v1');
    commit('second');
    expect(found()).toEqual({ sdl: 'first', of: 'the release v1' });
    git('tag', 'v2');
    expect(found()).toEqual({ sdl: 'first', of: 'the release v1' });
    commit('third');
    expect(found()).toEqual({ sdl: 'second', of: 'the release v2' });
  });

  test('is that of the last commit where there is nothing else, and says what that hides', () => {
    const { commit, found } = repository();
    expect(found()).toBeNull();
    commit('first');
    commit('second');
    expect(found()).toEqual({ sdl: 'second', of: 'the last commit, which hides what it breaks itself' });
  });

  test('is none without git', () => {
    expect(clientsSchema(FILE, () => null)).toBeNull();
  });
});
