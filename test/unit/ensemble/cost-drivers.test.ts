import { expect, it } from 'vitest';
import { costDrivers } from '../../../src/ensemble/cost-drivers.ts';
import { fakeOrder, fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

const stage = (startDay: number | null) => fakeStage({ startDay, selectedCount: 1, leftCount: 1 });

it('what cost lines count is each its own quantity, of all cohorts and pools together', () => {
  const cohorts = [
    fakeCohort(
      2,
      {
        ...{ usedBytes: [10, 20], mailboxCount: [3, 4], changeCount: [5, 6] },
        ...{ contactCount: [7, 8], cleanUpCount: [9, 11] },
        ...{ bouncedBytes: [100, 200], suppressedBytes: [50, 0] },
      },
      50,
    ),
    fakeCohort(2, { usedBytes: [1, 1], mailboxCount: [1, 1], bouncedBytes: [30, 0] }, 10),
  ];
  const pools = [
    fakePoolTrace(2, { usableBytes: [1000, 2000], provisionedBytes: [400, 500] }),
    fakePoolTrace(2, { usableBytes: [1, 2], provisionedBytes: [3, 4], neededBytes: [99, 99] }),
  ];
  const orders = [fakeOrder({ orderDay: -3 })];
  // A stage that a gate stops has started all the same; one that never starts costs nothing.
  const aborted = fakeStage({ startDay: 1, end: 'aborted', endDay: 2 });
  const blocked = fakeStage({ end: 'blocked' });
  const stages = [stage(1), stage(null), aborted, blocked, stage(0)];
  const drivers = costDrivers(fakeTrace({ dayCount: 2, cohorts, pools, orders, stages }));
  const { purchases, ...daily } = drivers;
  expect(purchases).toEqual(orders);
  expect(
    Object.fromEntries(Object.entries(daily).map(([name, values]) => [name, Array.from(values)])),
  ).toEqual({
    installedBytes: [1001, 2002],
    provisionedBytes: [403, 504],
    usedBytes: [11, 21],
    mailboxCount: [4, 5],
    dualMailboxCount: [0, 0],
    stageStartCount: [1, 2],
    changeCount: [5, 6],
    movedBytes: [0, 0],
    contactCount: [7, 8],
    cleanUpCount: [9, 11],
    bouncedMessageCount: [100 / 50 + 30 / 10, 200 / 50],
    suppressedMessageCount: [1, 0],
  });
});
