/** stages.csv: the rollout's stages, as planned and as simulated. */
import type { LostCause, StageTrace } from '../engine/trace.ts';
import { statisticsOf } from '../ensemble/statistics.ts';
import { type StatisticBase, statisticColumns } from '../table/statistics-columns.ts';
import { BYTES_PER_GIB } from '../units/sizes.ts';
import { statisticCells } from './daily.ts';
import { keyColumn, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';
import { amount, chance, dates, fixedDate, type StagePart, type StageRuns } from './stage-parts.ts';

const hasGates = ({ plan }: StageRuns): boolean => plan.rollout.gates.length > 0;
const hasStorage = ({ plan }: StageRuns): boolean => plan.storage !== null;
const WITHOUT_GATES = 'empty without gates';
const WITHOUT_STORAGE = 'empty without storage';

const COUNTS: readonly {
  readonly name: string;
  readonly unit: 'mailboxes' | 'attempts';
  readonly field: keyof StageTrace & `${string}Count`;
  readonly meaning: string;
}[] = [
  {
    name: 'selected_mailboxes',
    unit: 'mailboxes',
    field: 'selectedCount',
    meaning:
      'Mailboxes that the stage selects: those changed, failed, gone and left. Joiners who come under the new quota are not among them',
  },
  {
    name: 'changed_mailboxes',
    unit: 'mailboxes',
    field: 'changedCount',
    meaning:
      'Mailboxes changed, with those that had the quota already and those that go back later',
  },
  {
    name: 'failed_mailboxes',
    unit: 'mailboxes',
    field: 'failedCount',
    meaning: 'Mailboxes of which every attempt failed',
  },
  {
    name: 'gone_mailboxes',
    unit: 'mailboxes',
    field: 'goneCount',
    meaning: 'Mailboxes whose owner leaves before the turn comes, or between attempts',
  },
  {
    name: 'left_mailboxes',
    unit: 'mailboxes',
    field: 'leftCount',
    meaning:
      'Selected mailboxes that are none of these when a gate stops the stage or the horizon ends',
  },
  {
    name: 'rolled_back_mailboxes',
    unit: 'mailboxes',
    field: 'rolledBackCount',
    meaning: 'Mailboxes that go back, with joiners who have come under the new quota',
  },
  {
    name: 'attempts',
    unit: 'attempts',
    field: 'attemptCount',
    meaning: 'Attempts to change a mailbox',
  },
  {
    name: 'failed_attempts',
    unit: 'attempts',
    field: 'failedAttemptCount',
    meaning: 'Attempts that failed',
  },
];

const LOST: readonly { readonly cause: LostCause; readonly reason: string }[] = [
  { cause: 'weekend', reason: 'closed as weekends' },
  { cause: 'holiday', reason: 'closed as holidays' },
  { cause: 'freeze', reason: 'closed by a freeze' },
  { cause: 'weekday', reason: 'whose weekday is not allowed' },
  { cause: 'window', reason: 'outside every window' },
  { cause: 'gate', reason: 'open, on which a gate holds the stage, before its start too' },
  {
    cause: 'capacity',
    reason:
      'open, on which some of its mailboxes wait for a pool that is over plan or a night with room',
  },
];

const MOVED: StatisticBase = {
  name: 'moved_gib',
  unit: 'GiB',
  meaning: 'Content that it moves, and brings back at a rollback; empty for quotas',
  places: 3,
};

const PARTS: readonly StagePart[] = [
  {
    columns: [
      keyColumn('stage', 'Name of the stage.'),
      textColumn('kind', 'quota: it changes quotas; move: it moves mailboxes to another platform.'),
      textColumn('platform', 'Name of the platform to which it moves them; empty for quotas.'),
    ],
    cellsOf: ({ stage, plan }) =>
      stage.moveTo === null
        ? [stage.name, 'quota', null]
        : [stage.name, 'move', plan.platforms[stage.moveTo]!.name],
  },
  fixedDate(
    'planned_start',
    'First open day of the stage by the calendar, as headroom plan shows it; empty if not within the horizon. After a stage by fill it is a bound, see planned_finish.',
    ({ planned }) => planned.startDay,
  ),
  fixedDate(
    'planned_finish',
    'Day of its last changes by the calendar; empty likewise. The calendar counts every mailbox that a stage may select: of a stage by fill all of them, so that it finishes on this day at the latest, and of the rest none that a stage by fill leaves, so that it may finish later.',
    ({ planned }) => planned.finishDay,
  ),
  dates('start', 'Day on which the stage starts', ({ startDay }) => startDay),
  dates(
    'finish',
    'Day on which the last of its mailboxes is changed, has failed for good or is gone',
    ({ finishDay }) => finishDay,
  ),
  chance(
    {
      header: 'started_probability',
      meaning: 'Share of replications in which the stage starts within the horizon.',
    },
    ({ startDay }) => startDay !== null,
  ),
  chance(
    {
      header: 'finished_probability',
      meaning: 'Share of replications in which the stage finishes within the horizon.',
    },
    ({ finishDay }) => finishDay !== null,
  ),
  fixedDate(
    'by',
    'Date by which it should have finished; empty if none is set.',
    ({ stage }) => stage.byDay,
  ),
  chance(
    {
      header: 'finished_by_probability',
      meaning: 'Share of replications in which it finishes by that date; empty without one.',
    },
    ({ finishDay }, { byDay }) => finishDay !== null && byDay !== null && finishDay <= byDay,
    ({ stage }) => stage.byDay !== null,
  ),
  chance(
    {
      header: 'paused_probability',
      meaning: `Share of replications in which a gate pauses it after its start; ${WITHOUT_GATES}.`,
    },
    ({ pausedDays }) => pausedDays > 0,
    hasGates,
  ),
  chance(
    {
      header: 'aborted_probability',
      meaning: `Share of replications in which a gate ends it and leaves changed mailboxes as they are; ${WITHOUT_GATES}.`,
    },
    ({ end }) => end === 'aborted',
    hasGates,
  ),
  chance(
    {
      header: 'rolled_back_probability',
      meaning: `Share of replications in which a gate ends it and changed mailboxes go back; ${WITHOUT_GATES}.`,
    },
    ({ end }) => end === 'rolled back',
    hasGates,
  ),
  chance(
    {
      header: 'blocked_probability',
      meaning: `Share of replications in which it never starts because a stage before it was aborted or rolled back; ${WITHOUT_GATES}.`,
    },
    ({ end }) => end === 'blocked',
    hasGates,
  ),
  ...COUNTS.map(({ name, unit, field, meaning }) =>
    amount({ name, unit, meaning, places: 3 }, (trace) => trace[field]),
  ),
  {
    columns: statisticColumns(MOVED),
    cellsOf: ({ stage, movedBytes }) =>
      statisticCells(
        stage.moveTo === null
          ? null
          : statisticsOf(movedBytes.map((bytes) => bytes / BYTES_PER_GIB)),
      ),
  },
  ...LOST.map(({ cause, reason }) =>
    amount(
      {
        name: `lost_${cause}_days`,
        unit: 'days',
        meaning: `Days ${reason}, from the day on which the stage is due by the calendar to its end or that of the horizon; each day is lost to one cause at most, and none before it is due`,
        places: 1,
      },
      ({ lostDays }) => lostDays[cause],
    ),
  ),
  amount(
    {
      name: 'paused_days',
      unit: 'days',
      meaning: `Days after its start on which a gate pauses it, closed ones too (${WITHOUT_GATES})`,
      places: 1,
    },
    ({ pausedDays }) => pausedDays,
    hasGates,
  ),
  chance(
    {
      header: 'waited_probability',
      meaning: `Share of replications in which some of its mailboxes wait for a pool that is over plan; ${WITHOUT_STORAGE}.`,
    },
    ({ waitDays }) => waitDays > 0,
    hasStorage,
  ),
  amount(
    {
      name: 'waited_days',
      unit: 'days',
      meaning: `Days on which some of its mailboxes wait for a pool that is over plan, closed ones too (${WITHOUT_STORAGE})`,
      places: 1,
    },
    ({ waitDays }) => waitDays,
    hasStorage,
  ),
];

export const stages: Report = {
  name: 'stages',
  title: 'Stages of the rollout',
  answers:
    'When does each stage start and finish, whom does it change, what stops it, and what costs it days? Days that the calendar alone costs are in `headroom plan`.',
  columns: PARTS.flatMap(({ columns }) => columns),
  rowsOf: (result) =>
    result.plan.rollout.stages.map((_, stage) => {
      const runs = runsOf(stage, result);
      return PARTS.flatMap(({ cellsOf }) => cellsOf(runs));
    }),
};

function runsOf(index: number, { plan, outcomes, plannedStages }: RunResult): StageRuns {
  return {
    plan,
    stage: plan.rollout.stages[index]!,
    planned: plannedStages[index]!,
    traces: outcomes.map(({ stages: all }) => all[index]!),
    movedBytes: outcomes.map(({ stageMovedBytes }) => stageMovedBytes[index]!),
  };
}
