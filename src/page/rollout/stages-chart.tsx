/** Stages of the rollout against their plan. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { ChartFigure } from '../chart/chart-figure.tsx';
import type { Reading } from '../chart/reading.ts';
import { StagesAtRisk } from './stages-at-risk.tsx';
import { LaterStagesCaption, StagesCaption } from './stages-caption.tsx';
import { stagesDrawing } from './stages-drawing.tsx';
import { MarkedDates, StagesLegend } from './stages-legend.tsx';
import { LostDays } from './stages-lost-days.tsx';
import { stageGroups } from './stages-span.ts';
import { StageDates, StageMailboxes } from './stages-tables.tsx';

interface StagesProps {
  readonly run: PageRun;
  /** At least one. */
  readonly stages: readonly PageRow[];
}

/** Stages that are drawn: with more, none would be found. */
const STAGES_MAX = 30;

export function StagesChart({ run, stages }: StagesProps): JSX.Element {
  const drawn = stages.slice(0, STAGES_MAX);
  const [first = [], ...later] = stageGroups(run, drawn);
  const isCut = drawn.length < stages.length;
  return (
    <>
      <Picture
        id="rollout-stages"
        heading="Stages against the plan"
        caption={<StagesCaption {...{ run, stages, isCut }} />}
        {...{ run, stages: first }}
      />
      {later.map((group, index) => (
        <Picture
          key={index}
          id={`rollout-stages-later-${index}`}
          heading="Later stages against the plan"
          caption={<LaterStagesCaption run={run} />}
          {...{ run, stages: group }}
        />
      ))}
      <StagesAtRisk run={run} stages={stages} />
      <LostDays run={run} stages={stages} />
      <StageMailboxes run={run} stages={stages} />
    </>
  );
}

interface PictureProps extends StagesProps {
  readonly id: string;
  readonly heading: string;
  readonly caption: JSX.Element;
}

function Picture({ run, stages, ...told }: PictureProps): JSX.Element {
  return (
    <ChartFigure
      {...told}
      alt={altOf(run)}
      legend={<StagesLegend run={run} stages={stages} />}
      draw={(breadth) => stagesDrawing({ run, stages, breadth })}
      reading={readingOf(run, stages)}
      table={
        <>
          <MarkedDates run={run} stages={stages} />
          <StageDates run={run} stages={stages} />
        </>
      }
    />
  );
}

function altOf(run: PageRun): string {
  const bars = isSingle(run)
    ? 'a bar from its start to its finish'
    : 'a bar from the median start to the median finish, and whiskers for the ranges of both';
  return `For each stage an outline from its planned start to its planned finish, and ${bars}, over time. The tables below have the dates.`;
}

const READ = [
  { name: 'planned start', column: 'planned_start' },
  { name: 'start P50', column: 'start_p50' },
  { name: 'planned finish', column: 'planned_finish' },
  { name: 'finish P5', column: 'finish_p5' },
  { name: 'finish P50', column: 'finish_p50' },
  { name: 'finish P95', column: 'finish_p95' },
  { name: 'finished in', column: 'finished_probability' },
  { name: 'mailboxes changed P50', column: 'changed_mailboxes_p50' },
] as const;
/** Of one replication, in which nothing has a range. */
const READ_OF_ONE = [
  { name: 'planned start', column: 'planned_start' },
  { name: 'start', column: 'start_p50' },
  { name: 'planned finish', column: 'planned_finish' },
  { name: 'finish', column: 'finish_p50' },
  { name: 'mailboxes changed', column: 'changed_mailboxes_p50' },
] as const;

function readingOf(run: PageRun, stages: readonly PageRow[]): Reading {
  const read = isSingle(run) ? READ_OF_ONE : READ;
  return {
    axis: 'y',
    names: read.map(({ name }) => name),
    points: stages.flatMap((row) => {
      const at = cellOf(row, 'stage');
      return at === null ? [] : [{ at, values: read.map(({ column }) => cellOf(row, column)) }];
    }),
  };
}
