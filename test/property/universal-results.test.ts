/** What must hold of the CSV files of every run, whatever the scenario. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageCalendar } from '../../src/cli/stage-calendar.ts';
import { runReplications } from '../../src/ensemble/run-replications.ts';
import { tableOf } from '../../src/report/report.ts';
import { REPORTS } from '../../src/report/reports.ts';
import type { StageSpec } from '../../src/scenario/scenario.ts';
import { csvText } from '../../src/table/csv.ts';
import { fakeRun } from '../support/fake-trace.ts';
import { planOf, type SmallCase, smallCase } from '../support/plans.ts';
import { selecting } from '../support/rollouts.ts';
import { withDayCount, withMailboxes, withRollout } from '../support/variants.ts';

const RUNS = { seed: 1, numRuns: 15, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });

/** The text of every table of a run, by name. */
function filesOf(small: SmallCase, replicationCount: number): Map<string, string> {
  const { plan, parameters } = planOf(small);
  const steps = runReplications(plan, parameters, replicationCount);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { traces, drift } = step.value;
  const { schedules } = stageCalendar(plan);
  const run = fakeRun({ traces, more: { plan, drift, plannedStages: schedules } });
  return new Map(
    REPORTS.map((report) => [report.name, csvText(tableOf(report, run), { excel: false })]),
  );
}

const OF_THE_ROLLOUT = ['stages', 'stage_events', 'assumptions'];

/** Of the files that a rollout which changes nothing must not touch, all but its own metrics. */
function besideRollout(files: ReadonlyMap<string, string>): Map<string, string> {
  const isOfOther = (line: string): boolean => !/(^|,)rollout_(finish_date|days),/.test(line);
  const others = [...files].filter(([name]) => !OF_THE_ROLLOUT.includes(name));
  return new Map(
    others.map(([name, text]) => [name, text.split('\n').filter(isOfOther).join('\n')]),
  );
}

function stageFor({ scenario }: SmallCase, of: Partial<StageSpec>): StageSpec {
  return {
    name: 'only',
    select: selecting({}),
    quota: { factor: 1 },
    order: 'fullest-first',
    begin: { start: scenario.horizon.start + 10 },
    pace: { perDay: 2 },
    allowEmpty: true,
    ...of,
  };
}

describe('a policy that changes nothing changes no file but those about itself', () => {
  it('where everybody is given the quota that they have', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallCase(which);
        const files = filesOf(withRollout(small, { stages: [stageFor(small, {})] }), 2);
        const without = filesOf(withRollout(small, { stages: [] }), 2);
        expect(files.get('stage_events')).toContain('start');
        expect(besideRollout(files)).toEqual(besideRollout(without));
      }),
      RUNS,
    );
  });

  it('where one more stage selects nobody', () => {
    fc.assert(
      fc.property(number, (which) => {
        const small = smallCase(which);
        const { stages } = small.scenario.rollout;
        const select = selecting({ share: 0 });
        const nobody = stageFor(small, { name: 'nobody', select, quota: { factor: 3 } });
        const more = withRollout(small, { stages: [...stages, nobody] });
        expect(besideRollout(filesOf(more, 2))).toEqual(besideRollout(filesOf(small, 2)));
      }),
      RUNS,
    );
  });

  it('and one that changes quotas does change them', () => {
    const small = smallCase(1);
    const doubling = withRollout(small, { stages: [stageFor(small, { quota: { factor: 2 } })] });
    const changed = besideRollout(filesOf(doubling, 2));
    for (const [name, text] of besideRollout(filesOf(withRollout(small, { stages: [] }), 2))) {
      expect(changed.get(name), name).not.toBe(text);
    }
  });
});

describe('the same scenario', () => {
  it('gives the same bytes twice, and of more replications the first are the same', () => {
    fc.assert(
      fc.property(number, (which) => {
        const files = filesOf(smallCase(which), 2);
        expect(filesOf(smallCase(which), 2)).toEqual(files);
        const more = filesOf(smallCase(which), 3);
        for (const name of ['replications', 'stage_events']) {
          expect(more.get(name)?.startsWith(files.get(name)!), name).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('the smallest runs have all files', () => {
  const VARIANTS = [
    { of: 'no mailbox', variant: (small: SmallCase) => withMailboxes(small, 0) },
    { of: 'one mailbox', variant: (small: SmallCase) => withMailboxes(small, 1) },
    { of: 'one day', variant: (small: SmallCase) => withDayCount(small, 1) },
  ];
  const NUMBERS = [1, 2, 3, 4, 5];

  it.each(VARIANTS)('of $of, with 1 replication and with 2', ({ variant }) => {
    for (const which of NUMBERS) {
      const small = variant(smallCase(which));
      expectAllFiles(filesOf(small, 1));
      expectAllFiles(filesOf(small, 2));
      for (const [metric, , ...cells] of rowsOf(filesOf(small, 1).get('summary'))) {
        const [mean, low, high, p5, p50, p95] = cells;
        expect([low, high], metric).toEqual(['', '']);
        expect([p5, p95], metric).toEqual([p50, p50]);
        // Of a date there is no mean.
        if (mean !== '') expect(mean, metric).toBe(p50);
      }
    }
  });
});

function expectAllFiles(files: ReadonlyMap<string, string>): void {
  expect([...files.keys()]).toEqual(REPORTS.map(({ name }) => name));
  for (const [name, text] of files) {
    expect(text, name).not.toMatch(/NaN|Infinity|undefined|null/);
    // Every metric and every day has its row, whoever there is.
    if (['summary', 'timeline', 'replications'].includes(name)) {
      expect(rowsOf(text).length, name).toBeGreaterThan(0);
    }
  }
}

/** The cells of each row below the header; none of the tables read so has a quoted cell. */
function rowsOf(text = ''): string[][] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
