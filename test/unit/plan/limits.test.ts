import { describe, expect, it } from 'vitest';
import { limitFaults } from '../../../src/plan/limits.ts';
import { plain, toQuota } from '../../support/plain-scenario.ts';

const scenario = plain();

/** Of so many at the start, and of those who join by churn and by onboarding. */
const faultsOf = (
  of: Parameters<typeof limitFaults>[0],
  openingCount: number,
  [churnCount, onboardingCount]: readonly [number, number] = [0, 0],
) => limitFaults(of, { openingCount, churnCount, onboardingCount });

describe('limitFaults', () => {
  it('allows ten million mailboxes', () => {
    expect(faultsOf(scenario, 10_000_000)).toEqual([]);
    expect(faultsOf(scenario, 10_000_001)).toEqual([
      {
        address: 'population.organisations',
        message: expect.stringMatching(/^10000001 mailboxes .* need about 1\.\d GiB of memory$/),
        mend: 'set population.mailboxes to scale them down',
      },
    ]);
  });

  it('counts those who join', () => {
    expect(faultsOf(scenario, 9_000_000, [600_000, 400_000])).toEqual([]);
    const message = expect.stringMatching(
      /^with those who join, 10000001 mailboxes .* need about 1\.\d GiB of memory$/,
    );
    const mend = 'have fewer people join, or a shorter horizon';
    // Without onboarding there would be room.
    expect(faultsOf(scenario, 9_000_000, [600_000, 400_001])).toEqual([
      { address: 'population.onboarding', message, mend },
    ]);
    expect(faultsOf(scenario, 9_000_000, [1_000_001, 0])).toEqual([
      { address: 'population.cohorts', message, mend },
    ]);
    expect(faultsOf(scenario, 10_000_001, [1, 1])).toMatchObject([
      { address: 'population.organisations' },
    ]);
  });

  it('allows 2^28 sizes for the reports', () => {
    const reporting = (count: number) => ({
      ...scenario,
      report: { sizesOn: Array.from({ length: count }, (_, index) => 15_796 + index) },
    });
    // 256 days of 1,048,576 mailboxes are 2^28.
    expect(faultsOf(reporting(256), 1_048_576)).toEqual([]);
    // 1,048,576 * (140 + 257 * 8) B = 2.144 GiB
    expect(faultsOf(reporting(257), 1_048_576)).toEqual([
      {
        address: 'report.sizesOn',
        message:
          'the sizes of 1048576 mailboxes on 257 days are more than a run can hold: it would ' +
          'need about 2.1 GiB of memory',
        mend: 'write report.sizesOn with at most 256 days',
      },
    ]);
    // 1,048,000 at the start and 576 who join are as many.
    expect(faultsOf(reporting(256), 1_048_000, [500, 76])).toEqual([]);
    expect(faultsOf(reporting(257), 1_048_000, [500, 76])).toMatchObject([
      { message: expect.stringMatching(/^the sizes of 1048000 mailboxes and 576 who join on 257/) },
    ]);
    const milestones = Array.from({ length: 40 }, (_, index) => ({
      name: `m${index}`,
      date: index,
    }));
    const [fault] = faultsOf({ ...scenario, report: { sizesOn: null }, milestones }, 9_000_000);
    expect(fault).toMatchObject({
      address: 'milestones',
      mend: 'write report.sizesOn with at most 29 days',
    });
  });

  it('counts the quotas of other platforms with what lies above them there', () => {
    const tiers = [{ name: 'one', bytes: 2 ** 20, share: 1 }];
    const quota = { ...scenario.quota, tiers };
    const platform = (receive: number | null) => ({
      ...{ name: 'new', quota: { one: 2 ** 43 }, storage: null },
      thresholds: { warn: null, send: null, receive },
    });
    const withPlatform = (receive: number | null) => ({
      ...scenario,
      ...{ quota, platforms: [platform(receive)] },
    });
    expect(faultsOf(withPlatform(null), 1023)).toEqual([]);
    const mend = 'write smaller quotas on new, or a smaller size for what unlimited ones count as';
    const ofNew = { address: 'platforms.new.quota', mend };
    expect(faultsOf(withPlatform(null), 1024)).toMatchObject([ofNew]);
    expect(faultsOf(withPlatform(2), 512)).toMatchObject([ofNew]);
    // The larger of two, and home where its own are too large.
    const small = { ...platform(null), name: 'small', quota: { one: 2 ** 42 } };
    const two = (platforms: (typeof small)[]) => ({ ...withPlatform(null), platforms });
    expect(faultsOf(two([small, platform(null)]), 1024)).toMatchObject([ofNew]);
    const large = { ...quota, tiers: [{ ...tiers[0]!, bytes: 2 ** 43 }] };
    expect(faultsOf({ ...two([platform(2)]), quota: large }, 1024)).toMatchObject([
      { address: 'quota.tiers', mend: mend.replace(' on new', '') },
    ]);
    expect(faultsOf(withPlatform(2), 511)).toEqual([]);
  });

  it('allows quotas whose sum, with what lies above them, stays below 2^53 bytes', () => {
    const tiers = [{ name: 'one', bytes: 2 ** 43, share: 1 }];
    const quota = { ...scenario.quota, tiers, thresholds: { warn: null, send: null, receive: 1 } };
    expect(faultsOf({ ...scenario, quota }, 1023)).toEqual([]);
    expect(faultsOf({ ...scenario, quota }, 1024)).toEqual([
      {
        address: 'quota.tiers',
        message:
          'the quotas of 1024 mailboxes come to 8192 TiB with what lies above them, and sums are ' +
          'exact only below 8192 TiB',
        mend: 'write smaller quotas, or a smaller size for what unlimited ones count as',
      },
    ]);
    expect(faultsOf({ ...scenario, quota }, 1000, [20, 3])).toEqual([]);
    expect(faultsOf({ ...scenario, quota }, 1000, [20, 4])).toMatchObject([
      { message: expect.stringMatching(/^the quotas of 1000 mailboxes and 24 who join come to/) },
    ]);
    const higher = { ...quota, thresholds: { ...quota.thresholds, receive: 1.25 } };
    expect(faultsOf({ ...scenario, quota: higher }, 819)).toEqual([]);
    expect(faultsOf({ ...scenario, quota: higher }, 820)).toHaveLength(1);
    // 1,000,000 * 2^53 B = 2^13 * 1,000,000 TiB
    const huge = { ...quota, tiers: [{ ...tiers[0]!, bytes: 2 ** 53 }] };
    expect(faultsOf({ ...scenario, quota: huge }, 1_000_000)[0]?.message).toContain(
      'come to 8192000000 TiB with',
    );
  });

  it('takes unlimited quotas for what they count as', () => {
    const unlimited = { name: 'one', bytes: Number.POSITIVE_INFINITY, share: 1 };
    const quota = {
      ...scenario.quota,
      tiers: [unlimited],
      thresholds: { warn: null, send: null, receive: null },
      unlimitedCountsAsBytes: 2 ** 43,
    };
    expect(faultsOf({ ...scenario, quota }, 1023)).toEqual([]);
    expect(faultsOf({ ...scenario, quota }, 1024)).toHaveLength(1);
    const rollout = withChange({ tiers: { one: Number.POSITIVE_INFINITY } });
    const limited = { ...quota, tiers: [{ ...unlimited, bytes: 1 }] };
    expect(faultsOf({ ...scenario, quota: limited, rollout }, 1024)).toHaveLength(1);
  });

  it('looks at the tiers that owners may come to have', () => {
    // 512 with 2^42 B and 512 with 2^43 B are three quarters of 2^53 B, all with 2^43 B too much.
    const tiers = [42, 43].map((bits) => ({ name: `${bits}`, bytes: 2 ** bits, share: 0.5 }));
    const quota = { ...scenario.quota, tiers, thresholds: { warn: null, send: null, receive: 1 } };
    const rule = { name: 'ask', when: 'full', afterDays: 1, share: 0.1, from: null, to: null };
    const rollout = { ...scenario.rollout, standing: [rule] } as typeof scenario.rollout;
    expect(faultsOf({ ...scenario, quota }, 1024)).toEqual([]);
    expect(faultsOf({ ...scenario, quota, rollout }, 1024)).toHaveLength(1);
    expect(faultsOf({ ...scenario, quota, rollout }, 1023)).toEqual([]);
  });

  it('looks at the quotas to which stages lead', () => {
    const tiers = [{ name: 'one', bytes: 2 ** 43, share: 1 }];
    const quota = { ...scenario.quota, tiers, thresholds: { warn: null, send: null, receive: 1 } };
    const doubling = withChange({ factor: 2 });
    const fixed = withChange({ tiers: { one: 2 ** 44 } });
    for (const rollout of [doubling, fixed]) {
      expect(faultsOf({ ...scenario, quota, rollout }, 511)).toEqual([]);
      expect(faultsOf({ ...scenario, quota, rollout }, 512)).toHaveLength(1);
    }
  });
});

function withChange(quota: { factor: number } | { tiers: Record<string, number> }) {
  const stage = {
    name: 'stage',
    select: 'rest' as const,
    change: toQuota(quota),
    order: 'organisations' as const,
    begin: { start: scenario.horizon.start },
    pace: { overDays: 1 },
    ...{ approvalWorkingDays: null, by: null },
    allowEmpty: false,
  };
  return { ...scenario.rollout, stages: [stage] };
}
