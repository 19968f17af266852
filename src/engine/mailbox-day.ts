/**
 * A day of one mailbox as events. The kernel simulates the day; what happened is read off what was
 * due, the columns before and after, and a tally that holds no other mailbox.
 */
import type { Plan } from '../plan/plan.ts';
import { STATE_NAMES } from '../quota/levels.ts';
import { formatSize } from '../units/sizes.ts';
import { type CohortRun, THRESHOLD_STRIDE } from './cohort-run.ts';
import { UNDO } from './controller.ts';
import { advance } from './kernel.ts';
import type { MailboxEvent } from './mailbox-event.ts';
import { isPresent, PRESENCE } from './presence.ts';
import { cellDayOf } from './rates.ts';
import { stateAt } from './state-change.ts';
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
  const flow = (field: number): number =>
    run.tally.flows[cellDayOf(run, row, day) * FLOW_FIELDS + field]!;
  const whole: Day = { run, row, day, due, before, after, flow };
  if (due.presence) return comingTold(whole, plan);
  if (!isPresent(run, row)) return [];
  return eventsOf(whole, [...quotaTold(whole, plan), ...morningTold(whole), ...eveningTold(whole)]);
}

function dueOn(run: CohortRun, row: number, day: number) {
  const m = run.columns;
  return {
    presence: m.presenceDay[row] === day,
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
  const used = m.base[row]! + m.slope[row]! * run.curve.cumulative[day]!;
  return {
    used: isPresent(run, row) ? used : m.settled[row]!,
    level: m.level[row]!,
    state: m.state[row]!,
    overflows: run.tally.counts[COUNT.overflows]!,
  };
}

/** A mailbox by what it belongs to. */
export function mailboxText({ population }: Plan, mailbox: number): string {
  const { organisations, organisationOf, cohortNames, cohortOf, tierNames, tierOf } = population;
  const organisation = organisations[organisationOf[mailbox]!]!.id;
  const cohort = cohortNames[cohortOf[mailbox]!]!;
  return `organisation ${organisation}, cohort ${cohort}, tier ${tierNames[tierOf[mailbox]!]!}`;
}

/** A day on which the mailbox joins, or its owner leaves, or what it holds is freed. */
function comingTold(whole: Day, plan: Plan): MailboxEvent[] {
  const { run, after, flow } = whole;
  if (flow(FLOW.joins) > 0) {
    const imported = flow(FLOW.importedBytes);
    const state = stateAt(run, after.level * THRESHOLD_STRIDE, imported);
    const joined: Day = { ...whole, before: { ...whole.before, state } };
    return eventsOf(joined, [joinTold(joined, plan), ...eveningTold(joined)]);
  }
  const told: Told[] = [];
  const { retentionDays } = run.presence!;
  if (flow(FLOW.leaves) > 0) {
    told.push({ kind: 'left', cause: `owner leaves; content is kept for ${retentionDays} days` });
  }
  if (run.columns.presence[whole.row] === PRESENCE.freed) {
    const freed = flow(FLOW.freedBytes);
    const cause = `${formatSize(freed)} freed, ${retentionDays} days after the owner left`;
    told.push({ kind: 'freed', addedBytes: -freed, cause });
  }
  return eventsOf(whole, told);
}

function joinTold({ run, row, due, flow }: Day, plan: Plan): Told {
  const addedBytes = flow(FLOW.importedBytes);
  const who = mailboxText(plan, run.mailboxOf[row]!);
  const brought = addedBytes === 0 ? '' : `, with ${formatSize(addedBytes)} brought along`;
  const quota = due.change ? `, with the quota of ${changeText(run, row, plan)}` : '';
  return { kind: 'joined', addedBytes, cause: `${who}${brought}${quota}` };
}

function quotaTold(whole: Day, plan: Plan): Told[] {
  const { run, row, due, before, flow } = whole;
  const told: Told[] = [];
  const upgrades = flow(FLOW.upgrades);
  if (due.change) {
    const isNone = flow(FLOW.changes) === upgrades;
    const cause = `${changeText(run, row, plan)}${isNone ? ', which changes nothing' : ''}`;
    told.push({ kind: 'quota change', cause });
  }
  if (upgrades > 0) {
    const tier = plan.population.tierNames[run.columns.tier[row]!]!;
    const cause = `owner of a ${STATE_NAMES[before.state]} mailbox asked for more: tier ${tier}`;
    told.push({ kind: 'upgrade', cause });
  }
  return told;
}

function changeText({ columns }: CohortRun, row: number, { rollout }: Plan): string {
  const what = columns.change[row]!;
  if (what < UNDO) return `stage ${rollout.stages[what]!.name}`;
  return `rollback of stage ${rollout.stages[what - UNDO]!.name}`;
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
