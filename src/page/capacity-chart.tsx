/** Used, needed and usable storage of a pool over time, as a fan. */
import type { JSX } from 'preact';
import { ChartFigure, type Drawing } from './chart/chart-figure.tsx';
import { DatedMarks, stageLanesHeight } from './chart/dated-marks.tsx';
import { Fan, type FanSeries, fanValues } from './chart/fan.tsx';
import { type Breadth, frameOf } from './chart/frame.ts';
import { Legend } from './chart/legend.tsx';
import type { Reading } from './chart/reading.ts';
import { dayScale, TimeAxis } from './chart/time-axis.tsx';
import { ValueAxis, valueScale } from './chart/value-axis.tsx';
import { Details } from './data-table.tsx';
import { type PageRun, tableOf } from './page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow } from './page-table.ts';
import { poolRows } from './pool-days.ts';

const HEIGHT = 380;

interface CapacityChartProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Unique on the page. */
  readonly id: string;
}

export function CapacityChart({ run, pool, id }: CapacityChartProps): JSX.Element {
  const rows = poolRows(run, pool);
  const series = seriesOf(run, rows);
  return (
    <ChartFigure
      id={id}
      heading={pool}
      alt="Lines of storage over time, each with a band for its range; stages, freezes, orders and milestones are marked. The table below has the values."
      caption=""
      legend={<Legend items={[]} />}
      draw={(breadth) => drawingOf({ run, pool, rows, series, breadth })}
      reading={readingOf(rows, series)}
      table={<Details summary="Table">{null}</Details>}
    />
  );
}

function seriesOf(run: PageRun, rows: readonly PageRow[]): readonly FanSeries[] {
  const hasStorage = tableOf(run, 'pools') !== null;
  const quantities = hasStorage ? ['usable', 'needed', 'used'] : ['committed', 'used'];
  return quantities.map((name) => ({ rows, quantity: `${name}_tib`, class: name }));
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
      </>
    ),
    places: rows.map((row) => x(dayAt(row, 'date') ?? run.firstDay)),
  };
}

function readingOf(rows: readonly PageRow[], series: readonly FanSeries[]): Reading {
  const columns = series.flatMap(({ quantity, class: name }) => [
    { name: `${name} P5`, column: `${quantity}_p5` },
    { name: `${name} P50`, column: `${quantity}_p50` },
    { name: `${name} P95`, column: `${quantity}_p95` },
  ]);
  const present = columns.filter(({ column }) =>
    rows.some((row) => numberAt(row, column) !== null),
  );
  return {
    axis: 'x',
    names: present.map(({ name }) => name),
    points: rows.flatMap((row) => {
      const at = cellOf(row, 'date');
      return at === null ? [] : [{ at, values: present.map(({ column }) => cellOf(row, column)) }];
    }),
  };
}
