/** Mean differences with their intervals along an axis that has zero on it. */
import { scaleLinear } from 'd3-scale';
import type { ComponentChildren, JSX } from 'preact';
import { type Frame, px } from './chart/frame.ts';
import { axisWords } from './chart/value-axis.tsx';
import { panelFrame } from './compare-panels.tsx';
import { type Tone, toneOf } from './compare-shown.ts';
import { numberOf } from './page-cell.ts';
import { cellOf, type PageRow, textAt } from './page-table.ts';

const ROW_HEIGHT = 24;
/** Half the height of what ends an interval. */
const END_HEIGHT = 4;
const MARK_RADIUS = 5;
const TICK_COUNT = 4;
const MARGINS = { top: 8, right: 14, bottom: 38 };

/** A difference, and what names it. */
export interface DifferenceLine {
  readonly row: PageRow;
  /** Of an SVG text. */
  readonly name: ComponentChildren;
}

/** From the lowest to the highest that is drawn, zero included. */
export interface DifferenceScale {
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
  readonly frame: Frame;
}

/** @param nameWidth what names take on the left */
export function differenceScale(
  rows: readonly PageRow[],
  { lineCount, nameWidth }: { readonly lineCount: number; readonly nameWidth: number },
): DifferenceScale {
  const height = MARGINS.top + lineCount * ROW_HEIGHT + MARGINS.bottom;
  const frame = panelFrame(height, { ...MARGINS, left: nameWidth });
  let [lowest, highest] = [0, 0];
  for (const value of rows.flatMap(endsOf)) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (lowest === highest) [lowest, highest] = [-1, 1];
  const scale = scaleLinear()
    .domain([lowest, highest])
    .nice(TICK_COUNT)
    .range([frame.left + MARK_RADIUS, frame.right - MARK_RADIUS]);
  return { x: (value) => scale(value), ticks: scale.ticks(TICK_COUNT), frame };
}

function endsOf(row: PageRow): readonly number[] {
  return ['low', 'mean', 'high'].flatMap((end) => differenceAt(row, end) ?? []);
}

function differenceAt(row: PageRow, end: string): number | null {
  return numberOf(cellOf(row, `difference_${end}`));
}

interface DifferenceMarksProps {
  readonly lines: readonly DifferenceLine[];
  readonly scale: DifferenceScale;
}

/** Filled where the interval is on one side of zero, else hollow. */
export function DifferenceMarks({ lines, scale }: DifferenceMarksProps): JSX.Element {
  const { x, frame } = scale;
  const zero = px(x(0));
  return (
    <>
      <DifferenceAxis scale={scale} unit={unitOf(lines)} />
      <line class="zero" x1={zero} x2={zero} y1={frame.top} y2={frame.bottom} />
      {lines.map(({ row, name }, index) => {
        const y = frame.top + (index + 0.5) * ROW_HEIGHT;
        return (
          <g key={row.cells.join()}>
            <text x={2} y={y + 4}>
              {name}
            </text>
            <DifferenceMark row={row} x={x} y={y} />
          </g>
        );
      })}
    </>
  );
}

function unitOf(lines: readonly DifferenceLine[]): string {
  return lines[0] === undefined ? '' : textAt(lines[0].row, 'difference_unit');
}

interface DifferenceMarkProps {
  readonly row: PageRow;
  readonly x: (value: number) => number;
  readonly y: number;
}

function DifferenceMark({ row, x, y }: DifferenceMarkProps): JSX.Element | null {
  const [low, mean, high] = ['low', 'mean', 'high'].map((end) => differenceAt(row, end));
  if (mean === null || mean === undefined) return null;
  const tone: Tone = toneOf(row) ?? 'open';
  return (
    <g class={`difference ${tone}`}>
      {typeof low === 'number' && typeof high === 'number' && (
        <path d={`M${px(x(low))} ${y}H${px(x(high))}${endAt(x(low), y)}${endAt(x(high), y)}`} />
      )}
      <circle cx={px(x(mean))} cy={y} r={MARK_RADIUS} />
    </g>
  );
}

function endAt(x: number, y: number): string {
  return `M${px(x)} ${y - END_HEIGHT}v${2 * END_HEIGHT}`;
}

interface DifferenceAxisProps {
  readonly scale: DifferenceScale;
  readonly unit: string;
}

function DifferenceAxis({ scale, unit }: DifferenceAxisProps): JSX.Element {
  const { x, ticks, frame } = scale;
  const { left, right, top, bottom } = frame;
  const { title, textOf } = axisWords(ticks, unit);
  return (
    <g class="axis">
      <line class="base" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={px(x(tick))} x2={px(x(tick))} y1={top} y2={bottom + 4} />
          <text x={px(x(tick))} y={bottom + 17} text-anchor="middle">
            {textOf(tick)}
          </text>
        </g>
      ))}
      <text x={right} y={bottom + 33} text-anchor="end" class="unit">
        {title}
      </text>
    </g>
  );
}
