import { describe, expect, it } from 'vitest';

import { quotaPlan } from '../../../src/plan/quota-plan.ts';
import type { QuotaChange } from '../../../src/scenario/rollout-spec.ts';
import { MIB, plain, STAGE, toQuota } from '../../support/plain-scenario.ts';

const QUOTA = plain().quota;
const stage = (quota: QuotaChange) => ({ ...STAGE, change: toQuota(quota) });
const mebibytes = (levels: readonly { quotaBytes: number }[]) =>
  levels.map(({ quotaBytes }) => quotaBytes / MIB);

describe('quotaPlan', () => {
  it('has a level a tier, with its thresholds in bytes', () => {
    const { plan, stageLevels } = quotaPlan(QUOTA, []);
    expect(plan.levels).toEqual([
      {
        quotaBytes: 50 * MIB,
        warnBytes: 49_807_360,
        sendBytes: 52_428_800,
        receiveBytes: 60_293_120,
      },
      {
        quotaBytes: 200 * MIB,
        warnBytes: 199_229_440,
        sendBytes: 209_715_200,
        receiveBytes: 241_172_480,
      },
    ]);
    expect([...plan.levelOfTier]).toEqual([0, 1]);
    expect(stageLevels).toEqual([]);
  });

  it('multiplies each tier by a factor, and shares a level of the same bytes', () => {
    // 50 -> 200 is the standard tier's own level; 200 -> 800 a new one.
    const { plan, stageLevels } = quotaPlan(QUOTA, [stage({ factor: 4 }), stage({ factor: 2 })]);
    expect(mebibytes(plan.levels)).toEqual([50, 200, 800, 100, 400]);
    expect(stageLevels.map((levels) => [...levels])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('leads to the same level as before with a factor of 1, and from two tiers of one size', () => {
    const tiers = [...QUOTA.tiers, { name: 'also 50', bytes: 50 * MIB, share: 0 }];
    const { plan, stageLevels } = quotaPlan({ ...QUOTA, tiers }, [stage({ factor: 1 })]);
    expect(plan.levels).toHaveLength(2);
    expect([...plan.levelOfTier]).toEqual([0, 1, 0]);
    expect([...stageLevels[0]!]).toEqual([0, 1, 0]);
  });

  it('takes a table of tiers, and leaves those that it does not name', () => {
    const { plan, stageLevels } = quotaPlan(QUOTA, [stage({ tiers: { standard: 400 * MIB } })]);
    expect(mebibytes(plan.levels)).toEqual([50, 200, 400]);
    expect([...stageLevels[0]!]).toEqual([0, 2]);
  });

  it('applies stages to the tier, not to what another stage has made of it', () => {
    const { stageLevels } = quotaPlan(QUOTA, [stage({ factor: 2 }), stage({ factor: 2 })]);
    expect(stageLevels[1]).toEqual(stageLevels[0]);
  });

  it('rounds to the nearest byte', () => {
    const tiers = [{ name: 'odd', bytes: 101, share: 1 }];
    const levelsOf = (factor: number) =>
      quotaPlan({ ...QUOTA, tiers }, [stage({ factor })]).plan.levels.map((l) => l.quotaBytes);
    expect(levelsOf(1.5)).toEqual([101, 152]); // 151.5
    expect(levelsOf(1.04)).toEqual([101, 105]); // 105.04
    expect(levelsOf(1.001)).toEqual([101]); // 101.101
  });

  it('keeps an unlimited quota unlimited, and counts it as the scenario says', () => {
    const tiers = [...QUOTA.tiers, { name: 'none', bytes: Infinity, share: 0 }];
    const spec = { ...QUOTA, tiers, unlimitedCountsAsBytes: 5000 * MIB };
    const { plan, stageLevels } = quotaPlan(spec, [
      stage({ factor: 2 }),
      stage({ tiers: { basic: Infinity } }),
    ]);
    expect(mebibytes(plan.levels)).toEqual([50, 200, Infinity, 100, 400]);
    expect(plan.levels[2]).toMatchObject({ warnBytes: Infinity, receiveBytes: Infinity });
    expect([...plan.countsAsBytes].map((bytes) => bytes / MIB)).toEqual([50, 200, 5000, 100, 400]);
    expect(stageLevels.map((levels) => [...levels])).toEqual([
      [3, 4, 2],
      [2, 1, 2],
    ]);
  });

  it('ends the opening fill at the receive threshold, at the quota without one', () => {
    expect(quotaPlan(QUOTA, []).plan.fillMax).toBe(1.15);
    const thresholds = { ...QUOTA.thresholds, receive: null };
    expect(quotaPlan({ ...QUOTA, thresholds }, []).plan.fillMax).toBe(1);
  });

  it('has room for 256 levels and refuses more', () => {
    const stages = (count: number) =>
      Array.from({ length: count }, (_, k) => stage({ tiers: { basic: (k + 1000) * MIB } }));
    const { plan, stageLevels } = quotaPlan(QUOTA, stages(254));
    expect(plan.levels).toHaveLength(256);
    expect([...stageLevels[253]!]).toEqual([255, 1]);
    expect(() => quotaPlan(QUOTA, stages(255))).toThrow(/^257 distinct quotas; at most 256/);
  });
});
