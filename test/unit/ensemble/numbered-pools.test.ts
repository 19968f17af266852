import { describe, expect, it } from 'vitest';
import {
  hasProcurement,
  numberedPools,
  poolsOfPlatform,
} from '../../../src/ensemble/numbered-pools.ts';
import type { Plan } from '../../../src/plan/plan.ts';

const purchase = (pool: number, usableBytes: number) => ({
  ...{ pool, usableBytes, orderDay: 1, arrivalDay: 2 },
});

function planOf(...storages: readonly (object | null)[]): Pick<Plan, 'platforms'> {
  const platforms = storages.map((storage, index) => ({ name: `p${index}`, storage }));
  return { platforms } as unknown as Pick<Plan, 'platforms'>;
}

describe('numberedPools', () => {
  it('numbers the pools of all platforms through, each with what is ordered for it', () => {
    const home = {
      pools: [
        { name: 'north', usableBytes: 1 },
        { name: 'south', usableBytes: 2 },
      ],
      procurement: { scheduled: [purchase(1, 10), purchase(0, 20), purchase(1, 30)] },
    };
    const cloud = { pools: [{ name: 'west', usableBytes: 3 }], procurement: null };
    const far = {
      pools: [{ name: 'east', usableBytes: 4 }],
      procurement: { scheduled: [purchase(0, 40)] },
    };
    const pools = numberedPools(planOf(home, cloud, far));
    expect(
      pools.map(({ name, platform, usableBytes, scheduled }) => [
        ...[name, platform, usableBytes],
        scheduled.map((one) => one.usableBytes),
      ]),
    ).toEqual([
      ['north', 'p0', 1, [20]],
      ['south', 'p0', 2, [10, 30]],
      ['west', 'p1', 3, []],
      ['east', 'p2', 4, [40]],
    ]);
    expect(pools.map(({ procurement }) => procurement)).toEqual([
      ...[home.procurement, home.procurement, null, far.procurement],
    ]);
  });

  it('has those of a platform one after another', () => {
    const plan = planOf({ pools: [{}, {}] }, { pools: [] }, { pools: [{}] });
    expect([0, 1, 2].map((platform) => poolsOfPlatform(plan, platform))).toEqual([
      { firstPool: 0, endPool: 2 },
      { firstPool: 2, endPool: 2 },
      { firstPool: 2, endPool: 3 },
    ]);
    expect(poolsOfPlatform(planOf(null, null), 1)).toEqual({ firstPool: 0, endPool: 0 });
  });

  it('has none without storage', () => {
    expect(numberedPools(planOf(null, null))).toEqual([]);
  });
});

describe('hasProcurement', () => {
  it('is so if it is on any platform', () => {
    expect(hasProcurement(planOf({ procurement: null }, { procurement: {} }))).toBe(true);
    expect(hasProcurement(planOf({ procurement: null }, { procurement: null }))).toBe(false);
    expect(hasProcurement(planOf(null))).toBe(false);
  });
});
