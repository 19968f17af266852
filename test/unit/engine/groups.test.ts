import { describe, expect, it } from 'vitest';
import type { Controller } from '../../../src/engine/controller.ts';
import { type GroupProgress, groupEndDay } from '../../../src/engine/groups.ts';

const ASKED = 10;

/** No stage, one laid out to day 30, one that looks on day 10, one whose start is not known. */
const FREE_UNTIL = [100, 30, ASKED, null] as const;

const controller: Controller = {
  decide: () => ASKED,
  freeUntil: ([stage]) => FREE_UNTIL[stage!]!,
  stages: () => ({ stages: [], events: [] }),
};

const GROUPS = FREE_UNTIL.map((_, stage): GroupProgress => {
  return { cohort: 0, cell: 0, firstRow: stage, endRow: stage + 1, claimedBy: [stage], day: 4 };
});

const endDays = (limit: number) => GROUPS.map(groupEndDay(controller, ASKED, limit));

describe('the day to which a group is simulated', () => {
  it('is as far as its stages have been decided about; one of which that is unknown waits', () => {
    expect(endDays(100)).toEqual([100, 30, ASKED, 4]);
  });

  it('is the limit at the latest', () => {
    expect(endDays(20)).toEqual([20, 20, ASKED, 4]);
    expect(endDays(ASKED + 1)).toEqual([ASKED + 1, ASKED + 1, ASKED, 4]);
  });

  it('is the limit of all groups alike where the controller is not asked again before it', () => {
    expect(endDays(ASKED)).toEqual([ASKED, ASKED, ASKED, ASKED]);
    expect(endDays(7)).toEqual([7, 7, 7, 7]);
  });

  it('is the day of the question where the controller does not say more', () => {
    const { freeUntil: _, ...silent } = controller;
    expect(GROUPS.map(groupEndDay(silent, ASKED, 100))).toEqual([ASKED, ASKED, ASKED, ASKED]);
    expect(GROUPS.map(groupEndDay(silent, ASKED, 7))).toEqual([7, 7, 7, 7]);
  });
});
