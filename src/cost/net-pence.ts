/** What one replication pays, net of VAT: each leaf and month rounded to whole pence, once. */
import type { CapitalLine, CostLine, EconomicLine, RunningLine } from '../scenario/costs-spec.ts';
import type { CostLeaf, CostMonth, CostPlan } from './cost-plan.ts';
import {
  type CostDrivers,
  type CostPurchase,
  DRIVERS,
  type Driver,
  type PlacedDrivers,
} from './drivers.ts';
import { purchaseCharge } from './order-price.ts';
import { checkedPence, PENCE_PER_POUND, wholePence } from './pence.ts';
import { dailyPrice } from './price-path.ts';

/** A month, or the part of one up to a day. */
export type CostSpan = Pick<CostMonth, 'firstDay' | 'endDay' | 'calendarDayCount'>;

/** At leaf * spanCount + span. */
export interface NetAmounts {
  readonly netPence: Float64Array;
  /** In the leaf's unit; 0 for a share of other leaves. */
  readonly quantities: Float64Array;
}

/** What is paid, not rounded, and for how much. */
interface Charge {
  readonly pounds: number;
  readonly quantity: number;
}

type Meter = (span: CostSpan) => Charge;

/** Values and prices of one replication. */
export interface ReplicationPrices {
  /** The scenario's, in their order, with this replication's prices. */
  readonly lines: readonly CostLine<number>[];
  readonly drivers: CostDrivers;
}

/**
 * The net amounts of the spans. A part of a month up to its last day comes to what the month does.
 *
 * Optimism bias is its share of the rounded leaves that it is on, so that anybody can add it up.
 *
 * @throws InputFaults if the costs are too large to be counted to the penny; Error if a sunk
 *   purchase meets a plan that has none.
 */
export function netAmounts(
  plan: CostPlan,
  { lines, drivers }: ReplicationPrices,
  spans: readonly CostSpan[],
): NetAmounts {
  const spanCount = spans.length;
  const amounts = {
    netPence: new Float64Array(plan.leaves.length * spanCount),
    quantities: new Float64Array(plan.leaves.length * spanCount),
  };
  checkSunk(plan, drivers);
  plan.leaves.forEach((leaf, index) => {
    const meter = meterOf(plan, leaf, { lines, drivers });
    if (meter === null) return;
    spans.forEach((span, at) => {
      const { pounds, quantity } = meter(span);
      const pence = wholePence(pounds * PENCE_PER_POUND);
      amounts.netPence[index * spanCount + at] = checkedPence(() => `the line ${leaf.name}`, pence);
      amounts.quantities[index * spanCount + at] = quantity;
    });
  });
  addBias(plan, amounts.netPence, spanCount);
  return amounts;
}

/** Fills in the leaves that are shares of others. */
function addBias({ leaves }: CostPlan, netPence: Float64Array, spanCount: number): void {
  leaves.forEach(({ bias, name }, index) => {
    if (bias === null) return;
    for (let at = 0; at < spanCount; at++) {
      const sum = bias.of.reduce((total, leaf) => total + netPence[leaf * spanCount + at]!, 0);
      const pence = wholePence(bias.share * sum);
      netPence[index * spanCount + at] = checkedPence(() => `the line ${name}`, pence);
    }
  });
}

function meterOf(
  plan: CostPlan,
  leaf: CostLeaf,
  { lines, drivers }: ReplicationPrices,
): Meter | null {
  const line = lines[leaf.line];
  if (line === undefined || line.kind !== leaf.kind) {
    throw new Error(`the line ${leaf.name} of the plan is not among those of the replication`);
  }
  switch (line.kind) {
    case 'capital':
      return purchaseMeter(
        plan,
        line,
        drivers.purchases.filter(({ isSunk }) => isSunk === leaf.isSunk),
      );
    case 'running':
    case 'economic':
      return dailyMeter(plan, line, drivers);
    case 'optimism-bias':
      return null;
  }
}

/** Paid in the month of arrival, at the price of the order's day. */
function purchaseMeter(
  { startDate }: CostPlan,
  line: CapitalLine<number>,
  purchases: readonly CostPurchase[],
): Meter {
  return ({ firstDay, endDay }) => {
    let [pounds, quantity] = [0, 0];
    for (const purchase of purchases) {
      if (purchase.arrivalDay < firstDay || purchase.arrivalDay >= endDay) continue;
      const charge = purchaseCharge(line, startDate, purchase);
      pounds += charge.pounds;
      quantity += charge.quantity;
    }
    return { pounds, quantity };
  };
}

/**
 * The sum over the span's days of price times value, by the days of the calendar month for levels.
 *
 * Runs for every day of the horizon, so the values of days of one price are added up first: a full
 * month of a constant value costs exactly price times value.
 */
function dailyMeter(
  plan: CostPlan,
  line: RunningLine<number> | EconomicLine<number>,
  drivers: CostDrivers,
): Meter {
  const { series, perUnit, isLevel } = DRIVERS[line.per];
  const values = seriesOf(line, series, drivers);
  const prices = dailyPrice(line.price, plan);
  const firstCharged = line.from === null ? 0 : line.from - plan.startDate;
  const endCharged = line.to === null ? plan.dayCount : line.to - plan.startDate + 1;
  return ({ firstDay, endDay, calendarDayCount }) => {
    const divisor = isLevel ? perUnit * calendarDayCount : perUnit;
    const end = Math.min(endDay, endCharged);
    let [pounds, quantity, price, sum] = [0, 0, 0, 0];
    for (let day = Math.max(firstDay, firstCharged); day < end; day++) {
      const priceOfDay = typeof prices === 'number' ? prices : prices[day]!;
      if (priceOfDay !== price) {
        pounds += price * (sum / divisor);
        quantity += sum / divisor;
        price = priceOfDay;
        sum = 0;
      }
      sum += values === null ? 1 : values[day]!;
    }
    return { pounds: pounds + price * (sum / divisor), quantity: quantity + sum / divisor };
  };
}

/** By day what a line counts, wherever it lies or on its platform; null: one a day. */
function seriesOf(
  { name, platform }: RunningLine<number> | EconomicLine<number>,
  series: Driver['series'],
  drivers: CostDrivers,
): ArrayLike<number> | null {
  if (series === null) return null;
  if (platform === null) return drivers[series];
  const placed = drivers.platforms.get(platform);
  if (placed === undefined || !isPlaced(series, placed)) {
    throw new Error(`the line ${name} counts ${series} on ${platform}: there are none`);
  }
  return placed[series];
}

function isPlaced(series: string, placed: PlacedDrivers): series is keyof PlacedDrivers {
  return Object.hasOwn(placed, series);
}

function checkSunk({ leaves }: CostPlan, { purchases }: CostDrivers): void {
  const capital = leaves.filter(({ kind }) => kind === 'capital');
  if (capital.length === 0 || capital.some(({ isSunk }) => isSunk)) return;
  if (purchases.some(({ isSunk }) => isSunk)) {
    throw new Error('a purchase from before the horizon meets a cost plan made without any');
  }
}
