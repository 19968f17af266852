/** Standing rules: owners short of space ask for the next tier, and get it. */
import type { PlanStandingRule } from '../../../src/plan/plan.ts';
import type { Today } from './day.ts';
import type { Mailbox } from './mailbox.ts';
import { STATES, type State, stateOf } from './quota.ts';
import type { Counting } from './totals.ts';
import type { World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** A rule has so many draws of a mailbox. */
const DRAWS_PER_RULE = 1048576; // 2^20

/** What a mailbox knows of a rule. */
export interface Request {
  /** The day on which it is granted; Infinity: nothing is asked for. */
  dueDay: number;
  drawCount: number;
}

export function noRequests({ plan }: World): Request[] {
  return plan.rollout.standing.map(() => ({ dueDay: NEVER, drawCount: 0 }));
}

function isShort(state: State, { fromState }: PlanStandingRule): boolean {
  return STATES.indexOf(state) >= fromState;
}

/** The evening of a day, after which the mailbox is in its state and was in another; null: none. */
export function askForMore(
  { box, day, world }: Pick<Today, 'box' | 'day' | 'world'>,
  before: State | null,
  counting: Pick<Counting, 'happened'>,
): void {
  world.plan.rollout.standing.forEach((rule, index) => {
    const request = box.requests[index]!;
    const wasShort = before !== null && isShort(before, rule);
    if (!isShort(box.state, rule)) request.dueDay = NEVER;
    else if (!wasShort) {
      const ordinal = index * DRAWS_PER_RULE + request.drawCount++;
      if (!(world.luck('request', box.number, ordinal) < world.rollout.requestShares[index]!)) {
        return;
      }
      request.dueDay = upgradeDayFrom(rule, day + rule.afterDays, world);
      counting.happened('requests');
    }
  });
}

/** The first working day, from a day on, on which the rule upgrades. */
function upgradeDayFrom(rule: PlanStandingRule, day: number, { plan }: World): number {
  const { workingDay } = plan.calendar;
  for (let at = Math.max(day, rule.firstDay); at < rule.endDay; at++) {
    if (workingDay[at] === 1) return at;
  }
  return NEVER;
}

/** Requests that are due, after today's stages; the tier goes up by one for each. */
export function grantRequests(
  { box, day, world, counting }: Today,
  isOverPlan: boolean,
  goUp: (tier: number) => void,
): void {
  const { standing } = world.plan.rollout;
  const { nextTier } = world.plan.quota;
  standing.forEach((rule, index) => {
    const request = box.requests[index]!;
    if (request.dueDay !== day) return;
    const tier = nextTier[box.tierNow]!;
    const isStillShort = isShort(stateOf(box.used, world.quotas[box.level]!), rule);
    if (isStillShort && tier !== box.tierNow && isOverPlan) {
      request.dueDay = upgradeDayFrom(rule, day + 1, world);
      counting.happened('upgradeWaits');
      return;
    }
    request.dueDay = NEVER;
    if (isStillShort && tier !== box.tierNow) goUp(tier);
  });
}

/** The level of a mailbox by its regime and tier, or by the platform to which it has moved. */
export function levelOf({ regime, movedBy, tierNow }: Mailbox, { plan }: World): number {
  const { levelOfRegime, levelOfTier } = plan.quota;
  const row = movedBy === null ? regime : movedBy + 1;
  return levelOfRegime[row * levelOfTier.length + tierNow]!;
}
