/** Stages, freezes, orders and milestones in a chart over time. */
import type { JSX } from 'preact';
import {
  type DatedPoint,
  type DatedSpan,
  freezeSpans,
  milestonePoints,
  orderPoints,
  stageSpans,
} from '../dated-events.ts';
import type { PageRun } from '../page-run.ts';
import { type Frame, px } from './frame.ts';
import type { DayScale, DaySpan } from './time-axis.tsx';

/** Height of a lane of stages. */
const LANE_HEIGHT = 5;
const LANE_GAP = 2;
/** Half the width of an order's triangle. */
const ORDER_SIZE = 5;
/** So that a span of one day is seen. */
const WIDTH_MIN = 1.5;

/** Height above the plot that the stages take. */
export function stageLanesHeight(run: PageRun): number {
  return lanesOf(stageSpans(run)).length * (LANE_HEIGHT + LANE_GAP);
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
      {lanesOf(stageSpans(run)).map((lane, index) =>
        lane.map((span) => <Stage key={span.name.address} {...{ span, x, frame, index }} />),
      )}
      {(['placed', 'due'] as const).map((when) =>
        orderPoints(run, pool, when).map((point) => (
          <Order key={point.date.address} {...{ point, when, x, frame }} />
        )),
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
      {freezeSpans(run)
        .filter((freeze) => freeze.lastDay >= firstDay && freeze.firstDay <= lastDay)
        .map((freeze) => (
          <Band key={freeze.name.address} span={freeze} {...{ x, frame }} />
        ))}
      {milestonePoints(run).map((point, index) =>
        point.day < firstDay || point.day > lastDay ? null : (
          <Milestone key={point.name.address} letter={letterOf(index)} {...{ point, x, frame }} />
        ),
      )}
    </>
  );
}

/** A, B, ... Z, AA, ...: the milestones' letters, as in the list below the chart. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** Stages that run at one time lie in lanes above each other. */
function lanesOf(spans: readonly DatedSpan[]): readonly (readonly DatedSpan[])[] {
  const lanes: DatedSpan[][] = [];
  for (const span of [...spans].sort((a, b) => a.firstDay - b.firstDay)) {
    const free = lanes.find((lane) => (lane.at(-1)?.lastDay ?? 0) < span.firstDay);
    if (free === undefined) lanes.push([span]);
    else free.push(span);
  }
  return lanes;
}

interface SpanProps {
  readonly span: DatedSpan;
  readonly x: DayScale;
  readonly frame: Frame;
}

function Band({ span, x, frame: { top, bottom } }: SpanProps): JSX.Element {
  const [from, to] = [x(span.firstDay), x(span.lastDay + 1)];
  const width = Math.max(WIDTH_MIN, to - from);
  return <rect class="freeze" x={px(from)} y={top} width={px(width)} height={bottom - top} />;
}

function Stage({ span, x, frame, index }: SpanProps & { readonly index: number }): JSX.Element {
  const [from, to] = [x(span.firstDay), x(span.lastDay)];
  const y = frame.top - (index + 1) * (LANE_HEIGHT + LANE_GAP);
  const width = Math.max(WIDTH_MIN, to - from);
  return <rect class="stage" x={px(from)} y={px(y)} width={px(width)} height={LANE_HEIGHT} />;
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
}: PointProps & { readonly letter: string }): JSX.Element {
  const at = px(x(point.day));
  return (
    <g class="milestone">
      <line x1={at} x2={at} y1={top} y2={bottom} />
      <text x={at + 3} y={top + 11}>
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
