/** The marks of a stage against its plan. */
import type { JSX } from 'preact';
import type { CalendarDate } from '../../calendar/date.ts';
import { dayAt, type PageRow } from '../cells/page-table.ts';
import { px } from '../chart/frame.ts';
import { RangeLine } from '../chart/range-line.tsx';
import type { DayScale } from '../chart/time-axis.tsx';

const PLAN_HEIGHT = 16;
const BAR_HEIGHT = 8;
/** So that a stage of one day is seen. */
const WIDTH_MIN = 2;

interface StageBarsProps {
  readonly row: PageRow;
  /** Their middle. */
  readonly y: number;
  readonly x: DayScale;
  /** Of the picture. */
  readonly lastDay: CalendarDate;
}

/** The plan as an outline, P50 as a bar, the ranges of start and finish as whiskers. */
export function StageBars({ row, y, x, lastDay }: StageBarsProps): JSX.Element {
  const end = x(lastDay);
  const at = (column: string) => {
    const day = dayAt(row, column);
    return day === null ? null : x(day);
  };
  const [planFrom, planTo] = [at('planned_start'), dayAfter(row, 'planned_finish', x)];
  const [from, to] = [at('start_p50'), dayAfter(row, 'finish_p50', x)];
  const by = dayAt(row, 'by');
  return (
    <>
      {planFrom !== null && (
        <Bar name="planned" height={PLAN_HEIGHT} from={planFrom} to={planTo} {...{ y, end }} />
      )}
      {from !== null && (
        <Bar name="simulated" height={BAR_HEIGHT} from={from} to={to} {...{ y, end }} />
      )}
      <Range low={at('start_p5')} high={at('start_p95')} y={y - PLAN_HEIGHT / 2} end={end} />
      <Range
        low={dayAfter(row, 'finish_p5', x)}
        high={dayAfter(row, 'finish_p95', x)}
        y={y + PLAN_HEIGHT / 2}
        end={end}
      />
      {by !== null && by <= lastDay && (
        <path class="mark due-by" d={`M${px(x(by))} ${px(y - 6)}l5 6l-5 6l-5 -6z`} />
      )}
    </>
  );
}

/** A bar ends when its last day does. */
function dayAfter(row: PageRow, column: string, x: DayScale): number | null {
  const day = dayAt(row, column);
  return day === null ? null : x(day + 1);
}

interface BarProps {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly from: number;
  /** Null: beyond the end. */
  readonly to: number | null;
  readonly end: number;
}

/** Half the height of the arrow at the end of a bar that goes on. */
const ARROW = 5;

function Bar({ name, y, height, from, to, end }: BarProps): JSX.Element {
  const width = Math.max(WIDTH_MIN, (to ?? end) - from);
  return (
    <>
      <rect
        class={`area ${name}`}
        x={px(from)}
        y={px(y - height / 2)}
        width={px(width)}
        height={height}
      />
      {to === null && (
        <path
          class={`mark ${name}`}
          d={`M${px(from + width)} ${px(y - ARROW)}l${2 * ARROW} ${ARROW}l${-2 * ARROW} ${ARROW}z`}
        />
      )}
    </>
  );
}

interface RangeProps {
  readonly low: number | null;
  /** Null: beyond the end. */
  readonly high: number | null;
  readonly y: number;
  readonly end: number;
}

/** From P5 to P95; open at the end if P95 is beyond it. */
function Range({ low, high, y, end }: RangeProps): JSX.Element | null {
  if (low === null || low === high) return null;
  return <RangeLine class="range" low={low} high={high ?? end} y={y} isOpen={high === null} />;
}
