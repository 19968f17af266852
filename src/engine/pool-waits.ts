/** Which stages wait for which pools, from when to when, and why: for the record. */
import type { Plan } from '../plan/plan.ts';
import { NO_TURN } from '../rollout/turns.ts';
import type { PoolEvening } from '../storage/pools.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { fullCountWhere, type Held, increasesInto, type StageCourse } from './stage-course.ts';
import type { StageEvent } from './trace.ts';

/** A stage some of whose mailboxes wait for a pool. */
interface Wait {
  /** Its first day, on which the pool had been over plan the evening before. */
  readonly day: number;
  readonly mailboxCount: number;
  readonly cause: string;
}

export interface PoolWaits {
  /** Notes how pools are at the end of a day. */
  readonly observe: (pools: readonly PoolEvening[]) => void;
  /** A stage has been laid out from a day on with these pools held. */
  readonly update: (
    course: StageCourse,
    from: { readonly day: number; readonly held: Held },
  ) => void;
  /** A stage that had not started is no longer laid out. */
  readonly forget: (stage: number) => void;
  readonly events: () => readonly StageEvent[];
}

/** A record for one replication. */
export function poolWaits(plan: Plan): PoolWaits {
  const waiting = new Map<string, Wait>();
  const events: StageEvent[] = [];
  let pools: readonly PoolEvening[] = [];
  const causeOf = (pool: number): string => {
    const { neededBytes, usableBytes } = pools[pool]!;
    const { name } = plan.storage!.pools[pool]!;
    const tib = (bytes: number): string => `${(bytes / BYTES_PER_TIB).toFixed(3)} TiB`;
    const how = neededBytes > usableBytes ? 'over' : 'within';
    return `pool ${name} is ${how} plan: ${tib(neededBytes)} needed, ${tib(usableBytes)} usable`;
  };

  return {
    observe(evening) {
      pools = evening;
    },
    update(course, { day, held }) {
      const { stage, startDay } = course;
      held.forEach((isHeld, pool) => {
        const key = `${stage} ${pool}`;
        const begun = waiting.get(key);
        if (isHeld === (begun !== undefined)) return;
        if (begun !== undefined) {
          waiting.delete(key);
          const { mailboxCount } = begun;
          events.push({ ...begun, stage, kind: 'wait' });
          events.push({ day, stage, kind: 'resume', mailboxCount, cause: causeOf(pool) });
          return;
        }
        const mailboxCount = waitingCount(plan, course, pool);
        if (mailboxCount === 0) return;
        waiting.set(key, { day: Math.max(day, startDay), mailboxCount, cause: causeOf(pool) });
      });
    },
    forget(stage) {
      for (const key of waiting.keys()) if (key.startsWith(`${stage} `)) waiting.delete(key);
    },
    events: () => [
      ...events,
      ...[...waiting].map(([key, wait]): StageEvent => {
        return { ...wait, stage: Number(key.split(' ')[0]), kind: 'wait' };
      }),
    ],
  };
}

/** Mailboxes of a stage without a turn, for which the pool would have to be less full. */
function waitingCount(plan: Plan, course: StageCourse, pool: number): number {
  const poolIn = increasesInto(plan, course.stage);
  return fullCountWhere(
    course,
    (position, turn) => turn === NO_TURN && poolIn(course.members[position]!) === pool,
  );
}
