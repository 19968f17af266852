/** Costs for tests: plain lines, and drivers that count nothing but what a test asks for. */
import { dateOf } from '../../src/calendar/date.ts';
import type { CostRow, CostTable } from '../../src/cost/cost-table.ts';
import type { CostDrivers } from '../../src/cost/drivers.ts';
import type {
  CapitalLine,
  CostsSpec,
  DriverUnit,
  EconomicLine,
  PricePath,
  RunningLine,
} from '../../src/scenario/costs-spec.ts';

export const PRICE_BASE = dateOf(2013, 4, 1);

/** A price that never moves, or the path that is given. */
function pathOf(price: number | PricePath<number>): PricePath<number> {
  if (typeof price !== 'number') return price;
  return { segments: [{ from: PRICE_BASE, price }], perYear: 0, shocks: [] };
}

export function runningLine(
  name: string,
  per: DriverUnit,
  price: number | PricePath<number>,
): RunningLine<number> {
  return {
    ...{ kind: 'running', name, per, price: pathOf(price) },
    ...{ from: null, to: null, platform: null, hasVat: false },
  };
}

export function economicLine(name: string, per: DriverUnit, price: number): EconomicLine<number> {
  return {
    ...{ kind: 'economic', name, per, price: pathOf(price) },
    ...{ from: null, to: null, platform: null },
  };
}

export function capitalLine(
  name: string,
  price: number | PricePath<number>,
  lifeYears: number,
): CapitalLine<number> {
  return {
    ...{ kind: 'capital', name, per: 'TB bought', price: pathOf(price) },
    ...{ rawPerUsable: 1, lifeYears, hasVat: false },
  };
}

/** No inflation, no VAT, 3.5 % a year. */
export function costsSpec(changes: Partial<CostsSpec<number>>): CostsSpec<number> {
  return {
    priceBase: PRICE_BASE,
    discountRates: [{ from: PRICE_BASE, perYear: 0.035 }],
    midYear: false,
    inflationPerYear: 0,
    vat: { rate: 0, recoverableShare: 0 },
    lines: [],
    ...changes,
  };
}

export function driversOf(dayCount: number, changes: Partial<CostDrivers>): CostDrivers {
  const nothing = new Float64Array(dayCount);
  return {
    ...{ installedBytes: nothing, provisionedBytes: nothing, usedBytes: nothing },
    ...{ mailboxCount: nothing, stageStartCount: nothing, changeCount: nothing },
    ...{ dualMailboxCount: nothing, movedBytes: nothing },
    ...{ contactCount: nothing, cleanUpCount: nothing },
    ...{ bouncedMessageCount: nothing, suppressedMessageCount: nothing },
    platforms: new Map(),
    purchases: [],
    ...changes,
  };
}

/** Zero on all days but those that are named. */
export function onDays(dayCount: number, counts: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: dayCount }, (_, day) => counts[day] ?? 0);
}

export function rowNamed({ rows }: CostTable, name: string): CostRow {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`no row ${name} among ${rows.map((r) => r.name)}`);
  return row;
}
