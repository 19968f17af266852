import { describe, expect, it } from 'vitest';
import { membershipOfAll } from '../../../src/plan/pool-membership.ts';
import type { PoolSelect, PoolSpec } from '../../../src/scenario/storage-spec.ts';
import { ORGANISATIONS } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';

type Organisations = Parameters<typeof membershipOfAll>[1];

const stored = (pools: readonly PoolSpec[]) => ({
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
  pools,
});

/** The pools of the home platform alone; none: there is no storage. */
function poolMembership(own: readonly PoolSpec[], organisations: Organisations) {
  const storage = own.length === 0 ? null : stored(own);
  return membershipOfAll({ storage, platforms: [] }, organisations);
}

const keys = (given: Partial<Exclude<PoolSelect, 'rest'>>): PoolSelect => {
  return { organisationTypes: null, regions: null, organisations: null, ...given };
};

/** Pools named p0, p1, ... */
const pools = (...selects: readonly PoolSelect[]): PoolSpec[] =>
  selects.map((organisations, index) => ({ name: `p${index}`, usableBytes: 1000, organisations }));

/** a and b are in the North, c in the South; a and c are trusts. */
function poolsOf(...selects: readonly PoolSelect[]) {
  const { membership, faults } = poolMembership(pools(...selects), ORGANISATIONS);
  return { of: [...membership.poolOfOrganisation], count: membership.poolCount, faults };
}

describe('the pool of an organisation', () => {
  it('is that which selects it by type, region and id, all of them', () => {
    const north = keys({ regions: ['North'] });
    const south = keys({ regions: ['South'] });
    expect(poolsOf(south, north)).toEqual({ of: [1, 1, 0], count: 2, faults: [] });
    const others = keys({ organisations: ['a', 'c'] });
    const practices = keys({ regions: ['North'], organisationTypes: ['practice'] });
    expect(poolsOf(practices, others)).toEqual({ of: [1, 0, 1], count: 2, faults: [] });
    expect(poolsOf(keys({}))).toEqual({ of: [0, 0, 0], count: 1, faults: [] });
  });

  it.each([
    ['last', ['trust', 'rest'], [0, 1, 0]],
    ['first', ['rest', 'trust'], [1, 0, 1]],
  ])('is the rest where no other selects it, the rest standing %s', (_where, selects, of) => {
    const found = poolsOf(
      ...selects.map((select) =>
        select === 'rest' ? select : keys({ organisationTypes: [select] }),
      ),
    );
    expect(found).toEqual({ of, count: 2, faults: [] });
  });

  it('is the one that there is, without storage', () => {
    expect(poolsOf()).toEqual({ of: [0, 0, 0], count: 1, faults: [] });
  });

  it('may be the last of 255', () => {
    const organisations = Array.from({ length: 255 }, (_, index) => ({
      ...ORGANISATIONS[0]!,
      id: `o${index}`,
    }));
    const selects = organisations.map(({ id }) => keys({ organisations: [id] }));
    const { membership, faults } = poolMembership(pools(...selects), organisations);
    expect(faults).toEqual([]);
    expect(membership.poolCount).toBe(255);
    expect([...membership.poolOfOrganisation]).toEqual(organisations.map((_, index) => index));
  });
});

describe('pools of no organisations at all', () => {
  it('are no fault, unless they name some', () => {
    expect(poolMembership(pools('rest', keys({})), [])).toMatchObject({ faults: [] });
    const { faults } = poolMembership(pools(keys({ regions: ['North'] })), []);
    expect(faults).toEqual([
      {
        address: 'storage.pools.p0.organisations',
        message: "no organisation is in the region 'North'",
        mend: 'the scenario has no organisations',
      },
    ]);
  });
});

describe('faults of pools', () => {
  it('are two that claim an organisation, said once of the second', () => {
    const { faults } = poolsOf(
      keys({ regions: ['North'] }),
      keys({ organisationTypes: ['trust'] }),
    );
    expect(faults).toEqual([
      {
        address: 'storage.pools.p1.organisations',
        message: "organisation 'a' is in pool 'p0' already",
        mend: 'let every organisation be in one pool; `rest` is what no other pool selects',
      },
    ]);
    const all = poolsOf(keys({}), keys({}), 'rest');
    expect(all.faults.map(({ address }) => address)).toEqual([
      'storage.pools.p1.organisations',
      'storage.pools.p2.organisations',
    ]);
  });

  it('are organisations in none, the first by its id and the others counted', () => {
    const mend = 'widen a pool, or give one `organisations: rest`';
    expect(poolsOf(keys({ regions: ['North'] })).faults).toEqual([
      { address: 'storage.pools', message: "organisation 'c' is in no pool", mend },
    ]);
    expect(poolsOf(keys({ organisations: ['b'] })).faults).toEqual([
      { address: 'storage.pools', message: "organisation 'a' and 1 more are in no pool", mend },
    ]);
  });

  it('are unknown names, with what was probably meant, and not the empty pool besides', () => {
    const { faults } = poolsOf(keys({ regions: ['Norht'], organisations: ['unknown'] }), 'rest');
    expect(faults).toEqual([
      {
        address: 'storage.pools.p0.organisations',
        message: "no organisation is in the region 'Norht'",
        mend: "did you mean 'North'?",
      },
      {
        address: 'storage.pools.p0.organisations',
        message: "no organisation has the id 'unknown'",
        mend: "write one of 'a', 'b', 'c'",
      },
    ]);
  });

  it('are pools without organisations', () => {
    const nobody = keys({ regions: ['South'], organisationTypes: ['practice'] });
    expect(poolsOf(nobody, 'rest').faults).toEqual([
      {
        address: 'storage.pools.p0.organisations',
        message: 'selects no organisation',
        mend: 'widen it, or leave the pool out',
      },
    ]);
    expect(poolsOf(keys({}), 'rest').faults.map(({ address }) => address)).toEqual([
      'storage.pools.p1.organisations',
    ]);
  });

  it('are more pools than a byte can tell apart', () => {
    const selects = Array.from({ length: 256 }, (): PoolSelect => 'rest');
    const { faults, membership } = poolMembership(pools(...selects), ORGANISATIONS);
    expect(membership.poolCount).toBe(1);
    expect(faults).toEqual([
      {
        address: 'storage.pools',
        message: '256 pools; at most 255 are possible',
        mend: 'join pools that are filled alike',
      },
    ]);
  });
});

describe('pools of several platforms', () => {
  const platform = (name: string, ...selects: readonly PoolSelect[]) => ({
    ...{ name, quota: {}, thresholds: { warn: null, send: null, receive: null } },
    storage: stored(
      selects.map((organisations, index) => ({
        ...{ name: `${name}${index}`, usableBytes: 1000, organisations },
      })),
    ),
  });

  it('are numbered through, those of home first', () => {
    const home = stored(pools(keys({ regions: ['South'] }), 'rest'));
    const platforms = [
      platform('new', 'rest'),
      platform('far', 'rest', keys({ regions: ['South'] })),
    ];
    const { membership, faults } = membershipOfAll({ storage: home, platforms }, ORGANISATIONS);
    expect(faults).toEqual([]);
    expect(membership).toMatchObject({ poolCount: 5, names: ['p0', 'p1', 'new0', 'far0', 'far1'] });
    expect(membership.poolOf.map((of) => [...of])).toEqual([
      [1, 1, 0],
      [2, 2, 2],
      [3, 3, 4],
    ]);
    expect(membership.poolOfOrganisation).toBe(membership.poolOf[0]);
  });

  it('have their faults at their own addresses', () => {
    const platforms = [platform('new', keys({ regions: ['South'] }))];
    const { faults } = membershipOfAll(
      { storage: stored(pools('rest')), platforms },
      ORGANISATIONS,
    );
    expect(faults.map(({ address }) => address)).toEqual(['platforms.new.storage.pools']);
  });

  it('are one pool each without storage', () => {
    const platforms = [{ ...platform('new'), storage: null }];
    const { membership } = membershipOfAll({ storage: null, platforms }, ORGANISATIONS);
    expect(membership).toMatchObject({ poolCount: 2, names: [] });
    expect(membership.poolOf.map((of) => [...of])).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });
});
