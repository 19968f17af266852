import { describe, expect, it } from 'vitest';
import {
  BARE_LAYOUT,
  flowsOf,
  stepped,
  storagePlan,
  traceOfContent,
} from '../../support/storage-plans.ts';

const DAYS = { dayCount: 12 };

describe('a database file', () => {
  const used = (day: number): number => [70, 100, 60, 60, 110][Math.min(day + 1, 4)]!;

  it('does not shrink with its content, and grows again only beyond its largest', () => {
    const layout = { ...BARE_LAYOUT, filesShrink: false };
    const trace = traceOfContent(used, { layout, dayCount: 5 });
    expect([...trace.fileBytes]).toEqual([100, 100, 100, 110, 110]);
    expect([...trace.neededBytes]).toEqual([100, 100, 100, 110, 110]);
  });

  it('shrinks where the layout says so', () => {
    const trace = traceOfContent(used, { dayCount: 5 });
    expect([...trace.fileBytes]).toEqual([100, 60, 60, 110, 110]);
  });

  it('is at least as large as at the opening', () => {
    const layout = { ...BARE_LAYOUT, filesShrink: false };
    const trace = traceOfContent((day) => (day < 0 ? 200 : 50), { layout, dayCount: 2 });
    expect([...trace.fileBytes]).toEqual([200, 200]);
  });
});

describe('what is provisioned', () => {
  it('is the largest need of seven days, the opening being the first', () => {
    // 50 at the opening, 90 on day 1, else 40 and rising by one.
    const used = (day: number): number => (day === -1 ? 50 : day === 1 ? 90 : 40 + day);
    const trace = traceOfContent(used, DAYS);
    // Day 0: the opening. Days 1 to 7: day 1 is among the last seven. From day 8 on: that day.
    const provisioned = [50, ...new Array(7).fill(90), 48, 49, 50, 51];
    expect([...trace.provisionedBytes]).toEqual(provisioned);
  });

  it('remembers the opening up to day 5', () => {
    const trace = traceOfContent((day) => (day < 0 ? 50 : 40), DAYS);
    expect([...trace.provisionedBytes.slice(4, 7)]).toEqual([50, 50, 40]);
  });
});

describe('windows of days', () => {
  const pulse = (on: number) => (day: number) => (day === on ? 60 : 0);

  it('keep what was deleted on a day for as many evenings as its retention', () => {
    const layout = { ...BARE_LAYOUT, deletedItemRetentionDays: 3 };
    const plan = storagePlan({ layout, ...DAYS });
    const recoverable = (on: number) => {
      const flows = flowsOf(plan, { deletedBytes: pulse(on) });
      return [...stepped(plan, [flows]).pools[0]!.recoverableBytes.slice(0, 6)];
    };
    expect(recoverable(1)).toEqual([0, 60, 60, 60, 0, 0]);
    expect(recoverable(-2)).toEqual([60, 0, 0, 0, 0, 0]);
    expect(recoverable(-3)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('keep nothing without retention', () => {
    const plan = storagePlan({ layout: BARE_LAYOUT, ...DAYS });
    const trace = stepped(plan, [flowsOf(plan, { deletedBytes: () => 60 })]).pools[0]!;
    expect(trace.recoverableBytes).toEqual(new Float64Array(12));
    const ledger = { openingBytes: 0, deletedBytes: 720, expiredBytes: 720, closingBytes: 0 };
    expect(trace.retained).toEqual(ledger);
  });

  it('keep logs for as many evenings as their days', () => {
    const plan = storagePlan({ layout: { ...BARE_LAYOUT, logDays: 2 }, ...DAYS });
    const trace = stepped(plan, [flowsOf(plan, { logBytes: pulse(1) })]).pools[0]!;
    expect([...trace.neededBytes.slice(0, 5)]).toEqual([0, 60, 60, 0, 0]);
    // Logs are not in the database file.
    expect(trace.fileBytes).toEqual(new Float64Array(12));
  });

  it('take white space from the working days of four weeks', () => {
    const layout = { ...BARE_LAYOUT, whiteSpaceDays: 2 };
    const plan = { ...storagePlan({ layout, dayCount: 40 }) };
    // Two working days in four weeks: days 0 and 3, and then none.
    plan.workingDay.fill(0);
    plan.workingDay[28] = 1;
    plan.workingDay[31] = 1;
    const flows = flowsOf(plan, {
      deliveredBytes: (day) => (day === 0 ? 30 : day === 3 ? 50 : 1000),
    });
    const trace = stepped(plan, [flows]).pools[0]!;
    const expected = (day: number) => {
      if (day < 3) return 60; // 2 times 30
      if (day < 28) return 80; // 2 times (30 + 50) / 2
      return day < 31 ? 100 : 0;
    };
    expect([...trace.neededBytes]).toEqual(Array.from({ length: 40 }, (_, day) => expected(day)));
  });
});
