/** Storage of the runs over time: a panel a run, all on the same axes. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { cellOf, dayAt, numberAt, type PageRow } from '../cells/page-table.ts';
import { poolRows } from '../cells/pool-days.ts';
import { ReadingOutput } from '../chart/chart-figure.tsx';
import { Fan, type FanSeries, fanValues } from '../chart/fan.tsx';
import type { Frame } from '../chart/frame.ts';
import { Legend } from '../chart/legend.tsx';
import { LineLabels } from '../chart/line-labels.tsx';
import type { Reading } from '../chart/reading.ts';
import { dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ValueAxis, type ValueScale, valueScale } from '../chart/value-axis.tsx';
import { Shown } from '../shown/shown.tsx';
import { Panel, PanelFigure, panelFrame } from './compare-panels.tsx';
import type { ShownComparison, ShownRun } from './compare-shown.ts';
import { OverTimeTable } from './compare-time-table.tsx';

/** Panels; more would make the page heavy, and be read by nobody. */
const RUNS_MAX = 6;
const HEIGHT = 230;
const MARGINS = { top: 26, right: 10, bottom: 26, left: 44 };

/** What is drawn of each run. */
interface Drawn {
  readonly id: string;
  readonly heading: string;
  readonly about: string;
  readonly unit: string;
  /** Columns of timeline.csv without their statistic, each with the name of its line. */
  readonly quantities: readonly Quantity[];
}

/** A line, and what it is called. */
export interface Quantity {
  readonly name: string;
  readonly column: string;
  readonly drawnAs: 'band' | 'steps';
}

const STORAGE: Drawn = {
  id: 'over-time-storage',
  heading: 'Used, needed and usable',
  about:
    'Content of mailboxes, the disk that it needs, and what is usable, of all pools together: lines ' +
    'are the median (P50), bands and thin lines go from P5 to P95. All panels have the same axes.',
  unit: 'TiB',
  quantities: [
    { name: 'usable', column: 'usable_tib', drawnAs: 'steps' },
    { name: 'needed', column: 'needed_tib', drawnAs: 'band' },
    { name: 'used', column: 'used_tib', drawnAs: 'band' },
  ],
};

const UTILISATION: Drawn = {
  id: 'over-time-utilisation',
  heading: 'Utilisation',
  about:
    'What is needed as a share of what is usable, of all pools together: the median (P50) and the ' +
    'band from P5 to P95. Above the line, at all that is usable, the disks of all pools together are ' +
    'too small; one pool may run out while all together are below it: pools.csv has each.',
  unit: 'share',
  quantities: [{ name: 'needed', column: 'utilisation_share', drawnAs: 'band' }],
};

/** Without disks there are but contents, and quotas. */
const CONTENT: Drawn = {
  id: 'over-time-content',
  heading: 'Content and quotas',
  about:
    'Content of mailboxes and the sum of quotas: lines are the median (P50), bands go from P5 to ' +
    'P95. All panels have the same axes.',
  unit: 'TiB',
  quantities: [
    { name: 'committed', column: 'committed_tib', drawnAs: 'band' },
    { name: 'used', column: 'used_tib', drawnAs: 'band' },
  ],
};

interface ComparisonProps {
  readonly comparison: ShownComparison;
}

export function CompareOverTime({ comparison }: ComparisonProps): JSX.Element {
  const runs = comparison.runs.slice(0, RUNS_MAX);
  const hasStorage = runs.some((run) => hasColumn(run, 'needed_tib_p50'));
  const hasDays = runs.some((run) => hasColumn(run, 'used_tib_p50'));
  const drawn = hasStorage ? [STORAGE, UTILISATION] : hasDays ? [CONTENT] : [];
  return (
    <section id="over-time">
      <h2>Storage over time</h2>
      {comparison.runs.length > runs.length && (
        <p class="notes">
          Drawn are the runs up to {runs.at(-1)?.letter}; timeline.csv of the others has theirs.
        </p>
      )}
      {drawn.map((one) => (
        <OverTime key={one.id} drawn={one} runs={runs} />
      ))}
      {hasStorage &&
        runs
          .filter((run) => !hasColumn(run, 'needed_tib_p50'))
          .map(({ letter }) => (
            <p key={letter} class="notes">
              {letter} has no storage: its scenario does not say what disks there are.
            </p>
          ))}
    </section>
  );
}

function hasColumn({ pages }: ShownRun, column: string): boolean {
  return poolRows(pages, ALL).some((row) => numberAt(row, column) !== null);
}

interface OverTimeProps {
  readonly drawn: Drawn;
  readonly runs: readonly ShownRun[];
}

function OverTime({ drawn, runs }: OverTimeProps): JSX.Element {
  const { id, heading, about, unit, quantities } = drawn;
  const frame = panelFrame(HEIGHT, MARGINS);
  const all = runs.map((run) => ({ run, series: seriesOf(run, quantities) }));
  const shown = all.filter(({ series }) => series.length > 0);
  const values = shown.flatMap(({ series }) => series.flatMap(valuesOf));
  const scale = valueScale(unit === 'share' ? [...values, 1] : values, frame);
  return (
    <PanelFigure
      id={id}
      heading={heading}
      caption={about}
      legend={quantities.length > 1 && <QuantityLegend quantities={quantities} />}
      reading={<ReadingOutput reading={readingOf(runs, quantities)} />}
      table={<OverTimeTable runs={runs} quantities={quantities} unit={unit} />}
    >
      {shown.map(({ run, series }) => (
        <RunPanel key={run.letter} {...{ run, series, scale, frame, unit }} />
      ))}
    </PanelFigure>
  );
}

function QuantityLegend({ quantities }: { readonly quantities: readonly Quantity[] }): JSX.Element {
  return (
    <Legend items={quantities.map(({ name }) => ({ shape: 'line', class: name, label: name }))} />
  );
}

function seriesOf(run: ShownRun, quantities: readonly Quantity[]): readonly FanSeries[] {
  return quantities
    .filter(({ column }) => hasColumn(run, `${column}_p50`))
    .map(({ name, column, drawnAs }) => ({
      rows: poolRows(run.pages, ALL),
      quantity: column,
      class: name,
      drawnAs,
    }));
}

function valuesOf({ rows, quantity }: FanSeries): readonly number[] {
  return fanValues(rows, quantity).flatMap((days) => days.flatMap(({ value }) => value ?? []));
}

interface RunPanelProps {
  readonly run: ShownRun;
  readonly series: readonly FanSeries[];
  /** The same for all panels. */
  readonly scale: ValueScale;
  readonly frame: Frame;
  readonly unit: string;
}

function RunPanel({ run, series, scale, frame, unit }: RunPanelProps): JSX.Element {
  const x = dayScale(run.pages, frame);
  const { left, right } = frame;
  const labels = series.flatMap(({ class: name, rows, quantity }) => {
    const last = rows.at(-1);
    const end = last === undefined ? null : numberAt(last, `${quantity}_p50`);
    return end === null ? [] : [{ class: name, y: scale.y(end), text: name }];
  });
  return (
    <Panel
      title={
        <>
          <b>{run.letter}</b> <Shown cell={run.label} />
        </>
      }
      alt={`Lines of ${run.letter} over time with bands for their range, on the axes of all runs. The table below has the values.`}
      frame={frame}
      places={poolRows(run.pages, ALL).map((row) => x(dayAt(row, 'date') ?? 0))}
      marks={
        <>
          <ValueAxis scale={scale} frame={frame} unit={unit} />
          <TimeAxis span={run.pages} frame={frame} />
          {unit === 'share' && (
            <line class="limit" x1={left} x2={right} y1={scale.y(1)} y2={scale.y(1)} />
          )}
          {series.map((one) => (
            <Fan key={one.quantity} series={one} x={x} y={scale.y} />
          ))}
          {series.length > 1 && <LineLabels labels={labels} frame={frame} />}
        </>
      }
    />
  );
}

/** One for all panels, as all have the same days: P50 of each line of each run. */
function readingOf(runs: readonly ShownRun[], quantities: readonly Quantity[]): Reading {
  const columns = runs.flatMap((run) =>
    quantities
      .filter(({ column }) => hasColumn(run, `${column}_p50`))
      .map(({ name, column }) => ({
        name: quantities.length > 1 ? `${run.letter} ${name} P50` : `${run.letter} P50`,
        rows: poolRows(run.pages, ALL),
        column: `${column}_p50`,
      })),
  );
  const days: readonly PageRow[] = runs[0] === undefined ? [] : poolRows(runs[0].pages, ALL);
  return {
    axis: 'x',
    names: columns.map(({ name }) => name),
    points: days.flatMap((day, index) => {
      const at = cellOf(day, 'date');
      const values = columns.map(({ rows, column }) => {
        const row = rows[index];
        return row === undefined ? null : cellOf(row, column);
      });
      return at === null ? [] : [{ at, values }];
    }),
  };
}
