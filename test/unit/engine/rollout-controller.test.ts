import { describe, expect, it } from 'vitest';

import type { EveningView } from '../../../src/engine/controller.ts';
import { rolloutController } from '../../../src/engine/rollout-controller.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import type { StageSpec } from '../../../src/scenario/scenario.ts';
import { day, EVERYTHING, ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';

/** 1 July 2013, a Monday, to 30 September. */
const DAY_COUNT = 92;
const LAST_DAY = DAY_COUNT - 1;

/** Nobody may look. */
const BLIND: EveningView = {
  usedBytes: () => {
    throw new Error('a controller looked at a content');
  },
  quotaBytes: () => {
    throw new Error('a controller looked at a quota');
  },
};

/** Contents by mailbox number, under quotas of 100. */
const seeing = (...used: readonly number[]): EveningView => ({
  usedBytes: (mailbox) => used[mailbox]!,
  quotaBytes: () => 100,
});

/** A controller of stages for mailboxes 0 to 3 (a), 4 and 5 (b), 6 to 9 (c). */
function controllerOf(...stages: readonly Partial<StageSpec>[]) {
  const { plan, faults } = compilePlan(withStages(...stages), ORGANISATIONS);
  expect(faults).toEqual([]);
  const controller = rolloutController(plan!);
  return {
    /** Changes set, as day: mailboxes in the order set; and the day of the next question. */
    decide: (onDay: number, view: EveningView) => {
      const set: Record<number, number[]> = {};
      const byStage: Record<number, number> = {};
      const asked = controller.decide(onDay, view, (mailbox, changeDay, stage) => {
        if (set[changeDay] === undefined) set[changeDay] = [];
        set[changeDay].push(mailbox);
        byStage[stage] = (byStage[stage] ?? 0) + 1;
      });
      return { set, asked, byStage };
    },
    freeUntil: (claimedBy: readonly number[], asked: number) =>
      controller.freeUntil!(claimedBy, asked),
    stages: () => controller.stages().stages,
    events: () =>
      controller.stages().events.map((e) => [e.day, e.stage, e.kind, e.mailboxCount, e.cause]),
  };
}

const only = (...organisations: string[]) => ({ ...EVERYTHING, organisations });
const onDay = (offset: number) => ({ start: day('2013-07-01') + offset });

describe('a stage with a date', () => {
  it('is laid out in advance, day by day in its order, without a look at contents', () => {
    const { decide, stages, events } = controllerOf({});
    expect(decide(0, BLIND)).toEqual({
      set: { 0: [0, 1], 1: [2, 3], 2: [4, 5], 3: [6, 7], 4: [8, 9] },
      asked: DAY_COUNT,
      byStage: { 0: 10 },
    });
    expect(stages()).toEqual([
      { startDay: 0, finishDay: 4, selectedCount: 10, changedCount: 10, leftCount: 0 },
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
      { startDay: 86, finishDay: null, selectedCount: 10, changedCount: 8, leftCount: 2 },
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
    expect(late.stages()[1]).toEqual({
      startDay: null,
      finishDay: null,
      selectedCount: 8,
      changedCount: 0,
      leftCount: 8,
    });
    expect(late.events()).toContainEqual([LAST_DAY, 1, 'left', 8, 'never started']);
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

describe('a stage that depends on contents', () => {
  const FILLS = seeing(50, 90, 50, 70, 10, 99, 0, 90, 30, 80);

  it('is laid out on the eve of its start, and not looked at before', () => {
    const { decide, stages } = controllerOf({ order: 'fullest-first', begin: onDay(9) });
    expect(decide(0, BLIND)).toEqual({ set: {}, asked: 9, byStage: {} });
    expect(stages()[0]).toMatchObject({ startDay: null });
    expect(decide(9, FILLS)).toEqual({
      // 99, 90 90, 80, 70, 50 50, 30, 10, 0; equals by mailbox number.
      set: { 9: [5, 1], 10: [7, 9], 11: [3, 0], 14: [2, 8], 15: [4, 6] },
      asked: DAY_COUNT,
      byStage: { 0: 10 },
    });
    expect(stages()[0]).toMatchObject({ startDay: 9, finishDay: 15 });
  });

  it('may begin with the emptiest', () => {
    const { decide } = controllerOf({ order: 'emptiest-first', pace: { perDay: 5 } });
    expect(decide(0, FILLS).set).toEqual({ 0: [6, 4, 8, 0, 2], 1: [3, 9, 1, 7, 5] });
  });

  it('looks at the content relative to the quota in force', () => {
    const { decide } = controllerOf({ order: 'fullest-first', select: only('b') });
    const view = {
      usedBytes: (mailbox: number) => (mailbox === 4 ? 60 : 90),
      quotaBytes: (mailbox: number) => (mailbox === 4 ? 50 : 100),
    };
    expect(decide(0, view).set).toEqual({ 0: [4, 5] });
  });

  it('takes those that are just full enough, and leaves those that are not', () => {
    const { decide, stages } = controllerOf({
      select: { ...only('a'), fillAtLeast: 0.8 },
      order: 'organisations',
    });
    const view = seeing(80, 79.999, 120, 80.001);
    expect(decide(0, view).set).toEqual({ 0: [0, 2], 1: [3] });
    expect(stages()[0]).toMatchObject({ selectedCount: 3, changedCount: 3, leftCount: 0 });
  });

  it('asks for the earliest eve, one stage after another', () => {
    const { decide } = controllerOf(
      { name: 'late', select: only('a'), order: 'fullest-first', begin: onDay(14) },
      { name: 'early', select: only('b'), order: 'fullest-first', begin: onDay(7) },
      {
        name: 'last',
        select: only('c'),
        order: 'emptiest-first',
        begin: { after: 'late', bakeWorkingDays: 0 },
      },
    );
    expect(decide(0, BLIND).asked).toBe(7);
    expect(decide(7, FILLS)).toMatchObject({ set: { 7: [5, 4] }, asked: 14 });
    // Done on day 15; the last begins on day 16.
    expect(decide(14, FILLS)).toMatchObject({ set: { 14: [1, 3], 15: [0, 2] }, asked: 16 });
    expect(decide(16, FILLS)).toMatchObject({ set: { 16: [6, 8], 17: [9, 7] }, asked: DAY_COUNT });
  });

  it('asks for the earliest eve, in whatever order the stages stand', () => {
    const stages = [
      { name: 'early', select: only('b'), order: 'fullest-first' as const, begin: onDay(7) },
      { name: 'late', select: only('a'), order: 'fullest-first' as const, begin: onDay(14) },
    ];
    expect(controllerOf(...stages).decide(0, BLIND).asked).toBe(7);
    expect(controllerOf(...stages.toReversed()).decide(0, BLIND).asked).toBe(7);
  });

  it('lets those after it begin at once where nobody is full enough', () => {
    const { decide, stages } = controllerOf(
      { name: 'full', select: { ...only('a'), fillAtLeast: 2 }, begin: onDay(1) },
      { name: 'b', select: only('b'), begin: { after: 'full', bakeWorkingDays: 0 } },
    );
    expect(decide(0, BLIND).asked).toBe(1);
    expect(decide(1, FILLS).set).toEqual({ 2: [4, 5] });
    expect(stages()[0]).toMatchObject({ startDay: 1, finishDay: 1, selectedCount: 0 });
  });
});

describe('how far mailboxes are free', () => {
  const FILLS = seeing(50, 90, 50, 70, 10, 99, 0, 90, 30, 80);
  const { decide, freeUntil } = controllerOf(
    { name: 'dated', select: only('b') },
    { name: 'by fill', select: { ...only('a'), fillAtLeast: 0.6 }, begin: onDay(9) },
    { name: 'after it', select: 'rest', begin: { after: 'by fill', bakeWorkingDays: 0 } },
  );

  it('is to the end where no stage may change them, or only those laid out', () => {
    expect(decide(0, BLIND).asked).toBe(9);
    expect(freeUntil([], 9)).toBe(DAY_COUNT);
    expect(freeUntil([0], 9)).toBe(DAY_COUNT);
  });

  it('is to the start of a stage that will look at them', () => {
    expect(freeUntil([1], 9)).toBe(9);
    expect(freeUntil([0, 1], 9)).toBe(9);
  });

  it('is not known of a stage whose start is not, unless another looks by then', () => {
    expect(freeUntil([2], 9)).toBeNull();
    expect(freeUntil([1, 2], 9)).toBe(9);
    expect(freeUntil([1, 2], 5)).toBeNull();
  });

  it('is known as soon as the stage before is laid out', () => {
    // Mailboxes 1 and 3 on Wednesday 10 July; what is left of a begins on the day after.
    expect(decide(9, FILLS)).toMatchObject({ set: { 9: [1, 3] }, asked: 10 });
    expect(freeUntil([1], 10)).toBe(DAY_COUNT);
    expect(freeUntil([1, 2], 10)).toBe(10);
    expect(decide(10, FILLS).asked).toBe(DAY_COUNT);
    expect(freeUntil([1, 2], DAY_COUNT)).toBe(DAY_COUNT);
  });
});

describe('the rest', () => {
  const full = { name: 'full', select: { ...only('a'), fillAtLeast: 0.8 }, pace: { perDay: 9 } };
  const rest = { name: 'rest', select: 'rest' as const, pace: { perDay: 9 } };
  const FILLS = seeing(90, 10, 90, 10, 0, 0, 0, 0, 0, 0);

  it('takes what a stage by fill has left, with what nobody else selects, in order', () => {
    const { decide, stages } = controllerOf(full, { ...rest, begin: onDay(7) });
    expect(decide(0, FILLS)).toMatchObject({ set: { 0: [0, 2] }, asked: 7 });
    expect(decide(7, FILLS).set).toEqual({ 7: [1, 3, 4, 5, 6, 7, 8, 9] });
    expect(stages()[1]).toMatchObject({ selectedCount: 8, changedCount: 8 });
  });

  it.each([
    ['after', [full, rest]],
    ['before', [rest, full]],
  ])('finds it left on the same day, standing %s it in the file', (_where, stages) => {
    const { decide } = controllerOf(...stages);
    const { set, byStage } = decide(0, FILLS);
    expect(set[0]!.slice().sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(set[0]!.slice(0, 2)).toEqual([0, 2]);
    expect(Object.values(byStage).sort()).toEqual([2, 8]);
  });

  it('keeps off the mailboxes of a stage by fill that has not started', () => {
    const { decide } = controllerOf({ ...full, begin: onDay(7) }, rest);
    expect(decide(0, FILLS)).toMatchObject({ set: { 0: [4, 5, 6, 7, 8, 9] }, asked: 7 });
    expect(decide(7, FILLS).set).toEqual({ 7: [0, 2] });
  });

  it('is right also where the stage by fill is in random order', () => {
    const { decide } = controllerOf({ ...full, order: 'random' }, { ...rest, begin: onDay(7) });
    expect(decide(0, FILLS).set[0]!.sort()).toEqual([0, 2]);
    expect(decide(7, FILLS).set).toEqual({ 7: [1, 3, 4, 5, 6, 7, 8, 9] });
  });
});
