/** Whether summary.csv follows from replications.csv. */
import { describe, expect, it } from 'vitest';
import { appliesTo, HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { checkSummary, type SummarySource } from '../../../src/review/verify-summary.ts';
import { day } from '../../support/compared-runs.ts';
import { NO_SCOPE } from '../../support/kept-run.ts';
import { handRows, key, shown, text } from '../../support/verified-tables.ts';

const ENDS = ['p5', 'p50', 'p95', 'probability'].flatMap((name) => [`${name}_low`, `${name}_high`]);
const HEADERS = ['mean', 'mean_low', 'mean_high', 'p5', 'p50', 'p95', 'probability', ...ENDS];
const SCOPE = { ...NO_SCOPE, stages: true, costs: true };

/** Cells of a row by header; the others are empty. */
type Cells = Readonly<Record<string, string>>;

/** Of 0 in each of four replications, in two hypercubes. */
const ZEROS: Cells = { mean: '0', mean_low: '0', mean_high: '0', p5: '0', p50: '0', p95: '0' };
/** Of what is absent in each of four: by Wilson 1.96^2 / (4 + 1.96^2) of 0.4899 at most. */
const NEVER: Cells = { probability: '0', probability_low: '0', probability_high: '0.489891' };

interface Case {
  readonly values?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly rows?: Readonly<Record<string, Cells>>;
  readonly source?: Partial<SummarySource['record']>;
  readonly moneySlack?: number | null;
  readonly without?: string;
}

/** What is found where metrics have these values and rows, and all others the usual ones. */
function found({ values = {}, rows = {}, source, moneySlack = null, without }: Case): string[] {
  const asked = HEADLINE_METRICS.filter((metric) => appliesTo(metric, SCOPE));
  const usual = asked.map(({ name, mayBeAbsent }) => {
    return [name, Array<number | null>(4).fill(mayBeAbsent ? null : 0)] as const;
  });
  const lines = HEADLINE_METRICS.filter(({ name }) => name !== without).map((metric) => {
    const { name, mayBeAbsent } = metric;
    const cells = appliesTo(metric, SCOPE) ? (mayBeAbsent ? NEVER : ZEROS) : {};
    const own = rows[name] ?? cells;
    return [name, ...HEADERS.map((header) => own[header] ?? '')].join();
  });
  const summary = handRows('summary', { fields: [key('metric'), ...HEADERS.map(text)], lines });
  const design = { method: 'latin-hypercube' as const, batchSizes: [2, 2] };
  return shown((findings) =>
    checkSummary(
      summary,
      {
        values: new Map([...usual, ...Object.entries(values)]),
        record: { scope: SCOPE, design, replicationCount: 4, ...source },
        moneySlack,
      },
      findings,
    ),
  );
}

/** Where a finding stands does not matter here. */
function messages(of: Case): string[] {
  return found(of).map((line) => line.replace(/^.*? {2}/, ''));
}

describe('the summary', () => {
  it('follows from the replications', () => {
    expect(found({})).toEqual([]);
  });

  // The mean of 0, 2, 3 and 3 is 2, those of two hypercubes are 1 and 3: 2 -+ 12.706 x 1.
  const PEAK: Cells = {
    ...{ mean: '2.000', mean_low: '0.000', mean_high: '14.706' },
    // By Hyndman and Fan's type 7: 0 + 0.15 x 2, 2 + 0.5 x 1, 3.
    ...{ p5: '0.300', p50: '2.500', p95: '3.000' },
  };
  const values = { peak_used_tib: [0, 2, 3, 3] };

  it('has mean, interval and quantiles of a number', () => {
    expect(messages({ values, rows: { peak_used_tib: PEAK } })).toEqual([]);
  });

  it.each([
    ['mean', '2.001', '2.000'],
    ['mean_low', '0.001', '0.000'],
    ['mean_high', '14.705', '14.706'],
    ['mean_high', '', '14.706'],
    ['p5', '0.301', '0.300'],
    ['p50', '2.501', '2.500'],
    ['p95', '2.999', '3.000'],
    ['p50_low', '0.000', 'no value'],
    ['probability', '1.000000', 'no value'],
  ])('has another %s than %s', (header, cell, due) => {
    const rows = { peak_used_tib: { ...PEAK, [header]: cell } };
    const said = cell === '' ? 'empty' : cell;
    expect(messages({ values, rows })).toEqual([
      `${header} of peak_used_tib is ${said}, and replications.csv gives ${due}`,
    ]);
  });

  it('is rounded from values of nine places, which may turn a half', () => {
    // 0.0005 in each, of which 0.000500000 is left, whatever it was rounded from.
    const halves = { peak_used_tib: [0.0005, 0.0005, 0.0005, 0.0005] };
    for (const figure of ['0.000', '0.001']) {
      const row = Object.fromEntries(Object.keys(ZEROS).map((header) => [header, figure]));
      expect(messages({ values: halves, rows: { peak_used_tib: row } })).toEqual([]);
    }
  });

  it('has dates as order statistics, and how likely they are', () => {
    const dates = [day('2013-08-16'), null, day('2013-08-09'), day('2013-08-30')];
    const row = {
      ...{ p5: '2013-08-09', p50: '2013-08-16' },
      // Wilson: (0.75 + 0.4802) / 1.9604 -+ 1.96 sqrt(0.046875 + 0.06003) / 1.9604.
      ...{ probability: '0.750000', probability_low: '0.300642', probability_high: '0.954413' },
    };
    const of = (more: Cells): Case => ({
      values: { rollout_finish_date: dates },
      rows: { rollout_finish_date: { ...row, ...more } },
    });
    expect(messages(of({}))).toEqual([]);
    expect(messages(of({ p5: '2013-08-10', p95: '2013-08-30', probability: '0.500000' }))).toEqual([
      'p5 of rollout_finish_date is 2013-08-10, and replications.csv gives 2013-08-09',
      'p95 of rollout_finish_date is 2013-08-30, and replications.csv gives no value',
      'probability of rollout_finish_date is 0.500000, and replications.csv gives 0.750000',
    ]);
  });

  it('has the mean of money within the rounding of costs, if that is known', () => {
    const row = { ...ZEROS, mean: '0.12' };
    const rows = { total_cost_gbp: row };
    expect(messages({ rows })).toEqual([]);
    expect(messages({ rows, moneySlack: 0.12 })).toEqual([]);
    expect(messages({ rows, moneySlack: 0.1 })).toEqual([
      'mean of total_cost_gbp is 0.12, and replications.csv gives 0.00',
    ]);
  });

  it('has empty rows of what the scenario does not ask for', () => {
    expect(messages({ rows: { moved_tib: { p50: '0.000' } } })).toEqual([
      'p50 of moved_tib is 0.000, and replications.csv gives no value',
    ]);
  });

  it('has a row of each metric, and each metric its values', () => {
    expect(found({ without: 'moved_tib' })).toEqual([
      'runs/a/summary.csv  it has no row of moved_tib',
    ]);
    const missing = 'replications.csv has not the values of peak_used_tib of which it is made';
    expect(messages({ values: { peak_used_tib: [0, 0, 0] } })).toEqual([missing]);
    expect(messages({ values: { peak_used_tib: [0, null, 0, 0] } })).toEqual([missing]);
  });

  it('is of independent draws in a run of such', () => {
    // Student's t of 3 degrees is 3.1824: 2 +- 3.1824 x sqrt(2) / 2 is 4.250.
    const row = { ...PEAK, mean_high: '4.250' };
    const source = { design: { method: 'random' as const, batchSizes: [4] } };
    expect(messages({ values, rows: { peak_used_tib: row }, source })).toEqual([]);
  });
});
