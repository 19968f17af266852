/** Letters that stand for names where there is no room for them. */

/** A, B, ... Z, AA, ...: for milestones and runs, which are told apart by letters. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
