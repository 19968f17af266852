/** Quiet lives in which mailboxes move between two platforms, by a script: see quiet-lives.ts. */
import type { Controller } from '../../../src/engine/controller.ts';
import { simulate } from '../../../src/engine/simulate.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import type { PlatformSpec } from '../../../src/scenario/platform-spec.ts';
import { MIB, STAGE } from '../../support/plain-scenario.ts';
import { planOf, type SmallPlan } from '../../support/plans.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import { DAY_COUNT, KEPT, type QuietSettings, quietPlan, SMALL_QUOTA } from './quiet-lives.ts';

const OPENING = SMALL_QUOTA / 2;
/** Working days that are over by the end of each day. */
export const WORKED = [1, 2, 3, 4, 5, 5, 5, 6, 7, 8];
export const usedBy = (day: number): number => OPENING + KEPT * WORKED[day]!;
export const DAYS = WORKED.map((_, day) => day);
/** A value on days [from, to], and 0 on the others. */
export const during = (from: number, to: number, valueOn: (day: number) => number): number[] =>
  DAYS.map((day) => (day >= from && day <= to ? valueOn(day) : 0));
export const NEVER = during(0, -1, () => 0);
export const LAST = DAY_COUNT - 1;
export const ONE = 0;
export const JOINER = 1;

export const CLOUD_SMALL = 400 * MIB;
export const CLOUD_LARGE = 700 * MIB;
const CLOUD = { small: CLOUD_SMALL, large: CLOUD_LARGE };

/** Stages as the tests number them. */
export const [RAISE, AWAY, OTHER] = [0, 1, 2];
export const DROP_AFTER = 4;

interface Settings extends QuietSettings {
  readonly quota?: PlatformSpec['quota'];
  readonly hasStorage?: boolean;
  readonly dropAfterDays?: number;
  readonly joins?: boolean;
}

/** Home is pool 0, the cloud pool 1; the one who joins, if any, brings 10 MiB along. */
export function movingPlan(settings: Settings = {}): SmallPlan {
  const { quota = CLOUD, hasStorage = true, joins = true, ...quiet } = settings;
  const away = { ...STAGE, change: { kind: 'move', platform: 'cloud' } as const, allowEmpty: true };
  const nobody = { select: 'rest' as const, allowEmpty: true };
  const moves = {
    ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
    ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 7 },
    dropSourceAfterDays: settings.dropAfterDays ?? DROP_AFTER,
  };
  const { scenario, organisations } = quietPlan({
    ...(joins ? { importedBytes: 10 * MIB } : {}),
    cohort: { leaversPerYear: 0 },
    ...quiet,
  });
  const { rollout } = scenario;
  const stages = [STAGE, { ...away, name: 'away' }, { ...away, ...nobody, name: 'other' }];
  const storageOf = (name: string) => ({
    ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
    pools: [{ name, usableBytes: 2 ** 40, organisations: 'rest' as const }],
  });
  const { thresholds } = scenario.quota;
  const platform = { name: 'cloud', quota, thresholds };
  const moving = {
    ...scenario,
    storage: hasStorage ? storageOf('old') : null,
    platforms: [{ ...platform, storage: hasStorage ? storageOf('new') : null }],
    rollout: { ...rollout, moves, stages },
  };
  return planOf({ organisations, scenario: moving });
}

type Script = Readonly<Record<number, readonly (readonly [mailbox: number, what: number])[]>>;

/** Simulates with changes as a script has them by day, told on the eve. */
export function played(script: Script, { plan, parameters }: SmallPlan = movingPlan()) {
  const controller = (): Controller => ({
    decide(day, _, setChange) {
      for (const [mailbox, what] of script[day] ?? []) setChange(mailbox, day, what);
      return day + 1;
    },
    stages: () => ({ stages: [], events: [] }),
  });
  const trace = simulate(plan, createWorkspace(plan), { replication: 0, parameters, controller });
  const { totals } = trace.cohorts[0]!;
  const of = (days: Float64Array | undefined) => [...(days ?? [])];
  return {
    trace,
    totals: Object.fromEntries(Object.entries(totals).map(([name, days]) => [name, of(days)])),
    pools: trace.pools.map((pool) => ({
      used: of(pool.usedBytes),
      copies: of(pool.copyBytes),
      mailboxes: of(pool.mailboxCount),
      committed: of(pool.committedBytes),
    })),
  };
}
