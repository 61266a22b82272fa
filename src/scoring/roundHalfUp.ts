/** Rounds to the nearest integer, halves towards positive infinity: the rounding of docs/scoring.md, section 7. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}
