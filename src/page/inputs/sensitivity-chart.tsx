/** The inputs with which a metric goes most strongly. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { CutName } from '../chart/category-axis.tsx';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, type Margins, px } from '../chart/frame.ts';
import { IntervalMark } from '../chart/interval-mark.tsx';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale } from '../chart/length-axis.tsx';
import { metricWords } from '../shown/metric-words.ts';
import { Said } from '../shown/said.tsx';
import { ShownSvg } from '../shown/shown.tsx';
import { CORRELATION_COLUMNS, sensitivityCaption } from './sensitivity-caption.ts';
import { isClear, type MetricInputs } from './sensitivity-rows.ts';
import { SensitivityTable } from './sensitivity-table.tsx';

interface SensitivityChartProps extends MetricInputs {
  readonly run: PageRun;
  /** Unique on the page. */
  readonly id: string;
}

export function SensitivityChart(props: SensitivityChartProps): JSX.Element | null {
  const { run, metric, rows, id } = props;
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <ChartFigure
      id={id}
      heading={metricWords(metric).title}
      alt="For each input a point at its rank correlation, from minus one to one, on the line of its interval. The table below has the values."
      caption={<Said sentence={sensitivityCaption(run, rows)} />}
      legend={<Legend items={LEGEND} />}
      draw={(breadth) => drawingOf(rows, breadth)}
      reading={{
        axis: 'y',
        names: ['rank correlation', 'at least', 'at most'],
        points: rows.flatMap((row) => {
          const at = cellOf(row, 'input');
          const values = CORRELATION_COLUMNS.map((column) => cellOf(row, column));
          return at === null ? [] : [{ at, values }];
        }),
      }}
      table={<SensitivityTable run={run} rows={rows} />}
    />
  );
}

const LEGEND: readonly LegendItem[] = [
  { shape: 'diamond', class: 'clear', label: 'clear of zero' },
  {
    shape: 'diamond',
    class: 'unclear',
    label: 'hollow: zero is in its ninety-five per cent interval, or it has none',
  },
];

const TRACK_HEIGHT = 26;
const MARGINS: Readonly<Record<Breadth, Margins>> = {
  wide: { top: 4, right: 196, bottom: 28, left: 388 },
  narrow: { top: 4, right: 66, bottom: 28, left: 16 },
};
/** Between the plot and what stands beside it. */
const ASIDE = 14;
/** From the middle of letters to the line on which they stand. */
const BASELINE = 4;
/** Addresses are long: their letters are smaller than those for which names are cut. */
const NAME_WIDTHS: Readonly<Record<Breadth, number>> = { wide: 386, narrow: 355 };
/** Height of a name above its point. */
const NAME_HEIGHT = 18;

/** Names and figures beside the plot, or above each point where the page is narrow. */
function drawingOf(rows: readonly PageRow[], breadth: Breadth): Drawing {
  const headHeight = breadth === 'wide' ? 0 : NAME_HEIGHT;
  const rowHeight = headHeight + TRACK_HEIGHT;
  const margins = MARGINS[breadth];
  const height = margins.top + rows.length * rowHeight + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const scale = lengthScale([-1, 1], frame);
  const topOf = (index: number) => frame.top + index * rowHeight;
  const middleOf = (index: number) => topOf(index) + headHeight + TRACK_HEIGHT / 2;
  return {
    frame,
    marks: (
      <>
        <LengthAxis scale={scale} frame={frame} unit="" />
        {rows.map((row, index) => (
          <g key={index}>
            <Labels row={row} frame={frame} y={middleOf(index)} />
            <Point row={row} scale={scale} y={middleOf(index)} />
          </g>
        ))}
      </>
    ),
    places: rows.map((_, index) => middleOf(index)),
  };
}

interface LabelsProps {
  readonly row: PageRow;
  readonly frame: Frame;
  readonly y: number;
}

function Labels({ row, frame, y }: LabelsProps): JSX.Element {
  const { left, right, breadth } = frame;
  const baseline = px(y + BASELINE);
  const name = cellOf(row, 'input');
  const place =
    breadth === 'wide'
      ? ({ x: left - ASIDE, y: baseline, 'text-anchor': 'end' } as const)
      : { x: left, y: px(y - TRACK_HEIGHT / 2) };
  return (
    <>
      {name !== null && (
        <text class="address" {...place}>
          <CutName name={name} width={NAME_WIDTHS[breadth]} />
        </text>
      )}
      <text x={right + ASIDE} y={baseline}>
        <Figures row={row} breadth={breadth} />
      </text>
    </>
  );
}

function Figures({ row, breadth }: { readonly row: PageRow; readonly breadth: Breadth }) {
  const [correlation = null, low, high] = CORRELATION_COLUMNS.map((column) => cellOf(row, column));
  const shown = <ShownSvg cell={correlation} />;
  if (breadth === 'narrow' || !low?.text || !high?.text) return shown;
  return (
    <>
      {shown} (<ShownSvg cell={low} /> to <ShownSvg cell={high} />)
    </>
  );
}

interface PointProps {
  readonly row: PageRow;
  readonly scale: LengthScale;
  readonly y: number;
}

function Point({ row, scale, y }: PointProps): JSX.Element {
  const [middle = null, low = null, high = null] = CORRELATION_COLUMNS.map((column) => {
    const value = numberAt(row, column);
    return value === null ? null : scale.x(value);
  });
  return <IntervalMark class={isClear(row) ? 'clear' : 'unclear'} {...{ low, middle, high, y }} />;
}
