import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { ExpressionError, parseAssertion, verdictOf } from '../../../src/ensemble/expression.ts';

const START = parseDate('2013-11-01')!;
const sampleOf = (values: readonly (number | null)[]) => ({ values, hypercubeSizes: null });
const oneTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function faultOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  return 'none';
}

describe('parseAssertion', () => {
  it('reads a figure, an operator and a value in the unit of the figure', () => {
    const cases = [
      ['p95(peak_used_tib) < 200', '<', 200],
      ['mean(peak_used_tib) <= .5', '<=', 0.5],
      ['p5(contacts_count) > +12.', '>', 12],
      ['p99(blocked_share_max) >= 0.5%', '>=', 0.005],
      ['mean(blocked_share_max) < 0.005', '<', 0.005],
      ['probability(rollout_finish_date) >= 90%', '>=', 0.9],
      ['probability(peak_used_tib<200)>0.9', '>', 0.9],
      ['p95(rollout_finish_date) <= 2013-12-01', '<=', parseDate('2013-12-01')],
      ['median(rollout_days) < 40', '<', 40],
    ] as const;
    for (const [text, operator, bound] of cases) {
      expect(parseAssertion(text).comparison).toEqual({ operator, bound });
    }
  });

  it('reads the metric, the percentile and the condition', () => {
    expect(parseAssertion('p7(contacts_count) < 1').figure).toMatchObject({
      kind: 'quantile',
      percent: 7,
      metric: { name: 'contacts_count' },
    });
    expect(parseAssertion('median(contacts_count) < 1').figure).toMatchObject({ percent: 50 });
    expect(
      parseAssertion('probability(rollout_finish_date <= 2013-11-30) > 0').figure,
    ).toMatchObject({
      kind: 'probability',
      condition: { operator: '<=', bound: parseDate('2013-11-30') },
    });
    expect(parseAssertion('probability(rollout_days) > 0').figure).toMatchObject({
      condition: null,
    });
  });

  it('does not care for spaces, and keeps the text', () => {
    const spaced = parseAssertion('  probability ( peak_used_tib  <=  200 )  >=  90 %  ');
    const tight = parseAssertion('probability(peak_used_tib<=200)>=90%');
    expect({ ...spaced, text: '' }).toEqual({ ...tight, text: '' });
    expect(spaced.text).toBe('probability ( peak_used_tib  <=  200 )  >=  90 %');
  });

  const FIGURES =
    'write mean(METRIC), median(METRIC), pN(METRIC) with N from 1 to 99, probability(METRIC) or ' +
    'probability(METRIC OP VALUE)';

  it.each([
    ['', `a figure is missing: ${FIGURES}`],
    ['peak_used_tib < 200', `'peak_used_tib < 200' is not a figure: ${FIGURES}`],
    ['200 > p95(peak_used_tib)', `'200 > p95(peak_used_tib)' is not a figure: ${FIGURES}`],
    ['p95((peak_used_tib)) < 2', `'p95((peak_used_tib))' is not a figure: ${FIGURES}`],
    ['p100(peak_used_tib) < 200', `there is no figure 'p100': ${FIGURES}`],
    ['p0(peak_used_tib) < 200', `there is no figure 'p0': ${FIGURES}`],
    ['p99.5(peak_used_tib) < 200', `there is no figure 'p99.5': ${FIGURES}`],
    ['P93(peak_used_tib) < 200', "there is no figure 'P93': did you mean 'p93'?"],
    [
      'probabilty(rollout_days) > 1',
      "there is no figure 'probabilty': did you mean 'probability'?",
    ],
    ['p95(peak_usd_tib) < 1', "there is no metric 'peak_usd_tib': did you mean 'peak_used_tib'?"],
    [
      'mean() < 1',
      'mean() lacks a metric: the metrics here are peak_used_tib, end_used_tib, ' +
        'peak_committed_tib, blocked_share_max, contacts_count, bounced_messages_count, ' +
        'suppressed_messages_count, rollout_finish_date, rollout_days, rollout_abort_date, paused_days, ' +
        'failed_mailboxes_count, moved_mailboxes_count, moved_tib, dual_mailboxes_max, ' +
        'end_mailboxes_count, peak_needed_tib, runout_date, last_safe_order_date, total_cost_gbp, present_value_gbp',
    ],
    [
      'mean(rollout_finish_date) < 2013-12-01',
      'there is no mean of a date, thus no mean(rollout_finish_date): write p50(rollout_finish_date)',
    ],
    [
      'p95(rollout_days < 3) < 1',
      'only probability takes a condition: write p95(rollout_days) or probability(rollout_days < 3)',
    ],
    [
      'probability(peak_used_tib) > 0.5',
      'every replication has a peak_used_tib: write probability(peak_used_tib < VALUE)',
    ],
    [
      'probability(peak_used_tib 200) > 0.5',
      "after peak_used_tib write one of < <= > >= and a value, not '200'",
    ],
    ['probability(peak_used_tib <) > 0.5', 'after peak_used_tib < a value is missing'],
    ['p95(peak_used_tib)', 'after p95(peak_used_tib) write one of < <= > >= and a value'],
    [
      'p95(peak_used_tib) 200',
      "after p95(peak_used_tib) write one of < <= > >= and a value, not '200'",
    ],
    [
      'p95(peak_used_tib) within 1%',
      "after p95(peak_used_tib) write one of < <= > >= and a value, not 'within 1%'",
    ],
    ['p95(peak_used_tib) == 2', "after p95(peak_used_tib) write one of < <= > >=, not '=='"],
    ['p95(peak_used_tib) < ', 'after p95(peak_used_tib) < a value is missing'],
    [
      'p95(peak_used_tib) < 200 TiB',
      "'200 TiB' is not a number: write a plain decimal in TiB, such as 200 or 12.5",
    ],
    [
      'p95(peak_used_tib) < 90%',
      "'90%' is not a number: write a plain decimal in TiB, such as 200 or 12.5",
    ],
    [
      'p95(contacts_count) < 1e3',
      "'1e3' is not a number: write a plain decimal in contacts, such as 200 or 12.5",
    ],
    [
      `p95(contacts_count) < ${'9'.repeat(400)}`,
      `'${'9'.repeat(400)}' is not a number: write a plain decimal in contacts, such as 200 or 12.5`,
    ],
    ['p5(rollout_finish_date) < 30', "'30' is not a date: write it as 2013-12-01"],
    ['p5(rollout_finish_date) < 2013-02-30', "'2013-02-30' is not a date: write it as 2013-12-01"],
    [
      'probability(rollout_days) >= 90',
      "a probability is from 0% to 100%, or from 0 to 1, not '90'",
    ],
    ['mean(blocked_share_max) < 101%', "a share is from 0% to 100%, or from 0 to 1, not '101%'"],
    ['mean(blocked_share_max) < few', "'few' is not a share: write it as 90% or 0.9"],
  ])('refuses %s', (text, fault) => {
    expect(faultOf(() => parseAssertion(text))).toBe(fault);
  });
});

describe('verdictOf', () => {
  const holds = (text: string, values: readonly (number | null)[]) =>
    verdictOf(parseAssertion(text), sampleOf(values), START).holds;

  it('compares the figure, the bound itself being in only with =', () => {
    expect(
      ['<', '<=', '>', '>='].map((operator) => holds(`mean(contacts_count) ${operator} 3`, [2, 4])),
    ).toEqual([false, true, false, true]);
    expect(holds('mean(contacts_count) < 3.1', [2, 4])).toBe(true);
    expect(holds('mean(contacts_count) > 3.1', [2, 4])).toBe(false);
  });

  it('tells value and interval', () => {
    const verdict = verdictOf(parseAssertion('p50(contacts_count) < 3'), sampleOf(oneTo(6)), START);
    expect(verdict).toEqual({ holds: false, value: 3.5, interval: { low: 1, high: 6 } });
  });

  it('compares dates with days since the start of the horizon', () => {
    // Day 30 is 2013-12-01.
    expect(holds('p50(rollout_finish_date) <= 2013-12-01', [30])).toBe(true);
    expect(holds('p50(rollout_finish_date) < 2013-12-01', [30])).toBe(false);
    expect(holds('probability(rollout_finish_date <= 2013-12-01) >= 50%', [30, 31])).toBe(true);
    expect(holds('probability(rollout_finish_date < 2013-12-01) > 0', [30, 31])).toBe(false);
  });

  it('takes what is not within the horizon for later than every bound', () => {
    const late = [10, 20, null, null];
    expect(holds('p75(rollout_finish_date) <= 9999-12-31', late)).toBe(false);
    expect(holds('p75(rollout_finish_date) > 9999-12-31', late)).toBe(true);
    expect(holds('p50(rollout_finish_date) <= 2013-11-21', late)).toBe(true);
    expect(holds('probability(rollout_days > 15) >= 75%', late)).toBe(true);
    expect(holds('probability(rollout_days <= 15) > 25%', late)).toBe(false);
    expect(holds('probability(rollout_days) >= 50%', late)).toBe(true);
    expect(holds('probability(rollout_days) > 50%', late)).toBe(false);
  });

  it('holds in no way of the mean of what some replication lacks', () => {
    for (const operator of ['<', '<=', '>', '>=']) {
      expect(holds(`mean(rollout_days) ${operator} 10`, [10, null])).toBe(false);
    }
    const verdict = verdictOf(
      parseAssertion('mean(rollout_days) > 1'),
      sampleOf([10, null]),
      START,
    );
    expect(verdict).toEqual({ holds: false, value: null, interval: { reason: 'no-value' } });
  });

  it('refuses an empty sample', () => {
    for (const figure of ['mean', 'p50', 'probability']) {
      expect(() => holds(`${figure}(rollout_days) > 0`, [])).toThrow(RangeError);
    }
  });
});
