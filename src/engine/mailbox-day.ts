/**
 * A day of one mailbox as events. The kernel simulates the day; what happened is read off what was
 * due, the columns before and after, and a tally that holds no other mailbox.
 */
import type { Plan } from '../plan/plan.ts';
import { STATE_NAMES } from '../quota/levels.ts';
import { formatSize } from '../units/sizes.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { advance } from './kernel.ts';
import type { MailboxEvent } from './mailbox-event.ts';
import { COUNT, FLOW, FLOW_FIELDS } from './tally.ts';

/** How a mailbox stands at the end of a day. */
interface Standing {
  readonly used: number;
  readonly level: number;
  readonly state: number;
  readonly overflows: number;
}

/** What the day does to the mailbox, and how it stands before and after. */
interface Day {
  readonly run: CohortRun;
  readonly row: number;
  readonly day: number;
  readonly due: ReturnType<typeof dueOn>;
  readonly before: Standing;
  readonly after: Standing;
  /** What a field of the tally's flows got on the day. */
  readonly flow: (field: number) => number;
}

/** An event as it is told; the rest follows from those before it. */
type Told = Pick<MailboxEvent, 'kind' | 'cause'> & {
  /** What it adds to the content, in bytes; absent: nothing. */
  readonly addedBytes?: number;
  /** It is of the evening: content and state are those of the day's end. */
  readonly evening?: true;
};

/** Simulates a day of a row, which must be as it was at the end of the day before. */
export function simulateDay(run: CohortRun, row: number, day: number, plan: Plan): MailboxEvent[] {
  const due = dueOn(run, row, day);
  const before = standing(run, row, day);
  advance(run, { firstDay: day, endDay: day + 1, firstRow: row, endRow: row + 1 });
  const after = standing(run, row, day + 1);
  const flow = (field: number): number => flowOfDay(run, day, field);
  const whole: Day = { run, row, day, due, before, after, flow };
  return eventsOf(whole, [...quotaTold(whole, plan), ...morningTold(whole), ...eveningTold(whole)]);
}

function dueOn(run: CohortRun, row: number, day: number) {
  const m = run.columns;
  return {
    change: m.changeDay[row] === day,
    return: m.returnDay[row] === day,
    cleanUp: m.cleanUpDay[row] === day,
    housekeeping: m.housekeepingDay[row] === day,
    regime: m.regimeDay[row] === day,
    adaptation: m.adaptationDay[row] === day,
  };
}

/** As a row stands on the eve of a day. */
function standing(run: CohortRun, row: number, day: number): Standing {
  const m = run.columns;
  return {
    used: m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!,
    level: m.level[row]!,
    state: m.state[row]!,
    overflows: run.tally.counts[COUNT.overflows]!,
  };
}

function flowOfDay({ tally, cellFirstDay }: CohortRun, day: number, field: number): number {
  return tally.flows[(cellFirstDay + day) * FLOW_FIELDS + field]!;
}

function quotaTold({ run, row, due, before, after }: Day, plan: Plan): Told[] {
  if (!due.change) return [];
  const stage = plan.rollout.stages[run.columns.changeStage[row]!]!.name;
  const isNone = after.level === before.level;
  return [
    { kind: 'quota change', cause: `stage ${stage}${isNone ? ', which changes nothing' : ''}` },
  ];
}

/** Jumps and turns, which act before the day's mail arrives. */
function morningTold({ run, row, due, before, flow }: Day): Told[] {
  const told: Told[] = [];
  if (due.return) {
    const addedBytes = flow(FLOW.returnedBytes);
    const cause = `${formatSize(addedBytes)} brought back from the archive after an increase`;
    told.push({ kind: 'archive return', addedBytes, cause });
  }
  if (due.cleanUp) {
    const [deleted, parked] = [flow(FLOW.deletedBytes), flow(FLOW.parkedBytes)];
    const cause = `owner of a ${STATE_NAMES[before.state]} mailbox: ${formatSize(deleted)} deleted, ${formatSize(parked)} parked`;
    told.push({ kind: 'clean-up', addedBytes: -(deleted + parked), cause });
  }
  if (due.housekeeping) {
    const removed = flow(FLOW.housekeptBytes);
    const cause = `${formatSize(removed)} deleted by habit`;
    told.push({ kind: 'housekeeping', addedBytes: -removed, cause });
  }
  if (due.regime) {
    const gross = formatSize(Math.round(run.columns.gross[row]!));
    told.push({ kind: 'regime', cause: `traffic is now ${gross} a working day, before growth` });
  }
  if (due.adaptation) told.push({ kind: 'adaptation', cause: 'owner is used to the quota' });
  return told;
}

function eveningTold({ run, before, after, flow }: Day): Told[] {
  const told: Told[] = [];
  const evening = true;
  if (after.overflows > before.overflows) {
    const overflow = formatSize(flow(FLOW.overflowBytes));
    const cause = `${overflow} beyond the receive threshold`;
    told.push({ kind: 'refusal', evening, cause });
  }
  if (after.state !== before.state) {
    told.push({ kind: 'state', evening, cause: thresholdPassed(run, before.state, after) });
  }
  if (flow(FLOW.contacts) > 0) {
    const cause = `owner of a ${STATE_NAMES[after.state]} mailbox asks the help desk`;
    told.push({ kind: 'contact', evening, cause });
  }
  return told;
}

/** Says which threshold brought a mailbox into its state: one reached, or one above its content. */
function thresholdPassed(run: CohortRun, stateBefore: number, { level, state }: Standing): string {
  const first = level * THRESHOLD_STRIDE;
  const hasRisen = state > stateBefore;
  let passed = hasRisen ? state - 1 : state;
  // One that does not exist lies where the next does.
  while (passed < 2 && run.thresholds[first + passed] === run.thresholds[first + passed + 1]) {
    passed++;
  }
  const bytes = run.thresholds[first + passed]!;
  if (bytes === Number.POSITIVE_INFINITY) return 'the quota has no threshold above the content';
  const name = ['warn', 'send', 'receive'][passed]!;
  return `content ${hasRisen ? 'has reached' : 'is below'} the ${name} threshold (${formatSize(bytes)})`;
}

/** Completes what is told by content, quota and state, one event after another. */
function eventsOf({ run, day, due, before, after }: Day, told: readonly Told[]): MailboxEvent[] {
  const somethingDue = Object.values(due).includes(true);
  let used = somethingDue ? Math.floor(before.used) : before.used;
  return told.map(({ kind, cause, addedBytes = 0, evening }) => {
    const usedBeforeBytes = used;
    used = evening ? after.used : used + addedBytes;
    return {
      day,
      kind,
      usedBeforeBytes,
      usedAfterBytes: used,
      quotaBytes: run.quotaBytes[after.level]!,
      state: evening ? after.state : before.state,
      cause,
    };
  });
}
