/** The one day on which the kernel looks for what is not of a mailbox's own doing. */
import type { Columns } from './columns.ts';

/** Sets a row's due day anew, after one of the days of which it is the earliest has changed. */
export function refreshDueDay(m: Columns, row: number): void {
  const { changeDay, dueDay, presenceDay, requestDay, rowCount } = m;
  if (dueDay === changeDay) return;
  let day = changeDay[row]!;
  if (presenceDay.length > 0 && presenceDay[row]! < day) day = presenceDay[row]!;
  for (let at = row; at < requestDay.length; at += rowCount) {
    if (requestDay[at]! < day) day = requestDay[at]!;
  }
  dueDay[row] = day;
}

/** Sets when a row's quota changes and what changes it: see SetChange. */
export function setChange(
  m: Columns,
  row: number,
  { day, what }: { readonly day: number; readonly what: number },
): void {
  m.changeDay[row] = day;
  m.change[row] = what;
  refreshDueDay(m, row);
}
