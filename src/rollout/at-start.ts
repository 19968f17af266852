/**
 * What a stage's selection comes to on its start day, where that depends on how full mailboxes are.
 */

/**
 * Of a stage's possible members those that are at least so full, in the same order.
 *
 * @param fillOf used over quota of a mailbox on the eve of the stage
 */
export function atLeastAsFull(
  members: Uint32Array,
  fillAtLeast: number,
  fillOf: (mailbox: number) => number,
): Uint32Array {
  return members.filter((mailbox) => fillOf(mailbox) >= fillAtLeast);
}

/** A stage with `fillAtLeast` that has started; mailbox numbers, ascending. */
export interface StartedByFill {
  readonly possible: Uint32Array;
  readonly chosen: Uint32Array;
}

/**
 * The members of a `rest` stage on its start day: what no other stage can select, and what those
 * stages by fill that have started left of their possible members. A stage by fill that has not
 * started keeps all of its possible members for itself, for it may still choose them.
 *
 * @param rest the rest stage's members as selected beforehand, ascending
 * @returns mailbox numbers, ascending
 */
export function restAtStart(rest: Uint32Array, started: readonly StartedByFill[]): Uint32Array {
  const parts = [rest, ...started.map(leftOver)];
  const members = new Uint32Array(parts.reduce((count, part) => count + part.length, 0));
  let position = 0;
  for (const part of parts) {
    members.set(part, position);
    position += part.length;
  }
  return members.sort();
}

function leftOver({ possible, chosen }: StartedByFill): Uint32Array {
  let next = 0;
  return possible.filter((mailbox) => {
    if (next === chosen.length || chosen[next] !== mailbox) return true;
    next++;
    return false;
  });
}
