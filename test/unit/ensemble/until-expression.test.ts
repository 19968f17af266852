import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { ExpressionError, isPreciseEnough, parseUntil } from '../../../src/ensemble/expression.ts';

const START = parseDate('2013-11-01')!;
const oneTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('parseUntil', () => {
  it('reads percentages as relative, but of probabilities as percentage points', () => {
    const cases = [
      ['p95(peak_used_tib) within 1%', 'relative', 0.01],
      ['mean(blocked_share_max) within 150 %', 'relative', 1.5],
      ['mean(peak_used_tib) within 2.5', 'absolute', 2.5],
      ['mean(blocked_share_max) within 0.01', 'absolute', 0.01],
      ['p50(rollout_finish_date) within 3', 'absolute', 3],
      ['probability(rollout_days) within 1%', 'absolute', 0.01],
      ['  probability(rollout_days)within  .02 ', 'absolute', 0.02],
    ] as const;
    for (const [text, kind, amount] of cases) {
      const until = parseUntil(text);
      expect(until.tolerance).toEqual({ kind, amount });
      expect(until.text).toBe(text.trim());
    }
  });

  it.each([
    [
      'p95(peak_used_tib)',
      'after p95(peak_used_tib) write within and a tolerance, such as within 1%',
    ],
    [
      'p95(peak_used_tib) within',
      'after p95(peak_used_tib) write within and a tolerance, such as within 1%',
    ],
    [
      'p95(peak_used_tib) < 1%',
      "after p95(peak_used_tib) write within and a tolerance, such as within 1%, not '< 1%'",
    ],
    [
      'p95(peak_used_tib) within few',
      "'few' is not a tolerance: write a percentage of the figure or a number in TiB, such as 1% or 2.5",
    ],
    [
      'mean(blocked_share_max) within %',
      "'%' is not a tolerance: write a percentage or a fraction, such as 1% or 0.01",
    ],
    [
      'p50(rollout_finish_date) within soon',
      "'soon' is not a tolerance: write a number of days, such as 3",
    ],
    [
      'p50(rollout_finish_date) within 1%',
      "a date has no percentage: write a number of days, such as 3, not '1%'",
    ],
    ['p95(peak_used_tib) within 0%', "a tolerance is above 0, not '0%'"],
    ['p95(peak_used_tib) within -1', "a tolerance is above 0, not '-1'"],
    [
      'probability(rollout_days) within 2',
      "every probability is within 1, or 100%: write less than '2', such as 1%",
    ],
    [
      'probability(rollout_days) within 100%',
      "every probability is within 1, or 100%: write less than '100%', such as 1%",
    ],
    [
      'mean(blocked_share_max) within 1',
      "every share is within 1, or 100%: write less than '1', such as 1%",
    ],
    ['p95(peak) within 1%', "there is no metric 'peak': the metrics here are "],
  ])('refuses %s', (text, fault) => {
    expect(() => parseUntil(text)).toThrow(ExpressionError);
    expect(() => parseUntil(text)).toThrow(fault);
  });
});

describe('isPreciseEnough', () => {
  const isEnough = (text: string, values: readonly (number | null)[]) =>
    isPreciseEnough(parseUntil(text), { values, hypercubeSizes: null }, START);

  it('compares the longer side of the interval, the tolerance itself being in', () => {
    // P50 of 1 to 6: 3.5 from 1 to 6. Of 1 to 5 and 16: from 1 to 16, 12.5 above.
    expect(isEnough('p50(contacts_count) within 2.5', oneTo(6))).toBe(true);
    expect(isEnough('p50(contacts_count) within 2.49', oneTo(6))).toBe(false);
    const skew = [1, 2, 3, 4, 5, 16];
    expect(isEnough('p50(contacts_count) within 12.5', skew)).toBe(true);
    expect(isEnough('p50(contacts_count) within 12', skew)).toBe(false);
  });

  it('takes a relative tolerance of the figure', () => {
    // 2.5 over 3.5 is 71.43 %.
    expect(isEnough('p50(contacts_count) within 71.5%', oneTo(6))).toBe(true);
    expect(isEnough('p50(contacts_count) within 71.4%', oneTo(6))).toBe(false);
    expect(isEnough('mean(contacts_count) within 0.01%', [0, 0, 0])).toBe(true);
    expect(isEnough('mean(contacts_count) within 100%', [-1, 0, 1])).toBe(false);
  });

  it('takes percentage points of a probability', () => {
    // Wilson, 5 of 10: 0.2366 to 0.7634.
    const half = [1, 1, 1, 1, 1, null, null, null, null, null];
    expect(isEnough('probability(rollout_days) within 26.4%', half)).toBe(true);
    expect(isEnough('probability(rollout_days) within 26.3%', half)).toBe(false);
    expect(isEnough('probability(rollout_finish_date <= 2013-11-02) within 26.4%', half)).toBe(
      true,
    );
  });

  it('is false without an interval, or where an end is not within the horizon', () => {
    expect(isEnough('p95(contacts_count) within 100%', Array<number>(71).fill(5))).toBe(false);
    expect(isEnough('p95(contacts_count) within 1%', Array<number>(72).fill(5))).toBe(true);
    expect(isEnough('mean(contacts_count) within 100%', [5])).toBe(false);
    expect(isEnough('mean(rollout_days) within 100%', [5, null])).toBe(false);
    const dates = [...Array<number>(9).fill(5), null];
    expect(isEnough('p50(rollout_finish_date) within 1', dates)).toBe(true);
    const fewer = [...Array<number>(8).fill(5), null, null];
    expect(isEnough('p50(rollout_finish_date) within 1', fewer)).toBe(false);
  });
});
