/** What a mistyped name was probably meant to be. */

/**
 * The known name that differs from the given one in the fewest letters (added, left out, changed or
 * two neighbours swapped), or null where none differs in at most a third of its letters; letter
 * case counts for nothing. Of equally near names the first.
 *
 * Source: the optimal string alignment distance, after Damerau (1964), Communications of the ACM
 * 7(3), 171-176.
 * @example
 * nearName('acute-trsut', ['ambulance-trust', 'acute-trust']) // 'acute-trust'
 */
export function nearName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  let nearest: string | null = null;
  let leastDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= leastDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < leastDistance) {
      leastDistance = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = back[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = Math.min(changed, back[column]! + 1, current[column - 1]! + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, twoBack[column - 2]! + 1);
      current.push(least);
    }
    twoBack = back;
    back = current;
  }
  return back[b.length]!;
}
