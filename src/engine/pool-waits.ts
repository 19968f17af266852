/** Which stages wait for which pools, from when to when, and why: for the record. */
import type { Plan } from '../plan/plan.ts';
import { NO_TURN } from '../rollout/turns.ts';
import type { PoolEvening } from '../storage/pools.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { increasesInto } from './increases.ts';
import { type Holding, hasLeft, type StageCourse } from './stage-course.ts';
import { fullCountWhere } from './stage-trace.ts';
import type { StageEvent } from './trace.ts';

/** Some mailboxes of a stage wait for a pool, on days [firstDay, endDay). */
interface PoolWait {
  readonly stage: number;
  readonly pool: number;
  readonly mailboxCount: number;
  readonly firstDay: number;
  /** In the morning of which the last of them leaves; NO_TURN: not all of them do. */
  readonly emptyDay: number;
  /** Null: still waiting. */
  endDay: number | null;
  /** Whether it ends because the pool is no longer over plan. */
  resumes: boolean;
}

/** By day: 1 where a stage waits, for one pool or more, and where somebody is there to wait. */
interface WaitDays {
  readonly lasts: Uint8Array;
  readonly isFelt: Uint8Array;
}

export interface PoolWaits {
  /** Notes how pools are at the end of a day; -1: at the opening. Days come in order. */
  readonly observe: (day: number, pools: readonly PoolEvening[]) => void;
  /** A stage has been laid out from a day on. */
  readonly update: (course: StageCourse, day: number, holding: Holding) => void;
  /** Whether some stage waits for a pool, even if all who had to have left by now. */
  readonly isWaitedFor: (pool: number) => boolean;
  /** A stage that had not started is no longer laid out. */
  readonly forget: (stage: number) => void;
  /** By pools; nothing resumes after the finish day of its stage. */
  readonly events: (finishDayOf: (stage: number) => number | null) => readonly StageEvent[];
  /** By day of the horizon; a finished stage no longer waits, which is for the caller to know. */
  readonly daysOf: (stage: number) => WaitDays;
  /** Names of the pools for which some of a stage still wait at the end. */
  readonly poolsOf: (stage: number) => readonly string[];
}

/** A record for one replication. */
export function poolWaits(plan: Plan): PoolWaits {
  const waits: PoolWait[] = [];
  /** That of day d is entry d + 1. */
  const evenings: (readonly PoolEvening[])[] = [];
  const of = (stage: number) => waits.filter((wait) => wait.stage === stage);
  const eventOf = (wait: PoolWait, kind: 'wait' | 'resume', day: number): StageEvent => {
    const { stage, pool, mailboxCount } = wait;
    // A stage may be laid out long before it starts, and waits as its pool is then.
    const evening = evenings[Math.min(day, evenings.length - 1)]![pool]!;
    const rule = `pool ${plan.pools.names[pool]}`;
    return { day, stage, kind, mailboxCount, rule, ...causeOf(rule, evening) };
  };

  return {
    observe(day, pools) {
      evenings[day + 1] = pools;
    },
    update(course, day, { heldPools }) {
      const firstDay = Math.max(day, course.startDay);
      for (let pool = 0; pool < plan.pools.poolCount; pool++) {
        const begun = of(course.stage).find((wait) => wait.pool === pool && wait.endDay === null);
        const isHeld = heldPools[pool * plan.dayCount + day] === 1;
        if (begun !== undefined && (!isHeld || course.stopped !== null)) {
          begun.endDay = day;
          begun.resumes = course.stopped === null;
        }
        if (begun !== undefined || !isHeld || course.stopped !== null) continue;
        const waiting = whoWaits(plan, course, { pool, day: firstDay });
        if (waiting.mailboxCount === 0) continue;
        const { stage } = course;
        waits.push({ stage, pool, ...waiting, firstDay, endDay: null, resumes: false });
      }
    },
    isWaitedFor: (pool) => waits.some((wait) => wait.pool === pool && wait.endDay === null),
    forget(stage) {
      for (let at = waits.length - 1; at >= 0; at--) {
        if (waits[at]!.stage === stage) waits.splice(at, 1);
      }
    },
    daysOf: (stage) => daysOfWaits(of(stage), plan.dayCount),
    poolsOf: (stage) =>
      of(stage)
        .filter(({ endDay, emptyDay }) => endDay === null && emptyDay >= plan.dayCount)
        .map(({ pool }) => plan.pools.names[pool]!),
    events: (finishDayOf) =>
      waits
        .toSorted((a, b) => a.pool - b.pool)
        .flatMap((wait) => {
          const lastDay = finishDayOf(wait.stage) ?? plan.dayCount;
          const resumes = wait.resumes && wait.endDay! <= lastDay;
          return [
            eventOf(wait, 'wait', wait.firstDay),
            ...(resumes ? [eventOf(wait, 'resume', wait.endDay!)] : []),
          ];
        }),
  };
}

function daysOfWaits(waits: readonly PoolWait[], dayCount: number): WaitDays {
  const lasts = new Uint8Array(dayCount);
  const isFelt = new Uint8Array(dayCount);
  for (const { firstDay, emptyDay, endDay } of waits) {
    const end = endDay ?? dayCount;
    lasts.fill(1, firstDay, end);
    isFelt.fill(1, firstDay, Math.min(emptyDay, end));
  }
  return { lasts, isFelt };
}

/** How the pool was on the evening before the day. */
function causeOf(rule: string, { neededBytes, usableBytes }: PoolEvening) {
  const tib = (bytes: number): string => `${(bytes / BYTES_PER_TIB).toFixed(3)} TiB`;
  const how = neededBytes > usableBytes ? 'over' : 'within';
  return {
    value: neededBytes / usableBytes,
    cause: `${rule} is ${how} plan: ${tib(neededBytes)} needed, ${tib(usableBytes)} usable`,
  };
}

/** Mailboxes of a stage whose place is undecided, for which the pool would have to be less full. */
function whoWaits(
  plan: Plan,
  course: StageCourse,
  { pool, day }: { readonly pool: number; readonly day: number },
): Pick<PoolWait, 'mailboxCount' | 'emptyDay'> {
  const { members, turns, leaveDays } = course;
  const poolIn = increasesInto(plan, course.stage);
  let emptyDay = 0;
  const mailboxCount = fullCountWhere(course, (position) => {
    const waits =
      turns[position]! >= day &&
      poolIn(members[position]!) === pool &&
      !hasLeft(course, position, day);
    if (waits) emptyDay = Math.max(emptyDay, leaveDays?.[position] ?? NO_TURN);
    return waits;
  });
  return { mailboxCount, emptyDay };
}
