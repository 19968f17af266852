/** What the gates of the reference look at on the evening of a day. */
import type { PlanGate, PlanStage } from '../../../src/plan/plan.ts';
import type { Disk } from './disks.ts';
import { isPresent, type Mailbox } from './mailbox.ts';
import { poolOf, type World } from './world.ts';

/** The slope of what is needed is that of so many evenings. */
const TREND_DAYS = 28;
const HOME = 0;

export interface Attempt {
  readonly stage: number;
  readonly isFailed: boolean;
}

export interface Evening {
  readonly day: number;
  readonly world: World;
  readonly boxes: readonly Mailbox[];
  readonly disks: readonly Disk[];
  /** Of the day. */
  readonly attempts: readonly Attempt[];
  /** Stages that were running on the day. */
  readonly running: readonly number[];
}

/** The value of a gate's metric, over what these stages may change where it asks so; null: none. */
export function metricOf(
  gate: PlanGate,
  evening: Evening,
  stages: readonly number[],
): number | null {
  const scope = gate.scope === 'all' ? null : stages;
  switch (gate.metric) {
    case 'poolUtilisation':
      return worst(Math.max, poolsOf(gate, evening, scope).map(utilisationOn(evening)));
    case 'runwayDays':
      return worst(Math.min, poolsOf(gate, evening, scope).map(runwayOn(evening)));
    case 'failureShare':
      return failureShare(evening, scope);
    default:
      return mailboxValue(gate, evening, scope);
  }
}

type Scope = readonly number[] | null;

function worst(
  of: (...values: number[]) => number,
  values: readonly (number | null)[],
): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : of(...known);
}

/** Whom a stage may change, whether it does or not. */
function selectableBy(stage: PlanStage, stages: readonly PlanStage[]): readonly number[] {
  return [stage, ...stage.leftOverOf.map((index) => stages[index]!)].flatMap(({ members }) => [
    ...members,
  ]);
}

function mailboxesIn({ world, boxes }: Evening, scope: Scope): readonly Mailbox[] {
  if (scope === null) return boxes;
  const { stages } = world.plan.rollout;
  const numbers = new Set(scope.flatMap((index) => selectableBy(stages[index]!, stages)));
  return boxes.filter(({ number }) => numbers.has(number));
}

function mailboxValue({ metric }: PlanGate, evening: Evening, scope: Scope): number | null {
  const { day, world } = evening;
  const present = mailboxesIn(evening, scope).filter((box) => isPresent(box, day));
  if (metric === 'contactsPerDay') {
    if (world.plan.calendar.workingDay[day] !== 1) return null;
    return present.filter(({ lastContactDay }) => lastContactDay === day).length;
  }
  if (present.length === 0) return null;
  const isMeant = ({ state }: Mailbox): boolean =>
    metric === 'shareWarned' ? state === 'warned' : state === 'send-blocked' || state === 'full';
  return present.filter(isMeant).length / present.length;
}

function failureShare({ day, world, attempts }: Evening, scope: Scope): number | null {
  if (world.plan.calendar.workingDay[day] !== 1) return null;
  const meant = attempts.filter(({ stage }) => scope === null || scope.includes(stage));
  if (meant.length === 0) return null;
  return meant.filter(({ isFailed }) => isFailed).length / meant.length;
}

/** The pools that a gate looks at; with a name that one alone, if it is in scope. */
function poolsOf({ pool }: PlanGate, evening: Evening, scope: Scope): readonly Disk[] {
  const { world } = evening;
  const { stages } = world.plan.rollout;
  // Those that may be changed at home, and where they may come to.
  const lying = new Set(
    scope?.flatMap((index) => {
      const { moveTo } = stages[index]!;
      const platforms = moveTo === null ? [HOME] : [HOME, moveTo];
      return selectableBy(stages[index]!, stages).flatMap((mailbox) =>
        platforms.map((platform) => poolOf(world, mailbox, platform)),
      );
    }),
  );
  return evening.disks.filter(
    (_, index) => (scope === null || lying.has(index)) && (pool === null || pool === index),
  );
}

function utilisationOn({ day }: Evening): (disk: Disk) => number {
  return ({ evenings }) => {
    const { neededBytes, usableBytes } = evenings.get(day)!;
    return neededBytes / usableBytes;
  };
}

/** Days until the line through what was needed reaches what is usable. */
function runwayOn({ day }: Evening): (disk: Disk) => number | null {
  return ({ evenings }) => {
    const first = day - TREND_DAYS + 1;
    if (first < 0) return null;
    const needed = Array.from({ length: TREND_DAYS }, (_, x) => evenings.get(first + x)!);
    // Counted from the first evening's, so that of equals there is nothing left but zeros.
    const origin = needed[0]!.neededBytes;
    const points = needed.map(({ neededBytes }, x) => ({ x, y: neededBytes - origin }));
    const meanX = (TREND_DAYS - 1) / 2;
    const meanY = points.reduce((sum, { y }) => sum + y, 0) / TREND_DAYS;
    const spread = points.reduce((sum, { x }) => sum + (x - meanX) * (x - meanX), 0);
    const rise = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
    const slope = rise / spread;
    if (!(slope > 0)) return null;
    const today = origin + meanY + slope * (TREND_DAYS - 1 - meanX);
    return Math.max(0, (evenings.get(day)!.usableBytes - today) / slope);
  };
}
