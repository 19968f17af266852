/** From a trace to what its cost lines count. */
import type { CostDrivers } from '../cost/drivers.ts';
import type { Trace } from '../engine/trace.ts';
import { sumOfPools } from './pool-sums.ts';
import { dailyValues, inMessages, plain } from './series.ts';

/** The drivers of a replication's costs; of a sample, scaled up to all mailboxes. */
export function costDrivers(trace: Trace): CostDrivers {
  // No mailbox moves in the engine yet.
  const nothing = new Float64Array(trace.dayCount);
  return {
    installedBytes: sumOfPools(trace, 'usableBytes'),
    provisionedBytes: sumOfPools(trace, 'provisionedBytes'),
    usedBytes: dailyValues(trace, plain('usedBytes')),
    mailboxCount: dailyValues(trace, plain('mailboxCount')),
    dualMailboxCount: nothing,
    stageStartCount: stageStarts(trace),
    changeCount: dailyValues(trace, plain('changeCount')),
    movedBytes: nothing,
    contactCount: dailyValues(trace, plain('contactCount')),
    cleanUpCount: dailyValues(trace, plain('cleanUpCount')),
    bouncedMessageCount: dailyValues(trace, inMessages('bouncedBytes')),
    suppressedMessageCount: dailyValues(trace, inMessages('suppressedBytes')),
    purchases: trace.orders,
  };
}

function stageStarts({ stages, dayCount }: Trace): Float64Array {
  const counts = new Float64Array(dayCount);
  for (const { startDay } of stages) {
    if (startDay !== null) counts[startDay]!++;
  }
  return counts;
}
