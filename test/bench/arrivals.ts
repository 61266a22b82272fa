import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** What a server did with requests that came whether it had answered those before or not. */
export interface Arrivals {
  /** Milliseconds of every request that was answered, from when it was to be sent. */
  readonly latencies: readonly number[];
  /** Share of the requests that were answered with errors, as one is that too many wait before. */
  readonly refusedShare: number;
}

/** What a timer may be late, in milliseconds: that is ours, and the request counts from then. */
const TIMER = 2;

/**
 * Posts the bodies over and over, so many a second, evenly.
 * @throws Error where a request has no answer
 */
export async function sendAtRate(
  url: string,
  bodies: readonly string[],
  perSecond: number,
  seconds: number,
): Promise<Arrivals> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const answers: Promise<number | null>[] = [];
  const post = async (body: string, arrived: number): Promise<number | null> => {
    const answered = await isAnswered(url, body, agent);
    return answered ? performance.now() - arrived : null;
  };
  try {
    while (answers.length < perSecond * seconds) {
      const due = began + (answers.length * 1_000) / perSecond;
      if (due > performance.now()) await setTimeout(due - performance.now());
      const now = performance.now();
      answers.push(post(bodies[answers.length % bodies.length], now - due > TIMER ? due : now));
    }
    const times = await Promise.all(answers);
    const latencies = times.filter((time) => time !== null);
    return { latencies, refusedShare: 1 - latencies.length / times.length };
  } finally {
    agent.destroy();
  }
}

/** Whether the answer is one without errors, which would stand before the data. */
function isAnswered(url: string, body: string, agent: Agent): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers, agent }, (answer) => {
      let start: Buffer | undefined;
      answer.on('data', (chunk: Buffer) => (start ??= chunk));
      answer.on('end', () =>
        resolve(answer.statusCode === 200 && !!start?.toString().startsWith('{"data":{')),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
