import { describe, expect, it } from 'vitest';

import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import { createColumns } from '../../../src/engine/columns.ts';
import {
  addOpening,
  addToTally,
  bouncedRate,
  cellDayOf,
  setRates,
  suppressedRate,
} from '../../../src/engine/rates.ts';
import { createTally, FLOW, LEVEL } from '../../../src/engine/tally.ts';
import { forEachDay } from '../../../src/engine/totals.ts';
import { STATE } from '../../../src/quota/levels.ts';

const UNIT = 1 / 16;
const CELLS = { firstCell: 0, endCell: 1 };

/** One mailbox of a cohort of which a quarter is sent; two quota levels of 1,000 and no limit. */
function runOf(): CohortRun {
  return {
    cohort: 0,
    dayCount: 3,
    columns: createColumns(1, {
      ...{ cellCount: 1, hasPresence: false, hasMoves: false, requestRuleCount: 0 },
    }),
    tally: createTally({ cohortCount: 1, poolCount: 1, sectionCount: 1, dayCount: 3 }),
    curve: { daily: Float64Array.of(1, 1, 2), cumulative: Float64Array.of(0, 1, 2, 4) },
    parameters: { sentShare: 0.25, keptShare: Float64Array.of(0.5, 0.6, 0.4, 0.5) },
    rateUnitBytes: UNIT,
    rateRounder: 1.5 * 2 ** 52 * UNIT,
    levelCount: 2,
    quotaBytes: Float64Array.of(1000, Number.POSITIVE_INFINITY),
    work: new Float64Array(4),
  } as unknown as CohortRun;
}

/** Sums by day of the cohort: [base, slope, gross, suppressed, bounced]. */
function levelsByDay(run: CohortRun): number[][] {
  const days: number[][] = [];
  forEachDay(run.tally, CELLS, (_, { levels }) => days.push([...levels.slice(0, 5)]));
  return days;
}

interface Opening {
  readonly gross: number;
  readonly state?: number;
  readonly first?: number;
  readonly adapted?: number;
}

/** What a mailbox so opened keeps a unit of C. */
function openingSlope({ gross, state = STATE.ok, first = 0, adapted = 0 }: Opening): number {
  const run = runOf();
  run.columns.gross[0] = gross;
  run.columns.state[0] = state;
  run.columns.firstLevel[0] = first;
  run.columns.adaptedLevel[0] = adapted;
  addOpening(run, 0, 0);
  return run.columns.slope[0]!;
}

describe('rates', () => {
  const run = runOf();

  it('suppress the sent share from the send block on', () => {
    const found = [STATE.ok, STATE.warned, STATE.sendBlocked, STATE.full].map((effect) =>
      suppressedRate(run, 400, effect),
    );
    expect(found).toEqual([0, 0, 100, 100]);
  });

  it('bounce what is received, and only when full', () => {
    const found = [STATE.ok, STATE.warned, STATE.sendBlocked, STATE.full].map((effect) =>
      bouncedRate(run, 400, effect),
    );
    expect(found).toEqual([0, 0, 0, 300]);
  });

  it('keep a share of what arrives, by the quota at the start and the one adapted to', () => {
    const byEffect = [STATE.ok, STATE.warned, STATE.sendBlocked, STATE.full];
    expect(byEffect.map((state) => openingSlope({ gross: 400, state }))).toEqual([
      200, 200, 150, 0,
    ]);
    const byQuotas = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const;
    expect(
      byQuotas.map(([first, adapted]) => openingSlope({ gross: 400, first, adapted })),
    ).toEqual([200, 240, 160, 200]);
  });

  it('are whole multiples of the unit, to the nearest', () => {
    // 0.25 x 400.0625 = 100.015625 = 1600.25 sixteenths.
    expect(suppressedRate(run, 400.0625, STATE.full)).toBe(1600 / 16);
    expect(bouncedRate(run, 400.0625, STATE.full)).toBe((6401 - 1600) / 16);
    // 0.6 x 400.0625 = 240.0375 = 3840.6 sixteenths; 0.4 of it 160.025 = 2560.4.
    expect(openingSlope({ gross: 400.0625, adapted: 1 })).toBe(3841 / 16);
    expect(openingSlope({ gross: 400.0625, first: 1 })).toBe(2560 / 16);
  });
});

describe('a row in the tally', () => {
  it('is all of it from day 0 on, at the opening', () => {
    const run = runOf();
    const m = run.columns;
    m.settled[0] = 1100;
    m.gross[0] = 400;
    m.state[0] = STATE.sendBlocked;
    addOpening(run, 0, 0);
    expect(m.slope[0]).toBe(150);
    expect(levelsByDay(run)).toEqual(Array(4).fill([1100, 150, 400, 100, 0]));
    expect(run.tally.levels[LEVEL.sendBlocked]).toBe(1);
    expect(run.tally.flows[FLOW.mailboxes]).toBe(1);
    expect(run.tally.flows[FLOW.committedBytes]).toBe(1000);
  });

  it('begins on the day on which it joins, at the content that it has in the morning', () => {
    const run = runOf();
    run.columns.settled[0] = 1000;
    run.columns.gross[0] = 400;
    addOpening(run, 0, 2);
    // 200 C from C = 2 on.
    expect([run.columns.base[0], run.columns.slope[0]]).toEqual([600, 200]);
    const none = [0, 0, 0, 0, 0];
    const own = [600, 200, 400, 0, 0];
    expect(levelsByDay(run)).toEqual([none, none, own, own]);
  });

  it('is taken away and added as another from a day on, and leaves nothing behind', () => {
    const run = runOf();
    const m = run.columns;
    m.settled[0] = 1150;
    m.gross[0] = 400;
    m.state[0] = STATE.full;
    addOpening(run, 0, 0);
    addToTally(run, 0, 2, -1);
    m.level[0] = 1;
    addToTally(run, 0, 2, 1);
    expect(levelsByDay(run)).toEqual(Array(4).fill([1150, 0, 400, 100, 300]));
    const committed: number[] = [];
    const unlimited: number[] = [];
    forEachDay(run.tally, CELLS, (_, { flows }) => {
      committed.push(flows[FLOW.committedBytes]!);
      unlimited.push(flows[FLOW.unlimited]!);
    });
    expect(committed).toEqual([1000, 1000, 0, 0]);
    expect(unlimited).toEqual([0, 0, 1, 1]);
  });

  it('has new rates from a day on, at the content of the evening before', () => {
    const run = runOf();
    const m = run.columns;
    m.gross[0] = 400;
    addOpening(run, 0, 0); // 0 + 200 C: 200, 400, 800
    run.work[1] = 400; // the content at the end of day 1
    run.work[2] = 400; // gross so far
    m.gross[0] = 800;
    setRates(run, 0, 2, STATE.ok, STATE.ok);
    // 400 C from C = 2 on: base 400 - 800.
    expect([m.base[0], m.slope[0]]).toEqual([-400, 400]);
    expect(levelsByDay(run).slice(0, 3)).toEqual([
      [0, 200, 400, 0, 0],
      [0, 200, 400, 0, 0],
      [-400, 400, 800, 0, 0],
    ]);
  });

  it('has a base in whole bytes, rounded up, so that a threshold once reached stays reached', () => {
    const run = runOf();
    const m = run.columns;
    m.gross[0] = 1.375;
    addOpening(run, 0, 0); // slope 11 sixteenths
    run.work[1] = 1150;
    run.work[2] = 1.375;
    setRates(run, 0, 1, STATE.ok, STATE.ok);
    expect(m.base[0]).toBe(1150); // 1150 - 0.6875, up
    expect(m.base[0]! + m.slope[0]! * 1).toBeGreaterThanOrEqual(1150);
  });

  it('takes suppression and bounces up and back as the effect of a state comes and goes', () => {
    const run = runOf();
    const m = run.columns;
    m.gross[0] = 400;
    addOpening(run, 0, 0);
    run.work[2] = 400;
    run.work[1] = 1150;
    setRates(run, 0, 1, STATE.full, STATE.ok);
    run.work[1] = 700;
    setRates(run, 0, 2, STATE.ok, STATE.full);
    expect(levelsByDay(run).map((levels) => levels.slice(1))).toEqual([
      [200, 400, 0, 0],
      [0, 400, 100, 300],
      [200, 400, 0, 0],
      [200, 400, 0, 0],
    ]);
    expect(m.base[0]).toBe(300); // 700 - 200 x 2
  });
});

describe('the cell of a row', () => {
  it('has its own days in the tally: those of the horizon and one more', () => {
    const run = runOf();
    expect(cellDayOf(run, 0, 2)).toBe(2);
    run.columns.cell[0] = 5;
    expect(cellDayOf(run, 0, 2)).toBe(5 * 4 + 2);
  });
});
