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
import { stateAt } from './state-change.ts';
import { COUNT, FLOW, FLOW_FIELDS } from './tally.ts';

/** How a mailbox stands at the end of a day. */
interface Standing {
  readonly used: number;
  readonly level: number;
  readonly state: number;
  readonly overflows: number;
  readonly adaptations: number;
  readonly cell: number;
  /** As the column has it; 0 where nothing moves. */
  readonly movedBy: number;
}

/** What the day does to the mailbox, and how it stands before and after. */
interface Day {
  readonly run: CohortRun;
  readonly row: number;
  readonly day: number;
  readonly due: ReturnType<typeof dueOn>;
  readonly before: Standing;
  readonly after: Standing;
  /** What a field of the tally's flows got on the day, in its cell or, if it moves, in both. */
  readonly flow: (field: number) => number;
  /** The same, if it moves, in the cell that it leaves. */
  readonly flowBefore: (field: number) => number;
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
  const flowIn = (cell: number, field: number): number =>
    run.tally.flows[(cell * (run.dayCount + 1) + day) * FLOW_FIELDS + field]!;
  const flowBefore = (field: number): number =>
    before.cell === after.cell ? 0 : flowIn(before.cell, field);
  const flow = (field: number): number => flowIn(after.cell, field) + flowBefore(field);
  const whole: Day = { run, row, day, due, before, after, flow, flowBefore };
  if (due.presence) return comingTold(whole, plan);
  const copy = copyTold(whole, plan);
  if (!isPresent(run, row)) return eventsOf(whole, copy);
  return eventsOf(whole, [
    ...[...copy, ...quotaTold(whole, plan), ...moveTold(whole, plan), ...upgradeTold(whole, plan)],
    ...[...morningTold(whole), ...eveningTold(whole)],
  ]);
}

function dueOn(run: CohortRun, row: number, day: number) {
  const m = run.columns;
  return {
    presence: m.presenceDay[row] === day,
    change: m.changeDay[row] === day,
    move: m.moveDay[row] === day,
    copy: m.copyDay[row] === day,
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
    adaptations: run.tally.counts[COUNT.adaptations]!,
    cell: m.cell[row]!,
    movedBy: m.movedBy[row] ?? 0,
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
  const { run, before, after, flow } = whole;
  if (flow(FLOW.joins) > 0) {
    const imported = flow(FLOW.importedBytes);
    const state = stateAt(run, after.level * THRESHOLD_STRIDE, imported);
    const joined: Day = { ...whole, before: { ...before, state } };
    return eventsOf(joined, [joinTold(joined, plan), ...eveningTold(joined)]);
  }
  const told = copyTold(whole, plan);
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

function joinTold({ run, row, due, after, flow }: Day, plan: Plan): Told {
  const addedBytes = flow(FLOW.importedBytes);
  const who = mailboxText(plan, run.mailboxOf[row]!);
  const brought = addedBytes === 0 ? '' : `, with ${formatSize(addedBytes)} brought along`;
  const quota = due.change ? `, with the quota of ${byText(run.columns.change[row]!, plan)}` : '';
  const place = after.movedBy === 0 ? '' : `, on platform ${platformText(run, after, plan)}`;
  return { kind: 'joined', addedBytes, cause: `${who}${brought}${quota}${place}` };
}

function quotaTold(whole: Day, plan: Plan): Told[] {
  const { run, row, due, before, after, flow, flowBefore } = whole;
  if (!due.change) return [];
  // What a move brings with it is of the platform to which it goes.
  const isMoved = before.movedBy !== after.movedBy;
  const changes = isMoved ? flowBefore(FLOW.changes) : flow(FLOW.changes) - flow(FLOW.upgrades);
  const cause = `${byText(run.columns.change[row]!, plan)}${changes === 0 ? ', which changes nothing' : ''}`;
  return [{ kind: 'quota change', cause }];
}

function upgradeTold({ run, row, before, flow }: Day, plan: Plan): Told[] {
  if (flow(FLOW.upgrades) === 0) return [];
  const tier = plan.population.tierNames[run.columns.tier[row]!]!;
  const cause = `owner of a ${STATE_NAMES[before.state]} mailbox asked for more: tier ${tier}`;
  return [{ kind: 'upgrade', cause }];
}

/** What does something to a mailbox, as in controller.ts. */
function byText(what: number, { rollout }: Plan): string {
  if (what < UNDO) return `stage ${rollout.stages[what]!.name}`;
  return `rollback of stage ${rollout.stages[what - UNDO]!.name}`;
}

function moveTold(whole: Day, plan: Plan): Told[] {
  const { run, row, before, after, flow, flowBefore } = whole;
  if (before.movedBy === after.movedBy) return [];
  const what = byText(run.columns.move[row]!, plan);
  const [from, to] = [before, after].map((standing) => platformText(run, standing, plan));
  const hasChanged = flow(FLOW.changes) - flowBefore(FLOW.changes) > flow(FLOW.upgrades);
  const quota = hasChanged ? ', with another quota' : '';
  const moved = `${formatSize(flow(FLOW.movedBytes))} from platform ${from} to ${to}${quota}`;
  const days = run.moves!.dropAfterDays;
  const rest =
    after.movedBy === 0 ? 'the copy there goes' : `a copy stays on ${from} for ${days} days`;
  return [{ kind: 'move', cause: `${what}: ${moved}; ${rest}` }];
}

/** The copy that a move has left is dropped; at a rollback it goes with the move. */
function copyTold({ run, row, due }: Day, plan: Plan): Told[] {
  if (!due.copy) return [];
  const { copyBytes } = run.columns;
  const { dropAfterDays } = run.moves!;
  const home = plan.platforms[0]!.name;
  const cause = `copy of ${formatSize(copyBytes[row]!)} on platform ${home}, ${dropAfterDays} days after the move`;
  return [{ kind: 'copy dropped', cause }];
}

function platformText({ moves }: CohortRun, { movedBy }: Standing, { platforms }: Plan): string {
  return platforms[movedBy === 0 ? 0 : moves!.platformOf[movedBy - 1]!]!.name;
}

/** Jumps and turns, which act before the day's mail arrives. */
function morningTold({ run, row, due, before, after, flow }: Day): Told[] {
  const told: Told[] = [];
  // What was due on the day of a change may have been put off by it.
  if (flow(FLOW.returns) > 0) {
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
  if (after.adaptations > before.adaptations) {
    told.push({ kind: 'adaptation', cause: 'owner is used to the quota' });
  }
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
  // A move that keeps the quota, or a copy that is dropped, leaves the content as it is.
  const { move: _, copy: __, ...jumps } = due;
  const somethingDue = Object.values(jumps).includes(true) || before.level !== after.level;
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
