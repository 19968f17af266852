/** The one day on which the kernel looks for what is not of a mailbox's own doing. */
import type { Columns } from './columns.ts';
import { UNDO } from './controller.ts';

/** Sets a row's due day anew, after one of the days of which it is the earliest has changed. */
export function refreshDueDay(m: Columns, row: number): void {
  const { changeDay, dueDay, presenceDay, moveDay, copyDay, requestDay, rowCount } = m;
  if (dueDay === changeDay) return;
  let day = changeDay[row]!;
  if (presenceDay.length > 0 && presenceDay[row]! < day) day = presenceDay[row]!;
  if (moveDay.length > 0) {
    if (moveDay[row]! < day) day = moveDay[row]!;
    if (copyDay[row]! < day) day = copyDay[row]!;
  }
  for (let at = row; at < requestDay.length; at += rowCount) {
    if (requestDay[at]! < day) day = requestDay[at]!;
  }
  dueDay[row] = day;
}

/**
 * Sets when a row's quota changes, or when it moves, and what does it: see SetChange.
 *
 * @param moveTo by stage: a platform, or null where it changes quotas
 */
export function setChange(
  m: Columns,
  row: number,
  {
    day,
    what,
    moveTo,
  }: {
    readonly day: number;
    readonly what: number;
    readonly moveTo: readonly (number | null)[];
  },
): void {
  if (moveTo[what % UNDO] === null) {
    m.changeDay[row] = day;
    m.change[row] = what;
  } else {
    m.moveDay[row] = day;
    m.move[row] = what;
  }
  refreshDueDay(m, row);
}
