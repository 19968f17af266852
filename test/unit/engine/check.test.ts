import { describe, expect, it } from 'vitest';

import { checkCohort, openingBytes } from '../../../src/engine/check.ts';
import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import type { RowRange } from '../../../src/engine/columns.ts';
import { advance } from '../../../src/engine/kernel.ts';
import { openMailboxes } from '../../../src/engine/opening.ts';
import { cohortRuns, simulate } from '../../../src/engine/simulate.ts';
import { FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from '../../../src/engine/tally.ts';
import { dayTotals } from '../../../src/engine/totals.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import { InputFaults } from '../../../src/table/fault.ts';
import { ORGANISATIONS, plain, withCohort } from '../../support/plain-scenario.ts';
import { planOf, smallPlan } from '../../support/plans.ts';

interface Done {
  readonly run: CohortRun;
  readonly rows: RowRange;
  readonly opening: number;
}

const SMALL = smallPlan(3);

/** The first cohort of a small scenario, simulated to the end without rollout, not checked yet. */
function simulated(): Done {
  const { plan, parameters } = SMALL;
  const workspace = createWorkspace(plan);
  const [run] = cohortRuns(plan, workspace, { replication: 0, parameters });
  const rows = { firstRow: 0, endRow: plan.rows.cohortStart[1]! };
  openMailboxes(run!, plan, rows);
  const opening = openingBytes(run!, rows);
  advance(run!, { firstDay: 0, endDay: plan.dayCount, ...rows });
  return { run: run!, rows, opening };
}

function check({ run, rows, opening }: Done) {
  const totals = dayTotals(run.tally, run.cohort, run.curve);
  return checkCohort(run, rows, { opening, totals });
}

/** Runs, corrupts, and gives what the check says. */
function afterwards(corrupt: (done: Done) => void): () => void {
  const done = simulated();
  corrupt(done);
  return () => check(done);
}

const atDay = (day: number) => ({ level: day * LEVEL_FIELDS, flow: day * FLOW_FIELDS });

describe('the master check', () => {
  it('passes what is as it was simulated, and gives the ledger', () => {
    const done = simulated();
    const { run, rows, opening } = done;
    const ledger = check(done);
    expect([ledger.importedBytes, ledger.freedBytes]).toEqual([0, 0]);
    expect(ledger.openingBytes).toBe(opening);
    expect(ledger.keptBytes).toBeGreaterThan(0);
    expect(ledger.deletedBytes + ledger.housekeptBytes).toBeGreaterThan(0);
    const came = ledger.openingBytes + ledger.keptBytes + ledger.returnedBytes;
    const went = ledger.deletedBytes + ledger.parkedBytes + ledger.housekeptBytes;
    expect(came - went).toBe(ledger.closingBytes);
    // By hand: what the columns hold at the end, in whole bytes.
    const last = run.curve.cumulative[run.dayCount]!;
    let closing = 0;
    for (let row = 0; row < rows.endRow; row++) {
      closing += Math.floor(run.columns.base[row]! + run.columns.slope[row]! * last);
    }
    expect(ledger.closingBytes).toBe(closing);
  });

  it('counts what was kept since the last event once, however often it is asked', () => {
    const done = simulated();
    const ledger = check(done);
    expect(check(done)).toEqual(ledger);
  });

  it.each([
    ['settled content', ({ run }: Done) => run.columns.settled[1]!++],
    ['kept bytes', ({ run }: Done) => run.tally.keptBytes[0]!++],
    ['bytes deleted', ({ run }: Done) => run.tally.flows[atDay(5).flow + FLOW.deletedBytes]!++],
    ['bytes parked', ({ run }: Done) => run.tally.flows[atDay(0).flow + FLOW.parkedBytes]!++],
    ['housekeeping', ({ run }: Done) => run.tally.flows[atDay(9).flow + FLOW.housekeptBytes]!--],
    ['bytes returned', ({ run }: Done) => run.tally.flows[atDay(1).flow + FLOW.returnedBytes]!++],
    ['bytes imported', ({ run }: Done) => run.tally.flows[atDay(1).flow + FLOW.importedBytes]!++],
    ['bytes freed', ({ run }: Done) => run.tally.flows[atDay(1).flow + FLOW.freedBytes]!++],
  ])('names the used bytes where a byte is wrong: %s', (_what, corrupt) => {
    expect(afterwards(corrupt)).toThrow(
      /^master check: used bytes: \d+ by flows, \d+ by mailboxes$/,
    );
  });

  it('names the used bytes where the opening was other', () => {
    const done = simulated();
    expect(() => check({ ...done, opening: done.opening - 1 })).toThrow(
      /^master check: used bytes/,
    );
  });

  it.each([
    ['base', ({ run }: Done) => run.columns.base[2]!++],
    ['slope', ({ run }: Done) => run.tally.levels[atDay(4).level + LEVEL.slope]!++],
    ['gross', ({ run }: Done) => (run.columns.gross[0]! += run.rateUnitBytes)],
    ['suppressed', ({ run }: Done) => run.tally.levels[atDay(7).level + LEVEL.suppressed]!++],
    ['bounced', ({ run }: Done) => run.tally.levels[atDay(7).level + LEVEL.bounced]!--],
    ['warned', ({ run }: Done) => run.tally.levels[atDay(0).level + LEVEL.warned]!++],
    ['sendBlocked', ({ run }: Done) => run.tally.levels[atDay(8).level + LEVEL.sendBlocked]!++],
    ['full', ({ run }: Done) => run.tally.levels[atDay(8).level + LEVEL.full]!++],
  ])('names the sum of %s where column and tally differ', (name, corrupt) => {
    expect(afterwards(corrupt)).toThrow(new RegExp(`^master check: sum of ${name}: `));
  });

  it('names a sum that a state of a mailbox contradicts', () => {
    const corrupt = ({ run, rows }: Done) => {
      const ok = run.columns.state.findIndex((state, row) => state === 0 && row < rows.endRow);
      run.columns.state[ok] = 1;
    };
    expect(afterwards(corrupt)).toThrow(/^master check: sum of warned: /);
  });

  it('finds a day on which more is kept than came', () => {
    const corrupt = ({ run }: Done) => {
      const allBytes = run.tally.levels[atDay(0).level + LEVEL.gross]!;
      run.tally.levels[atDay(4).level + LEVEL.gross]! -= allBytes;
      run.tally.levels[atDay(5).level + LEVEL.gross]! += allBytes;
    };
    expect(afterwards(corrupt)).toThrow(/^master check: triaged -\d+(\.\d+)? bytes on day 4$/);
  });

  it('finds a mailbox too many on any day, also for a day', () => {
    const corrupt = ({ run }: Done) => {
      run.tally.flows[atDay(11).flow + FLOW.mailboxes]!++;
      run.tally.flows[atDay(12).flow + FLOW.mailboxes]!--;
    };
    expect(afterwards(corrupt)).toThrow(/^master check: mailboxes: \d+ by flows, \d+ by mailboxes/);
  });

  it('finds somebody who is said to have come or gone and has not', () => {
    for (const field of [FLOW.joins, FLOW.leaves]) {
      const corrupt = ({ run }: Done) => run.tally.flows[atDay(11).flow + field]!++;
      expect(afterwards(corrupt)).toThrow(/^master check: mailboxes: /);
    }
  });

  it('names quotas that are not those of the mailboxes', () => {
    const committed = ({ run }: Done) => run.tally.flows[atDay(3).flow + FLOW.committedBytes]!++;
    expect(afterwards(committed)).toThrow(/^master check: committed bytes: /);
    const unlimited = ({ run }: Done) => run.tally.flows[atDay(3).flow + FLOW.unlimited]!++;
    expect(afterwards(unlimited)).toThrow(/^master check: unlimited quotas: /);
  });

  it('refuses traffic whose sums would lose single units, on the day on which they do', () => {
    const bytes = ({ run }: Done) => {
      run.tally.levels[atDay(6).level + LEVEL.base]! += 2 ** 53;
      run.tally.levels[atDay(7).level + LEVEL.base]! -= 2 ** 53;
    };
    expect(afterwards(bytes)).toThrow(InputFaults);
    expect(afterwards(bytes)).toThrow(
      'the traffic adds up to more than a run can count exactly: base on day 6',
    );
    const rates = ({ run }: Done) => {
      run.tally.levels[atDay(6).level + LEVEL.gross]! += 2 ** 53 * run.rateUnitBytes;
      run.tally.levels[atDay(8).level + LEVEL.gross]! -= 2 ** 53 * run.rateUnitBytes;
    };
    expect(afterwards(rates)).toThrow('than a run can count exactly: gross on day 6');
    const kept = ({ run }: Done) => {
      run.tally.keptBytes[0] = 2 ** 53;
    };
    expect(afterwards(kept)).toThrow('than a run can count exactly: bytes kept');
  });

  it('refuses a scenario of which every number is legal, but not what they add up to', () => {
    const { start } = plain().horizon;
    const tenYears = { horizon: { start, end: start + 3652 } };
    const scenario = withCohort({ trafficGrowthPerYear: 10 }, tenYears);
    const { plan, parameters } = planOf({ scenario, organisations: ORGANISATIONS });
    const run = () => simulate(plan, createWorkspace(plan), { replication: 0, parameters });
    expect(run).toThrow(InputFaults);
    expect(run).toThrow(/: base on day \d+ {2}have a shorter horizon/);
  });

  it('calls it a fault of its own where a sum is not a number', () => {
    const none = ({ run }: Done) => {
      run.tally.levels[atDay(6).level + LEVEL.slope] = Number.NaN;
    };
    expect(afterwards(none)).toThrow('master check: slope on day 6 is not a number');
    expect(afterwards(none)).not.toThrow(InputFaults);
  });

  it('finds rates that were entered for other days than those on which mail came', () => {
    const corrupt = ({ run }: Done) => {
      run.tally.levels[atDay(2).level + LEVEL.slope]! += 2 ** 20;
      run.tally.levels[atDay(30).level + LEVEL.slope]! -= 2 ** 20;
    };
    expect(afterwards(corrupt)).toThrow(/^master check: kept [\d.]+ bytes by day, \d+ by mailbox$/);
  });

  it('passes whole replications of small scenarios', () => {
    for (let number = 1; number <= 3; number++) {
      const { plan, parameters } = smallPlan(number);
      const trace = simulate(plan, createWorkspace(plan), { replication: 1, parameters });
      const {
        openingBytes: opening,
        keptBytes,
        returnedBytes,
        closingBytes,
        ...went
      } = trace.ledger;
      const gone = went.deletedBytes + went.parkedBytes + went.housekeptBytes;
      expect(opening + keptBytes + returnedBytes - gone).toBe(closingBytes);
    }
  });
});
