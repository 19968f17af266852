import { describe, expect, it } from 'vitest';
import { limitFaults } from '../../../src/plan/limits.ts';
import { plain } from '../../support/plain-scenario.ts';

const scenario = plain();

describe('limitFaults', () => {
  it('allows ten million mailboxes', () => {
    expect(limitFaults(scenario, 10_000_000)).toEqual([]);
    expect(limitFaults(scenario, 10_000_001)).toEqual([
      {
        address: 'population.organisations',
        message: expect.stringMatching(/^10000001 mailboxes .* need about 1\.\d GiB of memory$/),
        mend: 'set population.mailboxes to scale them down',
      },
    ]);
  });

  it('allows 2^28 sizes for the reports', () => {
    const reporting = (count: number) => ({
      ...scenario,
      report: { sizesOn: Array.from({ length: count }, (_, index) => 15_796 + index) },
    });
    // 256 days of 1,048,576 mailboxes are 2^28.
    expect(limitFaults(reporting(256), 1_048_576)).toEqual([]);
    // 1,048,576 * (140 + 257 * 8) B = 2.144 GiB
    expect(limitFaults(reporting(257), 1_048_576)).toEqual([
      {
        address: 'report.sizesOn',
        message:
          'the sizes of 1048576 mailboxes on 257 days are more than a run can hold: it would ' +
          'need about 2.1 GiB of memory',
        mend: 'write report.sizesOn with at most 256 days',
      },
    ]);
    const milestones = Array.from({ length: 40 }, (_, index) => ({
      name: `m${index}`,
      date: index,
    }));
    const [fault] = limitFaults({ ...scenario, report: { sizesOn: null }, milestones }, 9_000_000);
    expect(fault).toMatchObject({
      address: 'milestones',
      mend: 'write report.sizesOn with at most 29 days',
    });
  });

  it('allows quotas whose sum, with what lies above them, stays below 2^53 bytes', () => {
    const tiers = [{ name: 'one', bytes: 2 ** 43, share: 1 }];
    const quota = { ...scenario.quota, tiers, thresholds: { warn: null, send: null, receive: 1 } };
    expect(limitFaults({ ...scenario, quota }, 1023)).toEqual([]);
    expect(limitFaults({ ...scenario, quota }, 1024)).toEqual([
      {
        address: 'quota.tiers',
        message:
          'the quotas of 1024 mailboxes come to 8192 TiB with what lies above them, and sums are ' +
          'exact only below 8192 TiB',
        mend: 'write smaller quotas, or a smaller size for what unlimited ones count as',
      },
    ]);
    const higher = { ...quota, thresholds: { ...quota.thresholds, receive: 1.25 } };
    expect(limitFaults({ ...scenario, quota: higher }, 819)).toEqual([]);
    expect(limitFaults({ ...scenario, quota: higher }, 820)).toHaveLength(1);
    // 1,000,000 * 2^53 B = 2^13 * 1,000,000 TiB
    const huge = { ...quota, tiers: [{ ...tiers[0]!, bytes: 2 ** 53 }] };
    expect(limitFaults({ ...scenario, quota: huge }, 1_000_000)[0]?.message).toContain(
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
    expect(limitFaults({ ...scenario, quota }, 1023)).toEqual([]);
    expect(limitFaults({ ...scenario, quota }, 1024)).toHaveLength(1);
    const rollout = withChange({ tiers: { one: Number.POSITIVE_INFINITY } });
    const limited = { ...quota, tiers: [{ ...unlimited, bytes: 1 }] };
    expect(limitFaults({ ...scenario, quota: limited, rollout }, 1024)).toHaveLength(1);
  });

  it('looks at the quotas to which stages lead', () => {
    const tiers = [{ name: 'one', bytes: 2 ** 43, share: 1 }];
    const quota = { ...scenario.quota, tiers, thresholds: { warn: null, send: null, receive: 1 } };
    const doubling = withChange({ factor: 2 });
    const fixed = withChange({ tiers: { one: 2 ** 44 } });
    for (const rollout of [doubling, fixed]) {
      expect(limitFaults({ ...scenario, quota, rollout }, 511)).toEqual([]);
      expect(limitFaults({ ...scenario, quota, rollout }, 512)).toHaveLength(1);
    }
  });
});

function withChange(quota: { factor: number } | { tiers: Record<string, number> }) {
  const stage = {
    name: 'stage',
    select: 'rest' as const,
    quota,
    order: 'organisations' as const,
    begin: { start: scenario.horizon.start },
    pace: { overDays: 1 },
    ...{ approvalWorkingDays: null, by: null },
    allowEmpty: false,
  };
  return { ...scenario.rollout, stages: [stage] };
}
