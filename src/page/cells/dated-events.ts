/** What happens on dates, to be marked in charts over time. */
import type { CalendarDate } from '../../calendar/date.ts';
import { parseDate } from '../../calendar/date.ts';
import { onceARun } from './once-a-run.ts';
import type { PageCell } from './page-cell.ts';
import { assumptionCell, type PageRun, tableOf } from './page-run.ts';
import { cellOf, dayAt, type PageRow, rowsWith, textAt } from './page-table.ts';

/** A stage in the median replication, or a freeze. */
export interface DatedSpan {
  readonly name: PageCell;
  readonly from: PageCell;
  readonly to: PageCell;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** A milestone, or an order when it is placed or due. */
export interface DatedPoint {
  readonly name: PageCell;
  readonly date: PageCell;
  readonly day: CalendarDate;
}

/** The stages that start, from P50 of their start to P50 of their finish, or to the end. */
export const stageSpans = onceARun((run): readonly DatedSpan[] =>
  (tableOf(run, 'stages')?.rows ?? []).flatMap((row) => {
    const [name, from, to] = ['stage', 'start_p50', 'finish_p50'].map((column) =>
      cellOf(row, column),
    );
    const firstDay = dayAt(row, 'start_p50');
    if (!name || !from || !to || firstDay === null) return [];
    return [{ name, from, to, firstDay, lastDay: dayAt(row, 'finish_p50') ?? run.lastDay }];
  }),
);

const FREEZE_START = /^rollout\.freezes\.(.*)\.from$/s;

/** The freezes of the rollout that touch the horizon. */
export const freezeSpans = onceARun((run): readonly DatedSpan[] =>
  (tableOf(run, 'assumptions')?.rows ?? []).flatMap((row) => {
    const freeze = FREEZE_START.exec(textAt(row, 'key'))?.[1];
    if (freeze === undefined) return [];
    const [name, from, to] = ['name', 'from', 'to'].map((part) =>
      assumptionCell(run, `rollout.freezes.${freeze}.${part}`),
    );
    const [firstDay, lastDay] = [parseDate(from?.text ?? ''), parseDate(to?.text ?? '')];
    if (!name || !from || !to || firstDay === null || lastDay === null) return [];
    const isInside = lastDay >= run.firstDay && firstDay <= run.lastDay;
    // The column has values of all kinds, as text.
    const [first, last] = [from, to].map((cell) => ({ ...cell, kind: 'date' as const }));
    return isInside && first && last ? [{ name, from: first, to: last, firstDay, lastDay }] : [];
  }),
);

/** The milestones, each once. */
export const milestonePoints = onceARun((run): readonly DatedPoint[] => {
  const rows = rowsWith(tableOf(run, 'milestones'), { metric: 'used_tib', pool: 'all' });
  return pointsOf(rows, { name: 'milestone', date: 'date' });
});

/**
 * The orders of a pool at P50 of the day on which they are placed or due; none of all pools, of
 * which a mark would not say whose it is.
 */
export function orderPoints(
  run: PageRun,
  pool: string,
  when: 'placed' | 'due',
): readonly DatedPoint[] {
  const rows = rowsWith(tableOf(run, 'purchases'), { pool });
  return pointsOf(rows, { name: 'order', date: `${when}_p50` });
}

function pointsOf(
  rows: readonly PageRow[],
  columns: { readonly name: string; readonly date: string },
): readonly DatedPoint[] {
  return rows.flatMap((row) => {
    const [name, date] = [cellOf(row, columns.name), cellOf(row, columns.date)];
    const day = dayAt(row, columns.date);
    return name === null || date === null || day === null ? [] : [{ name, date, day }];
  });
}
