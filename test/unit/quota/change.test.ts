import { describe, expect, it } from 'vitest';
import { quotaAfter } from '../../../src/quota/change.ts';
import { toQuota } from '../../support/plain-scenario.ts';

describe('quotaAfter', () => {
  it.each([
    ['a factor', 50, { factor: 2 }, 100],
    ['a factor, half a byte up', 3, { factor: 0.5 }, 2],
    ['a factor on an unlimited quota', Infinity, { factor: 2 }, Infinity],
    ['a table that names the tier', 50, { tiers: { basic: 70 } }, 70],
    ['a table that does not', 50, { tiers: { huge: 70 } }, 50],
    ['a table that lifts the quota', 50, { tiers: { basic: Infinity } }, Infinity],
  ])('by %s', (_, bytes, change, expected) => {
    expect(quotaAfter({ name: 'basic', bytes }, toQuota(change))).toBe(expected);
  });

  it('by a move leaves the tier as it is', () => {
    expect(quotaAfter({ name: 'basic', bytes: 50 }, { kind: 'move', platform: 'new' })).toBe(50);
  });

  it('takes nothing from a table but what is written in it', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(quotaAfter({ name, bytes: 50 }, toQuota({ tiers: { basic: 70 } }))).toBe(50);
    }
  });
});
