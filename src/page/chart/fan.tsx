/** A quantity over time with its range: the band from P5 to P95 and the line of P50. */
import type { JSX } from 'preact';
import type { PageRow } from '../cells/page-table.ts';
import { type DayValue, dayValues } from '../cells/pool-days.ts';
import { bandPath, linePath } from './lines.ts';
import type { DayScale } from './time-axis.tsx';

/** A quantity of a table with statistics, such as `used_tib`. */
export interface FanSeries {
  readonly rows: readonly PageRow[];
  readonly quantity: string;
  /** Its colour and dashes. */
  readonly class: string;
  /**
   * `band`, unless stated; `steps`: what holds until it changes at once, with thin lines for its
   * range, as bands that lie upon each other are told apart by nobody.
   */
  readonly drawnAs?: 'band' | 'steps';
}

interface FanProps {
  readonly series: FanSeries;
  readonly x: DayScale;
  readonly y: (value: number) => number;
}

export function Fan({ series, x, y }: FanProps): JSX.Element {
  return series.drawnAs === 'steps' ? (
    <Steps {...{ series, x, y }} />
  ) : (
    <Band {...{ series, x, y }} />
  );
}

function Band({ series: { rows, quantity, class: name }, x, y }: FanProps): JSX.Element {
  const [low, middle, high] = fanValues(rows, quantity);
  const scaled = (value: number | null | undefined) =>
    value === null || value === undefined ? null : y(value);
  const band = low.map(({ day, value }, index) => ({
    x: x(day),
    low: scaled(value),
    high: scaled(high[index]?.value),
  }));
  const line = middle.map(({ day, value }) => ({ x: x(day), y: scaled(value) }));
  return (
    <g>
      <path class={`band ${name}`} d={bandPath(band)} />
      <path class={`line ${name}`} d={linePath(line)} />
    </g>
  );
}

function Steps({ series: { rows, quantity, class: name }, x, y }: FanProps): JSX.Element {
  const path = (days: readonly DayValue[]) => {
    const points = changesOf(days).map(({ day, value }) => ({
      x: x(day),
      y: value === null ? null : y(value),
    }));
    return linePath(points, { isStepped: true });
  };
  const [low, middle, high] = fanValues(rows, quantity);
  return (
    <g>
      <path class={`line edge ${name}`} d={path(low)} />
      <path class={`line edge ${name}`} d={path(high)} />
      <path class={`line ${name}`} d={path(middle)} />
    </g>
  );
}

/** The days on which a value changes, and the last: the others would draw nothing. */
function changesOf(days: readonly DayValue[]): readonly DayValue[] {
  return days.filter(
    ({ value }, index) => value !== days[index - 1]?.value || index === days.length - 1,
  );
}

/** P5, P50 and P95 by day. */
export function fanValues(
  rows: readonly PageRow[],
  quantity: string,
): [low: readonly DayValue[], middle: readonly DayValue[], high: readonly DayValue[]] {
  return [
    dayValues(rows, `${quantity}_p5`),
    dayValues(rows, `${quantity}_p50`),
    dayValues(rows, `${quantity}_p95`),
  ];
}
