/** What starts, stops and undoes stages, and what owners may ask for: with indexes and days. */

import type { Organisation } from '../population/organisations.ts';
import { STATE_NAMES } from '../quota/levels.ts';
import type { MovesSpec } from '../scenario/platform-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PlanMoves, PlatformPlan, RolloutPlan } from './plan.ts';

export function rolloutRules(
  { rollout, horizon }: Scenario<unknown>,
  organisations: readonly Organisation[],
  platforms: readonly PlatformPlan[],
): Pick<RolloutPlan, 'gates' | 'failures' | 'standing' | 'moves'> {
  const { stages, gates, failures, standing, moves } = rollout;
  const pools = platforms.flatMap(({ storage }) => storage?.pools.map(({ name }) => name) ?? []);
  const dayCount = horizon.end - horizon.start + 1;
  return {
    gates: gates.map((gate) => ({
      ...gate,
      pool: gate.pool === null ? null : pools.indexOf(gate.pool),
      stages: [...stages.keys()].filter(
        (stage) => gate.stages?.includes(stages[stage]!.name) ?? true,
      ),
    })),
    failures:
      failures === null
        ? null
        : { retryAfterDays: failures.retryAfterDays, attempts: failures.attempts },
    standing: standing.map(({ name, when, afterDays, from, to }) => ({
      name,
      fromState: STATE_NAMES.indexOf(when),
      afterDays,
      firstDay: from === null ? 0 : Math.max(0, from - horizon.start),
      endDay: to === null ? dayCount : Math.min(dayCount, to - horizon.start + 1),
    })),
    moves: moves === null ? null : planMoves(moves, organisations, platforms),
  };
}

const BYTES_PER_MBIT = 125_000;
const SECONDS_PER_HOUR = 3600;

/**
 * Content that the link of an organisation of a type carries in a night: Mbit/s * 125,000 bytes for
 * as many seconds as its window has, of which moves may use a share; and of a content only a share
 * crosses it. Infinity: no limit.
 */
export function bytesOfNight(moves: MovesSpec, type: string): number {
  const { linkMbitPerSecond, windowHours, linkShare, cacheShare } = moves;
  // Only what the table itself has: a type may be called as every object's `constructor` is.
  if (!Object.hasOwn(linkMbitPerSecond, type) || cacheShare === 0) return Infinity;
  const windowSeconds = (windowHours ?? 0) * SECONDS_PER_HOUR;
  const bytesPerSecond = linkMbitPerSecond[type]! * BYTES_PER_MBIT;
  return (bytesPerSecond * windowSeconds * linkShare) / cacheShare;
}

function planMoves(
  moves: MovesSpec,
  organisations: readonly Organisation[],
  platforms: readonly PlatformPlan[],
): PlanMoves {
  return {
    limits: {
      mailboxesPerNight: moves.perDay,
      bytesPerNight: moves.bytesPerDay,
      linkBytesPerNight: Float64Array.from(organisations, ({ type }) => bytesOfNight(moves, type)),
      logBytesMax: moves.logBytes,
      logDays: platforms.map(({ storage }) => storage?.layout.logDays ?? 0),
    },
    planEveryDays: moves.planEveryDays,
    dropSourceAfterDays: moves.dropSourceAfterDays,
  };
}
