/** How the totals of money lead from one to the next. */
import type { JSX } from 'preact';
import { cellOf } from '../cells/page-table.ts';
import { ScrolledTable } from '../shown/data-table.tsx';
import { Shown } from '../shown/shown.tsx';
import type { CostRows } from './costs-rows.ts';

interface Step {
  readonly column: string;
  /** What it is. */
  readonly name: string;
  /** How it follows from those above. */
  readonly how: string;
  /** Of what is counted before it. */
  readonly isTotal?: true;
}

const CASH: readonly Step[] = [
  { column: 'net_gbp_mean', name: 'Net', how: 'is at the prices of the day, without VAT' },
  { column: 'vat_gbp_mean', name: 'VAT', how: 'is added' },
  { column: 'vat_recovered_gbp_mean', name: 'VAT recovered', how: 'is taken off' },
  { column: 'cash_gbp_mean', name: 'Cash', how: 'is what is paid in the end', isTotal: true },
];
const PRESENT: Step = {
  column: 'discounted_gbp_mean',
  name: 'Present value',
  how: 'is net again, less inflation and discount by financial year, and without what was ordered before the first day',
  isTotal: true,
};

/** For who plans a budget by cash and decides by present value: VAT is in one, not in the other. */
export function CostsBridge({ costs: { total, isSingle } }: { readonly costs: CostRows }) {
  return (
    <ScrolledTable
      class="bridge"
      caption={
        <>
          From net to cash, and from net to present value, over the whole horizon
          {isSingle ? '' : ' (means)'}.
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">amount</th>
          <th scope="col">£</th>
          <th scope="col">how it follows</th>
        </tr>
      </thead>
      <tbody>
        {[...CASH, PRESENT].map((step) => (
          <StepRow key={step.column} step={step} total={total} />
        ))}
      </tbody>
    </ScrolledTable>
  );
}

interface StepRowProps extends Pick<CostRows, 'total'> {
  readonly step: Step;
}

function StepRow({ step: { column, name, how, isTotal }, total }: StepRowProps): JSX.Element {
  return (
    <tr class={isTotal ? 'total' : undefined}>
      <th scope="row">{name}</th>
      <td class="number">
        <Shown cell={cellOf(total, column)} as="bare" />
      </td>
      <td>{how}</td>
    </tr>
  );
}
