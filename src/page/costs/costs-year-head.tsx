/** What stands above the bar of a financial year. */
import type { JSX } from 'preact';
import { cellOf, numberAt, type PageRow } from '../cells/page-table.ts';
import type { Frame } from '../chart/frame.ts';
import { ROW_HEAD_HEIGHT, RowHead } from '../chart/row-head.tsx';
import { QUANTILES } from './costs-quantiles.tsx';
import { ScaledMoney } from './costs-scale.tsx';

/** Units of the picture for the year's name. */
const YEAR_WIDTH = 90;

const STATISTICS = ['mean', ...QUANTILES];

interface YearHeadProps {
  readonly year: PageRow;
  /** Whether the bar is all that is paid. */
  readonly isWhole: boolean;
  readonly hasQuantiles: boolean;
  readonly frame: Frame;
  readonly top: number;
}

export function YearHead({ year, isWhole, hasQuantiles, frame, top }: YearHeadProps): JSX.Element {
  const name = cellOf(year, 'financial_year');
  const beside = STATISTICS.flatMap((name) => numberAt(year, `cash_gbp_${name}`) ?? []);
  const cash = (statistic: string) => (
    <ScaledMoney cell={cellOf(year, `cash_gbp_${statistic}`)} beside={beside} />
  );
  const place = { name, frame, top, nameWidth: YEAR_WIDTH };
  if (!hasQuantiles) return <RowHead {...place}>{isWhole ? cash('mean') : ''}</RowHead>;
  const [first, second] = [
    <>
      mean {cash('mean')}, P50 {cash('p50')}
    </>,
    <>
      P80 {cash('p80')}, P90 {cash('p90')}
    </>,
  ];
  if (frame.breadth === 'wide') {
    return (
      <RowHead {...place}>
        {first}, {second}
      </RowHead>
    );
  }
  return (
    <>
      <RowHead {...place}>{first}</RowHead>
      <RowHead {...place} name={null} top={top + ROW_HEAD_HEIGHT}>
        {second}
      </RowHead>
    </>
  );
}
