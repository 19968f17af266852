/** What the reference counts, in the fields of the engine's trace. */

export const DAY_FIELDS = [
  'usedBytes',
  'committedBytes',
  'mailboxCount',
  'unlimitedCount',
  'okCount',
  'warnedCount',
  'sendBlockedCount',
  'fullCount',
  'grossBytes',
  'keptBytes',
  'triagedBytes',
  'bouncedBytes',
  'suppressedBytes',
  'deletedBytes',
  'parkedBytes',
  'housekeptBytes',
  'returnedBytes',
  'cleanUpCount',
  'contactCount',
  'changeCount',
  'upgradeCount',
  'joinedCount',
  'leaverCount',
  'importedBytes',
  'freedBytes',
  'movedBytes',
  'movedCount',
  'copyBytes',
  'copyCount',
] as const;

export type DayField = (typeof DAY_FIELDS)[number];
/** By field and day. */
export type Totals = Readonly<Record<DayField, number[]>>;

/** Events as the engine counts them, then those that only the agreement test asks for. */
export const EVENT_NAMES = [
  'regimes',
  'housekeepings',
  'cleanUps',
  'adaptations',
  'returns',
  'changes',
  'warned',
  'sendBlocked',
  'full',
  'overflows',
  'contacts',
  'upgrades',
  'joined',
  'left',
  'moves',
] as const;
export const FURTHER_EVENT_NAMES = [
  'increases',
  'decreases',
  /** Changes to the quota that is in force already. */
  'noOps',
  /** Increases that let mail flow again on their own day. */
  'unblocks',
  /** Decreases that leave a mailbox above its receive threshold. */
  'leftAbove',
  /** Clean-ups that find nothing to remove. */
  'idleCleanUps',
  /** Days on which a mailbox is `ok` again. */
  'recoveries',
  /** Days on which a mailbox passes several thresholds. */
  'skips',
  /** Joiners that bring content along; leavers whose content goes. */
  'imports',
  'frees',
  /** Owners short of space who ask for more, and those whose pool is over plan when it is due. */
  'requests',
  'upgradeWaits',
  'stageStarts',
  'stageFinishes',
  /** Mailboxes that a stage by fill has left to the rest. */
  'leftOvers',
  /** A stage begins to wait for a pool, and goes on. */
  'holds',
  'resumes',
  /** Turns that nobody could take, while somebody waited. */
  'lostTurns',
  /** Of gates: as they act, as they only tell, and both over again. */
  'trips',
  'alerts',
  'reports',
  'clears',
  /** Of stages, by gates. */
  'pauses',
  'pauseEnds',
  'aborts',
  'rollbacks',
  'blockedStages',
  /** Mailboxes that a rollback takes back. */
  'rolledBack',
  'approvals',
  'failedAttempts',
  /** Mailboxes of stages: failed for good, left before their turn, joined with the new quota. */
  'failures',
  'gone',
  'passedJoiners',
  /** Places that have no room tonight, by what there is too little of. */
  'lacksOfCount',
  'lacksOfBytes',
  'lacksOfLink',
  'lacksOfLogs',
  /** Rounds whose rest is planned anew, as a pool or a gate is not as it was. */
  'roundsAnew',
  /** Copies that go in their time; mailboxes that leave one, when their owners leave. */
  'drops',
  'leftWithCopy',
  /** Mailboxes that come back, and those that would if their copies were still there. */
  'returnsHome',
  'lateReturns',
  /** Joiners that begin on another platform. */
  'joinedThere',
  /** Of mailboxes that have moved: turns of stages that change quotas, and upgrades. */
  'turnsThere',
  'upgradesThere',
  /** Orders of storage, of both origins. */
  'policyOrders',
  'scheduledOrders',
  /** Days on which a pool is over plan, and on which it has not what is occupied. */
  'overPlanDays',
  'exhaustedDays',
] as const;

export type EventName = (typeof EVENT_NAMES)[number] | (typeof FURTHER_EVENT_NAMES)[number];
export type EventTally = Record<EventName, number>;

export function emptyTotals(dayCount: number): Totals {
  const zeros = DAY_FIELDS.map((field) => [field, new Array<number>(dayCount).fill(0)] as const);
  return Object.fromEntries(zeros) as Record<DayField, number[]>;
}

export function emptyEvents(): EventTally {
  const names = [...EVENT_NAMES, ...FURTHER_EVENT_NAMES];
  return Object.fromEntries(names.map((name) => [name, 0])) as EventTally;
}

/** The totals of several added up. */
export function sumOf(parts: readonly Totals[], dayCount: number): Totals {
  const sum = emptyTotals(dayCount);
  for (const part of parts) {
    for (const field of DAY_FIELDS) {
      part[field].forEach((amount, day) => {
        sum[field][day]! += amount;
      });
    }
  }
  return sum;
}

/** Adds to the day's totals of one cohort in one pool and to the events of all. */
export interface Counting {
  readonly add: (field: DayField, amount: number) => void;
  readonly happened: (event: EventName) => void;
}
