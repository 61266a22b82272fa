/** Milliseconds without an answer before the server is asked whether it is there, and between two such questions. */
const SILENCE = 1_000;

/** Milliseconds without a sign of life after which an unanswered question counts. A restart may take less. */
const PATIENCE = 2_500;

/**
 * Waits for an answer as long as the server is there: a slow statement may take its time, but a server that has
 * stopped answering (paused, or behind a dead network, where no connection breaks) is found out.
 * @param probe asks the server for a sign of life and rejects where none comes in time; the result then rejects too.
 */
export async function unlessSilent<T>(answer: Promise<T>, probe: () => Promise<unknown>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let settled = false;
  let lastSign = performance.now();

  const silence = new Promise<never>((_, reject) => {
    const ask = async (): Promise<void> => {
      try {
        await probe();
        lastSign = performance.now();
      } catch (error) {
        if (performance.now() - lastSign >= PATIENCE) return reject(asError(error));
      }
      if (!settled) wait();
    };
    const wait = (): void => {
      timer = setTimeout(() => void ask(), SILENCE);
    };
    wait();
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    settled = true;
    clearTimeout(timer);
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
