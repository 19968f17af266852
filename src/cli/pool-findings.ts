/** What a run says to a planner of its storage pools: which run out, by when to order, how much. */
import { formatDate } from '../calendar/date.ts';
import { earliestDay } from '../ensemble/metric-values.ts';
import { numberedPools } from '../ensemble/numbered-pools.ts';
import { orderStatistic } from '../ensemble/order-statistic.ts';
import type { PoolOutcome } from '../ensemble/pool-outcome.ts';
import { quantileOf } from '../ensemble/statistics.ts';
import type { RunResult } from '../report/run-result.ts';
import { formatSize } from '../units/sizes.ts';
import { inReplications } from './words.ts';

/** Of run-out and order dates the risk: so many of the replications have it by then. */
const RISK_PERCENT = 5;
const RISK_COUNT = 100 / RISK_PERCENT;
/** So many pools are told of; the others stand in pools.csv. */
const TEXT_COUNT_MAX = 10;
/** Of amounts the risk. */
const AMOUNT_PERCENT = 95;

/**
 * A line a pool that runs out in some replication, or would without the orders that are still to
 * be placed; or that none does. Nothing without storage.
 */
export function poolTexts(result: RunResult): string[] {
  const pools = result.plan.pools.names;
  const all = pools.flatMap((name, pool) => {
    const own = result.outcomes.map((outcome) => outcome.pools[pool]!);
    const risk = riskText(own.map(WITH_ORDERS), result.plan);
    if (risk !== null) return [`pool ${name} runs out ${risk}`];
    const without = riskText(own.map(WITHOUT_ORDERS), result.plan);
    return without === null
      ? []
      : [`pool ${name} runs out only without further orders: ${without}`];
  });
  if (pools.length > 0 && all.length === 0) return ['no pool runs out'];
  const left = all.length - TEXT_COUNT_MAX;
  return left <= 0 ? all : [...all.slice(0, TEXT_COUNT_MAX), `and ${left} more pools: pools.csv`];
}

/**
 * A line a pool that runs out, or would without further orders, so rarely that its risk has no
 * date, with the first date seen: what the percentiles of pools.csv leave out.
 */
export function rarePoolTexts({ plan, outcomes }: RunResult): string[] {
  const all = plan.pools.names.flatMap((name, pool) => {
    const own = outcomes.map(({ pools }) => pools[pool]!);
    const risk = rareText(own.map(WITH_ORDERS), plan);
    if (risk !== null) return [`pool ${name} runs out ${risk}`];
    const without = rareText(own.map(WITHOUT_ORDERS), plan);
    return without === null ? [] : [`pool ${name} runs out without further orders ${without}`];
  });
  return all.slice(0, TEXT_COUNT_MAX);
}

/** Null unless it happens, and in fewer than one in 20. */
function rareText(own: readonly RunOut[], plan: RunResult['plan']): string | null {
  const days = own.map(({ runOutDay }) => runOutDay);
  const isRare = own.length >= RISK_COUNT && orderStatistic(days, RISK_PERCENT) === null;
  // By when to order the verdict says, for all but one case of twenty.
  return isRare ? riskText(own.map(UNDATED_ORDER), plan) : null;
}

/** Of a replication. */
interface RunOut {
  /** Null: never, */
  readonly runOutDay: number | null;
  /** or not known. */
  readonly lastSafeOrderDay: number | null;
  /** The most that is needed beyond what is usable; null: not known. */
  readonly shortfallBytes: number | null;
}

const WITH_ORDERS = (pool: PoolOutcome): RunOut => ({
  runOutDay: pool.runOutDay,
  lastSafeOrderDay: pool.lastSafeOrderDay,
  shortfallBytes: pool.overPlanShortfallBytesMax,
});

const UNDATED_ORDER = (runOut: RunOut): RunOut => ({ ...runOut, lastSafeOrderDay: null });

const WITHOUT_ORDERS = (pool: PoolOutcome): RunOut => ({
  runOutDay: pool.runOutDayWithoutOrders,
  lastSafeOrderDay: pool.lastSafeOrderDayWithoutOrders,
  shortfallBytes: null,
});

/**
 * How likely, when, by when to order, and how much is short; null if no replication runs out. Where
 * fewer than one in 20 run out, or there are no 20, the first date seen stands for the risk.
 */
function riskText(own: readonly RunOut[], { startDate }: RunResult['plan']): string | null {
  const runOutDays = own.map(({ runOutDay }) => runOutDay);
  const first = earliestDay(runOutDays);
  if (first === null) return null;
  const ofRisk = own.length < RISK_COUNT ? null : orderStatistic(runOutDays, RISK_PERCENT);
  const orderDays = own.map(({ lastSafeOrderDay }) => lastSafeOrderDay);
  const orderDay =
    ofRisk === null ? earliestDay(orderDays) : orderStatistic(orderDays, RISK_PERCENT);
  const dateOf = (day: number) => formatDate(startDate + day);
  const when =
    ofRisk === null
      ? `at the earliest on ${dateOf(first)}`
      : `in one of ${RISK_COUNT} by ${dateOf(ofRisk)}`;
  const isLate = orderDay !== null && orderDay < 0;
  const late = isLate ? ', which is before the start: already late' : '';
  return [
    `${inReplications(runOutDays.map((day) => day !== null))}, ${when}`,
    ...(orderDay === null ? [] : [`to be safe order by ${dateOf(orderDay)}${late}`]),
    ...shortTexts(own, ofRisk !== null),
  ].join('; ');
}

/** The amount of the risk, or the most seen. */
function shortTexts(own: readonly RunOut[], isOfRisk: boolean): string[] {
  const amounts = own.flatMap(({ shortfallBytes }) => shortfallBytes ?? []);
  if (amounts.length === 0) return [];
  const bytes = isOfRisk ? quantileOf(amounts, AMOUNT_PERCENT) : Math.max(...amounts);
  const which = isOfRisk ? ` (P${AMOUNT_PERCENT})` : '';
  return [`short by up to ${formatSize(Math.ceil(bytes))}${which}`];
}

/**
 * A line a pool that is over plan on the first day, while its policy must still look at the trend
 * and cannot order.
 */
export function firstDayTexts({ plan, outcomes }: RunResult): string[] {
  return numberedPools(plan).flatMap(({ name, procurement }, pool) => {
    const policy = procurement?.policy ?? null;
    if (policy === null) return [];
    const from = formatDate(plan.startDate + policy.trendDays);
    const isOver = outcomes.map(({ pools }) => pools[pool]!.runOutDay === 0);
    if (!isOver.includes(true)) return [];
    return [
      `pool ${name} is over plan on the first day ${inReplications(isOver)}, and the policy orders ` +
        `from ${from} on at the earliest (trendDays ${policy.trendDays}): schedule a purchase that ` +
        'is there by the start, or have fewer trendDays',
    ];
  });
}
