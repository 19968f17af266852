/** The rounds in which the reference plans nights on which mailboxes move. */
import { type Gate, holds } from './gates.ts';
import { type Booking, lackOf } from './nights.ts';
import type { Context, Today } from './rollout-context.ts';
import { grantedOn, isUnderWay, type Place, restLast, type StageRun } from './stage.ts';
import { waits } from './stage-day.ts';

/**
 * Plans what begins today, stages that start today last; all that is left of rounds is planned anew
 * where last evening a pool or a gate came to be other than it was.
 */
export function planRounds(context: Context, today: Today): void {
  const { world, runs } = context;
  if (world.moves === null) return;
  const { day } = today;
  const { planEveryDays } = world.moves;
  const isAnew = isOther(context, today);
  if (isAnew) {
    const { nights } = context;
    nights.booked = nights.booked.filter(({ night }) => night < day);
  }
  const moving = runs.filter((own) => own.stage.moveTo !== null && isUnderWay(own));
  const started = moving.filter(({ startDay }) => startDay! < day);
  const starting = moving.filter(({ startDay }) => startDay === day);
  for (const own of [...started, ...restLast(starting)]) {
    const daysIn = (day - own.startDay!) % planEveryDays;
    if (daysIn > 0 && !isAnew) continue;
    if (daysIn > 0) own.roundsAnewCount++;
    planRound(context, own, { today, endDay: day - daysIn + planEveryDays });
  }
}

/** Whether some pool is over plan or a gate holds stages, or not, unlike the day before. */
function isOther({ nights, gates }: Context, { overPlan }: Today): boolean {
  const holding = gates.map(isHolding);
  const isSame =
    overPlan.every((isOver, pool) => isOver === (nights.overPlan[pool] ?? false)) &&
    holding.every((isIt, gate) => isIt === (nights.holding[gate] ?? false));
  nights.overPlan = [...overPlan];
  nights.holding = holding;
  return !isSame;
}

/** Whatever stages it has. */
function isHolding({ gate, isTripped }: Gate): boolean {
  return isTripped && gate.acts && gate.onTrip !== 'alert';
}

interface Round {
  readonly today: Today;
  readonly endDay: number;
}

/** Plans the nights from today on by what mailboxes held last evening. */
function planRound(context: Context, own: StageRun, { today, endDay }: Round): void {
  const { world, gates } = context;
  const { dayCount, rollout } = world.plan;
  const decided = new Set(own.members.filter((mailbox) => isDecided(own, mailbox)));
  const places: Place[] = [];
  let { openDayCount } = own;
  const isHeld = gates.some((gate) => holds(gate, own.index));
  for (let night = today.day; night < Math.min(endDay, dayCount); night++) {
    if (rollout.openDays.open[night] !== 1 || isHeld) continue;
    openDayCount++;
    const turns = grantedOn(own, openDayCount);
    for (const place of planNight(context, own, { today, night, turns, decided })) {
      places.push(place);
      if (place.what === 'turn' || place.what === 'passed') decided.add(place.mailbox);
    }
  }
  own.planned = places;
}

function isDecided(own: StageRun, mailbox: number): boolean {
  const { turnDay, isPassed } = own.courses.get(mailbox)!;
  return turnDay !== null || isPassed;
}

interface Tonight {
  readonly today: Today;
  readonly night: number;
  /** That the pace grants. */
  readonly turns: number;
  readonly decided: ReadonlySet<number>;
}

function planNight(context: Context, own: StageRun, tonight: Tonight): Place[] {
  const { world, nights } = context;
  const { night, turns, decided } = tonight;
  const { boxes, overPlan } = tonight.today;
  const places: Place[] = [];
  let left = turns;
  for (const mailbox of own.members) {
    const box = boxes[mailbox]!;
    if (decided.has(mailbox) || box.leaveDay <= night) continue;
    if (waits(world, own, { box, overPlan })) continue;
    if (box.joinDay > night) {
      places.push({ day: night, mailbox, what: 'passed' });
      continue;
    }
    if (left === 0) break;
    const move = bookingOf(context, own, { mailbox, night, usedBytes: box.used });
    const lack = lackOf(move, {
      ...{ rules: world.moves!, booked: nights.booked },
      logDays: world.plan.platforms[move.platform]!.storage?.layout.logDays ?? 0,
      dayCount: world.plan.dayCount,
    });
    places.push({ day: night, mailbox, what: lack ?? 'turn' });
    if (lack !== null) continue;
    nights.booked.push(move);
    left--;
  }
  return places;
}

interface Mover {
  readonly mailbox: number;
  readonly night: number;
  readonly usedBytes: number;
}

function bookingOf(
  { world }: Context,
  own: StageRun,
  { mailbox, night, usedBytes }: Mover,
): Booking {
  return {
    night,
    organisation: world.plan.population.organisationOf[mailbox]!,
    platform: own.stage.moveTo!,
    bytes: Math.floor(usedBytes),
  };
}
