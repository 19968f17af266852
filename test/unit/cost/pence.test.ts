import { describe, expect, it } from 'vitest';
import { checkedPence, penceOf, wholePence } from '../../../src/cost/pence.ts';
import { InputFaults } from '../../../src/table/fault.ts';

describe('wholePence', () => {
  it('rounds a half upwards, though the product fell short of it', () => {
    expect(wholePence(0.5)).toBe(1);
    expect(1.005 * 100).toBeLessThan(100.5);
    expect(wholePence(1.005 * 100)).toBe(101);
    expect(wholePence(100.499999)).toBe(100);
    expect(wholePence(0.49)).toBe(0);
  });

  it('leaves whole pence as they are, whatever their size', () => {
    for (const pence of [0, 1, 2 ** 32 + 1, 2 ** 51 + 1, 2 ** 52 - 1]) {
      expect(wholePence(pence)).toBe(pence);
    }
  });
});

describe('penceOf', () => {
  it('gives the pence back that pounds were made from, whatever their size', () => {
    expect(1.15 * 100).not.toBe(115);
    for (const pence of [0, 1, 115, 2 ** 32 + 1, 2 ** 51 + 1, 2 ** 52 - 1]) {
      expect(penceOf(pence / 100)).toBe(pence);
    }
  });
});

describe('checkedPence', () => {
  const what = () => 'cash';

  it('lets whole pence below 2^52 pass, whose hundredths print rightly', () => {
    const most = 2 ** 52 - 1;
    expect(checkedPence(what, most)).toBe(most);
    // 2^52 - 1 = 4,503,599,627,370,495.
    expect((most / 100).toFixed(2)).toBe('45035996273704.95');
  });

  it('blames the scenario for too much, and itself for what is no count of pence', () => {
    expect(() => checkedPence(what, 2 ** 52)).toThrow(InputFaults);
    expect(() => checkedPence(what, Number.POSITIVE_INFINITY)).toThrow('the costs add up to');
    expect(() => checkedPence(what, -1)).toThrow('master check: cash comes to -1 pence');
    expect(() => checkedPence(what, 0.5)).toThrow('master check');
    expect(() => checkedPence(what, Number.NaN)).toThrow('master check');
  });
});
