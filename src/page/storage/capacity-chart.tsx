/** Used, needed and usable storage of a pool over time, as a fan. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow } from '../cells/page-table.ts';
import { hasStorage, isSingle, poolRows } from '../cells/pool-days.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { DatedMarks, markItems, stageLanesHeight } from '../chart/dated-marks.tsx';
import { Fan, type FanSeries, fanValues } from '../chart/fan.tsx';
import { type Breadth, frameOf } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { type LineLabel, LineLabels } from '../chart/line-labels.tsx';
import type { Reading } from '../chart/reading.ts';
import { dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ValueAxis, valueScale } from '../chart/value-axis.tsx';
import { PoolName } from '../shown/pool-name.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { CapacityCaption } from './capacity-caption.tsx';
import { CapacityTable } from './capacity-table.tsx';
import { RunoutMarks, runoutItems } from './runout-marks.tsx';

const HEIGHT = 380;

interface CapacityChartProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Unique on the page. */
  readonly id: string;
}

/** Disk needed against disk usable; without storage, what mailboxes hold and may hold. */
export function CapacityChart({ run, pool, id }: CapacityChartProps): JSX.Element {
  const rows = poolRows(run, pool);
  const series = seriesOf(run, rows);
  return (
    <ChartFigure
      id={id}
      heading={
        hasStorage(run) ? (
          <>
            Disk needed and usable: <PoolName {...{ run, pool }} />
            {pool === ALL && ' together'}
          </>
        ) : (
          'Used and committed storage'
        )
      }
      alt={altOf(run)}
      caption={<CapacityCaption {...{ run, pool, rows }} />}
      legend={<Legend items={legendItems(run, pool, series)} />}
      draw={(breadth) => drawingOf({ run, pool, rows, series, breadth })}
      reading={readingOf(run, rows, series)}
      table={<CapacityTable {...{ run, pool, rows }} />}
    />
  );
}

function altOf(run: PageRun): string {
  const range = isSingle(run) ? '' : ', each with a band for its range,';
  const lines = hasStorage(run)
    ? `Disk needed and content used as lines${range} and disk usable as steps`
    : `Content used and the sum of quotas as lines${range}`;
  return `${lines} over the days of the run; stages, freezes and milestones are marked, and orders of one pool. The table below has the values.`;
}

function seriesOf(run: PageRun, rows: readonly PageRow[]): readonly FanSeries[] {
  const names = hasStorage(run) ? ['needed', 'used', 'usable'] : ['committed', 'used'];
  return names.map((name) => ({
    rows,
    quantity: `${name}_tib`,
    class: name,
    drawnAs: name === 'usable' ? 'steps' : 'band',
  }));
}

interface DrawnPool extends Omit<CapacityChartProps, 'id'> {
  readonly rows: readonly PageRow[];
  readonly series: readonly FanSeries[];
  readonly breadth: Breadth;
}

function drawingOf({ run, pool, rows, series, breadth }: DrawnPool): Drawing {
  const top = 34 + stageLanesHeight(run);
  const frame = frameOf(breadth, HEIGHT, { top, right: 12, bottom: 30, left: 52 });
  const x = dayScale(run, frame);
  const values = series.flatMap((one) =>
    fanValues(one.rows, one.quantity).flatMap((days) => days.map(({ value }) => value ?? 0)),
  );
  const scale = valueScale(values, frame);
  return {
    frame,
    marks: (
      <>
        <ValueAxis scale={scale} frame={frame} unit="TiB" />
        <TimeAxis span={run} frame={frame} />
        <DatedMarks {...{ run, pool, x, frame }} />
        {series.map((one) => (
          <Fan key={one.quantity} series={one} x={x} y={scale.y} />
        ))}
        <RunoutMarks {...{ run, pool, x, y: scale.y, frame }} />
        <LineLabels labels={lineLabels(rows.at(-1), series, scale.y)} frame={frame} />
      </>
    ),
    places: rows.map((row) => x(dayAt(row, 'date') ?? run.firstDay)),
  };
}

/** The name of each line and where it ends. */
function lineLabels(
  row: PageRow | undefined,
  series: readonly FanSeries[],
  y: (value: number) => number,
): readonly LineLabel[] {
  if (row === undefined) return [];
  return series.flatMap(({ quantity, class: name }) => {
    const value = numberAt(row, `${quantity}_p50`);
    if (value === null) return [];
    const text = (
      <>
        {name} <ShownSvg cell={cellOf(row, `${quantity}_p50`)} />
      </>
    );
    return [{ class: name, y: y(value), text }];
  });
}

const MEANINGS: Readonly<Record<string, string>> = {
  needed: 'needed: disk for all copies, with room to stay free',
  usable: 'usable: disk to be filled',
  used: 'used: content of mailboxes, once',
  committed: 'committed: sum of the quotas',
};

function legendItems(
  run: PageRun,
  pool: string,
  series: readonly FanSeries[],
): readonly LegendItem[] {
  const range = isSingle(run) ? '' : ' (P50)';
  const lines = series.map(({ class: name }) => ({
    shape: 'line' as const,
    class: name,
    label: `${MEANINGS[name]}${range}`,
  }));
  return [...lines, ...rangeItems(run), ...runoutItems(run, pool), ...markItems(run, pool)];
}

function rangeItems(run: PageRun): readonly LegendItem[] {
  if (isSingle(run)) return [];
  const band: LegendItem = { shape: 'band', class: 'any-fan', label: 'P5 to P95' };
  const edge: LegendItem = { shape: 'line', class: 'edge usable', label: 'usable, P5 and P95' };
  return hasStorage(run) ? [band, edge] : [band];
}

function readingOf(run: PageRun, rows: readonly PageRow[], series: readonly FanSeries[]): Reading {
  const statistics = isSingle(run) ? ['p50'] : ['p5', 'p50', 'p95'];
  const columns = series.flatMap(({ quantity, class: name }) =>
    statistics.map((statistic) => ({
      name: isSingle(run) ? name : `${name} ${statistic.toUpperCase()}`,
      column: `${quantity}_${statistic}`,
    })),
  );
  return {
    axis: 'x',
    names: columns.map(({ name }) => name),
    points: rows.flatMap((row) => {
      const at = cellOf(row, 'date');
      return at === null ? [] : [{ at, values: columns.map(({ column }) => cellOf(row, column)) }];
    }),
  };
}
