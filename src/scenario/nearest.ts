/**
 * Finds the word that was probably meant: the fewest edits away, at most a third of the length.
 *
 * An edit inserts, deletes or replaces a letter or swaps two neighbours; capitals count as equal.
 * Ties go to the earlier word; null if none is near enough.
 *
 * Source: the optimal string alignment distance, after Damerau, CACM 7(3), 1964.
 * @example nearest('trafic', ['quota', 'traffic']) // 'traffic'
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestEdits = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (edits < bestEdits) {
      best = candidate;
      bestEdits = edits;
    }
  }
  return best;
}

/** What to write instead of an unknown word: the one probably meant, or all that are known. */
export function suggestion(word: string, known: Iterable<string>, what: string): string {
  const words = [...known];
  const meant = nearest(word, words);
  if (meant !== null) {
    return `did you mean '${meant}'?`;
  }
  return words.length === 0
    ? `there are no ${what} here`
    : `the ${what} here are ${words.join(', ')}`;
}

function editsBetween(a: string, b: string): number {
  let twoBack: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(twoBack, column - 2) + 1);
      }
      current.push(edits);
    }
    twoBack = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
