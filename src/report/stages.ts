/** stages.csv: the rollout's stages, as planned and as simulated. */
import type { ClosedCause } from '../calendar/open-days.ts';
import type { StageTrace } from '../engine/trace.ts';
import { statisticsOf } from '../ensemble/statistics.ts';
import { statisticColumns } from '../table/statistics-columns.ts';
import type { Cell, Column } from '../table/table.ts';
import { statisticCells } from './daily.ts';
import { dateCells, dateColumns, probabilityCells, probabilityColumns } from './occurrence.ts';
import { dateColumn, keyColumn, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

const LOST: readonly { readonly cause: ClosedCause; readonly reason: string }[] = [
  { cause: 'weekend', reason: 'closed as weekends' },
  { cause: 'holiday', reason: 'closed as holidays' },
  { cause: 'freeze', reason: 'closed by a freeze' },
  { cause: 'weekday', reason: 'whose weekday is not allowed' },
  { cause: 'window', reason: 'outside every window' },
];

const COUNTS: readonly {
  readonly name: string;
  readonly field: 'selectedCount' | 'changedCount' | 'leftCount';
  readonly meaning: string;
}[] = [
  {
    name: 'selected_mailboxes',
    field: 'selectedCount',
    meaning: 'Mailboxes that the stage selects',
  },
  {
    name: 'changed_mailboxes',
    field: 'changedCount',
    meaning: 'Mailboxes whose turn came, those that had the quota already among them',
  },
  {
    name: 'left_mailboxes',
    field: 'leftCount',
    meaning: 'Selected mailboxes whose turn does not come within the horizon',
  },
];

const COLUMNS: readonly Column[] = [
  keyColumn('stage', 'Name of the stage.'),
  dateColumn(
    'planned_start',
    'First open day of the stage by the calendar; empty if not within the horizon. After a stage by fill it is a bound, see planned_finish.',
  ),
  dateColumn(
    'planned_finish',
    'Day of its last changes by the calendar; empty likewise. The calendar counts every mailbox that a stage may select: of a stage by fill all of them, so that it finishes on this day at the latest, and of the rest none that a stage by fill leaves, so that it may finish later.',
  ),
  ...dateColumns('start', 'Day on which the stage starts'),
  ...dateColumns('finish', 'Day of its last changes'),
  {
    header: 'finished_probability',
    unit: 'share',
    type: 'number',
    places: 6,
    meaning: 'Share of replications in which the stage finishes within the horizon.',
  },
  ...COUNTS.flatMap(({ name, meaning }) =>
    statisticColumns({ name, unit: 'mailboxes', meaning, places: 3 }),
  ),
  ...LOST.map(
    ({ cause, reason }): Column => ({
      header: `lost_${cause}_days`,
      unit: 'days',
      type: 'integer',
      meaning: `Days ${reason} from planned start to planned finish, or to the end of the horizon without one; 0 without a start.`,
    }),
  ),
  ...probabilityColumns(
    'waited_probability',
    'Share of replications in which some of its mailboxes wait for a pool that is over plan; empty without storage.',
  ),
  ...statisticColumns({
    name: 'lost_pool_days',
    unit: 'days',
    meaning:
      'Days on which some of its mailboxes wait for a pool that is over plan, as simulated (empty without storage)',
    places: 1,
  }),
];

export const stages: Report = {
  name: 'stages',
  title: 'Stages of the rollout',
  answers: 'When does each stage start and finish, whom does it change, and what costs it days?',
  columns: COLUMNS,
  rowsOf: (result) => result.plan.rollout.stages.map((_, stage) => rowOf(stage, result)),
};

function rowOf(stage: number, { plan, outcomes: replications, plannedStages }: RunResult): Cell[] {
  const planned = plannedStages[stage]!;
  const outcomes = replications.map(({ stages: all }) => all[stage]!);
  const finishedCount = outcomes.filter((outcome) => outcome.finishDay !== null).length;
  const dateOf = (day: number | null) => (day === null ? null : plan.startDate + day);
  const dates = (day: (outcome: StageTrace) => number | null) =>
    dateCells(outcomes.map(day), plan.startDate);
  return [
    plan.rollout.stages[stage]!.name,
    dateOf(planned.startDay),
    dateOf(planned.finishDay),
    ...dates((outcome) => outcome.startDay),
    ...dates((outcome) => outcome.finishDay),
    finishedCount / outcomes.length,
    ...COUNTS.flatMap(({ field }) =>
      statisticCells(statisticsOf(outcomes.map((outcome) => outcome[field]))),
    ),
    ...LOST.map(({ cause }) => planned.daysLost[cause]),
    ...waitCells(plan.storage === null ? null : outcomes.map(({ waitDays }) => waitDays)),
  ];
}

/** Of the days that are lost by replication; null: there is no pool to wait for. */
function waitCells(days: readonly number[] | null): Cell[] {
  if (days === null) return [null, null, null, ...statisticCells(null)];
  const waitedCount = days.filter((count) => count > 0).length;
  return [...probabilityCells(waitedCount, days.length), ...statisticCells(statisticsOf(days))];
}
