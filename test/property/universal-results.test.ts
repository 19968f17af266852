/** What must hold of the CSV files of every run, whatever the scenario. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../src/report/reports.ts';
import type { StageSpec } from '../../src/scenario/rollout-spec.ts';
import { SAMPLINGS } from '../../src/scenario/scenario.ts';
import { toQuota } from '../support/plain-scenario.ts';
import { type SmallCase, smallCase } from '../support/plans.ts';
import { selecting } from '../support/rollouts.ts';
import { runSmall, type SmallRun, tableTexts } from '../support/small-runs.ts';
import { smallStorageCase } from '../support/small-storage.ts';
import { withDayCount, withMailboxes, withRollout } from '../support/variants.ts';

// 10 cases are enough: in each, every row of every table is held.
const RUNS = { seed: 1, numRuns: 10, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });
const TWO = { batchSizes: [2] };

/** The text of every table of a run with drawn inputs and a split, by name. */
async function filesOf(small: SmallCase, run: SmallRun = TWO): Promise<Map<string, string>> {
  return tableTexts(await runSmall(small, run));
}

const OF_THE_ROLLOUT = ['stages', 'stage_events', 'assumptions'];

/** Of the files that a rollout which changes nothing must not touch, all but its own metrics. */
function besideRollout(files: ReadonlyMap<string, string>): Map<string, string> {
  const isOfOther = (line: string): boolean =>
    !/(^|,)rollout_(finish_date|days|done_share|finished),/.test(line);
  const others = [...files].filter(([name]) => !OF_THE_ROLLOUT.includes(name));
  return new Map(
    others.map(([name, text]) => [name, text.split('\n').filter(isOfOther).join('\n')]),
  );
}

function stageFor({ scenario }: SmallCase, of: Partial<StageSpec<number>>): StageSpec<number> {
  return {
    name: 'only',
    select: selecting({}),
    change: toQuota({ factor: 1 }),
    order: 'fullest-first',
    begin: { start: scenario.horizon.start + 10 },
    pace: { perDay: 2 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
    ...of,
  };
}

describe('a policy that changes nothing changes no file but those about itself', () => {
  it('where everybody is given the quota that they have', async () => {
    await fc.assert(
      fc.asyncProperty(number, async (which) => {
        const small = smallStorageCase(which);
        const files = await filesOf(withRollout(small, { stages: [stageFor(small, {})] }));
        const without = await filesOf(withRollout(small, { stages: [] }));
        expect(files.get('stage_events')).toContain('start');
        expect(besideRollout(files)).toEqual(besideRollout(without));
      }),
      RUNS,
    );
  });

  it('where one more stage selects nobody', async () => {
    await fc.assert(
      fc.asyncProperty(number, async (which) => {
        const small = smallStorageCase(which);
        const { stages } = small.scenario.rollout;
        const select = selecting({ share: 0 });
        const nobody = stageFor(small, { name: 'nobody', select, change: toQuota({ factor: 3 }) });
        const more = withRollout(small, { stages: [...stages, nobody] });
        expect(besideRollout(await filesOf(more))).toEqual(besideRollout(await filesOf(small)));
      }),
      RUNS,
    );
  });

  it('and one that changes quotas does change them', async () => {
    // Of which storage is ordered by a policy and beforehand.
    const small = smallStorageCase(4);
    const eight = { batchSizes: [4, 4] };
    const doubling = withRollout(small, {
      stages: [stageFor(small, { change: toQuota({ factor: 2 }) })],
    });
    const changed = besideRollout(await filesOf(doubling, eight));
    const without = await filesOf(withRollout(small, { stages: [] }), eight);
    const told = [...besideRollout(without)].filter(([, text]) => rowsOf(text).length > 0);
    for (const [name, text] of told) expect(changed.get(name), name).not.toBe(text);
    // Those of costs are empty.
    expect(told.map(([name]) => name)).toEqual(expect.arrayContaining(['pools', 'purchases']));
  });
});

describe('the same scenario', () => {
  it('gives the same bytes twice, and of more batches the first are the same', async () => {
    await fc.assert(
      fc.asyncProperty(number, fc.constantFrom(...SAMPLINGS), async (which, sampling) => {
        const small = smallCase(which);
        const files = await filesOf(small, { sampling, batchSizes: [2] });
        expect(await filesOf(small, { sampling, batchSizes: [2] })).toEqual(files);
        const more = await filesOf(small, { sampling, batchSizes: [2, 1] });
        for (const name of ['replications', 'stage_events']) {
          expect(more.get(name)?.startsWith(files.get(name)!), name).toBe(true);
        }
        expect(linesOf(more, 'replications')).toHaveLength(
          (linesOf(files, 'replications').length / 2) * 3,
        );
      }),
      RUNS,
    );
  });
});

describe('one more uncertain input', () => {
  it("moves no row of another's", async () => {
    await fc.assert(
      fc.asyncProperty(number, fc.constantFrom(...SAMPLINGS), async (which, sampling) => {
        const run = { sampling, batchSizes: [3, 2] };
        const few = await runSmall(smallCase(which), { ...run, isTrafficUncertain: false });
        const before = inputLines(tableTexts(few));
        const after = inputLines(await filesOf(smallCase(which), run));
        const others = after.filter((line) => !line.includes('messagesPerWorkingDay'));
        // Five replications with an input a cohort, and then with two.
        expect(before).toHaveLength(5 * few.plan.population.cohortNames.length);
        expect(after).toHaveLength(2 * before.length);
        expect(others).toEqual(before);
      }),
      RUNS,
    );
  });
});

function linesOf(files: ReadonlyMap<string, string>, name: string): string[] {
  return files.get(name)!.split('\n').slice(1, -1);
}

function inputLines(files: ReadonlyMap<string, string>): string[] {
  return linesOf(files, 'replications').filter((line) => line.includes(',input,'));
}

describe('the smallest runs have all files', () => {
  const VARIANTS = [
    { of: 'no mailbox', variant: (small: SmallCase) => withMailboxes(small, 0) },
    { of: 'one mailbox', variant: (small: SmallCase) => withMailboxes(small, 1) },
    { of: 'one day', variant: (small: SmallCase) => withDayCount(small, 1) },
  ];
  const NUMBERS = [1, 2, 3, 4, 5];

  it.each(VARIANTS)('of $of, with 1 replication and with 2', async ({ variant }) => {
    for (const which of NUMBERS) {
      const small = variant(smallCase(which));
      const ofOne = await filesOf(small, { batchSizes: [1] });
      expectAllFiles(ofOne);
      expectAllFiles(await filesOf(small));
      for (const [metric, , ...cells] of rowsOf(ofOne.get('summary'))) {
        const [mean, low, high, p5, p50, p95, ...ends] = cells;
        expect([low, high, ...ends.slice(0, 6)], metric).toEqual(Array(8).fill(''));
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
    if (['summary', 'timeline', 'replications', 'sensitivity', 'split'].includes(name)) {
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
