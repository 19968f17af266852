/** The reference on a scenario in round numbers: nobody writes, and nobody cleans up. */
import type { GateSpec, StageSpec } from '../../src/scenario/rollout-spec.ts';
import type { CohortSpec, Scenario } from '../../src/scenario/scenario.ts';
import { COHORT, ORGANISATIONS, OWNERS, plain, STAGE } from './plain-scenario.ts';
import { planOf, type SmallCase } from './plans.ts';
import { type ReferenceTrace, runReference } from './reference/reference.ts';

/** Every mailbox is filled by the same share of its quota, for good. */
const QUIET: CohortSpec<number> = {
  ...COHORT,
  messagesPerWorkingDay: 0,
  fill: { mean: 0.55, sd: 0, correlationWithTraffic: 0 },
  housekeeping: { perYear: 0, share: 0 },
  owners: {
    ...OWNERS,
    cleanUpPerDay: { warned: 0, sendBlocked: 0, full: 0 },
    archives: { ...OWNERS.archives, holderShare: 0 },
  },
};

export interface Quiet {
  readonly cohort?: Partial<CohortSpec<number>>;
  readonly population?: Partial<Scenario<number>['population']>;
  readonly rollout?: Partial<Omit<Scenario<number>['rollout'], 'stages'>>;
  /** Each as in the plain scenario, but for what is said. */
  readonly stages?: readonly Partial<StageSpec<number>>[];
}

/** From Monday 1 July 2013 on: mailboxes 0 to 3, 4 to 5 and 6 to 9, those of tiers by luck. */
export function quietCase({ cohort, population, rollout, stages = [] }: Quiet): SmallCase {
  const bare = plain();
  const scenario = {
    ...bare,
    population: { ...bare.population, cohorts: [{ ...QUIET, ...cohort }], ...population },
    rollout: {
      ...bare.rollout,
      ...rollout,
      stages: stages.map((stage) => ({ ...STAGE, ...stage })),
    },
  };
  return { scenario, organisations: ORGANISATIONS };
}

export function referenceOf(small: SmallCase, replication = 0): ReferenceTrace {
  return runReference({ ...planOf(small), replication });
}

/** What the rollout did, a line a happening: day, kind, and stage or gate by index. */
export function tellingOf({ rollout }: ReferenceTrace): string[] {
  return rollout.happenings.map(({ day, kind, stage, gate, mailboxCount }) =>
    [
      ...[day, kind],
      ...(stage === null ? [] : [`stage ${stage}`]),
      ...(gate === undefined ? [] : [`gate ${gate}`]),
      ...(mailboxCount === undefined ? [] : [`of ${mailboxCount}`]),
    ].join(' '),
  );
}

/** Trips above 30 % of blocked mailboxes, and holds all stages. */
export const BLOCKED_GATE: GateSpec = {
  name: 'blocked',
  metric: 'shareBlocked',
  pool: null,
  scope: 'all',
  stages: null,
  beyond: 'above',
  trip: { bound: 0.3, days: 1 },
  clear: null,
  onTrip: 'pause',
  acts: true,
};
