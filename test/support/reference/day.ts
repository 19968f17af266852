/** A day in the life of a mailbox of the reference, in the model's order. */
import { liveWithoutOwner } from './churn.ts';
import { dayAfterWait } from './luck.ts';
import {
  enterRegime,
  isPresent,
  join,
  type Mailbox,
  planCleanUp,
  planHousekeeping,
} from './mailbox.ts';
import { effectOf, STATES, type State, stateOf } from './quota.ts';
import { ratesOf } from './rates.ts';
import { askForMore, grantRequests, levelOf } from './requests.ts';
import type { Counting } from './totals.ts';
import type { World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;
const CONTACT_PAUSE_DAYS = 14;

export interface Today {
  readonly box: Mailbox;
  readonly day: number;
  readonly world: World;
  readonly counting: Counting;
}

/** What others do to a mailbox on a day. */
export interface DayOrders {
  /** To which a stage sets it, or takes it back; null: none does. */
  readonly regime: number | null;
  /** Whether its pool was over plan last evening. */
  readonly isOverPlan: boolean;
}

/** Lives through the day, if it is there. */
export function liveDay(today: Today, orders: DayOrders): void {
  const { box, day } = today;
  if (day >= box.leaveDay) liveWithoutOwner(today);
  if (!isPresent(box, day)) return;
  if (day === box.joinDay) arrive(today, orders);
  else liveMorning(today, orders);
  receiveMail(today);
  settleState(today);
  countEvening(today);
}

function arrive({ box, day, world, counting }: Today, { regime }: DayOrders): void {
  if (regime !== null) box.regime = regime;
  const broughtBytes = join(box, day, world);
  askForMore({ box, day, world }, null, counting);
  counting.add('joinedCount', 1);
  counting.happened('joined');
  counting.add('importedBytes', broughtBytes);
  if (broughtBytes > 0) counting.happened('imports');
}

function liveMorning(today: Today, { regime, isOverPlan }: DayOrders): void {
  const { box, day, world } = today;
  let quotaChanged = false;
  if (regime !== null) {
    box.regime = regime;
    quotaChanged = changeQuota(today, levelOf(box, world));
  }
  grantRequests(today, isOverPlan, (tier) => {
    box.tierNow = tier;
    if (!changeQuota(today, levelOf(box, world))) return;
    quotaChanged = true;
    today.counting.add('upgradeCount', 1);
    today.counting.happened('upgrades');
  });
  const before = Math.floor(box.used);
  const jumped = jump(today, before);
  const content = jumped ?? before;
  const turned = turn(today);
  if (quotaChanged) meetNewQuota(today, content);
  if (quotaChanged || jumped !== null || turned) {
    const { curve } = box.cohort;
    box.slope = ratesOf(box, box.effect, world).kept;
    box.base = Math.ceil(content - box.slope * curve.cumulative(day - 1));
  }
}

/** A change to the quota that is in force already is none. */
function changeQuota({ box, day, world, counting }: Today, level: number): boolean {
  if (level === box.level) {
    counting.happened('noOps');
    return false;
  }
  const { archive, adaptationMeanDays } = box.cohort.parameters;
  const isIncrease = world.quotas[level]!.bytes > world.quotas[box.level]!.bytes;
  const ordinal = box.drawn.changes++;
  const luck = (stream: Parameters<World['luck']>[0]): number =>
    world.luck(stream, box.number, ordinal);
  box.level = level;
  box.due.adaptation = dayAfterWait(day, adaptationMeanDays, luck('adaptationDelay'));
  if (isIncrease && luck('returnChoice') < archive.returnShare) {
    box.due.return = dayAfterWait(day, archive.returnMeanDays, luck('returnDelay'));
  }
  counting.happened('changes');
  counting.happened(isIncrease ? 'increases' : 'decreases');
  counting.add('changeCount', 1);
  return true;
}

/** The content after what owners do to it at once; null if nothing of the kind is due. */
function jump(today: Today, before: number): number | null {
  const { box, day, world, counting } = today;
  const { due } = box;
  let content = before;
  let any = false;
  if (due.return === day) {
    content += bringBack(today, content);
    any = true;
  }
  if (due.cleanUp === day) {
    content -= cleanUp(today, content);
    any = true;
  }
  if (due.housekeeping === day) {
    const removed = Math.floor(box.cohort.parameters.housekeepingShare * content);
    content -= removed;
    counting.add('housekeptBytes', removed);
    counting.happened('housekeepings');
    planHousekeeping(box, day, world);
    any = true;
  }
  return any ? content : null;
}

function bringBack({ box, world, counting }: Today, content: number): number {
  const { returnUpTo } = box.cohort.parameters.archive;
  const room = Math.floor(returnUpTo * world.quotas[box.level]!.countsAsBytes) - content;
  const brought = Math.min(box.archiveBytes, Math.max(0, room));
  box.archiveBytes -= brought;
  box.due.return = NEVER;
  counting.add('returnedBytes', brought);
  counting.happened('returns');
  return brought;
}

function cleanUp({ box, world, counting }: Today, content: number): number {
  const { cleanUpTo, offloadShare } = box.cohort.parameters;
  const u = world.luck('cleanUpTarget', box.number, box.drawn.cleanUpTargets++);
  const target = cleanUpTo.low + (cleanUpTo.high - cleanUpTo.low) * u;
  const { bytes } = world.quotas[box.level]!;
  // No share of an unlimited quota leaves anything to remove, not even none of it.
  const targetBytes = bytes === Number.POSITIVE_INFINITY ? bytes : Math.floor(target * bytes);
  const removed = Math.max(0, content - targetBytes);
  if (removed === 0) {
    counting.happened('idleCleanUps');
    return 0;
  }
  const parked = Math.floor(removed * offloadShare);
  box.archiveBytes += parked;
  counting.add('parkedBytes', parked);
  counting.add('deletedBytes', removed - parked);
  counting.add('cleanUpCount', 1);
  counting.happened('cleanUps');
  return removed;
}

/** A new regime and new habits; true if there is either. */
function turn({ box, day, world, counting }: Today): boolean {
  let any = false;
  if (box.due.regime === day) {
    enterRegime(box, day, world);
    counting.happened('regimes');
    any = true;
  }
  if (box.due.adaptation === day) {
    box.adaptedLevel = box.level;
    box.due.adaptation = NEVER;
    counting.happened('adaptations');
    any = true;
  }
  return any;
}

/** On the day of a change mail meets the state that the content implies under the new quota. */
function meetNewQuota({ box, world, counting }: Today, content: number): void {
  if (content > world.quotas[box.level]!.receiveBytes) counting.happened('leftAbove');
  const implied = effectOf(stateOf(content, world.quotas[box.level]!));
  if (implied === 'none' && box.effect !== 'none') counting.happened('unblocks');
  box.effect = implied;
}

function receiveMail({ box, day, world, counting }: Today): void {
  const { curve, parameters } = box.cohort;
  const daily = curve.daily(day);
  const rates = ratesOf(box, box.effect, world);
  const { receiveBytes } = world.quotas[box.level]!;
  const gross = rates.gross * daily;
  let kept = box.slope * daily;
  let bounced = rates.bounced * daily;
  let suppressed = rates.suppressed * daily;
  box.used = box.base + box.slope * curve.cumulative(day);
  if (box.used >= receiveBytes && box.effect !== 'no-mail') {
    const overflow = box.used - receiveBytes;
    const arrived = box.slope * (curve.cumulative(day) - curve.cumulative(day - 1));
    const share = overflow === 0 ? 0 : Math.min(1, overflow / arrived);
    const refused = share * (rates.gross - rates.suppressed) * daily;
    const sentShare = box.effect === 'none' ? parameters.sentShare : 0;
    bounced += Math.floor((1 - sentShare) * refused);
    suppressed += Math.floor(sentShare * refused);
    kept -= Math.floor(overflow);
    counting.add('usedBytes', box.used - Math.floor(overflow));
    counting.happened('overflows');
    box.used = receiveBytes;
  } else {
    counting.add('usedBytes', box.used);
  }
  counting.add('grossBytes', gross);
  counting.add('keptBytes', kept);
  counting.add('bouncedBytes', bounced);
  counting.add('suppressedBytes', suppressed);
  counting.add('triagedBytes', gross - kept - bounced - suppressed);
}

const ENTERED = {
  ok: 'recoveries',
  warned: 'warned',
  'send-blocked': 'sendBlocked',
  full: 'full',
} as const;

/** The state that the size implies, what it calls for, and its effect on tomorrow's mail. */
function settleState(today: Today): void {
  const { box, day, world, counting } = today;
  const state = stateOf(box.used, world.quotas[box.level]!);
  if (state !== box.state) {
    if (STATES.indexOf(state) > STATES.indexOf(box.state) + 1) counting.happened('skips');
    const before = box.state;
    box.state = state;
    planCleanUp(box, day, world);
    askForMore(today, before, counting);
    counting.happened(ENTERED[state]);
    if (state === 'send-blocked' || state === 'full') mayContact(today);
  } else if (box.due.cleanUp === day) {
    // It has acted this morning, and the state is what it was.
    planCleanUp(box, day, world);
  }
  const effect = effectOf(state);
  if (effect === box.effect) return;
  box.effect = effect;
  box.slope = ratesOf(box, effect, world).kept;
  box.base = Math.ceil(box.used - box.slope * box.cohort.curve.cumulative(day));
  // Up to a byte more by the rounding: that is what tomorrow finds.
  box.used = box.base + box.slope * box.cohort.curve.cumulative(day);
}

function mayContact({ box, day, world, counting }: Today): void {
  if (day - box.lastContactDay < CONTACT_PAUSE_DAYS) return;
  const u = world.luck('contact', box.number, box.drawn.contacts++);
  if (!(u < box.cohort.parameters.contactShare)) return;
  box.lastContactDay = day;
  counting.add('contactCount', 1);
  counting.happened('contacts');
}

const COUNT_OF: Readonly<
  Record<State, 'okCount' | 'warnedCount' | 'sendBlockedCount' | 'fullCount'>
> = {
  ok: 'okCount',
  warned: 'warnedCount',
  'send-blocked': 'sendBlockedCount',
  full: 'fullCount',
};

function countEvening({ box, world, counting }: Today): void {
  const { bytes } = world.quotas[box.level]!;
  counting.add('mailboxCount', 1);
  counting.add(COUNT_OF[box.state], 1);
  if (bytes === Number.POSITIVE_INFINITY) counting.add('unlimitedCount', 1);
  else counting.add('committedBytes', bytes);
}
