/** What stands above the bar of a line: its name, and what it costs. */
import { Fragment, type JSX } from 'preact';
import { numberOf } from '../cells/page-cell.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import type { Breadth, Frame } from '../chart/frame.ts';
import { ROW_HEAD_HEIGHT, RowHead } from '../chart/row-head.tsx';
import { filledAt } from '../verdict/verdict-words.ts';
import { QUANTILES } from './costs-quantiles.tsx';
import { meanCell } from './costs-rows.ts';
import { ScaledMoney } from './costs-scale.tsx';

/** Of the picture, that a name may take beside the figures. */
const NAME_SHARES: Readonly<Record<Breadth, number>> = { wide: 0.34, narrow: 0.62 };
/** Those for which a narrow page has room below the mean. */
const HIGH = ['p80', 'p90'] as const;

/** On narrow pages quantiles take a second row. */
export function lineHeadHeight(breadth: Breadth, isSingle: boolean): number {
  return breadth === 'narrow' && !isSingle ? 2 * ROW_HEAD_HEIGHT : ROW_HEAD_HEIGHT;
}

interface LineHeadProps {
  readonly row: PageRow;
  readonly frame: Frame;
  readonly top: number;
  readonly isSingle: boolean;
}

export function LineHead({ row, frame, top, isSingle }: LineHeadProps): JSX.Element {
  const { breadth, left, right } = frame;
  const name = cellOf(row, 'line');
  const place = { name, frame, top, nameWidth: NAME_SHARES[breadth] * (right - left) };
  const mean = meanCell(row);
  const cells = [mean, ...QUANTILES.map((one) => filledAt(row, `cash_gbp_${one}`))];
  const beside = cells.flatMap((cell) => numberOf(cell) ?? []);
  const shown = <ScaledMoney cell={mean} beside={beside} />;
  // What nobody pays has no quantiles.
  if (isSingle || beside.length < cells.length) return <RowHead {...place}>{shown}</RowHead>;
  if (breadth === 'wide') {
    return (
      <RowHead {...place}>
        mean {shown}, <Quantiles {...{ row, beside }} names={QUANTILES} />
      </RowHead>
    );
  }
  return (
    <>
      <RowHead {...place}>mean {shown}</RowHead>
      <RowHead {...place} name={null} top={top + ROW_HEAD_HEIGHT}>
        <Quantiles {...{ row, beside }} names={HIGH} />
      </RowHead>
    </>
  );
}

interface QuantilesProps {
  readonly row: PageRow;
  readonly beside: readonly number[];
  readonly names: readonly string[];
}

function Quantiles({ row, beside, names }: QuantilesProps): JSX.Element {
  return (
    <>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index === 0 ? '' : ', '}
          {name.toUpperCase()}{' '}
          <ScaledMoney cell={filledAt(row, `cash_gbp_${name}`)} {...{ beside }} />
        </Fragment>
      ))}
    </>
  );
}
