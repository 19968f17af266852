/** To which storage pool each organisation belongs: to exactly one. */
import type { Organisation } from '../population/organisations.ts';
import { organisationMask } from '../rollout/select-keys.ts';
import { unknownNames } from '../rollout/select-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PoolSpec } from '../scenario/storage-spec.ts';
import type { Complaint } from '../scenario/tree.ts';
import type { PoolMembership } from './plan.ts';

/** Without storage all mailboxes of a platform are in one pool, of which nobody is told. */
const ONE_POOL = 1;

/** So many pools can be told apart. */
const POOL_COUNT_MAX = 255;
const NONE = 255;

/** The pools of one platform. */
interface OwnPools {
  readonly poolCount: number;
  readonly poolOfOrganisation: Uint8Array;
}

/**
 * The pools of organisations on every platform, numbered through, home first, and every fault of
 * their selections, each at its address.
 */
export function membershipOfAll(
  { storage, platforms }: Pick<Scenario<unknown>, 'storage' | 'platforms'>,
  organisations: readonly Organisation[],
): { readonly membership: PoolMembership; readonly faults: Complaint[] } {
  const all = [{ name: '', storage }, ...platforms];
  const faults: Complaint[] = [];
  const poolOf: Uint8Array[] = [];
  let poolCount = 0;
  for (const platform of all) {
    const own = poolMembership(platform.storage?.pools ?? [], organisations);
    const prefix = platform.name === '' ? '' : `platforms.${platform.name}.`;
    faults.push(...own.faults.map((fault) => ({ ...fault, address: prefix + fault.address })));
    const firstPool = poolCount;
    poolOf.push(own.membership.poolOfOrganisation.map((pool) => firstPool + pool));
    poolCount += own.membership.poolCount;
  }
  if (faults.length === 0 && poolCount > POOL_COUNT_MAX) {
    faults.push(...tooMany(poolCount, poolOf[0]!).faults);
  }
  const names = all.flatMap(({ storage: own }) => own?.pools.map(({ name }) => name) ?? []);
  const membership = { poolCount, names, poolOfOrganisation: poolOf[0]!, poolOf };
  return { membership, faults };
}

/**
 * The pools of organisations, and every fault of their selections: unknown names, an organisation
 * that two pools claim, some that none has, and a pool without any.
 *
 * `rest` is what no other pool selects, wherever it stands.
 */
function poolMembership(
  pools: readonly PoolSpec[],
  organisations: readonly Organisation[],
): { readonly membership: OwnPools; readonly faults: Complaint[] } {
  const poolOfOrganisation = new Uint8Array(organisations.length).fill(NONE);
  if (pools.length === 0) {
    const membership = { poolCount: ONE_POOL, poolOfOrganisation: poolOfOrganisation.fill(0) };
    return { membership, faults: [] };
  }
  if (pools.length > POOL_COUNT_MAX) return tooMany(pools.length, poolOfOrganisation);
  const faults: Complaint[] = [];
  const restIsThere = pools.some((pool) => pool.organisations === 'rest');
  pools.forEach((pool, index) => {
    const mask =
      pool.organisations === 'rest' ? null : organisationMask(pool.organisations, organisations);
    mask?.forEach((isIn, organisation) => {
      if (isIn === 0) return;
      const other = poolOfOrganisation[organisation]!;
      if (other === NONE) poolOfOrganisation[organisation] = index;
      else if (!faults.some(({ address }) => address === addressOf(pool))) {
        faults.push(claimedTwice(pool, pools[other]!, organisations[organisation]!));
      }
    });
  });
  faults.unshift(...nameFaults(pools, organisations));
  const rest = pools.findIndex((pool) => pool.organisations === 'rest');
  if (restIsThere) replaceAll(poolOfOrganisation, NONE, rest);
  faults.push(...leftOut(poolOfOrganisation, organisations));
  faults.push(...emptyPools(pools, poolOfOrganisation, faults));
  return { membership: { poolCount: pools.length, poolOfOrganisation }, faults };
}

function addressOf({ name }: PoolSpec): string {
  return `storage.pools.${name}.organisations`;
}

function tooMany(count: number, poolOfOrganisation: Uint8Array) {
  const message = `${count} pools; at most ${POOL_COUNT_MAX} are possible`;
  const fault = { address: 'storage.pools', message, mend: 'join pools that are filled alike' };
  const membership = { poolCount: ONE_POOL, poolOfOrganisation };
  return { membership, faults: [fault] };
}

function nameFaults(
  pools: readonly PoolSpec[],
  organisations: readonly Organisation[],
): Complaint[] {
  return pools.flatMap((pool) =>
    pool.organisations === 'rest'
      ? []
      : unknownNames(pool.organisations, organisations).map((fault) => ({
          address: addressOf(pool),
          ...fault,
        })),
  );
}

function claimedTwice(pool: PoolSpec, other: PoolSpec, organisation: Organisation): Complaint {
  return {
    address: addressOf(pool),
    message: `organisation '${organisation.id}' is in pool '${other.name}' already`,
    mend: 'let every organisation be in one pool; `rest` is what no other pool selects',
  };
}

function replaceAll(values: Uint8Array, from: number, to: number): void {
  values.forEach((value, index) => {
    if (value === from) values[index] = to;
  });
}

function leftOut(
  poolOfOrganisation: Uint8Array,
  organisations: readonly Organisation[],
): Complaint[] {
  const left = organisations.filter((_, index) => poolOfOrganisation[index] === NONE);
  if (left.length === 0) return [];
  const others = left.length > 1 ? ` and ${left.length - 1} more are` : ' is';
  return [
    {
      address: 'storage.pools',
      message: `organisation '${left[0]!.id}'${others} in no pool`,
      mend: 'widen a pool, or give one `organisations: rest`',
    },
  ];
}

/** Spared is one with another fault, of which that may be the consequence. */
function emptyPools(
  pools: readonly PoolSpec[],
  poolOfOrganisation: Uint8Array,
  faults: readonly Complaint[],
): Complaint[] {
  const faulty = new Set(faults.map(({ address }) => address));
  return pools.flatMap((pool, index) => {
    if (poolOfOrganisation.includes(index) || poolOfOrganisation.length === 0) return [];
    if (faulty.has(addressOf(pool))) return [];
    const message = 'selects no organisation';
    return [{ address: addressOf(pool), message, mend: 'widen it, or leave the pool out' }];
  });
}
