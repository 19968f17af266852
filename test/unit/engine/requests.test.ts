import { describe, expect, it } from 'vitest';
import type { Columns } from '../../../src/engine/columns.ts';
import { UNDO } from '../../../src/engine/controller.ts';
import { simulate } from '../../../src/engine/simulate.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import { replicationKey } from '../../../src/random/key.ts';
import { counter1Of, STREAM } from '../../../src/random/streams.ts';
import { uniform } from '../../../src/random/threefry.ts';
import type { StandingRuleSpec } from '../../../src/scenario/rollout-spec.ts';
import { day, MIB, STAGE } from '../../support/plain-scenario.ts';
import {
  DAY_COUNT,
  KEPT,
  LARGE_QUOTA,
  leaveOn,
  live,
  quietPlan,
  SMALL_QUOTA,
} from './quiet-lives.ts';

const RULE: StandingRuleSpec<number> = {
  ...{ name: 'on request', when: 'warned', afterDays: 2, share: 1, from: null, to: null },
};

/** One mailbox that is 94 MiB full, and warned at 95 by the end of day 1, 100 by that of day 13. */
const planWith = (...standing: readonly Partial<StandingRuleSpec<number>>[]) =>
  quietPlan({
    fill: 0.94,
    rollout: { standing: standing.map((rule) => ({ ...RULE, ...rule })), stages: [STAGE] },
  });

const upgradeDays = (
  standing: readonly Partial<StandingRuleSpec<number>>[],
  prepare: Parameters<typeof live>[1] = () => {},
): number[] => {
  const { totals } = live(planWith(...standing), prepare);
  return [...totals.upgradeCount].flatMap((count, at) => (count > 0 ? [at] : []));
};

const changeOn = (at: number, what: number) => (m: Columns) => {
  m.changeDay[0] = at;
  m.change[0] = what;
};

/** What comes of a stage that acts on day 2 and is taken back on another. */
function undoneOn(undoDay: number, rule: Partial<StandingRuleSpec<number>>) {
  const { plan, parameters } = planWith(rule);
  const script = new Map([
    [2, 0],
    [undoDay, UNDO],
  ]);
  const workspace = createWorkspace(plan);
  const { cohorts } = simulate(plan, workspace, {
    ...{ replication: 0, parameters },
    controller: () => ({
      decide(at, _, setChange) {
        if (script.has(at)) setChange(0, at, script.get(at)!);
        return at + 1;
      },
      stages: () => ({ stages: [], events: [] }),
    }),
  });
  return { ...cohorts[0]!.totals, requestCount: workspace.columns.requestCount[0] };
}

describe('a request', () => {
  it('is met so many days after the state was entered, as a change to the next tier', () => {
    const { totals, m } = live(planWith({}));
    // Warned on the evening of day 1.
    expect([...totals.warnedCount.slice(0, 5)]).toEqual([0, 1, 1, 0, 0]);
    expect([...totals.upgradeCount.slice(0, 5)]).toEqual([0, 0, 0, 1, 0]);
    expect([...totals.changeCount]).toEqual([...totals.upgradeCount]);
    expect([...totals.committedBytes.slice(2, 4)]).toEqual([SMALL_QUOTA, LARGE_QUOTA]);
    expect([m.tier[0], m.regime[0], m.firstLevel[0]]).toEqual([1, 0, 0]);
    expect(m.adaptationDay[0]).toBeGreaterThan(3);
  });

  it.each([
    // From Wednesday on: the days after 4 are a weekend.
    ['on a working day', { afterDays: 4 }, [7]],
    ['not before the rule begins', { from: day('2013-07-05') }, [4]],
    ['by the day on which it ends', { to: day('2013-07-04') }, [3]],
    ['not after it has ended', { to: day('2013-07-03') }, []],
    ['not beyond the horizon', { afterDays: 9 }, []],
    ['by nobody of a share of none', { share: 0 }, []],
    ['not in a state that is less bad', { when: 'send-blocked' as const }, []],
  ])('is met %s', (_what, rule, days) => {
    expect(upgradeDays([rule])).toEqual(days);
  });

  it('counts a state at the start as entered on the eve', () => {
    const { totals } = live(
      quietPlan({ fill: 0.96, rollout: { standing: [{ ...RULE, afterDays: 1 }] } }),
    );
    expect(totals.upgradeCount[0]).toBe(1);
  });

  it('is forgotten when the state is left', () => {
    // Asked for on the evening of day 1, for day 4; the stage doubles the quota on day 2.
    const { totals, m } = live(planWith({ afterDays: 3 }), changeOn(2, 0));
    expect([...totals.warnedCount.slice(0, 4)]).toEqual([0, 1, 0, 0]);
    expect([...totals.upgradeCount]).toEqual(Array(DAY_COUNT).fill(0));
    expect([m.requestCount[0], m.requestDay[0]! > DAY_COUNT]).toEqual([1, true]);
  });

  it('is asked for anew when the state is entered again', () => {
    // The stage doubles the quota on day 2, and its rollback halves it on day 5, a Saturday.
    const { upgradeCount, warnedCount, requestCount } = undoneOn(5, { afterDays: 3 });
    expect([...warnedCount.slice(0, 9)]).toEqual([0, 1, 0, 0, 0, 1, 1, 1, 0]);
    expect([...upgradeCount]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(requestCount).toBe(2);
  });

  it('that is forgotten is not met where the quota is too small again on its day', () => {
    // Asked for on day 1 for day 7; on the eve of that day the mailbox is well within its quota.
    const { upgradeCount, requestCount } = undoneOn(7, { afterDays: 6 });
    expect([...upgradeCount]).toEqual(Array(DAY_COUNT).fill(0));
    expect(requestCount).toBe(2);
  });

  it('is not met where a stage has given enough on the same morning', () => {
    const { totals, m } = live(planWith({}), changeOn(3, 0));
    expect([...totals.changeCount.slice(2, 5)]).toEqual([0, 1, 0]);
    expect([...totals.upgradeCount]).toEqual(Array(DAY_COUNT).fill(0));
    expect(m.tier[0]).toBe(0);
  });

  it('waits for a pool that is over plan until the next working day on which it is not', () => {
    const held = (...days: readonly number[]) =>
      upgradeDays([{}], (_, { heldPools }) => {
        for (const at of days) heldPools[at] = 1;
      });
    expect(held(2, 4)).toEqual([3]);
    expect(held(3)).toEqual([4]);
    expect(held(3, 4)).toEqual([7]);
    expect(held(3, 4, 7, 8, 9)).toEqual([]);
  });

  it('is nothing where there is no larger tier', () => {
    const { totals } = live(planWith({}, { afterDays: 3 }), (m) => {
      m.tier[0] = 1;
    });
    expect([...totals.upgradeCount]).toEqual(Array(DAY_COUNT).fill(0));
  });

  it('of a second rule finds the quota that the first has given', () => {
    const { m } = live(planWith({}, { name: 'again' }));
    expect(m.tier[0]).toBe(1);
    expect([m.requestCount[0], m.requestCount[1]]).toEqual([1, 1]);
    expect(m.requestDay[1]).toBeGreaterThan(DAY_COUNT);
  });

  it('ends with the owner', () => {
    expect(upgradeDays([{ afterDays: 3 }], (m) => leaveOn(m, 0, 3))).toEqual([]);
  });

  it('is drawn by the rule and by how often its state has been entered', () => {
    const { plan } = planWith({}, {});
    const key = replicationKey(plan.seed, 0);
    const u = [0, 1].map((rule) => uniform(key, 0, counter1Of(STREAM.request, rule * 2 ** 20)));
    const asks = (rule: number, share: number) => {
      const shares = [{ share: rule === 0 ? share : 0 }, { share: rule === 1 ? share : 0 }];
      return upgradeDays(shares).length === 1;
    };
    for (const rule of [0, 1]) {
      // Strictly below the share.
      expect(asks(rule, u[rule]!)).toBe(false);
      expect(asks(rule, u[rule]! * (1 + 1e-15))).toBe(true);
    }
  });
});

describe('a tier to which an owner has risen', () => {
  it('lasts where a stage is rolled back', () => {
    const { m, run } = live(planWith({}), (columns) => {
      changeOn(5, UNDO)(columns);
      columns.regime[0] = 1;
    });
    // Risen on day 3 under the stage, which doubles: 400 MiB; back to its own quota on day 5.
    expect(run.quotaBytes[m.level[0]!]).toBe(LARGE_QUOTA);
    expect([m.tier[0], m.regime[0]]).toEqual([1, 0]);
  });

  it('has the kept mail of its days', () => {
    const { totals } = live(planWith({}));
    expect([...totals.keptBytes.slice(3, 6)]).toEqual([KEPT, KEPT, 0]);
    expect(totals.grossBytes[4]).toBe(MIB);
  });
});
