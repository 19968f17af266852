/** From a trace to what its cost lines count. */
import type { CostDrivers, PlacedDrivers } from '../cost/drivers.ts';
import type { Trace } from '../engine/trace.ts';
import type { Plan } from '../plan/plan.ts';
import { poolsOfPlatform } from './numbered-pools.ts';
import { sumOfPools } from './pool-sums.ts';
import { dailyValues, inMessages, plain, STORED } from './series.ts';

/** The drivers of a replication's costs; of a sample, scaled up to all mailboxes. */
export function costDrivers(trace: Trace, plan: Pick<Plan, 'platforms'>): CostDrivers {
  const placed: PlacedDrivers = {
    installedBytes: sumOfPools(trace, 'usableBytes'),
    provisionedBytes: sumOfPools(trace, 'provisionedBytes'),
    usedBytes: dailyValues(trace, STORED),
    mailboxCount: dailyValues(trace, plain('mailboxCount')),
  };
  return {
    ...placed,
    platforms: platformDrivers(trace, plan, placed),
    dualMailboxCount: dailyValues(trace, plain('copyCount')),
    stageStartCount: stageStarts(trace),
    changeCount: dailyValues(trace, plain('changeCount')),
    movedBytes: dailyValues(trace, plain('movedBytes')),
    contactCount: dailyValues(trace, plain('contactCount')),
    cleanUpCount: dailyValues(trace, plain('cleanUpCount')),
    bouncedMessageCount: dailyValues(trace, inMessages('bouncedBytes')),
    suppressedMessageCount: dailyValues(trace, inMessages('suppressedBytes')),
    purchases: trace.orders,
  };
}

/** Where there is but one platform all lies on it; where nothing moves, all mailboxes at home. */
function platformDrivers(
  trace: Trace,
  plan: Pick<Plan, 'platforms'>,
  all: PlacedDrivers,
): CostDrivers['platforms'] {
  const { dayCount, pools, platformMailboxes } = trace;
  const drivers = plan.platforms.map(({ name }, platform): [string, PlacedDrivers] => {
    if (plan.platforms.length === 1) return [name, all];
    const { firstPool, endPool } = poolsOfPlatform(plan, platform);
    const own = { dayCount, pools: pools.slice(firstPool, endPool) };
    const unmoved = platform === 0 ? all.mailboxCount : new Float64Array(dayCount);
    return [
      name,
      {
        installedBytes: sumOfPools(own, 'usableBytes'),
        provisionedBytes: sumOfPools(own, 'provisionedBytes'),
        usedBytes: sumOfPools(own, 'usedBytes'),
        mailboxCount: platformMailboxes[platform] ?? unmoved,
      },
    ];
  });
  return new Map(drivers);
}

function stageStarts({ stages, dayCount }: Trace): Float64Array {
  const counts = new Float64Array(dayCount);
  for (const { startDay } of stages) {
    if (startDay !== null) counts[startDay]!++;
  }
  return counts;
}
