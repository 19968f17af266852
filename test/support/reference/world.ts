/** What all mailboxes of the reference share in a replication. */
import type { Parameters } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { type Curve, curveOf } from './curves.ts';
import { type Luck, luckOf } from './luck.ts';
import { type MoveRules, type MoveWords, movesOf } from './nights.ts';
import { type Quota, quotaOf, type ThresholdShares } from './quota.ts';

export interface Cohort {
  readonly index: number;
  readonly parameters: Parameters['cohorts'][number];
  readonly curve: Curve;
}

export interface World {
  readonly plan: Plan;
  readonly luck: Luck;
  readonly cohorts: readonly Cohort[];
  /** By level. */
  readonly quotas: readonly Quota[];
  readonly rollout: Parameters['rollout'];
  /** Null: nothing moves. */
  readonly moves: MoveRules | null;
  /** By onboarding programme. */
  readonly importedBytes: readonly number[];
  readonly rateUnitBytes: number;
}

export interface WorldInput {
  readonly plan: Plan;
  readonly parameters: Parameters;
  readonly scenario: Words;
  readonly organisations: readonly { readonly type: string }[];
  readonly replication: number;
}

/** What the reference takes from the scenario itself. */
export interface Words {
  readonly quota: { readonly thresholds: ThresholdShares };
  readonly platforms: readonly { readonly thresholds: ThresholdShares }[];
  readonly rollout: { readonly moves: MoveWords | null };
}

export function worldOf(input: WorldInput): World {
  const { plan, parameters, scenario, replication } = input;
  const luck = luckOf(plan.seed, replication);
  return {
    plan,
    luck,
    cohorts: parameters.cohorts.map((cohort, index) => ({
      index,
      parameters: cohort,
      curve: curveOf(plan, parameters, index, luck),
    })),
    quotas: quotasOf(plan, scenario),
    moves: movesOf(scenario.rollout.moves, input.organisations),
    rollout: parameters.rollout,
    importedBytes: parameters.importedBytes,
    rateUnitBytes: parameters.rateUnitBytes,
  };
}

/** By level; the thresholds of one to which a stage moves mailboxes are those of its platform. */
function quotasOf({ quota, rollout }: Plan, { quota: home, platforms }: Words): Quota[] {
  const tierCount = quota.levelOfTier.length;
  return quota.levels.map(({ quotaBytes }, level) => {
    const regime = Math.floor(quota.levelOfRegime.indexOf(level) / tierCount);
    const platform = regime === 0 ? null : rollout.stages[regime - 1]!.moveTo;
    const { thresholds } = platform === null ? home : platforms[platform - 1]!;
    return quotaOf(quotaBytes, quota.countsAsBytes[level]!, thresholds);
  });
}

/** The storage that has a pool, and the pool as it is described there. */
export function storageOf({ platforms }: Plan, pool: number) {
  let index = pool;
  for (const { storage } of platforms) {
    const own = storage!.pools[index];
    if (own !== undefined) return { storage: storage!, own, index };
    index -= storage!.pools.length;
  }
  throw new RangeError(`no platform has pool ${pool}`);
}

/** The pool of a mailbox on a platform, 0 being home; without storage each has one. */
export function poolOf({ plan }: World, mailbox: number, platform: number): number {
  return plan.pools.poolOf[platform]![plan.population.organisationOf[mailbox]!]!;
}
