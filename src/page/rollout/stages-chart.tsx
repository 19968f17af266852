/** Stages of the rollout against their plan. */
import type { JSX } from 'preact';
import { freezeSpans, milestonePoints } from '../cells/dated-events.ts';
import { type PageRun, summaryCell } from '../cells/page-run.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { ChartFigure } from '../chart/chart-figure.tsx';
import { letterOf } from '../chart/dated-marks.tsx';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import type { Reading } from '../chart/reading.ts';
import { known, Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { StagesAtRisk } from './stages-at-risk.tsx';
import { stagesDrawing, stagesSpan } from './stages-drawing.tsx';
import { StagesTables } from './stages-tables.tsx';

interface StagesProps {
  readonly run: PageRun;
  /** At least one. */
  readonly stages: readonly PageRow[];
}

/** Stages that are drawn: with more, none would be found. */
const STAGES_MAX = 30;

export function StagesChart({ run, stages }: StagesProps): JSX.Element {
  const drawn = stages.slice(0, STAGES_MAX);
  return (
    <>
      <ChartFigure
        id="rollout-stages"
        heading="Stages against the plan"
        alt="For each stage an outline from its planned start to its planned finish, a bar from the median start to the median finish, and whiskers for the ranges of both, over time. The tables below have the dates."
        caption={<Caption run={run} isCut={drawn.length < stages.length} />}
        legend={<StagesLegend run={run} stages={drawn} />}
        draw={(breadth) => stagesDrawing({ run, stages: drawn, breadth })}
        reading={readingOf(drawn)}
        table={null}
      />
      <StagesAtRisk stages={stages} />
      <StagesTables stages={stages} />
    </>
  );
}

function Caption({ run, isCut }: { readonly run: PageRun; readonly isCut: boolean }): JSX.Element {
  const of = (statistic: string) => summaryCell(run, 'rollout_finish_date', statistic);
  return (
    <>
      <Said
        sentence={known(
          'Every stage has finished within the time looked at in ',
          of('probability'),
          ' of replications',
        )}
      />
      <Said
        sentence={known(
          ', in half of them by ',
          of('p50'),
          ' (P5 ',
          of('p5'),
          known(of('p95')).length > 0 ? ', P95 ' : ', P95 after the end',
        )}
      />
      <Said sentence={known(of('p95'))} />
      {known(of('p50')).length > 0 ? '). ' : '. '}
      The plan is what the calendar alone allows; figures at the right are mailboxes changed, P50.
      {isCut && ' Of many stages the first are drawn; all are in stages.csv.'}
    </>
  );
}

/** Freezes that are named; the others are drawn. */
const FREEZES_MAX = 6;

function StagesLegend({ run, stages }: StagesProps): JSX.Element {
  const hasBy = stages.some((row) => textAt(row, 'by') !== '');
  const isOpen = stages.some(
    (row) => textAt(row, 'start_p50') !== '' && textAt(row, 'finish_p50') === '',
  );
  const { firstDay, lastDay } = stagesSpan(run, stages);
  const freezes = freezeSpans(run)
    .filter((freeze) => freeze.lastDay >= firstDay && freeze.firstDay <= lastDay)
    .slice(0, FREEZES_MAX);
  const milestones = milestonePoints(run)
    .map((point, index) => ({ point, letter: letterOf(index) }))
    .filter(({ point }) => point.day >= firstDay && point.day <= lastDay);
  const items: readonly (LegendItem | null)[] = [
    { shape: 'area', class: 'planned', label: 'plan, by the calendar' },
    { shape: 'area', class: 'simulated', label: 'P50 of start to P50 of finish' },
    { shape: 'whisker', class: 'range', label: 'P5 to P95: start above, finish below' },
    hasBy ? { shape: 'diamond', class: 'due-by', label: 'date to finish by' } : null,
    isOpen ? { shape: 'mark', class: 'simulated', label: 'arrow: goes on after the end' } : null,
    freezes.length > 0 ? { shape: 'area', class: 'freeze', label: 'freeze' } : null,
  ];
  return (
    <>
      <Legend items={items.filter((item) => item !== null)} />
      {milestones.length + freezes.length > 0 && (
        <ul class="legend">
          {freezes.map(({ name, from, to }) => (
            <li key={name.address}>
              <b>freeze</b> <Shown cell={name} />, <Shown cell={from} /> to <Shown cell={to} />
            </li>
          ))}
          {milestones.map(({ point, letter }) => (
            <li key={letter}>
              <b>{letter}</b> <Shown cell={point.name} />, <Shown cell={point.date} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const READ = [
  { name: 'planned start', column: 'planned_start' },
  { name: 'start P50', column: 'start_p50' },
  { name: 'planned finish', column: 'planned_finish' },
  { name: 'finish P5', column: 'finish_p5' },
  { name: 'P50', column: 'finish_p50' },
  { name: 'P95', column: 'finish_p95' },
  { name: 'finished in', column: 'finished_probability' },
  { name: 'mailboxes changed P50', column: 'changed_mailboxes_p50' },
] as const;

function readingOf(stages: readonly PageRow[]): Reading {
  return {
    axis: 'y',
    names: READ.map(({ name }) => name),
    points: stages.flatMap((row) => {
      const at = cellOf(row, 'stage');
      return at === null ? [] : [{ at, values: READ.map(({ column }) => cellOf(row, column)) }];
    }),
  };
}
