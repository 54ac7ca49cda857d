import { closest, distance } from 'fastest-levenshtein';

/** The candidate that `given` was probably meant to be, or undefined when none is within `allowed` edits. */
export function suggest(
  given: string,
  candidates: readonly string[],
  allowed = Math.max(2, Math.floor(given.length / 3)),
): string | undefined {
  if (candidates.length === 0) return undefined;
  const lowered = given.toLowerCase();
  const nearest = closest(
    lowered,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  if (distance(lowered, nearest) > allowed) return undefined;
  return candidates.find((candidate) => candidate.toLowerCase() === nearest);
}

/** `; did you mean "catalog"?`, or nothing when no candidate is near. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  const near = suggest(given, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
