import { describe, expect, it } from 'vitest';
import { assumptions } from '../../../src/report/assumptions.ts';
import { inputNames, keptNames } from '../../../src/report/input-names.ts';
import { replications } from '../../../src/report/replications.ts';
import { type Report, tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import type { Origin } from '../../../src/scenario/loaded.ts';
import { csvText } from '../../../src/table/csv.ts';
import { fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

function linesOf(report: Report, result: RunResult): string[] {
  return csvText(tableOf(report, result), { excel: false }).split('\n').slice(0, -1);
}

const SCENARIO = '/machine/scenarios/fake.yaml';
const RANGE = { low: 0, high: 1 };

const origin = (address: string, text: string, more: Partial<Origin> = {}): Origin => ({
  address,
  text,
  file: SCENARIO,
  line: 7,
  column: 3,
  provenance: null,
  ...more,
});

const run = fakeRun({
  traces: [
    fakeTrace({
      stages: [fakeStage({ startDay: 0, finishDay: 1, selectedCount: 1, changedCount: 1 })],
    }),
    fakeTrace({
      replication: 1,
      stages: [fakeStage({ startDay: 0, selectedCount: 1, leftCount: 1 })],
    }),
  ],
  stageNames: ['pilot'],
  uncertain: {
    contactShare: { distribution: { kind: 'uniform', low: 0.1, high: 0.3 }, range: RANGE },
    inducedGrowth: {
      distribution: { kind: 'percentiles', p10: 0.02, p50: 0.12, p90: 0.35 },
      range: RANGE,
    },
    offloadShare: { distribution: { kind: 'fixed', value: 0.3 }, range: RANGE },
    sigma: { distribution: { kind: 'fixed', value: 1.2 }, range: { low: 0, high: 3 } },
  },
  origins: [
    origin('title', '=a, "fake" run'),
    origin('owners.contactShare', '{uniform: [10%, 30%]}', {
      provenance: { source: 'a report', owner: 'desk', note: 'a, b', quality: 'published' },
    }),
    origin('owners.inducedGrowth', '{p10: 2%, p50: 12%, p90: 35%}', {
      file: '--set',
      line: 0,
      column: 0,
    }),
    origin('owners.offloadShare', '-30%', { file: '/elsewhere/base.yaml' }),
  ],
});

describe('assumptions', () => {
  it('lists what was written, then the defaults of what may be uncertain', () => {
    const lines = linesOf(assumptions, run);
    expect(lines[0]).toBe(
      'key,value,unit,distribution,declared_p10,declared_p50,declared_p90,fitted_p5,fitted_p10,fitted_p50,fitted_p90,fitted_p95,source,owner,note,quality,file,line',
    );
    expect(lines[1]).toBe(`title,"'=a, ""fake"" run",,,,,,,,,,,,,,,fake.yaml,7`);
    // Uniform from 0.1 to 0.3: 0.1 + 0.2 p.
    expect(lines[2]).toBe(
      'owners.contactShare,"{uniform: [10%, 30%]}",share,uniform,,,,0.110000,0.120000,0.200000,0.280000,0.290000,a report,desk,"a, b",published,fake.yaml,7',
    );
    // With z the logit: z50 + a2 L + a3 (p - 0.5) L, L = ln(p / (1 - p)), a2 = (z90 - z10) / 2 ln 9
    // = 0.744750 and a3 = (z90 + z10 - 2 z50) / 0.8 ln 9 = -0.299230: z5 = -4.58178, z95 =
    // -0.19604.
    expect(lines[3]).toBe(
      'owners.inducedGrowth,"{p10: 2%, p50: 12%, p90: 35%}",share,percentiles,0.020000,0.120000,0.350000,0.010133,0.020000,0.120000,0.350000,0.451146,,,,,command line,',
    );
    expect(lines[4]).toBe(`owners.offloadShare,'-30%,share,fixed,,,,,,,,,,,,,base.yaml,7`);
    expect(lines[5]).toBe('owners.size.lognormal.sigma,1.2,,fixed,,,,,,,,,,,,,default,');
    expect(lines).toHaveLength(6);
  });
});

describe('replications', () => {
  it('lists metrics, then the inputs that are uncertain, at their medians', () => {
    const lines = linesOf(replications, run);
    expect(lines[0]).toBe('replication,kind,key,value,date,unit');
    // Of what the scenario does not have.
    const without = (replication: number) => [
      `${replication},metric,rollout_abort_date,,,date`,
      `${replication},metric,paused_days,,,days`,
      `${replication},metric,failed_mailboxes_count,,,mailboxes`,
      `${replication},metric,moved_mailboxes_count,,,mailboxes`,
      `${replication},metric,moved_tib,,,TiB`,
      `${replication},metric,dual_mailboxes_max,,,mailboxes`,
      `${replication},metric,end_mailboxes_count,,,mailboxes`,
      `${replication},metric,peak_needed_tib,,,TiB`,
      `${replication},metric,runout_date,,,date`,
      `${replication},metric,last_safe_order_date,,,date`,
      `${replication},metric,total_cost_gbp,,,GBP`,
      `${replication},metric,present_value_gbp,,,GBP`,
    ];
    expect(lines.slice(8, 24)).toEqual([
      '0,metric,rollout_finish_date,,2013-04-02,date',
      '0,metric,rollout_days,2.000000000,,days',
      ...without(0),
      '0,input,owners.contactShare,0.200000000,,share',
      '0,input,owners.inducedGrowth,0.120000000,,share',
    ]);
    expect(lines.slice(31)).toEqual([
      '1,metric,rollout_finish_date,,,date',
      '1,metric,rollout_days,,,days',
      ...without(1),
      '1,input,owners.contactShare,0.200000000,,share',
      '1,input,owners.inducedGrowth,0.120000000,,share',
    ]);
  });

  it("has the values that each replication drew, in the inputs' units", () => {
    const drawn = fakeRun({
      traces: [0, 1].map((replication) => fakeTrace({ replication })),
      uncertain: {
        contactShare: { distribution: { kind: 'uniform', low: 0.1, high: 0.3 }, range: RANGE },
        inducedDelayDays: {
          distribution: { kind: 'uniform', low: 20, high: 40 },
          range: { low: 0, high: 365 },
        },
      },
      drawn: [
        [0.1234567891, 20],
        [0.25, 40],
      ],
    });
    const inputLines = linesOf(replications, drawn).filter((line) => line.includes(',input,'));
    expect(inputLines).toEqual([
      '0,input,owners.contactShare,0.123456789,,share',
      '0,input,owners.inducedDelayDays,20.000000000,,days',
      '1,input,owners.contactShare,0.250000000,,share',
      '1,input,owners.inducedDelayDays,40.000000000,,days',
    ]);
  });
});

describe('keptNames', () => {
  const keptOf = (...names: string[]) => names.map(keptNames(names));

  it('leaves names that do not lead out as they are', () => {
    const names = ['fake.yaml', 'base/2013.yaml', '_/x.csv', 'up/..x'];
    expect(keptOf(...names)).toEqual(names);
  });

  it('puts the scenario so deep that every climb stays inside, and leads to its file', () => {
    expect(keptOf('fake.yaml', 'base/2013.yaml', '../../a.csv', '../b/c.csv')).toEqual([
      '_/_/fake.yaml',
      '_/_/base/2013.yaml',
      'a.csv',
      '_/b/c.csv',
    ]);
  });

  it('never makes two names one', () => {
    expect(keptOf('x.csv', '../_/x.csv', '../__/y.csv')).toEqual([
      '___/x.csv',
      '_/x.csv',
      '__/y.csv',
    ]);
  });

  it('refuses what is not relative to the scenario', () => {
    for (const name of ['/etc/hosts', 'C:\\x.csv', ''])
      expect(() => keptNames([name])).toThrow(RangeError);
  });
});

describe('inputNames', () => {
  it('gives no path of the machine away', () => {
    const nameOf = inputNames(run.loaded.files);
    const files = [SCENARIO, '/machine/organisations.csv', '/other/x.yaml', '--set', 'a\\b.yaml'];
    expect(files.map(nameOf)).toEqual([
      'fake.yaml',
      '../organisations.csv',
      'x.yaml',
      '--set',
      'b.yaml',
    ]);
  });
});
