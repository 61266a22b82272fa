import autocannon from 'autocannon';

/** What a server did under load. */
export interface HttpLoad {
  /** Milliseconds of every request. */
  readonly latencies: readonly number[];
  readonly requestsPerSecond: number;
}

/** Seconds after which a request that has no answer counts as failed. */
const PATIENCE = 60;

/**
 * Posts the bodies over and over for so many seconds, each connection the next one when it has its answer.
 * @throws Error where an answer is none
 */
export function httpLoad(
  url: string,
  bodies: readonly string[],
  connections: number,
  duration: number,
): Promise<HttpLoad> {
  const latencies: number[] = [];
  const requests = bodies.map((body) => ({ body }));
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const options: autocannon.Options = {
      ...{ url, method: 'POST', headers, requests, connections, duration, timeout: PATIENCE },
    };
    const run = autocannon(options, (error, { non2xx, errors, duration: seconds }) => {
      if (error) reject(error as Error);
      else if (non2xx + errors > 0) {
        reject(new Error(`${non2xx} answers were refusals, ${errors} requests failed`));
      } else resolve({ latencies, requestsPerSecond: latencies.length / seconds });
    });
    run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}
