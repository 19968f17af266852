import { describe, expect, it } from 'vitest';
import { orderBytes } from '../../../src/storage/order-size.ts';

const policy = { whenShare: 0.5, trendDays: 1, incrementBytes: 10, openOrders: 1 };

describe('orderBytes', () => {
  it('is the smallest multiple with which the need is below the share', () => {
    // 50 < 0.5 (100 + bytes): from 10 on; 55: 60 = 0.5 120 is not below, but 54.9 is.
    expect(orderBytes(policy, 50, 100)).toBe(10);
    expect(orderBytes(policy, 54.9, 100)).toBe(10);
    expect(orderBytes(policy, 55, 100)).toBe(20);
    expect(orderBytes(policy, 500, 0)).toBe(1010);
  });

  it('is exact where the quotient of share and need is not', () => {
    // 0.8 is not a double, but 0.8 (100 + 20 k) is above 96 from k = 2 on: 0.8 120 = 96.
    const eighty = { ...policy, whenShare: 0.8, incrementBytes: 20 };
    expect(orderBytes(eighty, 96, 100)).toBe(40);
    expect(orderBytes(eighty, 95.9, 100)).toBe(20);
  });

  it('refuses an order that could not be counted', () => {
    expect(() => orderBytes({ ...policy, whenShare: 1e-15 }, 100, 100)).toThrow(
      'storage.procurement.policy  the policy would order 9',
    );
    expect(() => orderBytes(policy, Infinity, 100)).toThrow('the policy would order Infinity');
  });

  it('counts pebibytes', () => {
    const TIB = 1099511627776;
    // 4,000 TiB < 0.5 (100 TiB + bytes) beyond 7,900 TiB; the next multiple of 40 is 7,920.
    const large = { ...policy, incrementBytes: 40 * TIB };
    expect(orderBytes(large, 4000 * TIB, 100 * TIB)).toBe(7920 * TIB);
  });
});
