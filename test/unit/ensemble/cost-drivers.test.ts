import { describe, expect, it } from 'vitest';
import { costDrivers } from '../../../src/ensemble/cost-drivers.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { fakeOrder, fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

const stage = (startDay: number | null) => fakeStage({ startDay, selectedCount: 1, leftCount: 1 });

it('what cost lines count is each its own quantity, of all cohorts and pools together', () => {
  const cohorts = [
    fakeCohort(
      2,
      {
        ...{ usedBytes: [10, 20], mailboxCount: [3, 4], changeCount: [5, 6] },
        ...{ contactCount: [7, 8], cleanUpCount: [9, 11] },
        ...{ copyBytes: [40, 30], copyCount: [2, 1], movedBytes: [60, 70] },
        ...{ bouncedBytes: [100, 200], suppressedBytes: [50, 0] },
      },
      50,
    ),
    fakeCohort(
      2,
      {
        ...{ usedBytes: [1, 1], mailboxCount: [1, 1], bouncedBytes: [30, 0] },
        ...{ copyBytes: [5, 0], copyCount: [1, 0], movedBytes: [1, 0] },
      },
      10,
    ),
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
  const { plan } = fakeRun({ traces: [fakeTrace()] });
  const drivers = costDrivers(fakeTrace({ dayCount: 2, cohorts, pools, orders, stages }), plan);
  const { purchases, platforms, ...daily } = drivers;
  expect(purchases).toEqual(orders);
  expect(
    Object.fromEntries(Object.entries(daily).map(([name, values]) => [name, Array.from(values)])),
  ).toEqual({
    installedBytes: [1001, 2002],
    provisionedBytes: [403, 504],
    // With the copies of those that have moved.
    usedBytes: [11 + 45, 21 + 30],
    mailboxCount: [4, 5],
    dualMailboxCount: [3, 1],
    stageStartCount: [1, 2],
    changeCount: [5, 6],
    movedBytes: [61, 70],
    contactCount: [7, 8],
    cleanUpCount: [9, 11],
    bouncedMessageCount: [100 / 50 + 30 / 10, 200 / 50],
    suppressedMessageCount: [1, 0],
  });
});

describe('what lies on a platform', () => {
  const daily = (usable: number[], used: number[], provisioned: number[]) =>
    fakePoolTrace(2, { usableBytes: usable, usedBytes: used, provisionedBytes: provisioned });
  const cohorts = [fakeCohort(2, { usedBytes: [60, 60], mailboxCount: [9, 9] })];
  const platforms = [
    { name: 'home', storage: { pools: [{}, {}] } },
    { name: 'cloud', storage: { pools: [{}] } },
  ];
  const plan = { platforms } as unknown as Plan;
  const pools = [
    daily([100, 100], [30, 10], [3, 1]),
    daily([200, 300], [20, 20], [2, 2]),
    daily([50, 50], [10, 40], [1, 4]),
  ];
  const textOf = (trace: Parameters<typeof costDrivers>[0], of = plan) =>
    [...costDrivers(trace, of).platforms].map(([name, placed]) => {
      const { installedBytes, provisionedBytes, usedBytes, mailboxCount } = placed;
      const all = [installedBytes, provisionedBytes, usedBytes, mailboxCount];
      return [name, ...all.map((days) => Array.from(days))];
    });

  it('is what its pools and mailboxes come to', () => {
    const platformMailboxes = [Float64Array.of(8, 3), Float64Array.of(1, 6)];
    const trace = fakeTrace({ dayCount: 2, cohorts, pools, platformMailboxes });
    expect(textOf(trace)).toEqual([
      ['home', [300, 400], [5, 3], [50, 30], [8, 3]],
      ['cloud', [50, 50], [1, 4], [10, 40], [1, 6]],
    ]);
  });

  it('is nothing but what is installed where nothing moves, and all at home', () => {
    const trace = fakeTrace({ dayCount: 2, cohorts, pools });
    expect(textOf(trace).map((row) => row[4])).toEqual([
      [9, 9],
      [0, 0],
    ]);
  });

  it('is everything where there is but home', () => {
    const alone = { platforms: platforms.slice(0, 1) } as unknown as Plan;
    const trace = fakeTrace({ dayCount: 2, cohorts, pools: pools.slice(0, 2) });
    expect(textOf(trace, alone)).toEqual([['home', [300, 400], [5, 3], [60, 60], [9, 9]]]);
  });
});
