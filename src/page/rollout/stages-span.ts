/** The days over which stages are drawn. */
import type { CalendarDate } from '../../calendar/date.ts';
import type { PageRun } from '../cells/page-run.ts';
import { dayAt, type PageRow } from '../cells/page-table.ts';
import type { DaySpan } from '../chart/time-axis.tsx';

const DAY_COLUMNS = [
  ...['planned_start', 'planned_finish', 'by'],
  ...['start_p5', 'start_p50', 'start_p95', 'finish_p5', 'finish_p50', 'finish_p95'],
];
/** Of the days drawn, kept free before and after them. */
const ROOM_SHARE = 0.03;
/** Of all days, what no stage may leave empty between two without a picture of its own. */
const GAP_SHARE = 0.5;

/** From the first to the last day of the stages, with some room; no further than the horizon. */
export function stagesSpan(run: PageRun, stages: readonly PageRow[]): DaySpan {
  const { firstDay, lastDay } = daysOf(run, stages);
  const room = 1 + Math.ceil(ROOM_SHARE * (lastDay - firstDay));
  return {
    firstDay: Math.max(run.firstDay, firstDay - room),
    lastDay: Math.min(run.lastDay, lastDay + room),
  };
}

/** From the first to the last day of the stages, to the end if one may go on there. */
function daysOf(run: PageRun, stages: readonly PageRow[]): DaySpan {
  const days = stages.flatMap((row) =>
    DAY_COLUMNS.map((column) => dayAt(row, column)).filter((day) => day !== null),
  );
  const isOpen = stages.some((row) => dayAt(row, 'finish_p95') === null);
  const firstDay = days.reduce((a, b) => Math.min(a, b), run.lastDay);
  return {
    firstDay,
    lastDay: isOpen ? run.lastDay : days.reduce((a, b) => Math.max(a, b), firstDay),
  };
}

/**
 * The stages, apart where more than half of their days would be a gap between two: beside that
 * gap their bars would be too short to be read. Each group is in the order of the file.
 */
export function stageGroups(
  run: PageRun,
  stages: readonly PageRow[],
): readonly (readonly PageRow[])[] {
  const { firstDay, lastDay } = daysOf(run, stages);
  const end = gapEnd(run, stages, GAP_SHARE * (lastDay - firstDay));
  if (end === null) return [stages];
  const isLater = (row: PageRow) => daysOf(run, [row]).firstDay >= end;
  return [stages.filter((row) => !isLater(row)), stages.filter(isLater)].flatMap((group) =>
    stageGroups(run, group),
  );
}

/** The first day after a gap that is longer than so many days; null: there is none. */
function gapEnd(
  run: PageRun,
  stages: readonly PageRow[],
  longestDays: number,
): CalendarDate | null {
  const spans = stages.map((row) => daysOf(run, [row])).sort((a, b) => a.firstDay - b.firstDay);
  let last = spans[0]?.lastDay ?? 0;
  for (const { firstDay, lastDay } of spans) {
    if (firstDay - last > longestDays) return firstDay;
    last = Math.max(last, lastDay);
  }
  return null;
}
