import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { untilClosed } from '../../src/api/http/untilClosed';

test.each([
  [false, true],
  [true, false],
])('where the answer is sent (%s) when the connection closes, it is aborted (%s)', (sent, aborted) => {
  const connection = Object.assign(new EventEmitter(), { writableFinished: sent });
  const signal = untilClosed(connection as unknown as ServerResponse);
  expect(signal.aborted).toBe(false);
  connection.emit('close');
  expect(signal.aborted).toBe(aborted);
});

test('many searches of one request wait with its signal, and Node warns of nothing', async () => {
  const root = join(__dirname, '../..');
  // A process of its own: here the warnings of Node go to jest.
  const { stderr } = await promisify(execFile)(process.execPath, [
    ...['-r', join(root, 'test/support/typescriptRequire.cjs'), '-e'],
    `const { untilClosed } = require(${JSON.stringify(join(root, 'src/api/http/untilClosed.ts'))});
     const signal = untilClosed(new (require('node:events'))());
     for (let i = 0; i < 100; i++) signal.addEventListener('abort', () => i);`,
  ]);
  expect(stderr).toBe('');
});
