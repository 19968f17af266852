import { describe, expect, it } from 'vitest';

import {
  COUNT,
  cellFirstDay,
  clearTally,
  copyTally,
  createTally,
  FLOW,
  FLOW_FIELDS,
  LEVEL,
  LEVEL_FIELDS,
  type Tally,
} from '../../../src/engine/tally.ts';
import { dayTotals, eventCounts, flowSums, forEachDay } from '../../../src/engine/totals.ts';
import { cellsOfCohort } from '../../../src/plan/cells.ts';

const DAYS = 3;

const POOLS = 2;

/** Two cohorts in two pools: cohort c has the cells 2 c and 2 c + 1. */
function twoCohorts(): Tally {
  const shape = { cohortCount: 2, poolCount: POOLS, sectionCount: 1, dayCount: DAYS };
  return createTally({ ...shape, stageCount: 3 });
}

interface Entry {
  readonly cohort: number;
  readonly pool: number;
  readonly day: number;
}

const FIRST: Entry = { cohort: 0, pool: 0, day: 0 };
const SECOND: Entry = { cohort: 0, pool: 1, day: 0 };

function addLevel(tally: Tally, { cohort, pool, day }: Entry, field: number, by: number) {
  tally.levels[(cellFirstDay(tally, cohort * POOLS + pool) + day) * LEVEL_FIELDS + field]! += by;
}

function addFlow(tally: Tally, { cohort, pool, day }: Entry, field: number, by: number) {
  tally.flows[(cellFirstDay(tally, cohort * POOLS + pool) + day) * FLOW_FIELDS + field]! += by;
}

describe('a tally', () => {
  it('has a place of its own for every cell and day, and one day more for what comes after', () => {
    const shape = { cohortCount: 2, poolCount: 3, sectionCount: 2, dayCount: DAYS };
    const tally = createTally(shape);
    const places = new Set<number>();
    for (let cell = 0; cell < 2 * 3 * 2; cell++) {
      for (let day = 0; day <= DAYS; day++) places.add(cellFirstDay(tally, cell) + day);
    }
    expect(places.size).toBe(2 * 3 * 2 * 4);
    expect(Math.max(...places)).toBe(47);
    expect(tally.levels).toHaveLength(48 * LEVEL_FIELDS);
    expect(tally.flows).toHaveLength(48 * FLOW_FIELDS);
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
    const { levels, flows, counts, keptBytes, movedBytes } = tally;
    expect(movedBytes).toHaveLength(2 * 3);
    for (const column of [levels, flows, counts, keptBytes, movedBytes]) {
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
  it('add up differences over the days and the pools, as base + slope C(d)', () => {
    const tally = twoCohorts();
    addLevel(tally, FIRST, LEVEL.base, 1000);
    addLevel(tally, FIRST, LEVEL.slope, 40);
    // From day 1 on one of 300 + 10 C is gone, and the other pool has one of 280 + 20 C.
    const later = { ...FIRST, day: 1 };
    addLevel(tally, later, LEVEL.base, -300);
    addLevel(tally, later, LEVEL.slope, -10);
    addLevel(tally, { ...SECOND, day: 1 }, LEVEL.base, 280);
    addLevel(tally, { ...SECOND, day: 1 }, LEVEL.slope, 20);
    // Another cohort's does not count.
    addLevel(tally, { ...FIRST, cohort: 1 }, LEVEL.base, 1e9);
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
    addLevel(tally, FIRST, LEVEL.slope, 100);
    addLevel(tally, FIRST, LEVEL.gross, 400);
    // On day 1, 30 of 100 do not fit; the rates are those of full from day 2 on.
    addFlow(tally, { ...FIRST, day: 1 }, FLOW.overflowBytes, 30);
    addFlow(tally, { ...FIRST, day: 1 }, FLOW.overflowBouncedBytes, 90);
    addFlow(tally, { ...FIRST, day: 1 }, FLOW.overflowSuppressedBytes, 30);
    const fromDayTwo = { ...FIRST, day: 2 };
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
    addFlow(tally, FIRST, FLOW.mailboxes, 5);
    addFlow(tally, FIRST, FLOW.committedBytes, 500);
    addFlow(tally, FIRST, FLOW.unlimited, 1);
    addLevel(tally, FIRST, LEVEL.warned, 2);
    addLevel(tally, { ...FIRST, day: 1 }, LEVEL.warned, -1);
    addLevel(tally, { ...FIRST, day: 1 }, LEVEL.full, 1);
    addLevel(tally, { ...FIRST, day: 2 }, LEVEL.sendBlocked, 1);
    addFlow(tally, { ...FIRST, day: 1 }, FLOW.mailboxes, -1);
    addFlow(tally, { ...SECOND, day: 1 }, FLOW.mailboxes, 1);
    addFlow(tally, { ...FIRST, day: 1 }, FLOW.committedBytes, -100);
    addFlow(tally, { ...SECOND, day: 1 }, FLOW.committedBytes, 200);
    for (const [index, field] of [
      FLOW.deletedBytes,
      FLOW.parkedBytes,
      FLOW.housekeptBytes,
      FLOW.returnedBytes,
      FLOW.cleanUps,
      FLOW.contacts,
      FLOW.changes,
      FLOW.upgrades,
      FLOW.joins,
      FLOW.leaves,
      FLOW.importedBytes,
      FLOW.freedBytes,
    ].entries()) {
      addFlow(tally, { ...SECOND, day: 1 }, field, index + 1);
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
    expect([...totals.upgradeCount]).toEqual([0, 8, 0]);
    expect([...totals.joinedCount]).toEqual([0, 9, 0]);
    expect([...totals.leaverCount]).toEqual([0, 10, 0]);
    expect([...totals.importedBytes]).toEqual([0, 11, 0]);
    expect([...totals.freedBytes]).toEqual([0, 12, 0]);
  });
});

describe('the days of a tally', () => {
  it('end with what the last day has changed for the day after', () => {
    const tally = twoCohorts();
    addLevel(tally, FIRST, LEVEL.gross, 8);
    addLevel(tally, { ...FIRST, day: DAYS }, LEVEL.gross, -3);
    const seen: number[][] = [];
    forEachDay(tally, cellsOfCohort(tally, 0), (day, { levels }) =>
      seen.push([day, levels[LEVEL.gross]!]),
    );
    expect(seen).toEqual([
      [0, 8],
      [1, 8],
      [2, 8],
      [3, 5],
    ]);
  });

  it('are of the cells asked for alone, and leave the tally as it is', () => {
    const tally = twoCohorts();
    addLevel(tally, FIRST, LEVEL.base, 1);
    addLevel(tally, { ...SECOND, day: 1 }, LEVEL.base, 10);
    addLevel(tally, { ...FIRST, cohort: 1 }, LEVEL.base, 100);
    addFlow(tally, { ...SECOND, day: 2 }, FLOW.contacts, 7);
    const before = [...tally.levels, ...tally.flows];
    const basesOf = (firstCell: number, endCell: number) => {
      const bases: number[] = [];
      forEachDay(tally, { firstCell, endCell }, (_, { levels }) => bases.push(levels[LEVEL.base]!));
      return bases;
    };
    expect(basesOf(0, 1)).toEqual([1, 1, 1, 1]);
    expect(basesOf(1, 2)).toEqual([0, 10, 10, 10]);
    expect(basesOf(0, 2)).toEqual([1, 11, 11, 11]);
    expect(basesOf(0, 4)).toEqual([101, 111, 111, 111]);
    expect([...tally.levels, ...tally.flows]).toEqual(before);
  });
});

describe('sums of flows', () => {
  it('are over all days and pools, of all cohorts or of one', () => {
    const tally = twoCohorts();
    addFlow(tally, FIRST, FLOW.cleanUps, 1);
    addFlow(tally, { ...SECOND, day: 2 }, FLOW.cleanUps, 10);
    addFlow(tally, { ...FIRST, cohort: 1, day: 1 }, FLOW.cleanUps, 100);
    addFlow(tally, { ...SECOND, cohort: 1, day: DAYS }, FLOW.cleanUps, 1000);
    addFlow(tally, FIRST, FLOW.contacts, 5);
    const cleanUps = [undefined, 0, 1].map((cohort) => flowSums(tally, cohort)[FLOW.cleanUps]);
    expect(cleanUps).toEqual([1111, 11, 1100]);
    expect(flowSums(tally)[FLOW.contacts]).toBe(5);
    expect(flowSums(tally)[FLOW.returns]).toBe(0);
  });

  it('are the counts of events, beside those that are counted by kind', () => {
    const tally = twoCohorts();
    const flows = [
      ...[FLOW.housekeepings, FLOW.cleanUps, FLOW.returns, FLOW.changes, FLOW.contacts],
      ...[FLOW.upgrades, FLOW.joins, FLOW.leaves],
    ];
    flows.forEach((field, index) => {
      addFlow(tally, { ...SECOND, cohort: index % 2 }, field, index + 1);
    });
    for (const [index, kind] of Object.values(COUNT).entries()) tally.counts[kind] = 100 + index;
    expect(eventCounts(tally)).toEqual({
      housekeepings: 1,
      cleanUps: 2,
      returns: 3,
      changes: 4,
      contacts: 5,
      upgrades: 6,
      joined: 7,
      left: 8,
      moves: 0,
      regimes: 100,
      adaptations: 101,
      warned: 102,
      sendBlocked: 103,
      full: 104,
      overflows: 105,
    });
  });
});
