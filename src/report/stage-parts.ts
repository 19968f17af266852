/** Parts of stages.csv: columns together with how their cells follow from the replications. */
import type { StageTrace } from '../engine/trace.ts';
import { statisticsOf } from '../ensemble/statistics.ts';
import type { Plan } from '../plan/plan.ts';
import type { StageSchedule } from '../rollout/schedule.ts';
import { type StatisticBase, statisticColumns } from '../table/statistics-columns.ts';
import type { Cell, Column } from '../table/table.ts';
import { statisticCells } from './daily.ts';
import { dateCells, dateColumns, probabilityCells, probabilityColumns } from './occurrence.ts';
import { dateColumn } from './report.ts';

/** What is known of a stage. */
export interface StageRuns {
  readonly plan: Plan;
  readonly stage: Plan['rollout']['stages'][number];
  readonly planned: StageSchedule;
  /** By replication. */
  readonly traces: readonly StageTrace[];
  /** Likewise. */
  readonly movedBytes: readonly number[];
}

/** Columns, and the cells of a stage in them. */
export interface StagePart {
  readonly columns: readonly Column[];
  readonly cellsOf: (runs: StageRuns) => readonly Cell[];
}

/** Whether a part is asked of a stage; its cells are empty if not. */
type Asked = (runs: StageRuns) => boolean;

const always: Asked = () => true;

/** A date that is the same in every replication. */
export function fixedDate(
  header: string,
  meaning: string,
  dayOf: (runs: StageRuns) => number | null,
): StagePart {
  return {
    columns: [dateColumn(header, meaning)],
    cellsOf: (runs) => {
      const day = dayOf(runs);
      return [day === null ? null : runs.plan.startDate + day];
    },
  };
}

/** Quantiles of a date over the replications. */
export function dates(
  header: string,
  what: string,
  dayOf: (trace: StageTrace) => number | null,
): StagePart {
  return {
    columns: dateColumns(header, what),
    cellsOf: ({ traces, plan }) => dateCells(traces.map(dayOf), plan.startDate),
  };
}

/** The probability that something happens, with its interval. */
export function chance(
  { header, meaning }: Pick<Column, 'header' | 'meaning'>,
  happens: (trace: StageTrace, stage: StageRuns['stage']) => boolean,
  isAsked: Asked = always,
): StagePart {
  const columns = probabilityColumns(header, meaning);
  return {
    columns,
    cellsOf: (runs) => {
      if (!isAsked(runs)) return columns.map(() => null);
      const { traces, stage } = runs;
      const happenedCount = traces.filter((trace) => happens(trace, stage)).length;
      return probabilityCells(happenedCount, traces.length);
    },
  };
}

/** Mean and quantiles of an amount. */
export function amount(
  base: StatisticBase,
  amountOf: (trace: StageTrace) => number,
  isAsked: Asked = always,
): StagePart {
  return {
    columns: statisticColumns(base),
    cellsOf: (runs) =>
      statisticCells(isAsked(runs) ? statisticsOf(runs.traces.map(amountOf)) : null),
  };
}
