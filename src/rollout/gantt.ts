/** The planned calendar of a rollout as a chart of plain characters. */
import { formatDate } from '../calendar/date.ts';
import type { NamedDateRange } from '../calendar/open-days.ts';
import { wrapText } from '../table/wrap-text.ts';
import { ganttLabels } from './gantt-labels.ts';
import { axisLines, columnsOf, type GanttScale, ganttScale, monthStart } from './gantt-scale.ts';
import type { OpenDays } from './open-days.ts';
import type { StageCalendarInput } from './stage-table.ts';

export interface GanttInput extends StageCalendarInput {
  readonly days: Pick<OpenDays, 'closedBy'>;
  readonly freezes: readonly NamedDateRange[];
  readonly milestones: readonly { readonly name: string; readonly day: number }[];
  /** By stage: letters of the gates that act on it. */
  readonly gates: readonly string[];
  /** Columns of the terminal. */
  readonly width: number;
}

const BEYOND = '>';
const MILESTONE = '^';
const FREEZE = 'x';

/** What a column may show of a stage; where its days differ, the first of these. */
const MEANINGS: Readonly<Record<string, string>> = {
  '|': 'to be finished by',
  '#': 'changes',
  '?': 'approval awaited',
  '~': 'bake',
  [FREEZE]: 'freeze',
  '.': 'waits for an open day',
  '-': 'closed',
};
const SIGNS = Object.keys(MEANINGS);

/** However narrow the terminal. */
const AXIS_WIDTH_LEAST = 20;
const GAP = '  ';
const INDENT = '   ';
/** Keeps words of one sign together while lines are broken. */
const NO_BREAK = '\u00a0';

/**
 * The lines of the chart: a row a stage, then freezes and milestones, the legend, and the dates of
 * the freezes and milestones that it shows.
 */
export function ganttLines(input: GanttInput): string[] {
  const [head = '', ...labels] = ganttLabels(input, ['freezes', 'milestones']);
  const axisWidth = Math.max(AXIS_WIDTH_LEAST, input.width - head.length - GAP.length);
  const scale = ganttScale(shownDays(input), axisWidth);
  const [years, months] = axisLines(scale, input.startDate);
  const bars = input.schedules.map((_, stage) => bar(stage, input, scale));
  const marks = [freezeMarks(input, scale), milestoneMarks(input, scale)];
  const rows = [...bars, ...marks].map((columns, row) => ({ label: labels[row]!, columns }));
  const isShown = ({ columns }: { readonly columns: string }, row: number) =>
    row < bars.length || columns.trim() !== '';
  return [
    ...[
      { label: ' '.repeat(head.length), columns: years },
      { label: head, columns: months },
      ...rows.filter(isShown),
    ].map(({ label, columns }) => `${label}${GAP}${columns}`.trimEnd()),
    ...legend([...bars, ...marks].join(''), scale, input.width),
    ...namedDays(input, scale),
  ];
}

/** From the month of the first day that concerns a stage to the last, within the horizon. */
function shownDays({ schedules, stages, days, startDate }: GanttInput) {
  const dayCount = days.closedBy.length;
  const isUnfinished = schedules.some((plan) => plan.dueDay !== null && plan.finishDay === null);
  const concerned = schedules
    .flatMap(({ dueDay, finishDay }, stage) => [dueDay, finishDay, stages[stage]!.byDay])
    .filter((day): day is number => day !== null && day >= 0 && day < dayCount);
  if (concerned.length === 0) return { firstDay: 0, endDay: dayCount };
  return {
    firstDay: monthStart(Math.min(...concerned), startDate),
    endDay: isUnfinished ? dayCount : Math.max(...concerned) + 1,
  };
}

function bar(stage: number, input: GanttInput, scale: GanttScale): string {
  const { finishDay } = input.schedules[stage]!;
  const columns = columnsOf(scale, SIGNS, (day) => signOf(day, stage, input));
  return finishDay === null ? `${columns.slice(0, -1)}${BEYOND}` : columns;
}

function signOf(day: number, stage: number, input: GanttInput): string | null {
  const plan = input.schedules[stage]!;
  const closedBy = input.days.closedBy[day];
  const isSince = (first: number | null): boolean => first !== null && day >= first;
  if (day === input.stages[stage]!.byDay) return '|';
  if (plan.finishDay !== null && day > plan.finishDay) return null;
  if (isSince(plan.startDay)) {
    if (closedBy === null) return '#';
    return closedBy === 'freeze' ? FREEZE : '-';
  }
  if (isSince(plan.readyDay) && !isSince(plan.approvedDay)) return '?';
  if (isSince(plan.dueDay)) return closedBy === 'freeze' ? FREEZE : '.';
  const before = plan.waitedFor === null ? null : input.schedules[plan.waitedFor]!.finishDay;
  return before !== null && day > before ? '~' : null;
}

function freezeMarks({ days }: GanttInput, scale: GanttScale): string {
  return columnsOf(scale, [FREEZE], (day) => (days.closedBy[day] === 'freeze' ? FREEZE : null));
}

function milestoneMarks({ milestones }: GanttInput, scale: GanttScale): string {
  const days = new Set(milestones.map(({ day }) => day));
  return columnsOf(scale, [MILESTONE], (day) => (days.has(day) ? MILESTONE : null));
}

/** What the signs in use mean, and how long a column is. */
function legend(used: string, { daysPerColumn }: GanttScale, width: number): string[] {
  const meanings = Object.entries({
    ...MEANINGS,
    [BEYOND]: 'beyond the horizon',
    [MILESTONE]: 'milestone',
  }).filter(([sign]) => used.includes(sign));
  const column = daysPerColumn === 1 ? 'a day' : `${daysPerColumn} days`;
  const texts = meanings.map(([sign, meaning]) => `${sign} ${meaning}`);
  const unbroken = [`a column is ${column}`, ...texts].map((text) =>
    text.replaceAll(' ', NO_BREAK),
  );
  const lines = wrapText(`${INDENT}${unbroken.join('; ')}`, { width, indent: INDENT });
  return lines.map((line) => line.replaceAll(NO_BREAK, ' '));
}

/** Names and dates of the freezes and milestones that the chart shows, in order of days. */
function namedDays(input: GanttInput, { firstDay, endDay }: GanttScale): string[] {
  const { startDate, width } = input;
  const freezes = input.freezes
    .map(({ name, from, to }) => ({
      sign: FREEZE,
      name,
      first: from - startDate,
      last: to - startDate,
    }))
    .filter(({ first, last }) => first < endDay && last >= firstDay);
  const milestones = input.milestones
    .map(({ name, day }) => ({ sign: MILESTONE, name, first: day, last: day }))
    .filter(({ first }) => first >= firstDay && first < endDay);
  const dates = [...freezes, ...milestones].sort((a, b) => a.first - b.first);
  return dates.flatMap(({ sign, name, first, last }) => {
    const to = last === first ? '' : ` to ${formatDate(startDate + last)}`;
    const text = ` ${sign} ${formatDate(startDate + first)}${to}  ${name}`;
    return wrapText(text, { width, indent: INDENT });
  });
}
