/** What of the costs is the same in every replication: months, years, and leaves of the sums. */
import { type CalendarDate, daysInMonth, formatDate, partsOf } from '../calendar/date.ts';
import type { CostLine, CostsSpec } from '../scenario/costs-spec.ts';
import { financialYearName, financialYearOf, presentValueFactor } from './financial-year.ts';

export interface CostHorizon {
  readonly startDate: CalendarDate;
  readonly dayCount: number;
  /** Days of the horizon, in order, up to whose ends the cost is asked for. */
  readonly milestoneDays: readonly number[];
}

/** A calendar month, as far as it lies in the horizon. */
export interface CostMonth {
  /** The first day of the calendar month. */
  readonly date: CalendarDate;
  /** Days of the horizon; the end is exclusive. */
  readonly firstDay: number;
  readonly endDay: number;
  /** Of the whole calendar month. */
  readonly calendarDayCount: number;
  /** Index of its financial year. */
  readonly year: number;
}

export interface CostYear {
  /** Such as 2013/14. */
  readonly name: string;
  /** By which nominal money of the year counts in present value. */
  readonly factor: number;
}

/** The smallest parts of the sums: a line, of which purchases ordered before are apart. */
export interface CostLeaf {
  readonly name: string;
  /** Index of its line among the scenario's. */
  readonly line: number;
  readonly kind: CostLine<unknown>['kind'];
  /** What is counted; empty for a share of other lines. */
  readonly unit: string;
  /** Of a capital line, what was ordered before the horizon: cash, but in no present value. */
  readonly isSunk: boolean;
  readonly hasVat: boolean;
  /** Months over which a capital line is written off; 0 for others. */
  readonly lifeMonths: number;
  /** What a share is of, and how much of it; null for others. */
  readonly bias: OptimismBias | null;
}

export interface OptimismBias {
  readonly share: number;
  /** Leaves; those of purchases ordered before, whose prices are known, are not among them. */
  readonly of: readonly number[];
}

/** Plain data, for workers too. */
export interface CostPlan {
  readonly startDate: CalendarDate;
  readonly dayCount: number;
  readonly milestoneDays: readonly number[];
  readonly months: readonly CostMonth[];
  readonly years: readonly CostYear[];
  readonly leaves: readonly CostLeaf[];
  readonly vat: CostsSpec<unknown>['vat'];
}

/**
 * Plans the costs of a horizon.
 *
 * Only where there are purchases that were ordered before the horizon has each capital line a leaf
 * of its own for them.
 *
 * @throws RangeError if the horizon has no day, or a milestone lies outside it.
 */
export function costPlan(
  spec: CostsSpec<unknown>,
  { startDate, dayCount, milestoneDays }: CostHorizon,
  hasSunkPurchases: boolean,
): CostPlan {
  if (!(dayCount >= 1)) throw new RangeError(`costs of a horizon of ${dayCount} days`);
  for (const day of milestoneDays) {
    if (!(Number.isInteger(day) && day >= 0 && day < dayCount)) {
      throw new RangeError(`a milestone on day ${day} of a horizon of ${dayCount} days`);
    }
  }
  const firstYear = financialYearOf(startDate);
  const yearCount = financialYearOf(startDate + dayCount - 1) - firstYear + 1;
  return {
    startDate,
    dayCount,
    milestoneDays,
    months: monthsOf(startDate, dayCount),
    years: Array.from({ length: yearCount }, (_, index) => ({
      name: financialYearName(firstYear + index),
      factor: presentValueFactor(spec, firstYear + index),
    })),
    leaves: leavesOf(spec.lines, hasSunkPurchases ? formatDate(startDate) : null),
    vat: spec.vat,
  };
}

function monthsOf(startDate: CalendarDate, dayCount: number): CostMonth[] {
  const months: CostMonth[] = [];
  const firstYear = financialYearOf(startDate);
  for (let firstDay = 0; firstDay < dayCount; ) {
    const { year, month, dayOfMonth } = partsOf(startDate + firstDay);
    const calendarDayCount = daysInMonth(year, month);
    const date = startDate + firstDay - (dayOfMonth - 1);
    const endDay = Math.min(dayCount, date + calendarDayCount - startDate);
    months.push({
      date,
      firstDay,
      endDay,
      calendarDayCount,
      year: financialYearOf(date) - firstYear,
    });
    firstDay = endDay;
  }
  return months;
}

/** In the order of the lines, what was ordered before `sunkBefore` after the rest of its line. */
function leavesOf(lines: readonly CostLine<unknown>[], sunkBefore: string | null): CostLeaf[] {
  const plain = lines.flatMap((line, index): CostLeaf[] => {
    const leaf = leafOf(line, index);
    if (line.kind !== 'capital' || sunkBefore === null) return [leaf];
    return [leaf, { ...leaf, name: `${line.name} (ordered before ${sunkBefore})`, isSunk: true }];
  });
  return plain.map((leaf) => {
    const line = lines[leaf.line];
    if (line?.kind !== 'optimism-bias') return leaf;
    return {
      ...leaf,
      bias: { share: line.share, of: line.of.map((name) => leafNamed(name, plain)) },
    };
  });
}

function leafNamed(name: string, leaves: readonly CostLeaf[]): number {
  const index = leaves.findIndex((leaf) => leaf.name === name && leaf.kind !== 'optimism-bias');
  if (index < 0) throw new RangeError(`optimism bias on '${name}', which is no line of the costs`);
  return index;
}

function leafOf(line: CostLine<unknown>, index: number): CostLeaf {
  return {
    name: line.name,
    line: index,
    kind: line.kind,
    unit: line.kind === 'optimism-bias' ? '' : line.per,
    isSunk: false,
    hasVat: (line.kind === 'capital' || line.kind === 'running') && line.hasVat,
    lifeMonths: line.kind === 'capital' ? 12 * line.lifeYears : 0,
    bias: null,
  };
}
