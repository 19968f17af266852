/** The picture of mailbox sizes before and after. */
import type { JSX } from 'preact';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import { CategoryAxis } from '../chart/category-axis.tsx';
import type { Drawing } from '../chart/chart-figure.tsx';
import { type Breadth, type Frame, frameOf, px } from '../chart/frame.ts';
import { LogAxis, type LogScale, logScale } from '../chart/log-axis.tsx';
import { RangeLine } from '../chart/range-line.tsx';
import { ShownSvg } from '../shown/shown.tsx';

/** A quantile on the first and on the last day. */
export interface SizePair {
  readonly first: PageRow;
  readonly last: PageRow;
}

const LANE_HEIGHT = 24;
const MARGINS = { top: 26, bottom: 46, left: 52, right: 12 };
/** Units of the picture for a size with its unit. */
const SIZE_WIDTH = 84;
/** How far the ranges of both days are from the middle. */
const RANGE_OFFSET = 4;
const DOT_RADIUS = 4.5;

export function sizesDrawing(pairs: readonly SizePair[], breadth: Breadth): Drawing {
  const { top, bottom, left } = MARGINS;
  const height = top + bottom + pairs.length * LANE_HEIGHT;
  const right = MARGINS.right + 2 * SIZE_WIDTH;
  const frame = frameOf(breadth, height, { top, bottom, left, right });
  const middleOf = (index: number) => top + (index + 0.5) * LANE_HEIGHT;
  const scale = logScale(
    pairs.flatMap(({ first, last }) => [first, last].flatMap(valuesOf)),
    frame,
  );
  return {
    frame,
    marks: (
      <>
        <LogAxis scale={scale} frame={frame} unit="MiB" />
        <CategoryAxis
          frame={frame}
          names={pairs.map(({ first }) => cellOf(first, 'quantile'))}
          middleOf={middleOf}
        />
        <Headings frame={frame} />
        {pairs.map((pair, index) => (
          <Pair key={index} pair={pair} y={middleOf(index)} {...{ scale, frame }} />
        ))}
      </>
    ),
    places: pairs.map((_, index) => middleOf(index)),
  };
}

function valuesOf(row: PageRow): number[] {
  const values = ['p5', 'p50', 'p95'].map((name) => numberAt(row, `used_mib_${name}`));
  return values.filter((value) => value !== null);
}

function Headings({ frame: { right, top } }: { readonly frame: Frame }): JSX.Element {
  return (
    <>
      {['first day', 'last day'].map((heading, index) => (
        <text
          key={heading}
          class="note"
          x={right + (index + 1) * SIZE_WIDTH}
          y={top - 8}
          text-anchor="end"
        >
          {heading}
        </text>
      ))}
    </>
  );
}

interface PairProps {
  readonly pair: SizePair;
  readonly scale: LogScale;
  readonly frame: Frame;
  readonly y: number;
}

function Pair({ pair: { first, last }, scale, frame, y }: PairProps): JSX.Element {
  const [from, to] = [first, last].map((row) => numberAt(row, 'used_mib_p50'));
  const hasLink = typeof from === 'number' && typeof to === 'number';
  return (
    <g>
      {hasLink && (
        <line class="link" x1={px(scale.x(from))} x2={px(scale.x(to))} y1={px(y)} y2={px(y)} />
      )}
      <Range row={first} name="first-day" y={y - RANGE_OFFSET} scale={scale} />
      <Range row={last} name="last-day" y={y + RANGE_OFFSET} scale={scale} />
      {hasLink && (
        <>
          <circle class="mark first-day" cx={px(scale.x(from))} cy={px(y)} r={DOT_RADIUS} />
          <circle class="mark last-day" cx={px(scale.x(to))} cy={px(y)} r={DOT_RADIUS} />
        </>
      )}
      {[first, last].map((row, index) => (
        <text
          key={index}
          x={frame.right + (index + 1) * SIZE_WIDTH}
          y={px(y + 4)}
          text-anchor="end"
        >
          <ShownSvg cell={cellOf(row, 'used_mib_p50')} />
        </text>
      ))}
    </g>
  );
}

interface RangeProps {
  readonly row: PageRow;
  readonly name: string;
  readonly y: number;
  readonly scale: LogScale;
}

function Range({ row, name, y, scale }: RangeProps): JSX.Element | null {
  const [low, high] = ['p5', 'p95'].map((statistic) => numberAt(row, `used_mib_${statistic}`));
  if (typeof low !== 'number' || typeof high !== 'number' || low === high) return null;
  return <RangeLine class={name} low={scale.x(low)} high={scale.x(high)} y={y} />;
}
