/** Plans of stages that move ten mailboxes to the cloud, and how these look on the eve. */
import type { EveningView } from '../../../src/engine/controller.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import type { MovesSpec } from '../../../src/scenario/platform-spec.ts';
import type { GateSpec, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import { MIB } from '../../support/plain-scenario.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import {
  BLIND,
  planOfScenario,
  type play,
  withJoinersOn,
  withLeavers,
  withRules,
} from './controller-of.ts';

const MOVES: MovesSpec = {
  ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
  ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 7, dropSourceAfterDays: 14 },
};
const CLOUD = {
  name: 'cloud',
  quota: { basic: 100 * MIB, standard: 400 * MIB },
  thresholds: { warn: 0.95, send: 1, receive: 1.15 },
};
const ALL_IN = (name: string) => ({
  ...{ preset: null, layout: BARE_LAYOUT, procurement: null },
  pools: [{ name, usableBytes: 1, organisations: 'rest' as const }],
});

/** Moves all ten mailboxes, two a day, unless said otherwise. */
export const MOVE: Partial<StageSpec<number>> = {
  name: 'move',
  change: { kind: 'move', platform: 'cloud' },
};

interface Options {
  readonly moves?: Partial<MovesSpec>;
  readonly gates?: readonly Partial<GateSpec>[];
  readonly joinDays?: readonly number[];
}

/** Home is pool 0, the cloud pool 1. */
export function planWith(
  { moves = {}, gates = [], joinDays = [] }: Options,
  ...stages: readonly Partial<StageSpec<number>>[]
): Plan {
  const rules = { moves: { ...MOVES, ...moves }, gates };
  const scenario = withRules(rules, ...(stages.length > 0 ? stages : [MOVE]));
  return planOfScenario({
    ...withLeavers(withJoinersOn(scenario, ...joinDays)),
    storage: ALL_IN('home'),
    platforms: [{ ...CLOUD, storage: ALL_IN('cloud') }],
  });
}

/** Contents by mailbox; who is not named has 10. */
export const holding = (
  used: Readonly<Record<number, number>>,
  leaveDays: Readonly<Record<number, number>> = {},
): EveningView => ({
  ...BLIND,
  usedBytes: (mailbox) => used[mailbox] ?? 10,
  leaveDay: (mailbox) => leaveDays[mailbox] ?? NO_TURN,
});

export const within = () => ({ pools: [[0, 1] as const, [0, 1] as const] });
/** The cloud is over plan on evenings from one to another. */
export const cloudOver = (from: number, to: number) => (day: number) => ({
  pools: [[0, 1] as const, [day >= from && day <= to ? 2 : 1, 1] as const],
});

/** Mailboxes by day. */
export const byDay = ({ done }: ReturnType<typeof play>) =>
  Object.fromEntries(
    Object.entries(done).map(([day, changes]) => [day, Object.keys(changes).map(Number)]),
  );
