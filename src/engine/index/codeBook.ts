/** Values go into postings as one of so many codes. */
export const CODES = 16;
/** Fractions of the largest value that a histogram tells apart. */
export const STEPS = 128;

/** The upper value of each code, ascending, as a fraction of the largest: what a value is rounded up to. */
export type CodeBook = Float64Array;

/**
 * The book that rounds a histogram's values up by the least in sum; O(codes * steps that occur squared).
 * @param counts how often values in `((i - 1) / STEPS, i / STEPS]` occur, i = 1..STEPS; `counts[0]` counts zeros
 */
export function optimalBook(counts: Float64Array): CodeBook {
  // An upper value that does not occur is best lowered to the next one that does.
  const steps: number[] = [];
  for (let step = 0; step <= STEPS; step++)
    if (step === 0 || step === STEPS || counts[step] > 0) steps.push(step);
  const last = steps.length - 1;
  let least = new Float64Array(steps.length).fill(Infinity);
  least[0] = 0;
  const cuts: Uint8Array[] = [];
  for (let code = 1; code < CODES; code++) {
    const best = new Float64Array(steps.length).fill(Infinity);
    const cut = new Uint8Array(steps.length);
    for (let top = 0; top <= last; top++) {
      let loss = 0;
      for (let below = top; below >= 0; below--) {
        if (least[below] + loss < best[top]) {
          best[top] = least[below] + loss;
          cut[top] = below;
        }
        loss += counts[steps[below]] * (steps[top] - steps[below] + 0.5);
      }
    }
    least = best;
    cuts.push(cut);
  }
  const book = new Float64Array(CODES);
  for (let code = CODES - 1, top = last; code >= 0; code--) {
    book[code] = steps[top] / STEPS;
    if (code > 0) top = cuts[code - 1][top];
  }
  return book;
}

/** The code of every step: the first whose upper value is not below it. */
export function codesOf(book: CodeBook): Uint8Array {
  const codes = new Uint8Array(STEPS + 1);
  for (let step = 0, code = 0; step <= STEPS; step++) {
    while (book[code] * STEPS < step) code++;
    codes[step] = code;
  }
  return codes;
}

/** The step that a fraction 0..1 is rounded up to. */
export function stepOf(fraction: number): number {
  return Math.min(STEPS, Math.ceil(fraction * STEPS));
}
