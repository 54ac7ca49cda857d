/** The candidate a mistyped name most likely meant; undefined when none is near. */
export function nearestName(given: string, candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = (given.length <= 3 ? 1 : Math.max(2, Math.floor(given.length / 3))) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Insertions, deletions and substitutions (Levenshtein 1966), one row of the table at a time. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let line = 1; line <= left.length; line++) {
    const next = [line];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (row[column - 1] as number) + Number(left[line - 1] !== right[column - 1]);
      next.push(Math.min(substitution, (row[column] as number) + 1, (next[column - 1] as number) + 1));
    }
    row = next;
  }
  return row[right.length] as number;
}
