import { describe, expect, it } from 'vitest';
import { BLIND, controllerOf, DAY_COUNT, onDay, only, seeing } from './controller-of.ts';

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
      leaveDay: BLIND.leaveDay,
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
