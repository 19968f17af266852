/** Stages, freezes, orders and milestones in a chart over time. */
import type { JSX } from 'preact';
import {
  type DatedPoint,
  type DatedSpan,
  freezeSpans,
  milestonePoints,
  orderPoints,
  stageSpans,
} from '../cells/dated-events.ts';
import { onceARun } from '../cells/once-a-run.ts';
import type { PageRun } from '../cells/page-run.ts';
import { type Frame, px } from './frame.ts';
import type { LegendItem } from './legend.tsx';
import { letterOf } from './letters.ts';
import type { DayScale, DaySpan } from './time-axis.tsx';

/** Of a lane of stages with the gap above it; thinner where there are very many. */
const LANE_PITCH = 7;
const LANES_HEIGHT_MAX = 56;
/** Of the pitch, what the bar takes. */
const BAR_SHARE = 0.7;
/** Milestones closer than this have their letters at different heights. */
const LETTER_WIDTH = 14;
const LETTER_HEIGHT = 13;
/** Half the width of an order's triangle. */
const ORDER_SIZE = 5;
/** So that a span of one day is seen. */
const WIDTH_MIN = 1.5;

/** Height above the plot that the stages take. */
export function stageLanesHeight(run: PageRun): number {
  return Math.min(LANES_HEIGHT_MAX, stageLanes(run).length * LANE_PITCH);
}

/** How those marks that there are are told in the legend. */
export function markItems(run: PageRun, pool: string): readonly LegendItem[] {
  const items: readonly (LegendItem & { readonly isThere: boolean })[] = [
    {
      isThere: orderPoints(run, pool, 'placed').length > 0,
      ...{ shape: 'mark', class: 'order-placed', label: 'order is placed' },
    },
    {
      isThere: orderPoints(run, pool, 'due').length > 0,
      ...{ shape: 'mark', class: 'order-due', label: 'order can be used' },
    },
    {
      isThere: stageSpans(run).length > 0,
      ...{ shape: 'area', class: 'stage', label: 'stages of the rollout, above the plot' },
    },
    {
      isThere: freezeSpans(run).length > 0,
      ...{ shape: 'area', class: 'freeze', label: 'freezes' },
    },
    {
      isThere: milestonePoints(run).length > 0,
      ...{ shape: 'line', class: 'milestone-line', label: 'milestones, by letter' },
    },
  ];
  return items.flatMap(({ isThere, ...item }) => (isThere ? [item] : []));
}

interface DatedMarksProps {
  readonly run: PageRun;
  /** Whose orders are marked. */
  readonly pool: string;
  readonly x: DayScale;
  readonly frame: Frame;
}

/**
 * Freezes as bands, stages as bars above the plot, milestones with letters, orders as triangles.
 */
export function DatedMarks({ run, pool, x, frame }: DatedMarksProps): JSX.Element {
  return (
    <g>
      <CalendarMarks {...{ run, span: run, x, frame }} />
      <Stages {...{ run, x, frame }} />
      {(['placed', 'due'] as const).map((when) =>
        orderPoints(run, pool, when)
          .filter(({ day }) => day >= run.firstDay && day <= run.lastDay)
          .map((point) => <Order key={point.date.address} {...{ point, when, x, frame }} />),
      )}
    </g>
  );
}

interface CalendarMarksProps extends Omit<DatedMarksProps, 'pool'> {
  /** What the chart draws of the run. */
  readonly span: DaySpan;
}

/** Freezes as bands and milestones with letters, those within the span. */
export function CalendarMarks({ run, span, x, frame }: CalendarMarksProps): JSX.Element {
  const { firstDay, lastDay } = span;
  return (
    <>
      <Freezes {...{ run, span, x, frame }} />
      {lettered(run, x).map(({ point, letter, level }) =>
        point.day < firstDay || point.day > lastDay ? null : (
          <Milestone key={point.name.address} {...{ point, letter, level, x, frame }} />
        ),
      )}
    </>
  );
}

interface LetteredPoint {
  readonly point: DatedPoint;
  readonly letter: string;
  /** How many lines below the top the letter stands. */
  readonly level: number;
}

/** The milestones with letters at heights at which none hides another. */
function lettered(run: PageRun, x: DayScale): readonly LetteredPoint[] {
  let [last, level] = [Number.NEGATIVE_INFINITY, 0];
  return milestonePoints(run)
    .map((point, index) => ({ point, letter: letterOf(index) }))
    .sort((a, b) => a.point.day - b.point.day)
    .map((one) => {
      const at = x(one.point.day);
      level = at - last < LETTER_WIDTH ? level + 1 : 0;
      last = at;
      return { ...one, level };
    });
}

/** Stages that run at one time lie in lanes above each other. */
const stageLanes = onceARun((run): readonly (readonly DatedSpan[])[] => {
  const lanes: DatedSpan[][] = [];
  for (const span of [...stageSpans(run)].sort((a, b) => a.firstDay - b.firstDay)) {
    const free = lanes.find((lane) => (lane.at(-1)?.lastDay ?? 0) < span.firstDay);
    if (free === undefined) lanes.push([span]);
    else free.push(span);
  }
  return lanes;
});

/** In one path, as there may be hundreds, and a picture of them for each pool. */
function Freezes({ run, span, x, frame: { top, bottom } }: CalendarMarksProps): JSX.Element | null {
  const ranges = freezeSpans(run)
    .filter(({ firstDay, lastDay }) => lastDay >= span.firstDay && firstDay <= span.lastDay)
    .sort((a, b) => a.firstDay - b.firstDay)
    .map(({ firstDay, lastDay }) => rangeOf(x(firstDay), x(lastDay + 1)));
  if (ranges.length === 0) return null;
  const d = rangesPath(ranges, (top + bottom) / 2);
  return <path class="freeze" stroke-width={px(bottom - top)} d={d} />;
}

/** In one path, too. */
function Stages({ run, x, frame }: Omit<DatedMarksProps, 'pool'>): JSX.Element | null {
  const lanes = stageLanes(run);
  if (lanes.length === 0) return null;
  const pitch = Math.min(LANE_PITCH, LANES_HEIGHT_MAX / lanes.length);
  const height = pitch * BAR_SHARE;
  const d = lanes.map((lane, index) => {
    const ranges = lane.map(({ firstDay, lastDay }) => rangeOf(x(firstDay), x(lastDay)));
    return rangesPath(ranges, frame.top - (index + 1) * pitch + height / 2);
  });
  return <path class="stage" stroke-width={px(height)} d={d.join('')} />;
}

/** From left to right in a picture. */
type Range = readonly [from: number, to: number];

/** Wide enough to be seen. */
function rangeOf(from: number, to: number): Range {
  return [px(from), px(Math.max(to, from + WIDTH_MIN))];
}

/**
 * Thick lines at a height, one for ranges that touch: they look the same, and on narrow pictures
 * hundreds do.
 *
 * @param ranges by their beginnings
 */
function rangesPath(ranges: readonly Range[], y: number): string {
  const apart: Range[] = [];
  for (const range of ranges) {
    const [from, to] = apart.at(-1) ?? [0, Number.NEGATIVE_INFINITY];
    if (range[0] <= to) apart[apart.length - 1] = [from, Math.max(to, range[1])];
    else apart.push(range);
  }
  return apart.map(([from, to]) => `M${from} ${px(y)}H${to}`).join('');
}

interface PointProps {
  readonly point: DatedPoint;
  readonly x: DayScale;
  readonly frame: Frame;
}

function Milestone({
  point,
  x,
  frame: { top, bottom },
  letter,
  level,
}: PointProps & LetteredPoint): JSX.Element {
  const at = px(x(point.day));
  return (
    <g class="milestone">
      <line x1={at} x2={at} y1={top} y2={bottom} />
      <text x={px(at + 3)} y={top + 11 + level * LETTER_HEIGHT}>
        {letter}
      </text>
    </g>
  );
}

/** When it is placed empty, when it is due filled. */
function Order({
  point,
  x,
  frame: { bottom },
  when,
}: PointProps & { readonly when: 'placed' | 'due' }): JSX.Element {
  const at = px(x(point.day));
  const d = `M${at} ${bottom - 2 * ORDER_SIZE}l${ORDER_SIZE} ${2 * ORDER_SIZE}h${-2 * ORDER_SIZE}z`;
  return <path class={`mark order-${when}`} d={d} />;
}
