/**
 * The reference's own rollout by hand: ten mailboxes at 55 % of their quotas, from Monday 1 July
 * 2013 on. Halving a quota leaves a mailbox at 110 % and so send-blocked.
 */
import { describe, expect, it } from 'vitest';
import { day, EVERYTHING, toQuota } from '../support/plain-scenario.ts';
import { countsOf } from '../support/reference/stage.ts';
import {
  BLOCKED_GATE,
  type Quiet,
  quietCase,
  referenceOf,
  tellingOf,
} from '../support/reference-of.ts';

const DAY_COUNT = 92;
const HALVE = { name: 'halve', change: toQuota({ factor: 0.5 }) };

function runOf(quiet: Quiet) {
  const reference = referenceOf(quietCase(quiet));
  const { runs } = reference.rollout;
  return {
    telling: tellingOf(reference),
    run: runs[0]!,
    runs,
    counts: countsOf(runs[0]!, reference.boxes, DAY_COUNT),
    totals: reference.totals[0]!,
  };
}

describe('attempts that fail', () => {
  it('are made again, until there have been too many', () => {
    const failures = { share: 1, retryAfterDays: 3, attempts: 3 };
    const { telling, run, counts, totals } = runOf({ rollout: { failures }, stages: [{}] });
    // The last two have turns on day 4, and tries on Monday the 7th and on Thursday the 10th.
    expect(telling).toEqual(['0 start stage 0 of 10', '10 finish stage 0 of 0']);
    expect(run).toMatchObject({ attemptCount: 30, failedAttemptCount: 30 });
    expect(counts).toMatchObject({ selected: 10, changed: 0, failed: 10, left: 0 });
    expect(totals.changeCount.every((count) => count === 0)).toBe(true);
  });

  it('are left when the horizon ends', () => {
    const failures = { share: 1, retryAfterDays: 30, attempts: 9 };
    const { telling, counts, run } = runOf({ rollout: { failures }, stages: [{}] });
    // Those of days 0 to 4 again on 30, 31, 32 and Monday 35 (those of two days), then on 60, 63
    // (of two days) and 65 (the rest), and those of 60 once more on Monday the 91st, the last.
    expect(telling).toEqual(['0 start stage 0 of 10']);
    expect(run.attemptCount).toBe(32);
    expect(counts).toMatchObject({ selected: 10, changed: 0, failed: 0, left: 10 });
  });

  it('do not happen below a share of 0', () => {
    const failures = { share: 0, retryAfterDays: 1, attempts: 1 };
    const { telling, run } = runOf({ rollout: { failures }, stages: [{}] });
    expect(telling).toEqual(['0 start stage 0 of 10', '4 finish stage 0 of 10']);
    expect(run).toMatchObject({ attemptCount: 10, failedAttemptCount: 0 });
  });
});

describe('an approval', () => {
  it('is asked for when the stage could start, and takes working days', () => {
    const { telling, run } = runOf({ stages: [{ approvalWorkingDays: 5.5 }] });
    // Six working days after Monday the 1st: Tuesday the 9th.
    expect(telling).toEqual([
      ...['0 approval stage 0', '8 start stage 0 of 10', '14 finish stage 0 of 10'],
    ]);
    expect(run.dueDay).toBe(8);
    expect(run.lostDays).toMatchObject({ weekend: 2, gate: 0 });
  });

  it('waits for a day that is open, to be asked for and to be used', () => {
    const freezes = [
      { name: 'first', from: day('2013-07-01'), to: day('2013-07-02') },
      { name: 'second', from: day('2013-07-05'), to: day('2013-07-08') },
    ];
    const { telling, run } = runOf({ rollout: { freezes }, stages: [{ approvalWorkingDays: 2 }] });
    expect(telling).toEqual([
      ...['2 approval stage 0', '8 start stage 0 of 10', '14 finish stage 0 of 10'],
    ]);
    expect(run.dueDay).toBe(8);
  });

  it('of no days is none', () => {
    expect(runOf({ stages: [{ approvalWorkingDays: 0 }] }).telling[0]).toBe(
      '0 start stage 0 of 10',
    );
  });
});

describe('a gate', () => {
  it('pauses, and stays tripped as long as what it sees stays as it is', () => {
    const { telling, run, counts } = runOf({
      ...{ rollout: { gates: [BLOCKED_GATE] }, stages: [HALVE] },
    });
    // 2 of 10 on day 0, 4 of 10 on day 1.
    expect(telling).toEqual(['0 start stage 0 of 10', '1 trip gate 0', '2 pause stage 0 gate 0']);
    expect(run.pausedDays).toBe(DAY_COUNT - 2);
    expect(counts).toMatchObject({ changed: 4, left: 6 });
    // Days 2 to 91: 13 weekends and the August bank holiday, the 56th day.
    expect(run.lostDays).toMatchObject({ weekend: 26, holiday: 1, gate: 90 - 27, capacity: 0 });
  });

  it('clears when others come, and the stage goes on where it was', () => {
    const joining = { name: 'new', from: day('2013-07-05'), to: day('2013-07-05') };
    const { telling, run } = runOf({
      rollout: { gates: [{ ...BLOCKED_GATE, clear: { bound: 0.25, days: 3 } }] },
      stages: [{ ...HALVE, select: { ...EVERYTHING, organisations: ['a', 'b'] } }],
      population: {
        onboarding: [{ ...joining, mailboxCount: 10, organisationType: 'trust', importedBytes: 0 }],
      },
    });
    // From Friday on 4 of 20, a fifth: clear on Sunday evening. Those who join a were passed on day
    // 1, as they come before b.
    expect(telling).toEqual([
      ...['0 start stage 0 of 6', '1 trip gate 0', '2 pause stage 0 gate 0', '6 clear gate 0'],
      ...['7 pauseEnd stage 0 gate 0', '7 finish stage 0 of 6'],
    ]);
    expect(run.pausedDays).toBe(5);
    expect(run.openDayCount).toBe(3);
  });

  it('trips strictly beyond its bound, after so many days in a row', () => {
    const at = (bound: number, days: number) =>
      runOf({
        rollout: { gates: [{ ...BLOCKED_GATE, trip: { bound, days } }] },
        stages: [HALVE],
      }).telling[1];
    expect(at(0.4, 1)).toBe('2 trip gate 0');
    expect(at(0.39, 1)).toBe('1 trip gate 0');
    expect(at(0.39, 3)).toBe('3 trip gate 0');
  });

  it('takes back all that a stage has done, and blocks what would come after it', () => {
    const after = { begin: { after: 'halve', bakeWorkingDays: 0 }, allowEmpty: true } as const;
    const { telling, runs, totals } = runOf({
      rollout: { gates: [{ ...BLOCKED_GATE, onTrip: 'rollback' }] },
      stages: [
        { ...HALVE, select: { ...EVERYTHING, organisations: ['a'] }, pace: { perDay: 4 } },
        { ...after, name: 'b', select: 'rest' },
        { ...HALVE, name: 'c', select: { ...EVERYTHING, organisations: ['b'] } },
      ],
    });
    // All of a, two of b: 6 of 10 on day 0, but they have finished by the evening.
    expect(telling).toEqual([
      '0 start stage 0 of 4',
      '0 start stage 2 of 2',
      '0 finish stage 0 of 4',
      '0 finish stage 2 of 2',
      '0 trip gate 0',
    ]);
    expect(runs[1]!.startDay).toBe(null);
    expect(totals.changeCount[1]).toBe(0);
    const slow = runOf({
      rollout: { gates: [{ ...BLOCKED_GATE, onTrip: 'rollback' }] },
      stages: [HALVE, { ...after, name: 'b', select: 'rest' }],
    });
    expect(slow.telling).toEqual([
      '0 start stage 0 of 10',
      '1 trip gate 0',
      '2 rollback stage 0 gate 0 of 4',
      '2 blocked stage 1',
      '2 clear gate 0',
    ]);
    expect(slow.counts).toMatchObject({ selected: 10, changed: 4, left: 6 });
    expect([...slow.totals.sendBlockedCount.slice(0, 3)]).toEqual([2, 4, 0]);
    expect(slow.totals.changeCount[2]).toBe(4);
    // Nobody waits, and no open day is lost: it ends on day 1.
    expect(slow.runs[0]!.lostDays).toMatchObject({ weekend: 0, gate: 0 });
  });

  it('takes back on a day that is closed, and before it only stops', () => {
    const stage = { ...HALVE, begin: { start: day('2013-07-04') } };
    const of = (onTrip: 'rollback' | 'abort') =>
      runOf({ rollout: { gates: [{ ...BLOCKED_GATE, onTrip }] }, stages: [stage] });
    // 4 of 10 on Friday the 5th.
    expect(of('rollback').telling.slice(1, 3)).toEqual([
      ...['4 trip gate 0', '5 rollback stage 0 gate 0 of 4'],
    ]);
    const aborted = of('abort');
    expect(aborted.telling.slice(1)).toEqual(['4 trip gate 0', '5 abort stage 0 gate 0']);
    expect(aborted.totals.sendBlockedCount[91]).toBe(4);
  });

  it('takes back rather than stops, and stops rather than pauses', () => {
    const gates = (['pause', 'abort', 'rollback'] as const).map((onTrip) => {
      return { ...BLOCKED_GATE, name: onTrip, onTrip };
    });
    const stopped = (...of: readonly number[]) =>
      runOf({
        rollout: { gates: of.map((index) => gates[index]!) },
        stages: [HALVE],
      }).telling.find((text) => text.startsWith('2 '));
    expect(stopped(0, 1, 2)).toBe('2 rollback stage 0 gate 2 of 4');
    expect(stopped(2, 1, 0)).toBe('2 rollback stage 0 gate 0 of 4');
    expect(stopped(0, 1)).toBe('2 abort stage 0 gate 1');
  });

  it('that only reports or alerts does nothing else', () => {
    const gates = [
      { ...BLOCKED_GATE, acts: false },
      { ...BLOCKED_GATE, name: 'told', onTrip: 'alert' as const },
    ];
    expect(runOf({ rollout: { gates }, stages: [HALVE] }).telling).toEqual([
      '0 start stage 0 of 10',
      ...['1 report gate 0', '1 alert gate 1', '4 finish stage 0 of 10'],
    ]);
  });

  it('acts on its stages alone, and holds those that have not started', () => {
    const later = { begin: { start: day('2013-07-03') }, allowEmpty: true };
    const { telling, runs } = runOf({
      rollout: { gates: [{ ...BLOCKED_GATE, stages: ['later'] }] },
      stages: [
        { ...HALVE, select: { ...EVERYTHING, organisations: ['a', 'b'] } },
        { ...later, name: 'later', select: 'rest' },
      ],
    });
    expect(telling).toEqual([
      '0 start stage 0 of 6',
      ...['1 trip gate 0', '2 finish stage 0 of 6'],
    ]);
    expect(runs[1]).toMatchObject({ dueDay: 2, startDay: null, pausedDays: 0 });
    // Days 2 to 91, as above.
    expect(runs[1]!.lostDays.gate).toBe(63);
  });

  it('looks at the mailboxes of what was running when it tripped', () => {
    const gate = { ...BLOCKED_GATE, scope: 'running', stages: ['halve'] } as const;
    const one = { ...HALVE, select: { ...EVERYTHING, organisations: ['b', 'c'] } };
    const two = { name: 'two', select: { ...EVERYTHING, organisations: ['a'] } };
    const { telling } = runOf({
      rollout: { gates: [gate] },
      stages: [one, { ...two, begin: { start: day('2013-07-02') } }],
    });
    // 2 of 6, and b stays as it is, whatever runs beside: a, of which nobody is blocked.
    expect(telling).toEqual([
      ...['0 start stage 0 of 6', '0 trip gate 0', '1 start stage 1 of 4'],
      ...['1 pause stage 0 gate 0', '2 finish stage 1 of 4'],
    ]);
  });

  it('has no value of failures on days without attempts, and so never clears', () => {
    const failing = {
      ...BLOCKED_GATE,
      metric: 'failureShare' as const,
      trip: { bound: 0.9, days: 2 },
    };
    const failures = { share: 1, retryAfterDays: 60, attempts: 2 };
    const begin = { start: day('2013-07-05') };
    const { telling } = runOf({ rollout: { gates: [failing], failures }, stages: [{ begin }] });
    // Friday, then Monday: the weekend has no value.
    expect(telling).toEqual([
      ...['4 start stage 0 of 10', '7 trip gate 0', '8 pause stage 0 gate 0'],
    ]);
  });

  it('takes no notice of failures on days off, on which stages may act', () => {
    const rollout = {
      calendar: { workingDaysOnly: false, weekdays: Array(7).fill(true), windows: [] },
      failures: { share: 1, retryAfterDays: 60, attempts: 2 },
      gates: [{ ...BLOCKED_GATE, metric: 'failureShare', trip: { bound: 0.9, days: 3 } } as const],
    };
    const begin = { start: day('2013-07-04') };
    const { telling } = runOf({ rollout, stages: [{ begin, pace: { perDay: 1 } }] });
    // Thursday, Friday and Monday.
    expect(telling[1]).toBe('7 trip gate 0');
  });
});
