/** The calendar of the stages as a table. */
import type { CalendarDate } from '../calendar/date.ts';
import type { Cell, Column, Table } from '../table/table.ts';
import type { PlannedStage } from './schedule.ts';

/**
 * What the planned number of mailboxes is: a stage by fill changes at most so many, and a rest that
 * may take what a stage by fill leaves, at least so many; where people join and leave, about so
 * many.
 */
export type CountBound = 'exactly' | 'at most' | 'at least' | 'about';

export interface StageCalendarInput {
  readonly stages: readonly {
    readonly name: string;
    /** The platform to which it moves mailboxes; null: it changes quotas. */
    readonly moveTo: string | null;
    readonly bound: CountBound;
    /** By when it should have finished; null: no date is set. */
    readonly byDay: number | null;
  }[];
  /** One a stage, in the same order. */
  readonly schedules: readonly PlannedStage[];
  /** The date of day 0. */
  readonly startDate: CalendarDate;
}

const days = (header: string, meaning: string): Column => ({
  header,
  unit: 'days',
  type: 'integer',
  meaning,
});

const COLUMNS: readonly Column[] = [
  { header: 'stage', unit: '', type: 'string', meaning: 'Name of the stage.', key: true },
  {
    header: 'moves_to',
    unit: '',
    type: 'string',
    meaning: 'The platform to which it moves mailboxes; empty where it changes quotas.',
  },
  {
    header: 'after',
    unit: '',
    type: 'string',
    meaning: 'The stage that has to finish first; empty where the stage starts on a date.',
  },
  {
    header: 'approval_asked',
    unit: '',
    type: 'date',
    meaning:
      'The first day on which it could otherwise start, on which an approval is asked for; empty where none is needed, or that is not within the horizon.',
  },
  {
    header: 'planned_start',
    unit: '',
    type: 'date',
    meaning:
      'The first open day of the stage, after an approval that takes as long as it does in half of all cases; empty where it does not start within the horizon.',
  },
  {
    header: 'planned_finish',
    unit: '',
    type: 'date',
    meaning:
      'The day of its last changes; empty where it does not finish within the horizon. A bound where mailboxes_are says so, and in stages after such a one.',
  },
  {
    header: 'finish_by',
    unit: '',
    type: 'date',
    meaning: 'By when it should have finished; empty where no date is set.',
  },
  {
    header: 'mailboxes_are',
    unit: '',
    type: 'string',
    meaning:
      'Whether the next number is exact, or a bound because it depends on fill at the start; about so many where people join and leave, who are not counted.',
  },
  {
    header: 'mailboxes',
    unit: 'mailboxes',
    type: 'integer',
    meaning: 'Mailboxes that the stage selects, those that have the quota already among them.',
  },
  {
    header: 'mailboxes_left',
    unit: 'mailboxes',
    type: 'integer',
    meaning: 'Of them those whose turn does not come within the horizon.',
  },
  days(
    'open_days',
    'Days from start to finish on which changes may be made; without a finish to the end of the horizon, here and below.',
  ),
  days('lost_weekend_days', 'Days from start to finish closed as weekends.'),
  days('lost_holiday_days', 'Days from start to finish closed as holidays.'),
  days('lost_freeze_days', 'Days from start to finish closed by a freeze.'),
  days('lost_weekday_days', 'Days from start to finish whose weekday is not allowed.'),
  days('lost_window_days', 'Days from start to finish outside every window.'),
];

/** The stages' calendar, one row a stage in the scenario's order. */
export function stageCalendarTable(input: StageCalendarInput): Table {
  return {
    name: 'stage_calendar',
    title: 'Planned calendar of the stages',
    columns: COLUMNS,
    rows: input.schedules.map((schedule) => rowOf(schedule, input)),
  };
}

function rowOf(schedule: PlannedStage, { stages, startDate }: StageCalendarInput): Cell[] {
  const { name, moveTo, bound, byDay } = stages[schedule.stage]!;
  const dateOf = (day: number | null) => (day === null ? null : startDate + day);
  const lost = schedule.daysLost;
  return [
    name,
    moveTo,
    schedule.waitedFor === null ? null : stages[schedule.waitedFor]!.name,
    schedule.approvalWorkingDays === 0 ? null : dateOf(schedule.readyDay),
    dateOf(schedule.startDay),
    dateOf(schedule.finishDay),
    dateOf(byDay),
    bound,
    schedule.mailboxCount,
    schedule.leftCount,
    schedule.openDayCount,
    lost.weekend,
    lost.holiday,
    lost.freeze,
    lost.weekday,
    lost.window,
  ];
}
