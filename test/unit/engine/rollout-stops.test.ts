/** Rollouts that gates abort or roll back, with all that happens to stages as text. */
import { describe, expect, it } from 'vitest';
import type { GateSpec, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import { fakeLostDays } from '../../support/fake-trace.ts';
import {
  following,
  leaving,
  onDay,
  only,
  planOfScenario,
  play,
  withJoinersOn,
  withLeavers,
  withRules,
} from './controller-of.ts';

type Stage = Partial<StageSpec<number>>;

/** As many contacts as are given for each day from day 0 on, and none after. */
const contacts =
  (...byDay: readonly number[]) =>
  (day: number) => ({ counts: () => byDay[day] ?? 0 });

/** Stages under gates on contacts, above 10 unless said otherwise. */
const gated = (gates: readonly Partial<GateSpec>[], ...stages: readonly Stage[]) =>
  planOfScenario(withRules({ gates }, ...stages));

const TWO_A_DAY: Stage = { name: 'all' };
const A: Stage = { name: 'a', select: only('a') };
const C: Stage = { name: 'c', select: only('c'), ...following('a') };

describe('a gate that aborts', () => {
  const abort = { onTrip: 'abort' } as const;

  it('ends what runs from the next day on, and blocks what comes after', () => {
    const late: Stage = { name: 'late', select: only('b'), ...following('c') };
    const plan = gated([abort], { ...A, pace: { perDay: 1 } }, C, late);
    const { done, lines, stages } = play(plan, { evening: contacts(0, 11, 0) });
    expect(done).toEqual({ 0: { 0: 's0' }, 1: { 1: 's0' } });
    expect(lines).toBe(`
0, a, start, 4, date, -, start date
1, -, trip, -, contacts, 11, contacts a day above 10
2, -, clear, -, contacts, 0, contacts a day no longer above 10
2, a, abort, 2, contacts, 11, contacts a day above 10
2, c, blocked, 4, after a, -, never starts: a was aborted
2, late, blocked, 2, after c, -, never starts: c is blocked
`);
    expect(stages).toMatchObject([
      {
        end: 'aborted',
        endDay: 2,
        finishDay: null,
        changedCount: 2,
        leftCount: 2,
        rolledBackCount: 0,
      },
      { end: 'blocked', startDay: null, selectedCount: 4, changedCount: 0, leftCount: 4 },
      { end: 'blocked', startDay: null, selectedCount: 2, leftCount: 2 },
    ]);
    // Nothing is lost after the end, nor by what is never due.
    expect(stages.map(({ lostDays }) => lostDays)).toEqual(Array(3).fill(fakeLostDays()));
  });

  it('leaves alone what has finished by the evening, and what has not started', () => {
    // a finishes on day 1, on whose evening it trips; c is due on day 2 and starts on day 4.
    const plan = gated([abort], A, C);
    const { lines, stages } = play(plan, { evening: contacts(0, 11, 11, 0) });
    expect(lines).toBe(`
0, a, start, 4, date, -, start date
1, -, trip, -, contacts, 11, contacts a day above 10
1, a, finish, 4, calendar, -, every mailbox changed
3, -, clear, -, contacts, 0, contacts a day no longer above 10
4, c, start, 4, after a, -, after a
7, c, finish, 4, calendar, -, every mailbox changed
`);
    expect(stages[1]!.lostDays).toEqual(fakeLostDays({ gate: 2, weekend: 2 }));
  });

  it('ends one that starts on the day, and only those on which it acts', () => {
    const plan = gated([{ ...abort, stages: ['a'] }], A, { ...C, begin: onDay(0) });
    const { lines } = play(plan, { evening: contacts(11, 0) });
    expect(lines).toBe(`
0, -, trip, -, contacts, 11, contacts a day above 10
0, a, start, 4, date, -, start date
0, c, start, 4, date, -, start date
1, -, clear, -, contacts, 0, contacts a day no longer above 10
1, a, abort, 2, contacts, 11, contacts a day above 10
1, c, finish, 4, calendar, -, every mailbox changed
`);
  });

  it('ends what a gate has paused, and its pause with it', () => {
    const pause = { trip: { bound: 5, days: 1 } };
    const plan = gated([pause, { ...abort, name: 'stop' }], { ...TWO_A_DAY, pace: { perDay: 1 } });
    const { lines, stages } = play(plan, { evening: contacts(6, 7, 11, 11, 0) });
    expect(lines).toBe(`
0, -, trip, -, contacts, 6, contacts a day above 5
0, all, start, 10, date, -, start date
1, all, pause, 9, contacts, 6, contacts a day above 5
2, -, trip, -, stop, 11, contacts a day above 10
3, all, abort, 9, stop, 11, contacts a day above 10
4, -, clear, -, contacts, 0, contacts a day no longer above 5
4, -, clear, -, stop, 0, contacts a day no longer above 10
`);
    expect(stages[0]).toMatchObject({ pausedDays: 2, leftCount: 9, endDay: 3 });
    expect(stages[0]!.lostDays).toEqual(fakeLostDays({ gate: 2 }));
  });

  it('takes back what has been passed and not joined: nothing of it happens any more', () => {
    const scenario = withJoinersOn(
      withRules({ gates: [abort] }, { select: only('a', 'b'), pace: { perDay: 2 } }),
      ...[2, 8],
    );
    // Day 2: 4 and 5, and 11 passed behind 10, who waits for day 3.
    const { done, stages, lines } = play(planOfScenario(scenario), { evening: contacts(0, 0, 11) });
    expect(done).toEqual({
      ...{ 0: { 0: 's0', 1: 's0' }, 1: { 2: 's0', 3: 's0' }, 2: { 4: 's0', 5: 's0' } },
    });
    expect(lines).toMatch('3, doubling, abort, 1, contacts, 11');
    // 10 had joined and is left; 11 had not.
    expect(stages[0]).toMatchObject({ selectedCount: 7, changedCount: 6, leftCount: 1 });
  });

  it('does nothing on the last evening', () => {
    const plan = gated([abort], { ...A, begin: onDay(91), pace: { perDay: 1 } });
    const { lines, stages } = play(plan, { evening: contacts(...Array(91).fill(0), 11) });
    expect(lines).toBe(`
91, -, trip, -, contacts, 11, contacts a day above 10
91, a, start, 4, date, -, start date
91, a, left, 3, calendar, -, end of the horizon
`);
    expect(stages[0]).toMatchObject({ end: 'left', endDay: null });
  });
});

describe('a gate that rolls back', () => {
  const rollback = { onTrip: 'rollback' } as const;

  it('takes back on the next day, whatever the calendar, what has been changed', () => {
    // Thursday and Friday; on Saturday everybody goes back, though no change may be made.
    const plan = gated([rollback], { ...A, begin: onDay(3), pace: { perDay: 1 } }, C);
    const { done, lines, stages } = play(plan, { evening: contacts(0, 0, 0, 0, 11) });
    expect(done).toEqual({
      ...{ 3: { 0: 's0' }, 4: { 1: 's0' } },
      5: { 0: 'undo s0', 1: 'undo s0' },
    });
    expect(lines).toBe(`
3, a, start, 4, date, -, start date
4, -, trip, -, contacts, 11, contacts a day above 10
5, a, rollback, 2, contacts, 11, contacts a day above 10
5, c, blocked, 4, after a, -, never starts: a was rolled back
7, -, clear, -, contacts, 0, contacts a day no longer above 10
`);
    expect(stages).toMatchObject([
      { end: 'rolled back', endDay: 5, changedCount: 2, rolledBackCount: 2, leftCount: 2 },
      { end: 'blocked' },
    ]);
  });

  it('comes before an abort, and that before a pause', () => {
    const gates = [
      { name: 'pause' },
      { name: 'abort', onTrip: 'abort' } as const,
      { name: 'back', ...rollback },
    ];
    const evening = contacts(11, 0);
    expect(play(gated(gates, A), { evening }).lines).toBe(`
0, -, trip, -, pause, 11, contacts a day above 10
0, -, trip, -, abort, 11, contacts a day above 10
0, -, trip, -, back, 11, contacts a day above 10
0, a, start, 4, date, -, start date
1, -, clear, -, pause, 0, contacts a day no longer above 10
1, -, clear, -, abort, 0, contacts a day no longer above 10
1, -, clear, -, back, 0, contacts a day no longer above 10
1, a, rollback, 2, back, 11, contacts a day above 10
`);
    const [pause, abort, back] = gates;
    expect(play(gated([back!, abort!, pause!], A), { evening }).done[1]).toEqual({
      ...{ 0: 'undo s0', 1: 'undo s0' },
    });
    expect(play(gated([pause!, abort!], A), { evening }).lines).toMatch('1, a, abort, 2, abort');
  });

  it('does not take back what an abort has left some days ago', () => {
    const gates = [
      { name: 'abort', onTrip: 'abort' } as const,
      { name: 'back', ...rollback, trip: { bound: 11, days: 1 } },
    ];
    const { done } = play(gated(gates, A), { evening: contacts(11, 12) });
    expect(done).toEqual({ 0: { 0: 's0', 1: 's0' } });
  });

  it('takes back joiners that have come under the new quota, and lets later ones come without', () => {
    const scenario = withJoinersOn(
      withRules({ gates: [rollback] }, { select: only('b'), pace: { perDay: 1 } }),
      ...[3, 9],
    );
    // 4 on day 0, 5 on day 1, behind which 10 and 11 are passed: the stage has finished by then.
    expect(play(planOfScenario(scenario), { evening: contacts(0, 0, 0, 11) }).done).toEqual({
      ...{ 0: { 4: 's0' }, 1: { 5: 's0' }, 3: { 10: 's0' }, 9: { 11: 's0' } },
    });
    // 5 fails on day 1 and is tried again on day 8; on day 5 10 has joined, and 11 has not.
    const failing = {
      ...scenario,
      rollout: { ...scenario.rollout, failures: { share: 1, retryAfterDays: 7, attempts: 2 } },
    };
    const { done, lines, stages } = play(planOfScenario(failing), {
      ...{ evening: contacts(0, 0, 0, 0, 11), drawn: { failureShare: 0.8 } },
    });
    // All fail but those with a first draw of 0.8: neither 4 (0.602) nor 5 (0.793) succeeds.
    expect(done).toEqual({ 3: { 10: 's0' }, 5: { 10: 'undo s0' } });
    expect(lines).toMatch('5, doubling, rollback, 1, contacts, 11');
    expect(stages[0]).toMatchObject({
      ...{ selectedCount: 2, changedCount: 0, leftCount: 2, rolledBackCount: 1 },
      ...{ attemptCount: 2, failedAttemptCount: 2 },
    });
  });

  it('counts what is done at a milestone by those who stay changed', () => {
    const scenario = withJoinersOn(
      withRules({ gates: [rollback] }, { select: only('a', 'b'), pace: { perDay: 2 } }),
      ...[2, 8],
    );
    const milestones = [1, 5].map((offset) => ({ name: `${offset}`, date: onDay(offset).start }));
    const plan = planOfScenario(withLeavers({ ...scenario, milestones }));
    // Two on each of days 0 to 2, after which it trips. 0 leaves before the rollback on day 3.
    const { done, stages } = play(plan, {
      evening: contacts(0, 0, 11),
      view: leaving({ 0: 3 }),
    });
    expect(Object.keys(done[3]!)).toEqual(['1', '2', '3', '4', '5']);
    expect(stages[0]).toMatchObject({
      ...{ changedCount: 6, rolledBackCount: 5, doneCounts: [4, 1] },
    });
  });

  it('leaves done what stays changed, whoever of the passed goes back', () => {
    // 4 on day 0 and 5 on day 1, which has failed so far; 10 to 12 are passed and join on day 2.
    const milestones = [{ name: 'end', date: onDay(6).start }];
    const scenario = withJoinersOn(
      withRules(
        { gates: [rollback], failures: { share: 1, retryAfterDays: 7, attempts: 2 } },
        { select: only('b'), pace: { perDay: 1 } },
      ),
      ...[2, 2, 2],
    );
    const plan = planOfScenario(withLeavers({ ...scenario, milestones }));
    // Below 0.7 are 4's draw, 0.602, and not 5's, 0.793: 4 fails, 5 is changed and leaves.
    const { stages } = play(plan, {
      ...{ evening: contacts(0, 0, 0, 0, 11), drawn: { failureShare: 0.7 } },
      view: leaving({ 5: 4 }),
    });
    expect(stages[0]).toMatchObject({
      ...{ end: 'rolled back', changedCount: 1, rolledBackCount: 3, doneCounts: [1] },
    });
  });
});
