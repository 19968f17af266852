/** What an order of storage costs: by every capital line, at the price of the order's day. */
import type { CalendarDate } from '../calendar/date.ts';
import type { CapitalLine, CostLine } from '../scenario/costs-spec.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import type { CostPlan } from './cost-plan.ts';
import { BYTES_PER_TB, type CostPurchase } from './drivers.ts';
import { checkedPence, PENCE_PER_POUND, wholePence } from './pence.ts';
import { priceOn } from './price-path.ts';

type Ordered = Pick<CostPurchase, 'orderDay' | 'usableBytes'>;

/** What is bought in the line's unit, raw, and the pounds that it costs, not rounded. */
export function purchaseCharge(
  { per, rawPerUsable, price }: CapitalLine<number>,
  startDate: CalendarDate,
  { orderDay, usableBytes }: Ordered,
): { readonly pounds: number; readonly quantity: number } {
  const bytesPerUnit = per === 'TB bought' ? BYTES_PER_TB : BYTES_PER_TIB;
  const quantity = (usableBytes / bytesPerUnit) * rawPerUsable;
  return { pounds: priceOn(price, startDate + orderDay) * quantity, quantity };
}

/**
 * The net price of each order, of all capital lines together, each rounded to whole pence as it is
 * for an order that arrives alone in its month. Null without a capital line: nothing has a price.
 *
 * @throws InputFaults if a price is too large to be counted to the penny.
 */
export function orderNetPence(
  { startDate }: Pick<CostPlan, 'startDate'>,
  lines: readonly CostLine<number>[],
  orders: readonly Ordered[],
): Float64Array | null {
  const capital = lines.filter((line) => line.kind === 'capital');
  if (capital.length === 0) return null;
  return Float64Array.from(orders, (order) => {
    const pence = capital.map((line) =>
      wholePence(purchaseCharge(line, startDate, order).pounds * PENCE_PER_POUND),
    );
    return checkedPence(
      () => 'the price of an order',
      pence.reduce((sum, part) => sum + part, 0),
    );
  });
}
