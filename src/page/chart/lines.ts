/** Paths through points. */
import { area, curveStepAfter, line } from 'd3-shape';
import { px } from './frame.ts';

/** A value at a place; null where there is none, and the line has a gap. */
export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
}

/** Between two values at a place. */
export interface BandPoint {
  readonly x: number;
  readonly low: number | null;
  readonly high: number | null;
}

const PLACES = 1;

/** A line through points. @param isStepped whether a value holds until the next */
export function linePath(points: readonly LinePoint[], { isStepped = false } = {}): string {
  const path = line<LinePoint>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => px(x))
    .y(({ y }) => px(y ?? 0))
    .digits(PLACES);
  if (isStepped) path.curve(curveStepAfter);
  return path(points.filter(isBend)) ?? '';
}

/** Whether a line would be another without a point: not where it goes on level. */
function isBend({ y }: LinePoint, index: number, points: readonly LinePoint[]): boolean {
  const [before, after] = [points[index - 1]?.y, points[index + 1]?.y];
  if (y === null || typeof before !== 'number' || typeof after !== 'number') return true;
  return px(before) !== px(y) || px(after) !== px(y);
}

/** The area between two lines. */
export function bandPath(points: readonly BandPoint[]): string {
  const path = area<BandPoint>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ x }) => px(x))
    .y0(({ low }) => px(low ?? 0))
    .y1(({ high }) => px(high ?? 0))
    .digits(PLACES);
  return path([...points]) ?? '';
}
