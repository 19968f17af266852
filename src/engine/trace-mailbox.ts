/**
 * One mailbox's life, event by event. The whole replication is simulated first: it says when the
 * rollout changes the mailbox, and how the mailbox ends. Then the one mailbox is simulated once
 * more, day by day, and must end alike.
 */
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import type { CohortRun } from './cohort-run.ts';
import type { Columns } from './columns.ts';
import type { Controller } from './controller.ts';
import { setChange } from './due-day.ts';
import { lastStep } from './last-step.ts';
import { mailboxText, simulateDay } from './mailbox-day.ts';
import type { MailboxEvent } from './mailbox-event.ts';
import { openMailboxes } from './opening.ts';
import { isPresent } from './presence.ts';
import { cohortRuns, planController, simulateInSteps } from './simulate.ts';
import { createWorkspace } from './workspace.ts';

/** Which mailbox, by its number, in which replication. */
export interface MailboxTraceInput {
  readonly mailbox: number;
  readonly replication: number;
}

/** A decision about the mailbox: taken on the eve of a day, for that or a later one. */
interface Decision {
  readonly eveOf: number;
  readonly day: number;
  readonly what: number;
}

/**
 * The events of a mailbox in order: its opening, what happens to it, and how it ends.
 *
 * @throws Error if the mailbox alone does not end as it does among the others.
 */
export function traceMailbox(
  plan: Plan,
  parameters: Parameters,
  input: MailboxTraceInput,
): MailboxEvent[] {
  return lastStep(traceMailboxInSteps(plan, parameters, input));
}

/** The same in steps as short as those of simulateInSteps. */
export function* traceMailboxInSteps(
  plan: Plan,
  parameters: Parameters,
  { mailbox, replication }: MailboxTraceInput,
): Generator<undefined, MailboxEvent[]> {
  const workspace = createWorkspace(plan);
  const row = plan.rows.rowOf[mailbox]!;
  const decisions: Decision[] = [];
  const controller = (): Controller => {
    // Of a controller that decides anew from the start, nothing of what the one before said holds.
    decisions.length = 0;
    const own = planController(plan, workspace, { replication, parameters });
    return listening(own, mailbox, decisions);
  };
  yield* simulateInSteps(plan, workspace, { replication, parameters, controller });
  const endAmongOthers = standingText(workspace.columns, row);

  // Which pools are over plan stays as it was: requests wait for them without being told to.
  const runs = cohortRuns(plan, workspace, { replication, parameters });
  const run = runs[plan.population.cohortOf[mailbox]!]!;
  openMailboxes(run, plan, { firstRow: row, endRow: row + 1 });
  const moveTo = plan.rollout.stages.map((stage) => stage.moveTo);
  const events = isPresent(run, row) ? [openingEvent(run, row, plan)] : [];
  for (let day = 0; day < plan.dayCount; day++) {
    for (const { eveOf, ...decision } of decisions) {
      if (eveOf === day) setChange(run.columns, row, { ...decision, moveTo });
    }
    events.push(...simulateDay(run, row, day, plan));
  }
  const endAlone = standingText(workspace.columns, row);
  if (endAlone !== endAmongOthers) {
    throw new Error(`trace: alone the mailbox ends with ${endAlone}, else with ${endAmongOthers}`);
  }
  return isPresent(run, row) ? [...events, endEvent(run, row)] : events;
}

/** The controller, with what it decides about one mailbox written down. */
function listening(controller: Controller, mailbox: number, decisions: Decision[]): Controller {
  return {
    ...controller,
    decide: (eveOf, view, set) =>
      controller.decide(eveOf, view, (changed, day, what) => {
        if (changed === mailbox) decisions.push({ eveOf, day, what });
        set(changed, day, what);
      }),
  };
}

/**
 * Every column of the row but the whole bytes last counted, which depend on when it was looked at.
 */
function standingText(columns: Columns, row: number): string {
  const { rowCount, settled: _, ...lasting } = columns;
  return Object.entries(lasting)
    .map(([name, column]) => {
      const partCount = column.length / rowCount;
      const entries = Array.from(Array(partCount), (__, part) => column[part * rowCount + row]);
      return `${name} ${entries.join(' ')}`;
    })
    .join(', ');
}

function openingEvent(run: CohortRun, row: number, plan: Plan): MailboxEvent {
  return {
    ...quotaAndState(run, row),
    day: -1,
    kind: 'opening',
    usedBeforeBytes: null,
    usedAfterBytes: run.columns.base[row]!,
    cause: mailboxText(plan, run.mailboxOf[row]!),
  };
}

function endEvent(run: CohortRun, row: number): MailboxEvent {
  const m = run.columns;
  const used = m.base[row]! + m.slope[row]! * run.curve.cumulative[run.dayCount]!;
  return {
    ...quotaAndState(run, row),
    day: run.dayCount - 1,
    kind: 'end',
    usedBeforeBytes: used,
    usedAfterBytes: used,
    cause: 'end of the horizon',
  };
}

function quotaAndState(run: CohortRun, row: number): Pick<MailboxEvent, 'quotaBytes' | 'state'> {
  const m = run.columns;
  return { quotaBytes: run.quotaBytes[m.level[row]!]!, state: m.state[row]! };
}
