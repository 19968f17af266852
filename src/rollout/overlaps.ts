/** Two stages that select the same mailbox. */
import type { Population } from '../population/population.ts';
import type { StageFault } from './stage-fault.ts';

/**
 * A fault for every two stages that have mailboxes in common, at the later of the two: how many,
 * and one organisation whose mailboxes are among them.
 *
 * @param members by stage: mailbox numbers, ascending
 */
export function overlapFaults(
  stages: readonly { readonly name: string }[],
  members: readonly Uint32Array[],
  population: Population,
): StageFault[] {
  const contested = contestedStages(members, population.mailboxCount);
  const faults: StageFault[] = [];
  for (const later of contested) {
    for (const earlier of contested) {
      if (earlier >= later) break;
      const { count, first } = common(members[earlier]!, members[later]!);
      if (count === 0) continue;
      const { name, id } = population.organisations[population.organisationOf[first]!]!;
      faults.push({
        stage: stages[later]!.name,
        key: 'select',
        message:
          `stages '${stages[earlier]!.name}' and '${stages[later]!.name}' both select ` +
          `${count === 1 ? '1 mailbox' : `${count} mailboxes`}, for example in ${name} (${id})`,
        mend: 'narrow one of the two, or let one be `select: rest`',
      });
    }
  }
  return faults;
}

/**
 * Stages with a mailbox that another stage has too, ascending: usually none, so that one pass over
 * all members replaces the comparison of every two stages.
 */
function contestedStages(members: readonly Uint32Array[], mailboxCount: number): number[] {
  const claims = new Uint16Array(mailboxCount);
  for (const list of members) {
    for (const mailbox of list) claims[mailbox] = claims[mailbox]! + 1;
  }
  const isContested = (list: Uint32Array) => list.some((mailbox) => claims[mailbox]! > 1);
  return members.flatMap((list, stage) => (isContested(list) ? [stage] : []));
}

/** How many numbers two ascending lists have in common, and the first of them (-1: none). */
function common(a: Uint32Array, b: Uint32Array): { count: number; first: number } {
  let count = 0;
  let first = -1;
  let positionB = 0;
  for (const mailbox of a) {
    while (positionB < b.length && b[positionB]! < mailbox) positionB++;
    if (b[positionB] !== mailbox) continue;
    if (count === 0) first = mailbox;
    count++;
  }
  return { count, first };
}
