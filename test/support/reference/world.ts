/** What all mailboxes of the reference share in a replication. */
import type { Parameters } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { type Curve, curveOf } from './curves.ts';
import { type Luck, luckOf } from './luck.ts';
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
  /** By onboarding programme. */
  readonly importedBytes: readonly number[];
  readonly rateUnitBytes: number;
}

export interface WorldInput {
  readonly plan: Plan;
  readonly parameters: Parameters;
  readonly thresholds: ThresholdShares;
  readonly replication: number;
}

export function worldOf({ plan, parameters, thresholds, replication }: WorldInput): World {
  const luck = luckOf(plan.seed, replication);
  return {
    plan,
    luck,
    cohorts: parameters.cohorts.map((cohort, index) => ({
      index,
      parameters: cohort,
      curve: curveOf(plan, parameters, index, luck),
    })),
    quotas: plan.quota.levels.map(({ quotaBytes }, level) =>
      quotaOf(quotaBytes, plan.quota.countsAsBytes[level]!, thresholds),
    ),
    rollout: parameters.rollout,
    importedBytes: parameters.importedBytes,
    rateUnitBytes: parameters.rateUnitBytes,
  };
}

/** The pool of a mailbox; 0 without storage. */
export function poolOf({ plan }: World, mailbox: number): number {
  return plan.pools.poolOfOrganisation[plan.population.organisationOf[mailbox]!]!;
}
