import { describe, expect, it } from 'vitest';
import { type Controller, UNDO } from '../../../src/engine/controller.ts';
import { PRESENCE } from '../../../src/engine/presence.ts';
import { simulate } from '../../../src/engine/simulate.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import { STATE } from '../../../src/quota/levels.ts';
import { MIB, STAGE } from '../../support/plain-scenario.ts';
import {
  DAY_COUNT,
  KEPT,
  LARGE_QUOTA,
  leaveOn,
  live,
  quietPlan,
  SMALL_QUOTA,
} from './quiet-lives.ts';

/** Half of the small quota at the start. */
const OPENING = SMALL_QUOTA / 2;
/** Working days that are over by the end of each day. */
const WORKED = [1, 2, 3, 4, 5, 5, 5, 6, 7, 8];
const usedBy = (day: number): number => OPENING + KEPT * WORKED[day]!;
/** Of a row that is the only one, and of one that joins beside it. */
const ONE = 0;
const JOINER = 1;

describe('an owner who leaves', () => {
  const { totals, ledger, m } = live(quietPlan({ retentionDays: 4 }), (columns) =>
    leaveOn(columns, ONE, 2),
  );

  it('is gone from that day on, and with it its quota and its mail', () => {
    expect([...totals.mailboxCount]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...totals.leaverCount]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect([...totals.committedBytes.slice(0, 4)]).toEqual([SMALL_QUOTA, SMALL_QUOTA, 0, 0]);
    expect([...totals.grossBytes.slice(0, 4)]).toEqual([MIB, MIB, 0, 0]);
    expect([...totals.okCount.slice(0, 4)]).toEqual([1, 1, 0, 0]);
  });

  it('leaves its content for the days of retention, which is freed and not deleted', () => {
    const kept = usedBy(1);
    expect([...totals.usedBytes]).toEqual([usedBy(0), kept, kept, kept, kept, kept, 0, 0, 0, 0]);
    expect([...totals.freedBytes]).toEqual([0, 0, 0, 0, 0, 0, kept, 0, 0, 0]);
    expect(ledger).toMatchObject({ keptBytes: 2 * KEPT, freedBytes: kept, deletedBytes: 0 });
    expect(ledger.closingBytes).toBe(0);
    expect(m.presence[ONE]).toBe(PRESENCE.freed);
  });

  it('is not freed within the horizon where that ends first', () => {
    const later = live(quietPlan({ retentionDays: 8 }), (columns) => leaveOn(columns, ONE, 2));
    expect(later.m.presence[ONE]).toBe(PRESENCE.left);
    expect(later.totals.usedBytes[DAY_COUNT - 1]).toBe(usedBy(1));
    expect(later.ledger).toMatchObject({ freedBytes: 0, closingBytes: usedBy(1) });
  });

  it('is freed at once where nothing is retained', () => {
    const soon = live(quietPlan({ retentionDays: 0 }), (columns) => leaveOn(columns, ONE, 0));
    expect([...soon.totals.usedBytes]).toEqual(Array(DAY_COUNT).fill(0));
    expect(soon.ledger).toMatchObject({ openingBytes: OPENING, freedBytes: OPENING });
  });

  it('takes along what was to come: reactions, requests, changes', () => {
    const full = quietPlan({ fill: 0.96 });
    const { m: columns, totals: days } = live(full, (before) => {
      leaveOn(before, ONE, 2);
      before.cleanUpDay[ONE] = 4;
      before.returnDay[ONE] = 4;
      before.adaptationDay[ONE] = 4;
      before.changeDay[ONE] = 4;
    });
    expect(days.warnedCount.slice(0, 3)).toEqual(Float64Array.of(1, 1, 0));
    expect(columns.state[ONE]).toBe(STATE.ok);
    const { cleanUpDay, returnDay, adaptationDay, changeDay } = columns;
    for (const days of [cleanUpDay, returnDay, adaptationDay, changeDay]) {
      expect(days[ONE]).toBeGreaterThan(DAY_COUNT);
    }
  });

  it('lives no more of its outer life', () => {
    const restless = { spread: { owners: 0, regimes: 0, regimeDays: 0.001 } };
    const { m: columns } = live(quietPlan({ cohort: restless }), (before) =>
      leaveOn(before, ONE, 2),
    );
    // One a day: on days 0 and 1, and the one of day 2 is drawn and does not come.
    expect(columns.regimeCount[ONE]).toBe(1 + 2);
    expect(columns.regimeDay[ONE]).toBe(2);
  });
});

describe('a mailbox that joins', () => {
  it('is in no total before, and brings its content along', () => {
    const { totals, ledger, m } = live(quietPlan({ importedBytes: 10 * MIB }));
    expect([...totals.mailboxCount]).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    expect([...totals.joinedCount]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect([...totals.importedBytes].slice(2, 5)).toEqual([0, 10 * MIB, 0]);
    expect([...totals.committedBytes.slice(2, 4)]).toEqual([SMALL_QUOTA, 2 * SMALL_QUOTA]);
    // It gets its first mail on the day on which it joins.
    const own = WORKED.map((days, day) => (day < 3 ? 0 : 10 * MIB + KEPT * (days - 3)));
    expect([...totals.usedBytes]).toEqual(own.map((bytes, day) => bytes + usedBy(day)));
    expect(ledger.importedBytes).toBe(10 * MIB);
    expect(m.presence[JOINER]).toBe(PRESENCE.present);
  });

  it('counts the days to what comes first in its life from the day on which it joins', () => {
    const restless = { spread: { owners: 0, regimes: 0, regimeDays: 0.001 } };
    const { m } = live(quietPlan({ cohort: restless, importedBytes: 0 }));
    // On each of days 4 to 9; the one who is there from the start on days 0 to 9.
    expect([m.regimeCount[JOINER], m.regimeCount[ONE]]).toEqual([1 + 6, 1 + 10]);
  });

  it('has an import above the receive threshold cut to it, and raises no contact', () => {
    const { totals, ledger, m } = live(quietPlan({ importedBytes: 120 * MIB }));
    const receive = Math.round(1.15 * SMALL_QUOTA);
    expect(ledger.importedBytes).toBe(receive);
    expect([...totals.fullCount]).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect(totals.bouncedBytes[3]).toBe(0.75 * MIB);
    expect(totals.usedBytes[9]).toBe(receive + usedBy(9));
    expect(m.contactCount[JOINER]).toBe(0);
  });

  it('begins with the quota that is set for the day, which is no change', () => {
    const plan = quietPlan({ rollout: { stages: [STAGE] }, importedBytes: 0 });
    const { totals, m } = live(plan, (columns) => {
      columns.changeDay[JOINER] = 3;
      columns.change[JOINER] = 0;
    });
    expect(totals.committedBytes[3]).toBe(SMALL_QUOTA + LARGE_QUOTA);
    expect([...totals.changeCount]).toEqual(Array(DAY_COUNT).fill(0));
    expect([m.regime[JOINER], m.changeCount[JOINER]]).toEqual([1, 0]);
    expect(m.firstLevel[JOINER]).toBe(m.level[JOINER]);
    expect(m.adaptedLevel[JOINER]).toBe(m.level[JOINER]);
    expect(m.adaptationDay[JOINER]).toBeGreaterThan(DAY_COUNT);
  });

  it('may leave again, and is not there then', () => {
    const { totals, ledger } = live(
      quietPlan({ importedBytes: 10 * MIB, retentionDays: 1 }),
      (columns) => leaveOn(columns, JOINER, 4),
    );
    expect([...totals.mailboxCount.slice(2, 6)]).toEqual([1, 2, 1, 1]);
    expect([...totals.freedBytes.slice(4, 7)]).toEqual([0, 10 * MIB + KEPT, 0]);
    expect(ledger).toMatchObject({ importedBytes: 10 * MIB, freedBytes: 10 * MIB + KEPT });
  });
});

describe('a change of quota', () => {
  const second = { ...STAGE, name: 'none', select: 'rest' as const, allowEmpty: true };
  const rollout = { stages: [STAGE, second] };
  const plan = quietPlan({ rollout, importedBytes: 0, retentionDays: 1 });
  const changedOn = (day: number) =>
    live(plan, (columns) => {
      leaveOn(columns, JOINER, 6);
      columns.changeDay[JOINER] = day;
      columns.change[JOINER] = 0;
    });

  it.each([2, 6, 7, 8])('on day %d does nothing to a mailbox that is not there', (day) => {
    const { totals, m } = changedOn(day);
    expect([...totals.changeCount]).toEqual(Array(DAY_COUNT).fill(0));
    expect([m.regime[JOINER], m.level[JOINER]]).toEqual([0, 0]);
    expect(m.changeDay[JOINER]).toBeGreaterThan(DAY_COUNT);
  });

  it('does while it is', () => {
    const { totals, m } = changedOn(5);
    expect([...totals.changeCount]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([m.regime[JOINER], m.level[JOINER]]).toEqual([1, 1]);
  });

  it('goes back with the stage that made it, and with no other', () => {
    const script = new Map([
      [1, 0],
      [3, UNDO + 1],
      [5, UNDO],
      [7, UNDO],
    ]);
    const { plan: changed, parameters } = plan;
    const controller = (): Controller => ({
      decide(at, _, setChange) {
        const what = script.get(at);
        if (what !== undefined) setChange(0, at, what);
        return at + 1;
      },
      stages: () => ({ stages: [], events: [] }),
    });
    const workspace = createWorkspace(changed);
    const { cohorts } = simulate(changed, workspace, { replication: 0, parameters, controller });
    // There and back, and neither by the rollback of another stage nor twice.
    expect([...cohorts[0]!.totals.changeCount]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([workspace.columns.regime[0], workspace.columns.level[0]]).toEqual([0, 0]);
  });
});

describe('sizes', () => {
  it('are of the mailboxes that are there', () => {
    const { plan, parameters } = quietPlan({ importedBytes: 10 * MIB });
    const sizes = { ...plan, sizeDays: [2, 3] };
    const trace = simulate(sizes, createWorkspace(sizes), { replication: 0, parameters });
    expect(trace.counts.left).toBe(0);
    const all = trace.sizes.filter(({ cohort }) => cohort === null);
    expect(all.map(({ mailboxCount }) => mailboxCount)).toEqual([1, 2]);
    expect(all.map(({ quantileBytes }) => quantileBytes[0])).toEqual([
      ...[usedBy(2), 10 * MIB + KEPT],
    ]);
  });
});
