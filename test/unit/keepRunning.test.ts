import { setTimeout as pause } from 'node:timers/promises';
import { keepRunning, type KeptProcess, type ServerState } from '../../src/store/local/keepRunning';
import { isRunning } from '../../src/store/local/processLock';
import { superviseProcess, type SupervisedProcess } from '../../src/store/local/superviseProcess';
import { eventually } from '../support/eventually';

const kept: KeptProcess[] = [];

afterEach(async () => {
  for (const each of kept.splice(0)) await each.stop();
});

function run(script: string): Promise<SupervisedProcess> {
  return superviseProcess('/bin/sh', ['-c', script], { workingFolder: '/', environment: process.env });
}

interface Case {
  readonly relaunch: (signal: AbortSignal) => Promise<SupervisedProcess>;
  readonly pauses?: readonly number[];
  readonly steady?: number;
}

/** Keeps a command running that sleeps until it is killed, and takes down what is told of it. */
async function keep({ relaunch, pauses = [1, 1, 1], steady }: Case) {
  const states: ServerState[] = [];
  const process = keepRunning(await run('exec sleep 600'), {
    ...{ relaunch, pauses, steady },
    describeEnd: (code) => Promise.resolve(`ended with ${code}`),
    onState: (state) => states.push(state),
  });
  kept.push(process);
  const last = (wanted: ServerState['state']) =>
    eventually(
      () => states.at(-1)?.state,
      (state) => state === wanted,
    );
  return { process, states, last };
}

test('a command that ends by itself is started again', async () => {
  const { process: server, states, last } = await keep({ relaunch: () => run('exec sleep 600') });
  const former = server.pid;
  process.kill(former, 'SIGKILL');
  await last('running');
  expect(states).toEqual([
    { state: 'restarting', attempt: 1, attempts: 3, reason: 'ended with 137' },
    { state: 'running' },
  ]);
  expect(isRunning(former)).toBe(false);
  expect(isRunning(server.pid)).toBe(true);
});

test('a start that fails is tried again, and not for ever', async () => {
  const {
    process: server,
    states,
    last,
  } = await keep({
    relaunch: () => Promise.reject(new Error('no room')),
  });
  process.kill(server.pid, 'SIGKILL');
  await last('failed');
  expect(states).toEqual([
    { state: 'restarting', attempt: 1, attempts: 3, reason: 'ended with 137' },
    { state: 'restarting', attempt: 2, attempts: 3, reason: 'no room' },
    { state: 'restarting', attempt: 3, attempts: 3, reason: 'no room' },
    { state: 'failed', reason: 'no room' },
  ]);
});

test('a command that ends soon after each start has no further attempts than one that never starts', async () => {
  const { process: server, states, last } = await keep({ relaunch: () => run('sleep 0.05; exit 3') });
  process.kill(server.pid, 'SIGKILL');
  await last('failed');
  expect(states.filter(({ state }) => state === 'running')).toHaveLength(3);
  expect(states.at(-1)).toEqual({ state: 'failed', reason: 'ended with 3' });
});

test('a command that has run for long gets all its attempts again', async () => {
  const { process: server, states } = await keep({ relaunch: () => run('sleep 0.05; exit 3'), steady: 0 });
  process.kill(server.pid, 'SIGKILL');
  await eventually(
    () => states.filter(({ state }) => state === 'running').length,
    (restarts) => restarts > 4,
  );
  expect(states.every((state) => state.state !== 'restarting' || state.attempt === 1)).toBe(true);
});

test('nothing is started once it is told to stop', async () => {
  let relaunches = 0;
  const relaunch = (): Promise<SupervisedProcess> => {
    relaunches += 1;
    return run('exec sleep 600');
  };
  const { process: server, last } = await keep({ relaunch, pauses: [600_000] });
  process.kill(server.pid, 'SIGKILL');
  await last('restarting');
  await server.stop();
  expect(relaunches).toBe(0);
});

test('a command that is being started when it is told to stop ends, too', async () => {
  let begun: SupervisedProcess | undefined;
  const { process: server } = await keep({
    relaunch: async () => {
      const started = await run('exec sleep 600');
      begun = started;
      await pause(100);
      return started;
    },
  });
  process.kill(server.pid, 'SIGKILL');
  const started = await eventually(
    () => begun,
    (process) => process !== undefined,
  );
  await server.stop();
  expect(isRunning(started!.pid)).toBe(false);
});
