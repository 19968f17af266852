import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../src/plan/compile.ts';
import { mayFindQuotasInPlace, quotasInPlace } from '../../../src/plan/quotas-in-place.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import {
  EVERYTHING,
  MIB,
  ORGANISATIONS,
  toQuota,
  withStages,
} from '../../support/plain-scenario.ts';

const FACTOR_2 = toQuota({ factor: 2 });
const UP = toQuota({ tiers: { standard: 400 * MIB } });
const fuller = { ...EVERYTHING, fillAtLeast: 0.8 };

function countsOf(...stages: readonly Partial<StageSpec<number>>[]) {
  const { plan } = compilePlan(withStages(...stages), ORGANISATIONS);
  return stages.map((_, stage) => quotasInPlace(plan!, stage));
}

// Ten mailboxes, of which two are basic.
describe('quotasInPlace', () => {
  it('counts the mailboxes of the tiers that a table leaves out, and of no change at all', () => {
    expect(countsOf({ change: UP })).toEqual([{ possibleCount: 10, inPlaceCount: 2 }]);
    expect(countsOf({ change: FACTOR_2 })).toEqual([{ possibleCount: 10, inPlaceCount: 0 }]);
    expect(countsOf({ change: toQuota({ factor: 1 }) })).toEqual([
      { possibleCount: 10, inPlaceCount: 10 },
    ]);
    const same = toQuota({ tiers: { basic: 50 * MIB } });
    expect(countsOf({ change: same })).toEqual([{ possibleCount: 10, inPlaceCount: 10 }]);
  });

  it('counts possible mailboxes of a stage by fill, and of the rest that takes what it leaves', () => {
    const stages = [
      { name: 'full', select: fuller, change: UP },
      { name: 'others', select: 'rest', change: UP, allowEmpty: true } as const,
    ];
    const all = { possibleCount: 10, inPlaceCount: 2 };
    expect(countsOf(...stages)).toEqual([all, all]);
  });
});

describe('mayFindQuotasInPlace', () => {
  it.each<[boolean, Partial<StageSpec<number>>]>([
    [true, { change: UP }],
    [true, { change: UP, select: 'rest' }],
    [false, { change: UP, select: { ...EVERYTHING, tiers: ['standard'] } }],
    [true, { change: UP, select: { ...EVERYTHING, tiers: ['standard', 'basic'] } }],
    [false, { change: FACTOR_2 }],
  ])('is %s of %o', (expected, stage) => {
    expect(mayFindQuotasInPlace(withStages(stage))).toBe(expected);
  });
});
