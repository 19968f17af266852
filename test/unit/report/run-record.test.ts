import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { costResult } from '../../../src/cost/cost-result.ts';
import { isRunRecord, runRecordText } from '../../../src/report/run-record.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { fakeCohort, fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const trace = (replication: number, usedTib: number) =>
  fakeTrace({ replication, cohorts: [fakeCohort(2, { usedBytes: [usedTib * BYTES_PER_TIB] })] });

const run = fakeRun({
  traces: [trace(0, 1), trace(1, 2)],
  origins: [
    {
      address: 'quota.tiers.basic.size',
      text: '50 MiB',
      file: '/machine/scenarios/fake.yaml',
      line: 3,
      column: 5,
      provenance: { source: 's', owner: '', note: '', quality: 'published' },
    },
    { address: 'run.seed', text: 'x', file: '--set', line: 0, column: 0, provenance: null },
  ],
  more: { drift: { days: 60, share: -0.00123456789 }, mailboxScaling: { from: 3, to: 2 } },
});
const input = { name: 'fake.yaml', path: 'inputs/fake.yaml', bytes: 3, sha256: 'ab'.repeat(32) };
const dataPackage = { path: 'datapackage.json', bytes: 5, sha256: 'cd'.repeat(32) };
const files = { inputs: [input], dataPackage };

describe('runRecordText', () => {
  const record = JSON.parse(runRecordText(run, files));

  it('says what made the run', () => {
    const scenario = {
      name: 'fake',
      population: { organisations: { file: '../organisations.csv' } },
      quota: {},
    };
    expect(record).toMatchObject({
      headroom: '0.1.0',
      formatVersion: 5,
      name: 'fake',
      title: 'A fake run',
      firstDate: '2013-04-01',
      lastDate: '2013-04-02',
      mailboxCount: 2,
      metricScope: {
        ...{ stages: false, gates: false, failures: false, moves: false, churn: false },
        ...{ storage: false, procurement: false, costs: false },
      },
      seed: 'fake',
      replications: 2,
      sampling: {
        method: 'medians',
        batchSizes: [2],
        note: 'uncertain inputs were held at their medians in every replication',
      },
      correlations: [],
      until: null,
      sample: null,
      split: null,
      overrides: [],
      ...{ excel: false, focus: false, tables: null },
      mailboxScaling: { from: 3, to: 2 },
      drift: { days: 60, share: -0.001235 },
      ...files,
      scenario,
      scenarioSha256: createHash('sha256').update(JSON.stringify(scenario)).digest('hex'),
    });
    expect(record.headlineMeans).toEqual({
      peak_used_tib: 1.5,
      end_used_tib: 0,
      peak_committed_tib: 0,
      blocked_share_max: 0,
      contacts_count: 0,
      bounced_messages_count: 0,
      suppressed_messages_count: 0,
      rollout_finish_date: null,
      rollout_days: null,
      rollout_abort_date: null,
      paused_days: null,
      failed_mailboxes_count: null,
      ...{ moved_mailboxes_count: null, moved_tib: null, dual_mailboxes_max: null },
      end_mailboxes_count: null,
      peak_needed_tib: null,
      runout_date: null,
      last_safe_order_date: null,
      total_cost_gbp: null,
      present_value_gbp: null,
    });
    expect(record.eventCounts[1]).toMatchObject({ replication: 1, regimes: 0, contacts: 0 });
  });

  it('names origins by address and files as seen from the scenario', () => {
    expect(record.origins).toEqual({
      'quota.tiers.basic.size': {
        text: '50 MiB',
        file: 'fake.yaml',
        line: 3,
        column: 5,
        source: 's',
        owner: '',
        note: '',
        quality: 'published',
      },
      'run.seed': { text: 'x', file: '--set', line: 0, column: 0 },
    });
    expect(runRecordText(run, files)).not.toContain('/machine');
  });

  it('shows the master check of every replication', () => {
    // 100 + 50 + 5 - (130 + 20 + 4 + 1) = 0.
    expect(record.masterCheck.passed).toBe(true);
    expect(record.masterCheck.ledgers[1]).toMatchObject({ replication: 1, differenceBytes: 0 });
    const [first, second] = run.outcomes;
    const checkWith = (bytes: object) => {
      const changed = { ...second!, ledger: { ...second!.ledger, ...bytes } };
      return JSON.parse(runRecordText({ ...run, outcomes: [first!, changed] }, files)).masterCheck;
    };
    expect(checkWith({ parkedBytes: 5 }).passed).toBe(false);
    expect(checkWith({ parkedBytes: 5 }).ledgers[1].differenceBytes).toBe(-1);
    // What joiners bring along, and what of leavers goes.
    expect(checkWith({ importedBytes: 3 }).ledgers[1].differenceBytes).toBe(3);
    expect(checkWith({ freedBytes: 2 }).ledgers[1].differenceBytes).toBe(-2);
    expect(checkWith({ importedBytes: 7, freedBytes: 7 }).passed).toBe(true);
  });

  it('has the mean money of the tables of costs', () => {
    const costs = costResult(handPlan, [handCosts]);
    const priced = JSON.parse(runRecordText({ ...run, costs }, files));
    // The figures are those of test/unit/cost/hand-case.test.ts.
    expect(priced.headlineMeans).toMatchObject({
      ...{ total_cost_gbp: 66132.89, present_value_gbp: 57183.34 },
    });
    expect(priced.masterCheck.costs.totalCost.summaryPence).toBe(6_613_289);
  });

  it('says how replications were drawn and what was asked of them', () => {
    const pair = { a: 'owners.contactShare', b: 'owners.inducedGrowth', wanted: 0.5 };
    const correlations = [
      { ...pair, achieved: 0.123456789 },
      { ...pair, achieved: -4e-9 },
      { ...pair, achieved: null },
    ];
    const until = {
      requirement: 'mean(peak_used_tib) within 1%',
      isReached: false,
      replicationsMax: 2,
    };
    const design = { method: 'latin-hypercube', batchSizes: [1, 1] } as const;
    const secondLuck = [run.outcomes[1]!];
    const fullCountOfCohort = Uint32Array.of(2);
    const sample = { share: 0.01, mailboxCount: 1, fullCountOfCohort };
    const plan = { ...run.plan, sample };
    const asked = { ...run, correlations, until, design, secondLuck, plan };
    expect(JSON.parse(runRecordText(asked, files))).toMatchObject({
      sampling: {
        ...design,
        note: 'uncertain inputs were drawn in Latin hypercubes, one a batch',
      },
      // Without an exponent, and 0 without a sign.
      correlations: [
        { ...pair, achieved: 0.123457 },
        { ...pair, achieved: 0 },
        { ...pair, achieved: null },
      ],
      until,
      split: { replications: [1] },
      sample: { share: 0.01, mailboxCount: 1 },
    });
    const random = { ...run, design: { method: 'random', batchSizes: [2] } } as const;
    expect(JSON.parse(runRecordText(random, files)).sampling.note).toBe(
      'uncertain inputs were drawn independently for each replication',
    );
  });

  it('keeps the order of keys, and of the scenario', () => {
    expect(Object.keys(record).slice(0, 3)).toEqual(['headroom', 'formatVersion', 'name']);
    expect(Object.keys(record.scenario)).toEqual(['name', 'population', 'quota']);
    expect(runRecordText(run, files)).toBe(runRecordText(run, files));
  });
});

describe('isRunRecord', () => {
  it('knows its own', () => {
    expect(isRunRecord(runRecordText(run, files))).toBe(true);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '7',
    '{"headroom": 1, "formatVersion": 1}',
    '{"headroom": "0.1.0"}',
  ])('does not take %j for one', (text) => {
    expect(isRunRecord(text)).toBe(false);
  });
});
