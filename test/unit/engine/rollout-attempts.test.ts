/** Attempts that fail, and when they are made again; approvals; and to what days are lost. */
import { describe, expect, it } from 'vitest';
import type { RolloutSpec, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import { fakeLostDays } from '../../support/fake-trace.ts';
import { day } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import {
  following,
  leaving,
  onDay,
  only,
  planOfScenario,
  play,
  type Script,
  withLeavers,
  withRules,
} from './controller-of.ts';

type Stage = Partial<StageSpec<number>>;

/** All ten on day 0, of whom 0 fails twice and 8 once. */
const ALL: Stage = { name: 'all', pace: { perDay: 10 } };
const FAILURES = { share: 0.1, retryAfterDays: 3, attempts: 3 };
const DRAWN = { failureShare: 0.1 };
const calm: Script = { evening: () => ({}), drawn: DRAWN };
const failing = (rules: Parameters<typeof withRules>[0] = {}, ...stages: readonly Stage[]) =>
  withRules({ failures: FAILURES, ...rules }, ...(stages.length > 0 ? stages : [ALL]));
const STORAGE = {
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
  pools: [{ name: 'all', usableBytes: 1, organisations: 'rest' as const }],
};
/** 1 July 2013 and so many days. */
const date = (offset: number) => day('2013-07-01') + offset;

/** What is done on days from one on. */
const doneFrom = (from: number, { done }: ReturnType<typeof play>) =>
  Object.fromEntries(Object.entries(done).filter(([on]) => Number(on) >= from));

describe('an attempt that fails', () => {
  it('is made again after so many days, or on the next day on which the stage may act', () => {
    const played = play(planOfScenario(failing()), calm);
    // 0 on days 0, 3 and, not on Saturday, day 6, but on day 7; 8 on days 0 and 3.
    expect(doneFrom(1, played)).toEqual({ 3: { 8: 's0' }, 7: { 0: 's0' } });
    expect(Object.keys(played.done[0]!)).toHaveLength(8);
    expect(played.stages[0]).toMatchObject({
      ...{ finishDay: 7, selectedCount: 10, changedCount: 10, failedCount: 0 },
      ...{ attemptCount: 13, failedAttemptCount: 3 },
    });
  });

  it('is the last after so many: the mailbox has failed for good', () => {
    const rules = { failures: { ...FAILURES, attempts: 2 } };
    const played = play(planOfScenario(failing(rules)), calm);
    expect(doneFrom(1, played)).toEqual({ 3: { 8: 's0' } });
    expect(played.stages[0]).toMatchObject({
      ...{ finishDay: 3, changedCount: 9, failedCount: 1, leftCount: 0 },
      ...{ attemptCount: 12, failedAttemptCount: 3 },
    });
    expect(played.lines).toBe(`
0, all, start, 10, date, -, start date
3, all, finish, 9, calendar, -, every mailbox changed, 1 failed for good
`);
  });

  it('uses one turn of the pace, and none for those that follow', () => {
    const plan = planOfScenario(failing({}, { ...ALL, pace: { perDay: 1 } }));
    const { done, stages } = play(plan, calm);
    // 1 to 5 on days 1 to 4 and 7; 0 is tried on days 3 and 7 beside them. 8 on day 10, and on day
    // 14 for the second time: three days after is a Saturday, and the Monday after day 14.
    expect(done).toEqual({
      ...{ 1: { 1: 's0' }, 2: { 2: 's0' }, 3: { 3: 's0' }, 4: { 4: 's0' } },
      ...{ 7: { 0: 's0', 5: 's0' }, 8: { 6: 's0' }, 9: { 7: 's0' }, 11: { 9: 's0' } },
      14: { 8: 's0' },
    });
    expect(stages[0]).toMatchObject({ finishDay: 14 });
  });

  it('is not made again in a freeze', () => {
    const freezes = [{ name: 'summer', from: date(3), to: date(9) }];
    const { done, stages } = play(planOfScenario(failing({ freezes })), calm);
    // Both on day 10; 0 again on day 13, a Sunday: day 14.
    expect(done[10]).toEqual({ 8: 's0' });
    expect(done[14]).toEqual({ 0: 's0' });
    // Freeze comes before weekend: days 3 to 9, and the weekend of days 12 and 13.
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({ freeze: 7, weekend: 2 }));
  });

  it('is not made again while a gate pauses the stage', () => {
    const plan = planOfScenario(failing({ gates: [{}] }));
    // Tripped on the evenings of days 2 and 3: days 3 and 4 are held.
    const evening = (on: number) => ({ counts: () => (on === 2 || on === 3 ? 11 : 0) });
    const played = play(plan, { ...calm, evening });
    expect(doneFrom(1, played)).toEqual({ 7: { 8: 's0' }, 10: { 0: 's0' } });
    expect(played.lines).toBe(`
0, all, start, 10, date, -, start date
2, -, trip, -, contacts, 11, contacts a day above 10
3, all, pause, 2, contacts, 11, contacts a day above 10
4, -, clear, -, contacts, 0, contacts a day no longer above 10
5, all, resume, 2, contacts, 0, contacts a day no longer above 10
10, all, finish, 10, calendar, -, every mailbox changed
`);
  });

  it('is not made again while its pool is over plan, and that is no wait', () => {
    const plan = planOfScenario({ ...failing(), storage: STORAGE });
    // Over plan on the evenings of days 1 to 7: held on days 2 to 8.
    const evening = (on: number) => ({ pools: [[on >= 1 && on <= 7 ? 2 : 1, 1] as const] });
    const played = play(plan, { ...calm, evening });
    expect(doneFrom(1, played)).toEqual({ 9: { 8: 's0' }, 14: { 0: 's0' } });
    // Their places have been decided.
    expect(played.lines).toBe(`
0, all, start, 10, date, -, start date
14, all, finish, 10, calendar, -, every mailbox changed
`);
    expect(played.stages[0]).toMatchObject({ waitDays: 0, lostDays: { capacity: 0 } });
  });

  it('is not made again where the owner leaves before: the mailbox is gone', () => {
    const plan = planOfScenario(withLeavers(failing()));
    const played = play(plan, { ...calm, view: leaving({ 0: 5, 8: 4 }) });
    expect(doneFrom(1, played)).toEqual({ 3: { 8: 's0' } });
    expect(played.stages[0]).toMatchObject({
      ...{ finishDay: 5, changedCount: 9, goneCount: 1, failedCount: 0 },
      ...{ attemptCount: 12, failedAttemptCount: 3 },
    });
    // On the very day of the attempt as well.
    const sooner = play(plan, { ...calm, view: leaving({ 0: 3, 8: 3 }) });
    expect(sooner.stages[0]).toMatchObject({ finishDay: 3, goneCount: 2, attemptCount: 10 });
  });

  it('is not made again after the end, of the stage or of the horizon', () => {
    const late = play(planOfScenario(failing({}, { ...ALL, begin: onDay(88) })), calm);
    // Friday 27 September; 0 and 8 again on Monday 30, the last day.
    expect(late.done[91]).toEqual({ 8: 's0' });
    expect(late.stages[0]).toMatchObject({
      ...{ end: 'left', changedCount: 9, leftCount: 1, attemptCount: 12, failedAttemptCount: 3 },
    });
    const aborted = play(planOfScenario(failing({ gates: [{ onTrip: 'abort' }] })), {
      ...calm,
      evening: (on) => ({ counts: () => (on === 2 ? 11 : 0) }),
    });
    expect(doneFrom(1, aborted)).toEqual({});
    expect(aborted.lines).toMatch('3, all, abort, 2, contacts');
    expect(aborted.stages[0]).toMatchObject({ changedCount: 8, leftCount: 2, attemptCount: 10 });
  });

  it('is what a gate on failures sees, with those of the day', () => {
    // Of ten attempts on day 0 two fail: a fifth. Of two on day 3 one does: a half.
    const gate = {
      metric: 'failureShare',
      scope: 'running',
      trip: { bound: 0.4, days: 1 },
    } as const;
    const { lines, stages } = play(planOfScenario(failing({ gates: [gate] })), calm);
    expect(lines).toMatch(`
3, -, trip, -, contacts, 0.5, failure share above 40%
4, all, pause, 1, contacts, 0.5, failure share above 40%
`);
    // A stage that is paused attempts nothing: what it waits for never comes.
    expect(lines).toMatch(
      '91, all, left, 1, contacts, 0.5, end of the horizon, paused: failure share above 40%',
    );
    expect(stages[0]).toMatchObject({ end: 'left', pausedDays: 88 });
    const fifth = { ...gate, trip: { bound: 0.19, days: 1 } };
    expect(play(planOfScenario(failing({ gates: [fifth] })), calm).lines).toMatch(
      '0, -, trip, -, contacts, 0.2, failure share above 19%',
    );
  });
});

describe('an approval', () => {
  const approved = (days: number, begin: StageSpec<number>['begin'], rules = {}) =>
    planOfScenario(
      withRules(
        rules as Partial<RolloutSpec<number>>,
        { name: 'a', select: only('a') },
        { name: 'c', select: only('c'), begin, approvalWorkingDays: days },
      ),
    );
  const drawn = (days: number) => ({ approvalWorkingDays: [0, days] });

  it('is asked for when the stage is ready, and given after working days', () => {
    // a finishes on day 1, the bake is day 2, c is ready on Thursday, day 3; the third working day
    // after is Tuesday 9 July.
    const plan = approved(3, { after: 'a', bakeWorkingDays: 1 });
    const { lines, stages } = play(plan, { evening: () => ({}), drawn: drawn(3) });
    expect(lines).toBe(`
0, a, start, 4, date, -, start date
1, a, finish, 4, calendar, -, every mailbox changed
3, c, approval, 4, approval, 3, approval asked for, given after 3 working days
8, c, start, 4, after a, -, after a, approved
9, c, finish, 4, calendar, -, every mailbox changed
`);
    // No days are lost to it.
    expect(stages[1]!.lostDays).toEqual(fakeLostDays());
  });

  it('of no working days is none', () => {
    const plan = approved(0, onDay(2));
    const { lines } = play(plan, { evening: () => ({}), drawn: drawn(0) });
    expect(lines).toMatch('2, c, start, 4, date, -, start date\n');
    expect(lines).not.toMatch('approval');
  });

  it('is not asked for while a gate holds the stage, and does not start it while one does', () => {
    const plan = approved(2, onDay(1), { gates: [{ stages: ['c'] }] });
    // Held on days 1 and 2: asked for on day 3, a Thursday, given on Monday; held on Monday too.
    const held = [0, 1, 4];
    const evening = (on: number) => ({ counts: () => (held.includes(on) ? 11 : 0) });
    const { lines, stages } = play(plan, { evening, drawn: drawn(2) });
    expect(lines).toMatch('3, c, approval, 4, approval, 2,');
    expect(lines).toMatch('8, c, start, 4, date, -, start date, approved');
    // By the calendar it was due, its approval given, on day 3; the weekend and Monday are lost.
    expect(stages[1]!.lostDays).toEqual(fakeLostDays({ weekend: 2, gate: 1 }));
  });

  it('that is not given within the horizon leaves a stage that was asked for', () => {
    const plan = approved(5, onDay(88));
    const { lines } = play(plan, { evening: () => ({}), drawn: drawn(5) });
    expect(lines).toMatch(`
88, c, approval, 4, approval, 5, approval asked for, given after 5 working days
91, c, left, 4, calendar, -, never started
`);
  });

  it('is not asked for a stage that is blocked', () => {
    const plan = approved(2, { after: 'a', bakeWorkingDays: 0 }, { gates: [{ onTrip: 'abort' }] });
    const evening = (on: number) => ({ counts: () => (on === 0 ? 11 : 0) });
    expect(play(plan, { evening, drawn: drawn(2) }).lines).not.toMatch('approval');
  });
});

describe('a stage after one that has failures', () => {
  it('begins after the last of them is settled', () => {
    const plan = planOfScenario(
      failing(
        {},
        { name: 'a', select: only('a'), pace: { perDay: 4 } },
        {
          ...{ name: 'c', select: only('c') },
          ...following('a'),
        },
      ),
    );
    // 0 is changed on day 7 at last.
    expect(play(plan, calm).stages.map(({ startDay }) => startDay)).toEqual([0, 8]);
  });
});
