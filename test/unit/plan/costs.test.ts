/** The milestones and costs of a plan; the horizon is July to September 2013, 92 days. */
import { expect, it } from 'vitest';
import { capitalLine, costsSpec } from '../../support/costs.ts';
import { day, ORGANISATIONS, plain } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { ROUND_LAYOUT } from '../../support/storage-plans.ts';

const planWith = (change: Parameters<typeof plain>[0]) =>
  planOf({ scenario: plain(change), organisations: ORGANISATIONS }).plan;

it('milestones are those of the horizon, first and last day included, in order', () => {
  const named = (text: string) => ({ name: text, date: day(text) });
  const milestones = ['2013-09-30', '2013-06-30', '2013-07-01', '2013-10-01'].map(named);
  const plan = planWith({ milestones, costs: costsSpec({ lines: [] }) });
  expect(plan.milestones).toEqual([
    { name: '2013-07-01', day: 0 },
    { name: '2013-09-30', day: 91 },
  ]);
  expect(plan.costs?.milestoneDays).toEqual([0, 91]);
});

it('what was ordered before the first day, and not on it, has leaves of its own', () => {
  const leavesWith = (orderedOn: string) => {
    const purchase = { pool: 'main', orderedOn: day(orderedOn), on: day('2013-08-01'), bytes: 1 };
    const procurement = {
      leadTimeDays: { distribution: { kind: 'fixed', value: 30 }, range: { low: 0, high: 99 } },
      ...{ planningLeadTimeDays: 30, scheduled: [purchase], policy: null },
    } as const;
    const pools = [{ name: 'main', usableBytes: 1, organisations: 'rest' as const }];
    const storage = { preset: null, layout: ROUND_LAYOUT, pools, procurement };
    const lines = [capitalLine('disks', 2000, 4)];
    return planWith({ storage, costs: costsSpec({ lines }) }).costs?.leaves.map(({ name }) => name);
  };
  expect(leavesWith('2013-06-30')).toEqual(['disks', 'disks (ordered before 2013-07-01)']);
  expect(leavesWith('2013-07-01')).toEqual(['disks']);
});

it('without costs there are none', () => {
  expect(planWith({}).costs).toBeNull();
});
