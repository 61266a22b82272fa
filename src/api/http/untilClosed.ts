import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * A signal for when the connection of an answer closes before it has been sent. As many may listen as like: every
 * search of a request waits for its turn with this signal.
 */
export function untilClosed(answer: Pick<ServerResponse, 'once' | 'writableFinished'>): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  answer.once('close', () => {
    if (!answer.writableFinished) controller.abort();
  });
  return controller.signal;
}
