/** Milliseconds for which a question that is under way answers others too: short beside the patience of those who ask. */
const SHARED = 200;

/** Asks a question that many may ask at once, and lets those who ask together share the answer. */
export function sharedProbe(ask: () => Promise<unknown>): () => Promise<unknown> {
  let asked = -Infinity;
  let answer: Promise<unknown> | null = null;
  return () => {
    const now = performance.now();
    if (answer !== null && now - asked < SHARED) return answer;
    asked = now;
    answer = ask();
    return answer;
  };
}
