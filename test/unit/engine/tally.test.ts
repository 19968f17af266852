import { describe, expect, it } from 'vitest';

import {
  COUNT,
  clearTally,
  copyTally,
  createTally,
  FLOW,
  FLOW_FIELDS,
  groupFirstDay,
  LEVEL,
  LEVEL_FIELDS,
  type Tally,
} from '../../../src/engine/tally.ts';
import { dayTotals, eventCounts, flowSums, forEachDay } from '../../../src/engine/totals.ts';

const DAYS = 3;

/** Two cohorts and one stage: groups of cohort c are those not changed and those changed. */
function twoCohorts(): Tally {
  return createTally(2, 1, DAYS);
}

interface Entry {
  readonly cohort: number;
  readonly changedBy: number;
  readonly day: number;
}

const KEPT: Entry = { cohort: 0, changedBy: 0, day: 0 };
const CHANGED: Entry = { cohort: 0, changedBy: 1, day: 0 };

function addLevel(tally: Tally, { cohort, changedBy, day }: Entry, field: number, by: number) {
  tally.levels[(groupFirstDay(tally, cohort, changedBy) + day) * LEVEL_FIELDS + field]! += by;
}

function addFlow(tally: Tally, { cohort, changedBy, day }: Entry, field: number, by: number) {
  tally.flows[(groupFirstDay(tally, cohort, changedBy) + day) * FLOW_FIELDS + field]! += by;
}

describe('a tally', () => {
  it('has a place of its own for every group and day, and one day more for what comes after', () => {
    const tally = createTally(2, 3, DAYS);
    const places = new Set<number>();
    for (let cohort = 0; cohort < 2; cohort++) {
      for (let changedBy = 0; changedBy <= 3; changedBy++) {
        for (let day = 0; day <= DAYS; day++)
          places.add(groupFirstDay(tally, cohort, changedBy) + day);
      }
    }
    expect(places.size).toBe(2 * 4 * 4);
    expect(Math.max(...places)).toBe(31);
    expect(tally.levels).toHaveLength(32 * LEVEL_FIELDS);
    expect(tally.flows).toHaveLength(32 * FLOW_FIELDS);
  });

  it('may have one group a cohort, whichever stage changes the mailboxes', () => {
    const tally = createTally(2, 0, DAYS);
    expect(tally.levels).toHaveLength(8 * LEVEL_FIELDS);
    const places = [0, 1, 3].map((changedBy) => groupFirstDay(tally, 1, changedBy));
    expect(places).toEqual([4, 4, 4]);
  });

  it('has room for its fields, each in a place of its own', () => {
    for (const [fields, size] of [
      [LEVEL, LEVEL_FIELDS],
      [FLOW, FLOW_FIELDS],
      [COUNT, twoCohorts().counts.length],
    ] as const) {
      const places = Object.values(fields);
      expect(new Set(places).size).toBe(places.length);
      expect(Math.max(...places)).toBeLessThan(size);
    }
  });

  it('is copied and cleared whole', () => {
    const [tally, copy] = [twoCohorts(), twoCohorts()];
    for (const column of [tally.levels, tally.flows, tally.counts, tally.keptBytes]) {
      column.forEach((_, index) => {
        column[index] = index + 1;
      });
    }
    copyTally(tally, copy);
    expect(copy).toEqual(tally);
    clearTally(tally);
    expect(tally).toEqual(twoCohorts());
    expect(copy.levels.at(-1)).toBe(copy.levels.length);
  });
});

describe('day totals', () => {
  it('add up differences over the days and the groups, as base + slope C(d)', () => {
    const tally = twoCohorts();
    addLevel(tally, KEPT, LEVEL.base, 1000);
    addLevel(tally, KEPT, LEVEL.slope, 40);
    // From day 1 on a mailbox of 300 + 10 C goes over to the stage's group, at 280 + 20 C.
    const later = { ...KEPT, day: 1 };
    addLevel(tally, later, LEVEL.base, -300);
    addLevel(tally, later, LEVEL.slope, -10);
    addLevel(tally, { ...CHANGED, day: 1 }, LEVEL.base, 280);
    addLevel(tally, { ...CHANGED, day: 1 }, LEVEL.slope, 20);
    // Another cohort's does not count.
    addLevel(tally, { ...KEPT, cohort: 1 }, LEVEL.base, 1e9);
    const curve = {
      daily: Float64Array.of(1, 0.5, 2),
      cumulative: Float64Array.of(0, 1, 1.5, 3.5),
    };
    const totals = dayTotals(tally, 0, curve);
    // 1000 + 40; 980 + 50 x 1.5; 980 + 50 x 3.5.
    expect([...totals.usedBytes]).toEqual([1040, 1055, 1155]);
    // 40 x 1; 50 x 0.5; 50 x 2.
    expect([...totals.keptBytes]).toEqual([40, 25, 100]);
  });

  it('have what overflows on the day of a crossing neither kept nor used', () => {
    const tally = twoCohorts();
    addLevel(tally, KEPT, LEVEL.slope, 100);
    addLevel(tally, KEPT, LEVEL.gross, 400);
    // On day 1, 30 of 100 do not fit; the rates are those of full from day 2 on.
    addFlow(tally, { ...KEPT, day: 1 }, FLOW.overflowBytes, 30);
    addFlow(tally, { ...KEPT, day: 1 }, FLOW.overflowBouncedBytes, 90);
    addFlow(tally, { ...KEPT, day: 1 }, FLOW.overflowSuppressedBytes, 30);
    const fromDayTwo = { ...KEPT, day: 2 };
    addLevel(tally, fromDayTwo, LEVEL.slope, -100);
    addLevel(tally, fromDayTwo, LEVEL.base, 170);
    addLevel(tally, fromDayTwo, LEVEL.suppressed, 100);
    addLevel(tally, fromDayTwo, LEVEL.bounced, 300);
    const curve = { daily: Float64Array.of(1, 1, 2), cumulative: Float64Array.of(0, 1, 2, 4) };
    const totals = dayTotals(tally, 0, curve);
    expect([...totals.usedBytes]).toEqual([100, 170, 170]);
    expect([...totals.keptBytes]).toEqual([100, 70, 0]);
    expect([...totals.bouncedBytes]).toEqual([0, 90, 600]);
    expect([...totals.suppressedBytes]).toEqual([0, 30, 200]);
    // Gross 400, 400, 800; the rest is triaged: 300, 210, 0.
    expect([...totals.triagedBytes]).toEqual([300, 210, 0]);
  });

  it('carry mailboxes, states and quotas on, and flows not', () => {
    const tally = twoCohorts();
    addFlow(tally, KEPT, FLOW.mailboxes, 5);
    addFlow(tally, KEPT, FLOW.committedBytes, 500);
    addFlow(tally, KEPT, FLOW.unlimited, 1);
    addLevel(tally, KEPT, LEVEL.warned, 2);
    addLevel(tally, { ...KEPT, day: 1 }, LEVEL.warned, -1);
    addLevel(tally, { ...KEPT, day: 1 }, LEVEL.full, 1);
    addLevel(tally, { ...KEPT, day: 2 }, LEVEL.sendBlocked, 1);
    addFlow(tally, { ...KEPT, day: 1 }, FLOW.mailboxes, -1);
    addFlow(tally, { ...CHANGED, day: 1 }, FLOW.mailboxes, 1);
    addFlow(tally, { ...KEPT, day: 1 }, FLOW.committedBytes, -100);
    addFlow(tally, { ...CHANGED, day: 1 }, FLOW.committedBytes, 200);
    for (const [index, field] of [
      FLOW.deletedBytes,
      FLOW.parkedBytes,
      FLOW.housekeptBytes,
      FLOW.returnedBytes,
      FLOW.cleanUps,
      FLOW.contacts,
      FLOW.changes,
    ].entries()) {
      addFlow(tally, { ...CHANGED, day: 1 }, field, index + 1);
    }
    const curve = { daily: new Float64Array(3), cumulative: new Float64Array(4) };
    const totals = dayTotals(tally, 0, curve);
    expect([...totals.mailboxCount]).toEqual([5, 5, 5]);
    expect([...totals.committedBytes]).toEqual([500, 600, 600]);
    expect([...totals.unlimitedCount]).toEqual([1, 1, 1]);
    expect([...totals.warnedCount]).toEqual([2, 1, 1]);
    expect([...totals.sendBlockedCount]).toEqual([0, 0, 1]);
    expect([...totals.fullCount]).toEqual([0, 1, 1]);
    expect([...totals.okCount]).toEqual([3, 3, 2]);
    expect([...totals.deletedBytes]).toEqual([0, 1, 0]);
    expect([...totals.parkedBytes]).toEqual([0, 2, 0]);
    expect([...totals.housekeptBytes]).toEqual([0, 3, 0]);
    expect([...totals.returnedBytes]).toEqual([0, 4, 0]);
    expect([...totals.cleanUpCount]).toEqual([0, 5, 0]);
    expect([...totals.contactCount]).toEqual([0, 6, 0]);
    expect([...totals.changeCount]).toEqual([0, 7, 0]);
  });
});

describe('the days of a tally', () => {
  it('end with what the last day has changed for the day after', () => {
    const tally = twoCohorts();
    addLevel(tally, KEPT, LEVEL.gross, 8);
    addLevel(tally, { ...KEPT, day: DAYS }, LEVEL.gross, -3);
    const seen: number[][] = [];
    forEachDay(tally, 0, (day, { levels }) => seen.push([day, levels[LEVEL.gross]!]));
    expect(seen).toEqual([
      [0, 8],
      [1, 8],
      [2, 8],
      [3, 5],
    ]);
  });
});

describe('sums of flows', () => {
  it('are over all days and groups, of all cohorts or of one', () => {
    const tally = twoCohorts();
    addFlow(tally, KEPT, FLOW.cleanUps, 1);
    addFlow(tally, { ...CHANGED, day: 2 }, FLOW.cleanUps, 10);
    addFlow(tally, { ...KEPT, cohort: 1, day: 1 }, FLOW.cleanUps, 100);
    addFlow(tally, { ...CHANGED, cohort: 1, day: DAYS }, FLOW.cleanUps, 1000);
    addFlow(tally, KEPT, FLOW.contacts, 5);
    const cleanUps = [undefined, 0, 1].map((cohort) => flowSums(tally, cohort)[FLOW.cleanUps]);
    expect(cleanUps).toEqual([1111, 11, 1100]);
    expect(flowSums(tally)[FLOW.contacts]).toBe(5);
    expect(flowSums(tally)[FLOW.returns]).toBe(0);
  });

  it('are the counts of events, beside those that are counted by kind', () => {
    const tally = twoCohorts();
    const flows = [FLOW.housekeepings, FLOW.cleanUps, FLOW.returns, FLOW.changes, FLOW.contacts];
    flows.forEach((field, index) => {
      addFlow(tally, { ...CHANGED, cohort: index % 2 }, field, index + 1);
    });
    for (const [index, kind] of Object.values(COUNT).entries()) tally.counts[kind] = 100 + index;
    expect(eventCounts(tally)).toEqual({
      housekeepings: 1,
      cleanUps: 2,
      returns: 3,
      changes: 4,
      contacts: 5,
      regimes: 100,
      adaptations: 101,
      warned: 102,
      sendBlocked: 103,
      full: 104,
      overflows: 105,
    });
  });
});
