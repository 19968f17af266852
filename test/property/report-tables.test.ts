import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageTrace, Trace } from '../../src/engine/trace.ts';
import { tableOf } from '../../src/report/report.ts';
import { REPORTS } from '../../src/report/reports.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import { csvText } from '../../src/table/csv.ts';
import { fakeCohort, fakeRun, fakeSizes, fakeTrace } from '../support/fake-trace.ts';

const bytes = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2 ** 50, noNaN: true }));
const count = fc.nat({ max: 10_000_000 });
const NAMES = ['clinical', 'gp-practice', 'shared, "quoted"'];
const STAGES = ['pilot', '=everyone-else'];

const run = fc
  .record({
    dayCount: fc.integer({ min: 1, max: 4 }),
    cohortCount: fc.integer({ min: 0, max: 3 }),
    stageCount: fc.integer({ min: 0, max: 2 }),
    replications: fc.integer({ min: 1, max: 5 }),
  })
  .chain((shape) =>
    fc
      .array(traceOf(shape), { minLength: shape.replications, maxLength: shape.replications })
      .map(drawnRun(shape)),
  );

/** A run in up to two hypercubes, whose replications have each other's metrics as second luck. */
function drawnRun({ cohortCount, stageCount }: Shape): (traces: readonly Trace[]) => RunResult {
  return (traces) => {
    const result = fakeRun({
      traces: traces.map((trace, replication) => ({ ...trace, replication })),
      cohortNames: NAMES.slice(0, cohortCount),
      stageNames: STAGES.slice(0, stageCount),
      uncertain: {
        contactShare: {
          distribution: { kind: 'triangular', low: 0, mode: 0.1, high: 1 },
          range: { low: 0, high: 1 },
        },
      },
      drawn: traces.map((_, replication) => [((3 * replication) % 5) / 7]),
    });
    const { outcomes } = result;
    return {
      ...result,
      design: {
        method: 'latin-hypercube',
        batchSizes: traces.length === 1 ? [1] : [1, traces.length - 1],
      },
      secondLuck: outcomes.map((outcome, index) => ({
        ...outcome,
        metrics: outcomes.at(-1 - index)!.metrics,
      })),
    };
  };
}

interface Shape {
  readonly dayCount: number;
  readonly cohortCount: number;
  readonly stageCount: number;
}

function traceOf({ dayCount, cohortCount, stageCount }: Shape): fc.Arbitrary<Trace> {
  const days = (values: fc.Arbitrary<number>) =>
    fc.array(values, { minLength: dayCount, maxLength: dayCount });
  const totals = fc.record({
    usedBytes: days(bytes),
    committedBytes: days(bytes),
    bouncedBytes: days(bytes),
    mailboxCount: days(count),
    fullCount: days(count),
    contactCount: days(count),
  });
  const day = fc.option(fc.nat({ max: dayCount - 1 }));
  const stage: fc.Arbitrary<StageTrace> = fc
    .record({ startDay: day, finishDay: day, changedCount: fc.nat({ max: 9 }) })
    .map(({ startDay, finishDay, changedCount }) => ({
      startDay,
      finishDay: startDay === null ? null : finishDay,
      selectedCount: 9,
      changedCount,
      leftCount: 9 - changedCount,
      doneCounts: [],
    }));
  return fc
    .record({
      cohorts: fc.array(totals, { minLength: cohortCount, maxLength: cohortCount }),
      stages: fc.array(stage, { minLength: stageCount, maxLength: stageCount }),
    })
    .map(({ cohorts, stages }) =>
      fakeTrace({
        dayCount,
        cohorts: cohorts.map((cohort) => fakeCohort(dayCount, cohort)),
        stages,
        stageEvents: stages.map((one, index) => ({
          day: one.startDay ?? dayCount - 1,
          stage: index,
          kind: one.startDay === null ? 'left' : 'start',
          mailboxCount: one.selectedCount,
          cause: '+cause',
        })),
        sizes: [fakeSizes(0, null, 5), ...cohorts.map((_, index) => fakeSizes(0, index, null))],
      }),
    );
}

describe('every table of every run', () => {
  it('has unique keys, as many cells as columns, and neither NaN nor exponent nor -0', () => {
    fc.assert(
      fc.property(run, (result) => {
        for (const report of REPORTS) {
          const text = csvText(tableOf(report, result), { excel: false });
          const rows: string[][] = parse(text);
          expect(rows[0]).toEqual(report.columns.map(({ header }) => header));
          const isKey = report.columns.map(({ key }) => key === true);
          const keys = rows.map((row) => row.filter((_, index) => isKey[index]).join('\n'));
          expect(new Set(keys).size).toBe(rows.length);
          const wrong = rows
            .slice(1)
            .flatMap((row) => row.map((cell, index) => ({ cell, ...report.columns[index]! })))
            .filter(({ cell, type }) => !PATTERNS[type].test(cell));
          expect(wrong).toEqual([]);
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when made again', () => {
    fc.assert(
      fc.property(run, (result) => {
        for (const report of REPORTS) {
          const text = () => csvText(tableOf(report, result), { excel: true });
          expect(text()).toBe(text());
        }
      }),
      { numRuns: 20 },
    );
  });
});

const PATTERNS = {
  string: /^([^=+\-@]|$)/,
  integer: /^(-?\d+)?$/,
  number: /^(?!-0\.0*$)(-?\d+\.\d+)?$/,
  date: /^(\d{4}-\d{2}-\d{2})?$/,
  figure: /^(?!-0\.0*$)(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2})?$/,
} as const;
