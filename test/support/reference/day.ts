/** A day in the life of a mailbox of the reference, in the model's order. */
import { carryOut, changeQuota, isMove } from './changes.ts';
import { liveWithoutOwner } from './churn.ts';
import {
  enterRegime,
  isPresent,
  join,
  type Mailbox,
  planCleanUp,
  planHousekeeping,
} from './mailbox.ts';
import { countCopy, settleThere } from './moving.ts';
import { effectOf, STATES, type State, stateOf } from './quota.ts';
import { ratesOf } from './rates.ts';
import { askForMore, grantRequests, levelOf } from './requests.ts';
import type { Change } from './rollout-context.ts';
import type { Counting } from './totals.ts';
import type { World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;
const CONTACT_PAUSE_DAYS = 14;

export interface Today {
  readonly box: Mailbox;
  readonly day: number;
  readonly world: World;
  /** Of its cohort in the pool in which it lies just now, and in any. */
  readonly counting: Counting;
  readonly countingIn: (pool: number) => Counting;
}

/** What others do to a mailbox on a day. */
export interface DayOrders {
  /** Of stages, in their order. */
  readonly changes: readonly Change[];
  /** By pool: whether it was over plan last evening. */
  readonly overPlan: readonly boolean[];
}

/** Lives through the day, if it is there. */
export function liveDay(today: Today, orders: DayOrders): void {
  const { box, day } = today;
  countCopy(today);
  if (day >= box.leaveDay) liveWithoutOwner(today);
  if (!isPresent(box, day)) return;
  if (day === box.joinDay) arrive(today, orders);
  else liveMorning(today, orders);
  receiveMail(today);
  settleState(today);
  countEvening(today);
}

function arrive({ box, day, world, counting }: Today, { changes }: DayOrders): void {
  for (const { stage, undoes } of changes) {
    if (undoes === true) continue;
    if (isMove(world, stage)) settleThere(box, stage, world);
    else box.regime = stage + 1;
  }
  if (box.movedBy !== null) {
    // Nobody who begins there ever comes home, where a regime would matter.
    box.regime = 0;
    counting.happened('joinedThere');
  }
  const broughtBytes = join(box, day, world);
  askForMore({ box, day, world }, null, counting);
  counting.add('joinedCount', 1);
  counting.happened('joined');
  counting.add('importedBytes', broughtBytes);
  if (broughtBytes > 0) counting.happened('imports');
}

function liveMorning(today: Today, { changes, overPlan }: DayOrders): void {
  const { box, day, world } = today;
  let quotaChanged = false;
  // Moves are the last of what is done to a mailbox on a day.
  const moves = changes.filter(({ stage }) => isMove(world, stage));
  const others = changes.filter((change) => !moves.includes(change));
  for (const change of [...others, ...moves]) {
    quotaChanged = carryOut(today, change) || quotaChanged;
  }
  grantRequests(today, overPlan[box.pool] === true, (tier) => {
    box.tierNow = tier;
    if (!changeQuota(today, levelOf(box, world))) return;
    quotaChanged = true;
    today.counting.add('upgradeCount', 1);
    today.counting.happened('upgrades');
    if (box.movedBy !== null) today.counting.happened('upgradesThere');
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
