/** How full the pools are over time: a panel each, on one scale. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, dayAt, numberAt, type PageRow, textAt } from '../cells/page-table.ts';
import { hasStorage, intervalOf, isSingle, poolRow, poolRows } from '../cells/pool-days.ts';
import { CutName } from '../chart/category-axis.tsx';
import { ChartFigure, type Drawing } from '../chart/chart-figure.tsx';
import { Fan, type FanSeries, fanValues } from '../chart/fan.tsx';
import { type Breadth, type Frame, frameOf, px } from '../chart/frame.ts';
import { Legend, type LegendItem } from '../chart/legend.tsx';
import type { Reading } from '../chart/reading.ts';
import { type DayScale, dayScale, TimeAxis } from '../chart/time-axis.tsx';
import { ValueAxis, type ValueScale, valueScale } from '../chart/value-axis.tsx';
import { poolCell } from '../shown/pool-name.tsx';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { ShownSvg } from '../shown/shown.tsx';
import { hasOrders, poolsAlone } from './pool-orders.ts';
import { UtilisationCaption } from './utilisation-caption.tsx';
import { UtilisationTable } from './utilisation-table.tsx';

const QUANTITY = 'utilisation_share';

interface UtilisationChartProps {
  readonly run: PageRun;
  /** All that the page shows. */
  readonly pools: readonly string[];
}

/** Null without storage. */
export function UtilisationChart({ run, pools }: UtilisationChartProps): JSX.Element | null {
  if (!hasStorage(run)) return null;
  const panels = poolsAlone(pools).map((pool) => ({ pool, rows: poolRows(run, pool) }));
  return (
    <ChartFigure
      id="utilisation"
      heading="How full the pools are, and how likely they run out"
      alt={isSingle(run) ? ALT_SINGLE : ALT}
      caption={<UtilisationCaption {...{ run, pools }} />}
      legend={<Legend items={legendItems(run)} />}
      draw={(breadth) => drawingOf(run, panels, breadth)}
      reading={readingOf(run, panels)}
      table={<UtilisationTable {...{ run, pools }} />}
    />
  );
}

const ALT_SINGLE =
  'For each pool a line of disk needed as a share of disk usable; a line across marks all of what is usable. The table below has more.';
const ALT =
  'For each pool a line of disk needed as a share of disk usable, with a band for its range; a line across marks all of what is usable, and a bar at the right the range of the worst day. The table below has the probabilities.';

function legendItems(run: PageRun): readonly LegendItem[] {
  const range: LegendItem = { shape: 'band', class: 'needed', label: 'from P5 to P95' };
  const peak: LegendItem = {
    shape: 'whisker',
    class: 'peak',
    label: 'at the right: the worst day, P50 to P95',
  };
  const middle = isSingle(run) ? '' : ' (P50)';
  return [
    { shape: 'line', class: 'needed', label: `disk needed over disk usable${middle}` },
    ...(isSingle(run) ? [] : [range]),
    { shape: 'line', class: 'plan', label: 'all that is usable' },
    ...(isSingle(run) ? [] : [peak]),
  ];
}

interface Panel {
  readonly pool: string;
  readonly rows: readonly PageRow[];
}

/** Of a panel with the room for its name above it. */
const PANEL_HEIGHT = 118;
const NAME_HEIGHT: Readonly<Record<Breadth, number>> = { wide: 26, narrow: 42 };
const [TOP, BOTTOM] = [18, 30];
const TICK_COUNT = 3;
/** Room at the right for the range of the worst day, and half the width of its ends. */
const PEAK_WIDTH = 22;
const PEAK_END = 4;

function drawingOf(run: PageRun, panels: readonly Panel[], breadth: Breadth): Drawing {
  const height = TOP + panels.length * PANEL_HEIGHT + BOTTOM;
  const margins = { top: TOP, right: PEAK_WIDTH, bottom: BOTTOM, left: 52 };
  const frame = frameOf(breadth, height, margins);
  const x = dayScale(run, frame);
  const values = panels.flatMap(({ pool, rows }) => [
    ...fanValues(rows, QUANTITY).flatMap((days) => days.map(({ value }) => value ?? 0)),
    ...peaksOf(run, pool),
  ]);
  return {
    frame,
    marks: (
      <>
        <TimeAxis span={run} frame={frame} />
        {panels.map(({ pool, rows }, index) => {
          const top = TOP + index * PANEL_HEIGHT + NAME_HEIGHT[breadth];
          const bottom = TOP + (index + 1) * PANEL_HEIGHT;
          const panel = { ...frame, top, bottom };
          const scale = valueScale([...values, 1], panel, TICK_COUNT);
          return <PanelMarks key={pool} {...{ run, pool, rows, x, scale }} frame={panel} />;
        })}
      </>
    ),
    places: (panels[0]?.rows ?? []).map((row) => x(dayAt(row, 'date') ?? run.firstDay)),
  };
}

interface PanelMarksProps extends Panel {
  readonly run: PageRun;
  readonly x: DayScale;
  readonly scale: ValueScale;
  readonly frame: Frame;
}

function PanelMarks({ run, pool, rows, x, scale, frame }: PanelMarksProps): JSX.Element {
  const series: FanSeries = { rows, quantity: QUANTITY, class: 'needed' };
  const plan = px(scale.y(1));
  return (
    <g>
      <ValueAxis scale={scale} frame={frame} unit="share" />
      <Fan series={series} x={x} y={scale.y} />
      <line class="line plan" x1={frame.left} x2={frame.right} y1={plan} y2={plan} />
      <Peak values={peaksOf(run, pool)} {...{ scale, frame }} />
      <PanelName {...{ run, pool, frame }} />
    </g>
  );
}

/** P50 and P95 of the worst day; none of one replication, whose line has it. */
function peaksOf(run: PageRun, pool: string): readonly number[] {
  const row = isSingle(run) ? null : poolRow(run, pool);
  if (row === null) return [];
  return ['p50', 'p95'].flatMap((name) => numberAt(row, `peak_${QUANTITY}_${name}`) ?? []);
}

interface PeakProps extends Pick<PanelMarksProps, 'scale' | 'frame'> {
  readonly values: readonly number[];
}

/** Beside the lines, as replications have it on dates of their own. */
function Peak({ values, scale, frame }: PeakProps): JSX.Element | null {
  const [middle, high] = values;
  if (middle === undefined || high === undefined) return null;
  const at = frame.right + PEAK_WIDTH / 2;
  const end = (value: number) => `M${px(at - PEAK_END)} ${px(scale.y(value))}h${2 * PEAK_END}`;
  const d = `${end(middle)}M${px(at)} ${px(scale.y(middle))}V${px(scale.y(high))}${end(high)}`;
  return <path class="whisker peak" d={d} />;
}

interface PanelNameProps {
  readonly run: PageRun;
  readonly pool: string;
  readonly frame: Frame;
}

/** The pool, and how likely it is over plan: in one line, or in two. */
function PanelName({ run, pool, frame }: PanelNameProps): JSX.Element {
  const { left, top, right, breadth } = frame;
  const name = poolCell(run, pool);
  const isWide = breadth === 'wide';
  const row = poolRow(run, pool);
  const sentence = row === null ? [] : risk(run, row, isWide);
  return (
    <>
      <text class="name" x={left} y={px(isWide ? top - 9 : top - 25)}>
        {pool === ALL
          ? 'all pools'
          : name !== null && <CutName name={name} width={isWide ? 290 : 240} />}
      </text>
      <text
        class="note"
        x={isWide ? right : left}
        y={top - 9}
        text-anchor={isWide ? 'end' : 'start'}
      >
        {sentence.map((part, index) =>
          typeof part === 'string' ? part : <ShownSvg key={index} cell={part} />,
        )}
      </text>
    </>
  );
}

/** How likely it runs out, with the interval where there is room for it. */
function risk(run: PageRun, row: PageRow, isWide: boolean): Sentence {
  const isOrdered = hasOrders(run, textAt(row, 'pool'));
  if (isSingle(run)) return runoutDates(row, isOrdered);
  const likely = (column: string) => [
    cellOf(row, column),
    ...(isWide ? intervalOf(row, column) : []),
  ];
  const without = known(', without orders ', ...likely('over_plan_without_orders_probability'));
  return [
    ...known('runs out in ', ...likely('over_plan_probability')),
    ...(isOrdered ? without : []),
  ];
}

/** Of one replication. */
function runoutDates(row: PageRow, isOrdered: boolean): Sentence {
  const dated = known('runs out on ', cellOf(row, 'runout_p50'));
  const without = known(', without orders on ', cellOf(row, 'runout_without_orders_p50'));
  return [...(dated.length === 0 ? ['does not run out'] : dated), ...(isOrdered ? without : [])];
}

function readingOf(run: PageRun, panels: readonly Panel[]): Reading {
  const statistics = isSingle(run) ? ['p50'] : ['p50', 'p95'];
  const days = panels[0]?.rows ?? [];
  return {
    axis: 'x',
    names: panels.flatMap(({ pool }) =>
      statistics.map((statistic) => nameOf(pool, isSingle(run) ? '' : statistic.toUpperCase())),
    ),
    points: days.flatMap((day, index) => {
      const at = cellOf(day, 'date');
      const values = panels.flatMap(({ rows }) =>
        statistics.map((statistic) => {
          const row = rows[index];
          return row === undefined ? null : cellOf(row, `${QUANTITY}_${statistic}`);
        }),
      );
      return at === null ? [] : [{ at, values }];
    }),
  };
}

/** Isolated, so that a name that is written from the right turns no figure around. */
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];

function nameOf(pool: string, statistic: string): string {
  const name = pool === ALL ? 'all pools' : `${ISOLATE}${pool}${END_ISOLATE}`;
  return `${name} ${statistic}`.trim();
}
