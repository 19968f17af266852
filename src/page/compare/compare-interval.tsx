/** Mean differences with their intervals along an axis that has zero on it. */
import { scaleLinear } from 'd3-scale';
import type { ComponentChildren, JSX } from 'preact';
import { numberOf } from '../cells/page-cell.ts';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { type Frame, px } from '../chart/frame.ts';
import { diamondAt } from '../chart/interval-mark.tsx';
import { axisWords } from '../chart/value-axis.tsx';
import { POINTS } from '../shown/shown-cell.ts';
import { panelFrame } from './compare-panels.tsx';
import { type DifferenceTone, differenceTone } from './compare-shown.ts';

const ROW_HEIGHT = 24;
/** Half the height of what ends an interval. */
const END_HEIGHT = 4;
const MARK_RADIUS = 6;
/** Ticks, about; fewer where their texts are long. */
const TICK_COUNTS = [4, 3, 2, 1];
/** Units of the picture that a sign of a tick's text takes. */
const SIGN_WIDTH = 8;
const MARGINS = { top: 8, right: 26, bottom: 38 };

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
  readonly unit: string;
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
    .nice(TICK_COUNTS[0])
    .range([frame.left + MARK_RADIUS, frame.right - MARK_RADIUS]);
  const all = TICK_COUNTS.map((count) => scale.ticks(count));
  const unit = rows[0] === undefined ? '' : textAt(rows[0], 'difference_unit');
  const fitting = all.find((ticks) => widthOf(ticks, unit) < frame.right - frame.left);
  return { x: (value) => scale(value), ticks: fitting ?? [0], frame, unit };
}

/** Of the texts of ticks, beside each other. */
function widthOf(ticks: readonly number[], unit: string): number {
  const { textOf } = differenceWords(ticks, unit);
  return ticks.reduce((width, tick) => width + (textOf(tick).length + 1) * SIGN_WIDTH, 0);
}

/** What the axis says: signs, and of shares percentage points. */
function differenceWords(ticks: readonly number[], unit: string): ReturnType<typeof axisWords> {
  const { title, textOf } = axisWords(ticks, unit);
  return {
    title: unit === 'share' ? POINTS : title,
    textOf: (tick) => (tick > 0 ? `+${textOf(tick)}` : textOf(tick)),
  };
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
      <DifferenceAxis scale={scale} />
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

interface DifferenceMarkProps {
  readonly row: PageRow;
  readonly x: (value: number) => number;
  readonly y: number;
}

function DifferenceMark({ row, x, y }: DifferenceMarkProps): JSX.Element | null {
  const [low, mean, high] = ['low', 'mean', 'high'].map((end) => differenceAt(row, end));
  if (mean === null || mean === undefined) return null;
  const tone: DifferenceTone = differenceTone(row) ?? 'open';
  return (
    <g class={`difference ${tone}`}>
      {typeof low === 'number' && typeof high === 'number' && (
        <path d={`M${px(x(low))} ${y}H${px(x(high))}${endAt(x(low), y)}${endAt(x(high), y)}`} />
      )}
      <path class="middle" d={diamondAt(x(mean), y)} />
    </g>
  );
}

function endAt(x: number, y: number): string {
  return `M${px(x)} ${y - END_HEIGHT}v${2 * END_HEIGHT}`;
}

function DifferenceAxis({ scale }: { readonly scale: DifferenceScale }): JSX.Element {
  const { x, ticks, frame, unit } = scale;
  const { left, right, top, bottom } = frame;
  const { title, textOf } = differenceWords(ticks, unit);
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
      <text x={right} y={bottom + 33} text-anchor="end">
        {title}
      </text>
    </g>
  );
}
