import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is as wanted; a test that never sees it ends by jest's own time limit. */
export async function eventually<T>(ask: () => T | Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await pause(25);
  }
}
