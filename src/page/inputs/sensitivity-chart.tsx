/** The inputs with which a metric goes most strongly. */
import type { JSX } from 'preact';
import { type PageRun, recordCell } from '../cells/page-run.ts';
import { cellOf, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { CutName } from '../chart/category-axis.tsx';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, type Margins, px } from '../chart/frame.ts';
import { IntervalMark } from '../chart/interval-mark.tsx';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale } from '../chart/length-axis.tsx';
import { metricWords } from '../shown/metric-words.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { ShownSvg } from '../shown/shown.tsx';
import { listed } from '../verdict/verdict-words.ts';
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
      caption={<Said sentence={[...captionOf(first, rows), ...togetherParts(run, rows)]} />}
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

const CORRELATION_COLUMNS = ['rank_correlation', 'rank_correlation_low', 'rank_correlation_high'];

const LEGEND: readonly LegendItem[] = [
  { shape: 'diamond', class: 'clear', label: 'clear of zero' },
  {
    shape: 'diamond',
    class: 'unclear',
    label: 'hollow: zero is in its ninety-five per cent interval, or it has none',
  },
];

function captionOf(first: PageRow, rows: readonly PageRow[]): Sentence {
  const clearCount = rows.filter(isClear).length;
  const direction =
    (numberAt(first, 'rank_correlation') ?? 0) < 0
      ? 'the higher the input, the lower the metric'
      : 'the higher the input, the higher the metric';
  return [
    ...known('It goes most strongly with ', cellOf(first, 'input')),
    ...known(': rank correlation ', cellOf(first, 'rank_correlation')),
    ...intervalParts(first),
    `; ${direction}. `,
    clearCount === 0
      ? 'None of the inputs below is clear of zero.'
      : clearCount === rows.length
        ? 'All inputs below are clear of zero.'
        : 'Those that are filled are clear of zero.',
  ];
}

const PAIRS_NAMED_MAX = 2;

/** Shown inputs that the scenario draws together: one may go with the metric for the other. */
function togetherParts(run: PageRun, rows: readonly PageRow[]): Sentence {
  const shown = new Set(rows.map((row) => textAt(row, 'input')));
  const { correlations } = run.record;
  const count = Array.isArray(correlations) ? correlations.length : 0;
  const pairs = Array.from({ length: count }, (_, index) =>
    ['a', 'b'].map((end) => recordCell(run, `correlations.${index}.${end}`)),
  ).filter((pair) => pair.every((cell) => cell !== null && shown.has(cell.text)));
  if (pairs.length === 0) return [];
  const named = pairs.map(([a = null, b = null]) => known(a, ' with ', b));
  return [
    ' The scenario correlates ',
    ...listed(named, { max: PAIRS_NAMED_MAX, others: 'others' }),
    ': one may stand for the other.',
  ];
}

function intervalParts(row: PageRow): Sentence {
  const [low = null, high = null] = CORRELATION_COLUMNS.slice(1).map((column) =>
    cellOf(row, column),
  );
  return known(', with ninety-five per cent between ', low, ' and ', high);
}

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
