import { describe, expect, it } from 'vitest';
import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import { openPoolLedger } from '../../../src/engine/pool-flows.ts';
import {
  cellFirstDay,
  createTally,
  FLOW,
  FLOW_FIELDS,
  LEVEL,
  LEVEL_FIELDS,
} from '../../../src/engine/tally.ts';
import type { Parameters } from '../../../src/plan/parameters.ts';
import type { Plan, PlanSample } from '../../../src/plan/plan.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';

const POOLS = 2;
const SECTIONS = 2;
const DAYS = 2;
/** A working day and an off-day before the start. */
const HISTORY = {
  dayCount: 2,
  workingDay: Uint8Array.of(1, 0),
  slumpFactor: Float64Array.of(1, 1),
  monthOf: new Uint16Array(2),
};
/** Of both pools; a message of 1,000 bytes leaves 500 in the logs. */
const STORAGE = {
  layout: { ...BARE_LAYOUT, logBytesPerMessage: 500 },
  pools: [{ name: 'north' }, { name: 'south' }],
};
/** What an unlimited quota counts as. */
const UNLIMITED_BYTES = 7000;

/** A cohort of ten mailboxes in two pools; a byte of its mail leaves half a byte in the logs. */
function ledgerOf(
  fill: (tally: ReturnType<typeof createTally>) => void,
  sample: PlanSample | null = null,
) {
  const tally = createTally({
    ...{ cohortCount: 1, poolCount: POOLS, sectionCount: SECTIONS, dayCount: DAYS },
  });
  fill(tally);
  const curve = { daily: Float64Array.of(1, 2), cumulative: Float64Array.of(0, 1, 3) };
  const runs = [{ cohort: 0, tally, curve } as unknown as CohortRun];
  const plan = {
    dayCount: DAYS,
    history: HISTORY,
    pools: { poolCount: POOLS },
    rows: { cohortStart: Uint32Array.of(0, 10) },
    sample,
    platforms: [{ storage: STORAGE }],
    quota: {
      levels: [{ quotaBytes: 900 }, { quotaBytes: Number.POSITIVE_INFINITY }],
      countsAsBytes: Float64Array.of(900, UNLIMITED_BYTES),
    },
  } as unknown as Plan;
  const demand = { messageBytes: 1000, offDayShare: 0.25, growth: [] };
  const parameters = { cohorts: [{ demand }], shocks: [] } as unknown as Parameters;
  const ledger = openPoolLedger({ plan, parameters, runs });
  return { ...ledger, tally };
}

type Tally = ReturnType<typeof createTally>;
/** In the first section of a pool, or in another. */
const addLevel = (tally: Tally, pool: number, day: number, field: number, by: number, at = 0) => {
  const first = cellFirstDay(tally, pool * SECTIONS + at);
  tally.levels[(first + day) * LEVEL_FIELDS + field]! += by;
};
const addFlow = (tally: Tally, pool: number, day: number, field: number, by: number, at = 0) => {
  const first = cellFirstDay(tally, pool * SECTIONS + at);
  tally.flows[(first + day) * FLOW_FIELDS + field]! += by;
};

/** The first pool: of gross 400 a day 40 bounce, 60 are suppressed and 100 are kept. */
function opening(tally: Tally): void {
  addLevel(tally, 0, 0, LEVEL.base, 5000);
  addLevel(tally, 0, 0, LEVEL.gross, 400);
  addLevel(tally, 0, 0, LEVEL.bounced, 40);
  addLevel(tally, 0, 0, LEVEL.suppressed, 60);
  addLevel(tally, 0, 0, LEVEL.slope, 100);
  addFlow(tally, 0, 0, FLOW.committedBytes, 1800);
  addFlow(tally, 0, 0, FLOW.unlimited, 1);
  addFlow(tally, 0, 0, FLOW.mailboxes, 4);
  addLevel(tally, 1, 0, LEVEL.base, 70);
}

describe('the flows of a pool before the start', () => {
  it('are those of the rates at the opening under the curve of those days', () => {
    const [first, second] = ledgerOf(opening).flows;
    // Delivered 300, of which 200 are triaged; a quarter on the off-day.
    expect([...first!.deliveredBytes]).toEqual([300, 75, 0, 0]);
    expect([...first!.logBytes]).toEqual([150, 38, 0, 0]);
    expect([...first!.deletedBytes]).toEqual([200, 50, 0, 0]);
    expect([...second!.deliveredBytes]).toEqual([0, 0, 0, 0]);
  });

  it('have content and quotas on the eve alone', () => {
    const [first, second] = ledgerOf(opening).flows;
    expect([...first!.mailboxCount]).toEqual([0, 4, 0, 0]);
    expect([...first!.usedBytes]).toEqual([0, 5000, 0, 0]);
    expect([...first!.committedBytes]).toEqual([0, 1800, 0, 0]);
    expect([...first!.quotaBytes]).toEqual([0, 1800 + UNLIMITED_BYTES, 0, 0]);
    expect([...second!.usedBytes]).toEqual([0, 70, 0, 0]);
  });

  it('are of all sections of the pool', () => {
    const [first, second] = ledgerOf((tally) => {
      opening(tally);
      addLevel(tally, 0, 0, LEVEL.base, 7, 1);
      addLevel(tally, 0, 0, LEVEL.gross, 40, 1);
      addFlow(tally, 1, 0, FLOW.committedBytes, 900, 1);
    }).flows;
    expect([...first!.usedBytes]).toEqual([0, 5007, 0, 0]);
    expect([...first!.deliveredBytes]).toEqual([340, 85, 0, 0]);
    expect([...second!.committedBytes]).toEqual([0, 900, 0, 0]);
  });
});

describe('the flows of a pool by day', () => {
  it('are what was delivered, what went, and what both leave', () => {
    const { flows, fill, tally } = ledgerOf(opening);
    // On day 1 80 of what would be kept meet the threshold: 30 bounce and 90 are suppressed.
    addFlow(tally, 0, 1, FLOW.overflowBytes, 80);
    addFlow(tally, 0, 1, FLOW.overflowBouncedBytes, 30);
    addFlow(tally, 0, 1, FLOW.overflowSuppressedBytes, 90);
    addFlow(tally, 0, 1, FLOW.deletedBytes, 1000);
    addFlow(tally, 0, 1, FLOW.parkedBytes, 2000);
    addFlow(tally, 0, 1, FLOW.housekeptBytes, 4000);
    addFlow(tally, 0, 1, FLOW.returnedBytes, 7);
    addFlow(tally, 0, 1, FLOW.committedBytes, 200);
    fill(0, 2);
    const [first] = flows;
    // Day 1: 2 x 300 - 120 delivered, of which 2 x 100 - 80 are kept and 360 triaged.
    expect([...first!.deliveredBytes.slice(2)]).toEqual([300, 480]);
    expect([...first!.deletedBytes.slice(2)]).toEqual([200, 7360]);
    expect([...first!.logBytes.slice(2)]).toEqual([150, 247]);
    // 5000 + 100 C, less what overflows.
    expect([...first!.usedBytes.slice(2)]).toEqual([5100, 5300 - 80]);
    expect([...first!.committedBytes.slice(2)]).toEqual([1800, 2000]);
    expect([...first!.quotaBytes.slice(2)]).toEqual([8800, 9000]);
  });

  it('log what is brought along, and do not take what is freed as deleted', () => {
    const { flows, fill, tally } = ledgerOf(opening);
    addFlow(tally, 0, 1, FLOW.joins, 1);
    addFlow(tally, 0, 1, FLOW.mailboxes, 1);
    addFlow(tally, 0, 1, FLOW.importedBytes, 500);
    addFlow(tally, 0, 1, FLOW.freedBytes, 3000);
    addFlow(tally, 0, 1, FLOW.returnedBytes, 7, 1);
    fill(0, 2);
    // 600 delivered on day 1, of which 400 are triaged.
    expect([...flows[0]!.logBytes.slice(2)]).toEqual([150, 807]);
    expect([...flows[0]!.deletedBytes.slice(2)]).toEqual([200, 400]);
    expect([...flows[0]!.mailboxCount.slice(1)]).toEqual([4, 4, 5]);
  });

  it('take the place of what was filled before, and leave other days', () => {
    const { flows, fill, tally } = ledgerOf(opening);
    fill(0, 2);
    addFlow(tally, 0, 0, FLOW.deletedBytes, 11);
    addFlow(tally, 0, 1, FLOW.deletedBytes, 22);
    fill(1, 2);
    expect([...flows[0]!.deletedBytes]).toEqual([200, 50, 200, 422]);
    fill(0, 1);
    expect([...flows[0]!.deletedBytes]).toEqual([200, 50, 211, 422]);
  });

  it('are whole bytes, and none is negative', () => {
    const { flows, fill, tally } = ledgerOf((opened) => {
      addLevel(opened, 0, 0, LEVEL.gross, 10.375);
      addLevel(opened, 1, 0, LEVEL.slope, 3);
    });
    addLevel(tally, 0, 1, LEVEL.gross, 0.25);
    fill(0, 2);
    // 10.375, a quarter of which is 2.59; then 10.375 and 2 x 10.625.
    expect([...flows[0]!.deliveredBytes]).toEqual([10, 3, 10, 21]);
    // Rounding of rates may make more kept than delivered.
    expect([...flows[1]!.deletedBytes]).toEqual([0, 0, 0, 0]);
  });

  it('are of a sample those of all for whom it stands', () => {
    const sample = { share: 0.4, mailboxCount: 10, fullCountOfCohort: Uint32Array.of(25) };
    const { flows, fill } = ledgerOf(opening, sample);
    fill(0, 2);
    const [first] = flows;
    expect([...first!.deliveredBytes]).toEqual([750, 188, 750, 1500]);
    expect([...first!.usedBytes]).toEqual([0, 12_500, 12_750, 13_250]);
    expect([...first!.quotaBytes]).toEqual([0, 22_000, 22_000, 22_000]);
    expect([...first!.mailboxCount]).toEqual([0, 10, 10, 10]);
  });
});
