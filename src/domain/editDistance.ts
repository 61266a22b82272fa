/**
 * Optimal string alignment distance of two strings in UTF-16 units, given up on beyond `limit`: the letters to insert,
 * remove, replace, or swap with their neighbour (Damerau 1964), none of them changed twice.
 * @returns the distance, or `limit + 1` where it is larger
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwapped ? beforePrevious[column - 2] + 1 : Infinity;
      current.push(Math.min(replaced, swapped, previous[column] + 1, current[column - 1] + 1));
    }
    if (Math.min(...current) > limit && Math.min(...previous) >= limit) return limit + 1;
    [beforePrevious, previous] = [previous, current];
  }
  return Math.min(previous[b.length], limit + 1);
}
