/** What differs between stages and gates of a trace of the engine and of the reference. */
import { STAGE_EVENT_KINDS, type StageEvent, type Trace } from '../../src/engine/trace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Disk } from './reference/disks.ts';
import type { ReferenceTrace } from './reference/reference.ts';
import type { Happening } from './reference/rollout-context.ts';
import { countsOf, type StageRun } from './reference/stage.ts';

const TIB = 1099511627776;
/** Values of metrics agree so closely, as a share of the larger. */
const VALUE_TOLERANCE = 1e-9;

export function stageDisagreements(trace: Trace, reference: ReferenceTrace, plan: Plan): string[] {
  return [
    ...trace.stages.flatMap((stage, index) => {
      const own = reference.rollout.runs[index]!;
      const expected = expectedTrace(own, reference, plan);
      const actual: Readonly<Record<string, unknown>> = { ...stage };
      return Object.entries(expected)
        .filter(([field, value]) => text(actual[field]) !== text(value))
        .map(
          ([field, value]) =>
            `${field} of stage ${index}: ${text(actual[field])}, reference ${text(value)}`,
        );
    }),
    // A scripted rollout has no stages and so no events.
    ...(trace.stages.length === 0 ? [] : eventDisagreements(trace, reference, plan)),
  ];
}

function text(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${value}`;
  return JSON.stringify(Object.entries(value).sort());
}

/** Of a stage that never started it does not matter whom it would have selected. */
function expectedTrace(
  own: StageRun,
  { boxes }: ReferenceTrace,
  { milestones, dayCount }: Plan,
): Record<string, unknown> {
  const { changed, failed, gone, left, selected } = countsOf(own, boxes, dayCount);
  const undoDay = own.stopped === 'rolled back' ? own.stopDay! : Number.POSITIVE_INFINITY;
  // Who has left before a rollback is not taken back, and who has moved for good neither.
  const changes = [...own.courses].flatMap(([mailbox, { outcome, outcomeDay: firstDay }]) => {
    const { leaveDay, movedBy } = boxes[mailbox]!;
    const isLasting = leaveDay <= undoDay || movedBy === own.index;
    return outcome === 'changed' ? [{ firstDay, endDay: isLasting ? Infinity : undoDay }] : [];
  });
  return {
    startDay: own.startDay,
    finishDay: own.finishDay,
    end:
      own.stopped ??
      (own.startDay === null ? 'not started' : own.finishDay === null ? 'left' : 'finished'),
    endDay: own.stopped === 'blocked' ? null : own.stopDay,
    ...(own.startDay === null ? {} : { selectedCount: selected, leftCount: left }),
    changedCount: changed,
    failedCount: failed,
    goneCount: gone,
    rolledBackCount: own.rolledBackCount,
    attemptCount: own.attemptCount,
    failedAttemptCount: own.failedAttemptCount,
    doneCounts: milestones.map(
      ({ day }) => changes.filter(({ firstDay, endDay }) => firstDay <= day && day < endDay).length,
    ),
    pausedDays: own.pausedDays,
    lostDays: own.lostDays,
    waitDays: own.waitDays,
  };
}

interface Told {
  readonly text: string;
  readonly value: number | null;
}

/** All but what is left at the end: in whatever order, and then in which. */
function eventDisagreements(trace: Trace, reference: ReferenceTrace, plan: Plan): string[] {
  const events = trace.stageEvents.filter(({ kind }) => kind !== 'left');
  const actual = sorted(events.map(actualEvent));
  const expected = sorted(
    reference.rollout.happenings.map((event) => expectedEvent(event, reference, plan)),
  );
  const texts = (told: readonly Told[]): string => told.map((one) => one.text).join('; ');
  if (texts(actual) !== texts(expected)) {
    return [`stage events: ${texts(actual)}, reference ${texts(expected)}`];
  }
  const far = expected.filter((one, at) => !isClose(actual[at]!.value, one.value));
  const places = events.map(({ day, kind, stage }) => [
    ...[day, STAGE_EVENT_KINDS.indexOf(kind), stage ?? -1],
  ]);
  const isInOrder = places.every((place, at) => at === 0 || !isBefore(place, places[at - 1]!));
  return [
    ...far.map((one) => `value of ${one.text}: not ${one.value}`),
    ...(isInOrder ? [] : [`order of stage events: ${events.map((one) => actualEvent(one).text)}`]),
  ];
}

function sorted(told: readonly Told[]): Told[] {
  return [...told].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

function isBefore(place: readonly number[], other: readonly number[]): boolean {
  const at = place.findIndex((value, index) => value !== other[index]);
  return at >= 0 && place[at]! < other[at]!;
}

function isClose(actual: number | null, expected: number | null): boolean {
  if (expected === null || actual === null) return expected === null;
  return Math.abs(actual - expected) <= VALUE_TOLERANCE * Math.max(1, Math.abs(expected));
}

/** Kinds of whose number of mailboxes both sides tell. */
const COUNTED: readonly StageEvent['kind'][] = ['start', 'finish', 'wait', 'rollback'];

function actualEvent({ day, stage, kind, mailboxCount, rule, value, cause }: StageEvent): Told {
  const isOfPool = rule.startsWith('pool ');
  const hasRule = !['approval', 'start', 'blocked', 'finish'].includes(kind);
  const parts = [
    ...[day, stage ?? 'none', kind],
    ...(COUNTED.includes(kind) || isOfPool ? [mailboxCount] : []),
    ...(hasRule ? [rule] : []),
    ...(isOfPool ? [cause] : []),
  ];
  return { text: parts.join(' '), value };
}

function expectedEvent(event: Happening, { disks }: ReferenceTrace, plan: Plan): Told {
  const { day, stage, gate, pool, mailboxCount } = event;
  const kind = event.kind === 'pauseEnd' ? 'resume' : event.kind;
  const parts: unknown[] = [day, stage ?? 'none', kind];
  if (mailboxCount !== undefined) parts.push(mailboxCount);
  if (gate !== undefined) parts.push(plan.rollout.gates[gate]!.name);
  if (pool === undefined) return { text: parts.join(' '), value: event.value ?? null };
  const name = plan.pools.names[pool]!;
  parts.push(`pool ${name}`, poolCause(event.kind === 'wait', { day, name, disk: disks[pool]! }));
  const { neededBytes, usableBytes } = disks[pool]!.evenings.get(day - 1)!;
  return { text: parts.join(' '), value: kind === 'wait' ? neededBytes / usableBytes : null };
}

function poolCause(
  isOver: boolean,
  { day, name, disk }: { readonly day: number; readonly name: string; readonly disk: Disk },
): string {
  const { neededBytes, usableBytes } = disk.evenings.get(day - 1)!;
  const [needed, usable] = [neededBytes, usableBytes].map((bytes) => (bytes / TIB).toFixed(3));
  const is = `pool ${name} is ${isOver ? 'over' : 'within'} plan`;
  return `${is}: ${needed} TiB needed, ${usable} TiB usable`;
}
