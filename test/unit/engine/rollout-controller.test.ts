import { describe, expect, it } from 'vitest';
import { fakeLostDays, fakeStage } from '../../support/fake-trace.ts';
import { BLIND, controllerOf, DAY_COUNT, LAST_DAY, onDay, only } from './controller-of.ts';

describe('a stage with a date', () => {
  it('is laid out in advance, day by day in its order, without a look at contents', () => {
    const { decide, stages, events } = controllerOf({});
    expect(decide(0, BLIND)).toEqual({
      set: { 0: [0, 1], 1: [2, 3], 2: [4, 5], 3: [6, 7], 4: [8, 9] },
      asked: DAY_COUNT,
      byStage: { 0: 10 },
    });
    expect(stages()).toEqual([
      fakeStage({ startDay: 0, finishDay: 4, selectedCount: 10, changedCount: 10 }),
    ]);
    expect(events()).toEqual([
      [0, 0, 'start', 10, 'start date'],
      [4, 0, 'finish', 10, 'every mailbox changed'],
    ]);
  });

  it('acts on open days only', () => {
    // Saturday 6 July: the first change is on Monday, the fifth day's on the next Monday.
    const { decide, stages } = controllerOf({ begin: onDay(5), pace: { perDay: 2 } });
    expect(decide(0, BLIND).set).toEqual({
      7: [0, 1],
      8: [2, 3],
      9: [4, 5],
      10: [6, 7],
      11: [8, 9],
    });
    expect(stages()[0]).toMatchObject({ startDay: 7, finishDay: 11 });
    const slow = controllerOf({ begin: onDay(4), pace: { perDay: 9 } });
    expect(slow.decide(0, BLIND).set).toEqual({ 4: [0, 1, 2, 3, 4, 5, 6, 7, 8], 7: [9] });
  });

  it('is decided about once', () => {
    const { decide } = controllerOf({});
    decide(0, BLIND);
    expect(decide(3, BLIND)).toEqual({ set: {}, asked: DAY_COUNT, byStage: {} });
  });

  it('leaves what the horizon has no days for', () => {
    // Wednesday 25 to Monday 30 September: four working days.
    const { decide, stages, events } = controllerOf({ begin: onDay(86) });
    expect(decide(0, BLIND).set).toEqual({ 86: [0, 1], 87: [2, 3], 88: [4, 5], 91: [6, 7] });
    expect(stages()).toEqual([
      fakeStage({
        ...{ startDay: 86, selectedCount: 10, changedCount: 8, leftCount: 2 },
        lostDays: fakeLostDays({ weekend: 2 }),
      }),
    ]);
    expect(events()).toEqual([
      [86, 0, 'start', 10, 'start date'],
      [LAST_DAY, 0, 'left', 2, 'end of the horizon'],
    ]);
  });

  it('that selects nobody starts and finishes at once', () => {
    const { decide, events } = controllerOf({
      select: { ...only('b'), regions: ['South'] },
      allowEmpty: true,
    });
    expect(decide(0, BLIND).set).toEqual({});
    expect(events()).toEqual([
      [0, 0, 'start', 0, 'start date'],
      [0, 0, 'finish', 0, 'every mailbox changed'],
    ]);
  });
});

describe('a stage after another', () => {
  const pilot = { name: 'pilot', select: only('b') };

  it('starts after the bake, in working days, and is laid out in advance too', () => {
    // The pilot is done on Monday 1 July; Tuesday, Wednesday, Thursday pass; Friday is day 4.
    const { decide, stages, events } = controllerOf(pilot, {
      select: 'rest',
      begin: { after: 'pilot', bakeWorkingDays: 3 },
    });
    expect(decide(0, BLIND)).toEqual({
      set: { 0: [4, 5], 4: [0, 1], 7: [2, 3], 8: [6, 7], 9: [8, 9] },
      asked: DAY_COUNT,
      byStage: { 0: 2, 1: 8 },
    });
    expect(stages()[1]).toMatchObject({ startDay: 4, finishDay: 9, changedCount: 8 });
    expect(events().map((event) => event.slice(0, 3))).toEqual([
      [0, 0, 'start'],
      [0, 0, 'finish'],
      [4, 1, 'start'],
      [9, 1, 'finish'],
    ]);
    expect(events()[2]![4]).toBe('after pilot');
  });

  it('may stand before it in the file', () => {
    const { decide, stages } = controllerOf(
      { name: 'second', select: 'rest', begin: { after: 'pilot', bakeWorkingDays: 0 } },
      pilot,
    );
    expect(decide(0, BLIND).byStage).toEqual({ 0: 8, 1: 2 });
    expect(stages()[0]).toMatchObject({ startDay: 1 });
  });

  it('never starts where the other does not finish, nor where its bake passes the end', () => {
    const late = controllerOf(
      { ...pilot, pace: { perDay: 1 }, begin: onDay(91) },
      {
        select: 'rest',
        begin: { after: 'pilot', bakeWorkingDays: 0 },
      },
    );
    late.decide(0, BLIND);
    expect(late.stages()[1]).toEqual(fakeStage({ selectedCount: 8, leftCount: 8 }));
    const cause = 'never started: pilot has not finished';
    expect(late.events()).toContainEqual([LAST_DAY, 1, 'left', 8, cause]);
    const baked = controllerOf(
      { ...pilot, begin: onDay(88) },
      {
        select: 'rest',
        begin: { after: 'pilot', bakeWorkingDays: 1 },
      },
    );
    baked.decide(0, BLIND);
    // Friday 27 September; Monday 30 passes, and is the last day.
    expect(baked.stages()[0]).toMatchObject({ finishDay: 88 });
    expect(baked.stages()[1]).toMatchObject({ startDay: null });
  });
});
