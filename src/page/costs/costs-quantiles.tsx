/** Quantiles of costs, as marks on bars. */
import type { JSX } from 'preact';
import { numberAt, type PageRow } from '../cells/page-table.ts';
import { px } from '../chart/frame.ts';
import type { LegendItem } from '../chart/legend.tsx';
import type { LengthScale } from '../chart/length-axis.tsx';

/** The statistics of cash that costs_annual.csv has besides its mean. */
export const QUANTILES = ['p50', 'p80', 'p90'] as const;
/** Of a bar of costs. */
export const BAR_HEIGHT = 20;
/** By how much the marks stand out from the bar. */
const RISE = 4;

/** Those that a row has, in pounds. */
export function quantilesOf(row: PageRow): readonly number[] {
  return QUANTILES.flatMap((name) => numberAt(row, `cash_gbp_${name}`) ?? []);
}

/** @param whose such as `of the total` */
export function quantileItems(whose: string): readonly LegendItem[] {
  return QUANTILES.map((name) => ({
    shape: 'line',
    class: `quantile ${name}`,
    label: `${name.toUpperCase()} ${whose}`,
  }));
}

interface QuantileMarksProps {
  readonly row: PageRow;
  readonly scale: LengthScale;
  /** Of the bar. */
  readonly top: number;
}

/** Lines across a bar, each with its dashes, on a ground that sets them off from it. */
export function QuantileMarks({ row, scale, top }: QuantileMarksProps): JSX.Element {
  const ends = { y1: px(top - RISE), y2: px(top + BAR_HEIGHT + RISE) };
  return (
    <>
      {QUANTILES.map((name) => {
        const value = numberAt(row, `cash_gbp_${name}`);
        if (value === null) return null;
        const at = px(scale.x(value));
        return (
          <g key={name}>
            <line class="halo" x1={at} x2={at} {...ends} />
            <line class={`line quantile ${name}`} x1={at} x2={at} {...ends} />
          </g>
        );
      })}
    </>
  );
}
