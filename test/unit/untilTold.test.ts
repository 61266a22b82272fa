import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilTold } from '../../src/cli/untilTold';

/** A process that stands under `parent`, and a clock that goes as told. */
function outside(isUnderNpm = false) {
  const signals = new EventEmitter();
  const exits: unknown[] = [];
  const lines: string[] = [];
  const state = { parent: 7, now: 0, task: (): void => {} };
  const process = {
    on: signals.on.bind(signals),
    exit: (code: unknown) => void exits.push(code),
    get ppid() {
      return state.parent;
    },
  } as unknown as NodeJS.Process;
  const clock = {
    now: () => new Date(state.now),
    after: (_: number, task: () => void) => {
      state.task = task;
      return () => {};
    },
  };
  return {
    signals,
    exits,
    lines,
    state,
    given: { process, isUnderNpm, clock, terminal: { err: (line: string) => void lines.push(line) } },
  };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s lets what is under way finish', async (signal) => {
  const { signals, exits, lines, given } = outside();
  const told = untilTold(() => true, given);
  signals.emit(signal, signal);
  await told;
  expect(lines).toEqual([`${signal}: finishing what is under way; once more ends at once.`]);
  expect(exits).toEqual([]);
});

test('a signal that comes from the terminal and from npm is one; another one later ends at once', () => {
  const { signals, exits, state, given } = outside();
  void untilTold(() => true, given);
  signals.emit('SIGINT', 'SIGINT');
  state.now = 20;
  signals.emit('SIGINT', 'SIGINT');
  expect(exits).toEqual([]);
  state.now = 1_000;
  signals.emit('SIGINT', 'SIGINT');
  expect(exits).toEqual([1]);
});

test('a signal before there is anything to finish ends at once', () => {
  const { signals, exits, given } = outside();
  void untilTold(() => false, given);
  signals.emit('SIGTERM', 'SIGTERM');
  expect(exits).toEqual([1]);
});

test('npm that is gone is as good as a signal; any other parent may go', async () => {
  const started = outside(true);
  const told = untilTold(() => true, started.given);
  started.state.task();
  expect(started.lines).toEqual([]);
  started.state.parent = 1;
  started.state.task();
  await told;
  expect(started.lines[0]).toContain('npm is gone');

  const alone = outside();
  void untilTold(() => true, alone.given);
  alone.state.parent = 1;
  alone.state.task();
  expect(alone.lines).toEqual([]);
});

test('npm start is the process itself, with no shell between that would keep signals from it', () => {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  expect((JSON.parse(text) as { scripts: { start: string } }).scripts.start).toMatch(/^exec node /);
});
