/** What a run says to a planner: what runs out and when to order, what waits, and the cost. */
import { formatDate } from '../calendar/date.ts';
import { presentValuePence, totalCashPence } from '../cost/cost-table.ts';
import { PENCE_PER_POUND } from '../cost/pence.ts';
import { earliestDay } from '../ensemble/metrics.ts';
import { orderStatistic } from '../ensemble/order-statistic.ts';
import type { PoolOutcome } from '../ensemble/pool-outcome.ts';
import { quantileOf } from '../ensemble/statistics.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunResult } from '../report/run-result.ts';
import { formatDecimal } from '../units/decimal.ts';
import { groupDigits } from './words.ts';

/** Of run-out and order dates the risk. */
const RISK_PERCENT = 5;

/**
 * A line a pool that runs out in some replication, or would without the orders that are still to
 * be placed; or that none does. Nothing without storage.
 */
export function poolTexts(result: RunResult): string[] {
  const pools = result.plan.storage?.pools ?? [];
  const texts = pools.flatMap(({ name }, pool) => {
    const own = result.outcomes.map((outcome) => outcome.pools[pool]!);
    const risk = riskText(own.map(WITH_ORDERS), result.plan);
    if (risk !== null) return [`pool ${name} runs out ${risk}`];
    const without = riskText(own.map(WITHOUT_ORDERS), result.plan);
    return without === null
      ? []
      : [`pool ${name} runs out only without further orders: ${without}`];
  });
  return pools.length > 0 && texts.length === 0 ? ['no pool runs out'] : texts;
}

/** Of a replication, null: never, or not known. */
interface RunOut {
  readonly runOutDay: number | null;
  readonly lastSafeOrderDay: number | null;
}

const WITH_ORDERS = ({ runOutDay, lastSafeOrderDay }: PoolOutcome): RunOut => ({
  ...{ runOutDay, lastSafeOrderDay },
});

const WITHOUT_ORDERS = (pool: PoolOutcome): RunOut => ({
  runOutDay: pool.runOutDayWithoutOrders,
  lastSafeOrderDay: pool.lastSafeOrderDayWithoutOrders,
});

/** How likely, when, and by when to order; null if no replication runs out. */
function riskText(own: readonly RunOut[], { startDate }: Plan): string | null {
  const runOutDays = own.map(({ runOutDay }) => runOutDay);
  if (earliestDay(runOutDays) === null) return null;
  const how = inReplications(runOutDays.map((day) => day !== null));
  const day = orderStatistic(runOutDays, RISK_PERCENT);
  if (day === null) return how;
  const when = `${how}, on ${formatDate(startDate + day)} at P${RISK_PERCENT}`;
  const orderDay = orderStatistic(
    own.map(({ lastSafeOrderDay }) => lastSafeOrderDay),
    RISK_PERCENT,
  );
  if (orderDay === null) return when;
  const late = orderDay < 0 ? ': already late' : '';
  return `${when}; last safe order date ${formatDate(startDate + orderDay)}${late}`;
}

/** A line a stage that has waited for a pool in some replication. */
export function waitTexts({ outcomes, plan }: RunResult): string[] {
  return plan.rollout.stages.flatMap(({ name }, index) => {
    const waited = outcomes.map(({ stageEvents }) =>
      stageEvents.some(({ stage, kind }) => stage === index && kind === 'wait'),
    );
    return waited.includes(true)
      ? [`stage ${name} waits for a pool ${inReplications(waited)}`]
      : [];
  });
}

/** Cash over the horizon and what it counts today, in whole pounds; null without costs. */
export function costText({ costs, loaded }: RunResult): string | null {
  if (costs === null) return null;
  const cash = costs.replications.map((replication) => replication.totalCashPence);
  const pounds = (pence: number) => groupDigits(Math.round(pence / PENCE_PER_POUND));
  const quantiles = [50, 80].map((percent) => `P${percent} ${pounds(quantileOf(cash, percent))}`);
  return (
    `costs ${loaded.scenario.currency} ${pounds(totalCashPence(costs.mean))} on the mean, ` +
    `${quantiles.join(', ')}; present value ${pounds(presentValuePence(costs.mean))}`
  );
}

function inReplications(happened: readonly boolean[]): string {
  const share = happened.filter(Boolean).length / happened.length;
  return `in ${formatDecimal(share * 100, 1)} % of replications`;
}
