/** How much of each metric's spread comes from inputs, and how much from luck. */
import type { JSX } from 'preact';
import { cellOf, numberAt, type PageRow, type PageTable } from '../cells/page-table.ts';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, frameOf, px } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import { LengthAxis, type LengthScale, lengthScale } from '../chart/length-axis.tsx';
import { ROW_HEAD_HEIGHT, RowHead } from '../chart/row-head.tsx';
import { DataTable, Details } from '../shown/data-table.tsx';
import { ShownSvg } from '../shown/shown.tsx';

const LEGEND: readonly LegendItem[] = [
  { shape: 'area', class: 'from-inputs', label: 'from inputs that are not known' },
  { shape: 'area', class: 'from-luck', label: 'from luck' },
];

/** Null where no metric varies. */
export function SplitChart({ table }: { readonly table: PageTable }): JSX.Element | null {
  const rows = table.rows.filter((row) => numberAt(row, 'luck_share') !== null);
  if (rows.length === 0) return null;
  return (
    <ChartFigure
      id="inputs-split"
      heading="What is not known, and luck"
      alt="A bar for each metric, of the part of its variance that comes from inputs and of the part that comes from luck, with the interval of where they meet. The table below has the values."
      caption="Parts of each metric’s variance over the replications. The line across where the parts meet is their ninety-five per cent interval. Knowing inputs better makes the first part smaller; nothing makes the second smaller."
      legend={<Legend items={LEGEND} />}
      draw={(breadth) => drawingOf(rows, breadth)}
      reading={{
        axis: 'y',
        names: ['from inputs', 'from luck', 'luck at least', 'luck at most'],
        points: rows.flatMap((row) => {
          const at = cellOf(row, 'metric');
          const values = SHARES.map((column) => cellOf(row, column));
          return at === null ? [] : [{ at, values }];
        }),
      }}
      table={<SplitTable rows={rows} />}
    />
  );
}

const SHARES = ['inputs_share', 'luck_share', 'luck_share_low', 'luck_share_high'];

const BAR_HEIGHT = 14;
const GAP = 8;
const NAME_SHARE = 0.5;

function drawingOf(rows: readonly PageRow[], breadth: Breadth): Drawing {
  const rowHeight = ROW_HEAD_HEIGHT + BAR_HEIGHT + GAP;
  const margins = { top: 4, right: 20, bottom: 42, left: 16 };
  const height = margins.top + rows.length * rowHeight + margins.bottom;
  const frame = frameOf(breadth, height, margins);
  const scale = lengthScale([0, 1], frame);
  const nameWidth = NAME_SHARE * (frame.right - frame.left);
  const topOf = (index: number) => frame.top + index * rowHeight;
  return {
    frame,
    marks: (
      <>
        <LengthAxis scale={scale} frame={frame} unit="share" />
        {rows.map((row, index) => (
          <g key={index}>
            <RowHead {...{ name: cellOf(row, 'metric'), frame, nameWidth }} top={topOf(index)}>
              <ShownSvg cell={cellOf(row, 'inputs_share')} /> from inputs
            </RowHead>
            <Parts row={row} scale={scale} top={topOf(index) + ROW_HEAD_HEIGHT} />
          </g>
        ))}
      </>
    ),
    places: rows.map((_, index) => topOf(index) + ROW_HEAD_HEIGHT + BAR_HEIGHT / 2),
  };
}

interface PartsProps {
  readonly row: PageRow;
  readonly scale: LengthScale;
  /** Of the bar. */
  readonly top: number;
}

/** The interval is luck's, and is drawn where its ends leave the inputs. */
function Parts({ row, scale, top }: PartsProps): JSX.Element | null {
  const [start, end] = [scale.x(0), scale.x(1)];
  const [meet, low, high] = ['luck_share', 'luck_share_high', 'luck_share_low'].map((column) => {
    const share = numberAt(row, column);
    return share === null ? null : px(scale.x(1 - share));
  });
  const middle = px(top + BAR_HEIGHT / 2);
  const size = { y: px(top), height: BAR_HEIGHT };
  if (typeof meet !== 'number') return null;
  return (
    <>
      <rect class="area from-inputs" x={px(start)} width={px(meet - start)} {...size} />
      <rect class="area from-luck" x={meet} width={px(end - meet)} {...size} />
      {typeof low === 'number' && typeof high === 'number' && (
        <>
          <line class="halo" x1={low} x2={high} y1={middle} y2={middle} />
          <line class="interval" x1={low} x2={high} y1={middle} y2={middle} />
        </>
      )}
    </>
  );
}

function SplitTable({ rows }: { readonly rows: readonly PageRow[] }): JSX.Element {
  return (
    <Details summary="Table: parts of each metric’s variance">
      <DataTable
        caption="Parts of the variance. The interval is that of luck’s part, ninety-five per cent, approximate. Metrics that do not vary are left out."
        columns={[
          { heading: 'metric', cell: (row) => cellOf(row, 'metric'), isHeader: true },
          { heading: 'from inputs', cell: (row) => cellOf(row, 'inputs_share'), as: 'short' },
          { heading: 'from luck', cell: (row) => cellOf(row, 'luck_share'), as: 'short' },
          { heading: 'luck at least', cell: (row) => cellOf(row, 'luck_share_low'), as: 'short' },
          { heading: 'luck at most', cell: (row) => cellOf(row, 'luck_share_high'), as: 'short' },
          {
            heading: 'replications repeated',
            cell: (row) => cellOf(row, 'replications_repeated'),
          },
        ]}
        rows={rows}
      />
    </Details>
  );
}
