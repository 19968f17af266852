/** The inputs with which a metric goes most strongly. */
import type { JSX } from 'preact';
import { ChartFigure, type Drawing } from './chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, px } from './chart/frame.ts';
import { Legend, type LegendItem } from './chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale } from './chart/length-axis.tsx';
import { ROW_HEAD_HEIGHT, RowHead } from './chart/row-head.tsx';
import { metricWords } from './compare-words.ts';
import type { PageRun } from './page-run.ts';
import { cellOf, numberAt, type PageRow } from './page-table.ts';
import { known, Said } from './said.tsx';
import { isClear, type MetricInputs } from './sensitivity-rows.ts';
import { SensitivityTable } from './sensitivity-table.tsx';
import type { Sentence } from './sentence.ts';
import { ShownSvg } from './shown.tsx';

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
      caption={<Said sentence={captionOf(first, rows)} />}
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

function intervalParts(row: PageRow): Sentence {
  const [low = null, high = null] = CORRELATION_COLUMNS.slice(1).map((column) =>
    cellOf(row, column),
  );
  return known(', with ninety-five per cent between ', low, ' and ', high);
}

const TRACK_HEIGHT = 14;
const GAP = 4;
/** Half of a point's. */
const POINT_SIZE = 6;
/** Of the picture, that the input's address may take beside the figures. */
const NAME_SHARES: Readonly<Record<Breadth, number>> = { wide: 0.7, narrow: 0.82 };

function drawingOf(rows: readonly PageRow[], breadth: Breadth): Drawing {
  const rowHeight = ROW_HEAD_HEIGHT + TRACK_HEIGHT + GAP;
  const margins = { top: 4, right: 16, bottom: 28, left: 16 };
  const height = margins.top + rows.length * rowHeight + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const scale = lengthScale([-1, 1], frame);
  const topOf = (index: number) => frame.top + index * rowHeight;
  const middleOf = (index: number) => topOf(index) + ROW_HEAD_HEIGHT + TRACK_HEIGHT / 2;
  return {
    frame,
    marks: (
      <>
        <LengthAxis scale={scale} frame={frame} unit="" />
        {rows.map((row, index) => (
          <g key={index}>
            <Head row={row} frame={frame} top={topOf(index)} />
            <Point row={row} scale={scale} y={middleOf(index)} />
          </g>
        ))}
      </>
    ),
    places: rows.map((_, index) => middleOf(index)),
  };
}

interface HeadProps {
  readonly row: PageRow;
  readonly frame: Frame;
  readonly top: number;
}

function Head({ row, frame, top }: HeadProps): JSX.Element {
  const name = cellOf(row, 'input');
  const nameWidth = NAME_SHARES[frame.breadth] * (frame.right - frame.left);
  const [low, high] = CORRELATION_COLUMNS.slice(1).map((column) => cellOf(row, column));
  const hasInterval = frame.breadth === 'wide' && low?.text && high?.text;
  return (
    <RowHead {...{ name, frame, top, nameWidth }}>
      <ShownSvg cell={cellOf(row, 'rank_correlation')} />
      {hasInterval && (
        <>
          {' '}
          (<ShownSvg cell={low} /> to <ShownSvg cell={high} />)
        </>
      )}
    </RowHead>
  );
}

interface PointProps {
  readonly row: PageRow;
  readonly scale: LengthScale;
  readonly y: number;
}

function Point({ row, scale, y }: PointProps): JSX.Element {
  const name = isClear(row) ? 'clear' : 'unclear';
  const [at = null, low = null, high = null] = CORRELATION_COLUMNS.map((column) => {
    const value = numberAt(row, column);
    return value === null ? null : px(scale.x(value));
  });
  const middle = px(y);
  return (
    <>
      {low !== null && high !== null && (
        <line class={`interval ${name}`} x1={low} x2={high} y1={middle} y2={middle} />
      )}
      {at !== null && (
        <path
          class={`mark ${name}`}
          d={`M${at} ${px(y - POINT_SIZE)}l${POINT_SIZE} ${POINT_SIZE}l${-POINT_SIZE} ${POINT_SIZE}l${-POINT_SIZE} ${-POINT_SIZE}z`}
        />
      )}
    </>
  );
}
