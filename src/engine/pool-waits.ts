/** Which stages wait for which pools, from when to when, and why: for the record. */
import type { Plan } from '../plan/plan.ts';
import { NO_TURN } from '../rollout/turns.ts';
import type { PoolEvening } from '../storage/pools.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { fullCountWhere, type Held, increasesInto, type StageCourse } from './stage-course.ts';
import type { StageEvent } from './trace.ts';

/** A stage some of whose mailboxes wait for a pool, or no longer do. */
interface PoolEvent extends Omit<StageEvent, 'cause'> {
  /** Index; how it was on the evening before the day is the cause. */
  readonly pool: number;
}

export interface PoolWaits {
  /** Notes how pools are at the end of a day; -1: at the opening. Days come in order. */
  readonly observe: (day: number, pools: readonly PoolEvening[]) => void;
  /** A stage has been laid out from a day on with these pools held. */
  readonly update: (
    course: StageCourse,
    from: { readonly day: number; readonly held: Held },
  ) => void;
  /** A stage that had not started is no longer laid out. */
  readonly forget: (stage: number) => void;
  readonly events: () => readonly StageEvent[];
  /** Days of the horizon on which a stage waits, for one pool or more. */
  readonly daysOf: (stage: number) => number;
  /** Names of the pools for which a stage still waits at the end. */
  readonly poolsOf: (stage: number) => readonly string[];
}

/** A record for one replication. */
export function poolWaits(plan: Plan): PoolWaits {
  const waiting = new Map<string, PoolEvent>();
  const past: PoolEvent[] = [];
  /** That of day d is entry d + 1. */
  const evenings: (readonly PoolEvening[])[] = [];
  const causeOf = ({ day, pool }: PoolEvent): string => {
    // A stage may be laid out long before it starts, and waits as its pool is then.
    const { neededBytes, usableBytes } = evenings[Math.min(day, evenings.length - 1)]![pool]!;
    const { name } = plan.storage!.pools[pool]!;
    const tib = (bytes: number): string => `${(bytes / BYTES_PER_TIB).toFixed(3)} TiB`;
    const how = neededBytes > usableBytes ? 'over' : 'within';
    return `pool ${name} is ${how} plan: ${tib(neededBytes)} needed, ${tib(usableBytes)} usable`;
  };

  return {
    observe(day, pools) {
      evenings[day + 1] = pools;
    },
    update(course, { day, held }) {
      const { stage, startDay } = course;
      held.forEach((isHeld, pool) => {
        const key = `${stage} ${pool}`;
        const begun = waiting.get(key);
        if (isHeld === (begun !== undefined)) return;
        if (begun !== undefined) {
          waiting.delete(key);
          past.push(begun, { ...begun, day, kind: 'resume' });
          return;
        }
        const mailboxCount = waitingCount(plan, course, pool);
        if (mailboxCount === 0) return;
        const firstDay = Math.max(day, startDay);
        waiting.set(key, { day: firstDay, stage, kind: 'wait', mailboxCount, pool });
      });
    },
    forget(stage) {
      for (const key of waiting.keys()) if (key.startsWith(`${stage} `)) waiting.delete(key);
    },
    daysOf(stage) {
      const of = (event: PoolEvent): boolean => event.stage === stage;
      return unionDays([...past, ...waiting.values()].filter(of), plan.dayCount);
    },
    poolsOf: (stage) =>
      [...waiting.values()]
        .filter((wait) => wait.stage === stage)
        .map(({ pool }) => plan.storage!.pools[pool]!.name),
    events: () =>
      [...past, ...waiting.values()].map((event): StageEvent => {
        const { pool: _, ...others } = event;
        return { ...others, cause: causeOf(event) };
      }),
  };
}

/** Days on which one wait at least has begun and not ended; `endDay`: those that go on end. */
function unionDays(events: readonly PoolEvent[], endDay: number): number {
  const inOrder = events.toSorted((a, b) => a.day - b.day);
  let days = 0;
  let open = 0;
  inOrder.forEach(({ kind, day }, index) => {
    open += kind === 'wait' ? 1 : -1;
    if (open > 0) days += (inOrder[index + 1]?.day ?? endDay) - day;
  });
  return days;
}

/** Mailboxes of a stage without a turn, for which the pool would have to be less full. */
function waitingCount(plan: Plan, course: StageCourse, pool: number): number {
  const poolIn = increasesInto(plan, course.stage);
  return fullCountWhere(
    course,
    (position, turn) => turn === NO_TURN && poolIn(course.members[position]!) === pool,
  );
}
