import { editDistance } from '../domain/editDistance';

/** The candidate that takes the fewest letters typed otherwise; none where that is more than a third of the name. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.floor(name.length / 3);
  const [nearest] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.candidate;
}
