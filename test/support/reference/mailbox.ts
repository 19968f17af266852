/** A mailbox of the reference, and how it stands at the end of day -1 or when it joins. */

import { exp } from '../../../src/random/exp.ts';
import { readNormal } from '../../../src/random/normal-table.ts';
import { readQuantile } from '../../../src/random/quantile-table.ts';
import { readUniform } from '../../../src/random/uniform-table.ts';
import { importOf, joinDayOf, leaveDayOf, OPENING_DAY } from './churn.ts';
import { dayAfterWait, mixedScore, scoreOf } from './luck.ts';
import { type Effect, effectOf, type State, stateOf } from './quota.ts';
import { ratesOf, roundedTo } from './rates.ts';
import { levelOf, noRequests, type Request } from './requests.ts';
import { type Cohort, poolOf, type World } from './world.ts';

export interface Mailbox {
  readonly number: number;
  readonly cohort: Cohort;
  pool: number;
  /** It is there from the morning of the one day to the morning of the other; -1: the opening. */
  readonly joinDay: number;
  readonly leaveDay: number;
  /** 0: as at the start, s + 1: as stage s left it. */
  regime: number;
  /** The stage that has moved it to another platform; null: it is at home. */
  movedBy: number | null;
  copy: Copy | null;
  /** What has been moved, there and back, and by which stage. */
  readonly journeys: { readonly stage: number; readonly bytes: number }[];
  /** The tier at the start, raised by standing rules. */
  tierNow: number;
  /** The level with which it began. */
  firstLevel: number;
  level: number;
  /** The level to which the owner's habits have adapted. */
  adaptedLevel: number;
  /** Bytes a working day at a regime of 1, and bytes a day in the regime that holds. */
  readonly busyBytes: number;
  gross: number;
  readonly openingArchiveBytes: number;
  archiveBytes: number;
  /** used = base + slope * C(day) */
  base: number;
  slope: number;
  used: number;
  state: State;
  effect: Effect;
  /** Days on which something is due; Infinity: never. */
  due: {
    regime: number;
    housekeeping: number;
    cleanUp: number;
    adaptation: number;
    return: number;
  };
  /** Draws made so far. */
  drawn: {
    regimes: number;
    housekeepings: number;
    cleanUpWaits: number;
    cleanUpTargets: number;
    contacts: number;
    changes: number;
  };
  lastContactDay: number;
  /** By standing rule. */
  readonly requests: readonly Request[];
}

/** What a mailbox that has moved has left at home, until the morning of a day. */
export interface Copy {
  readonly pool: number;
  readonly bytes: number;
  readonly dropDay: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const HOME = 0;

/** A mailbox at the end of day -1; of one that joins later, only what is known of it by then. */
export function openMailbox(number: number, world: World): Mailbox {
  const { population } = world.plan;
  const cohort = world.cohorts[population.cohortOf[number]!]!;
  const archiveBytes = openingArchive(number, cohort, world);
  const busyScore = busyScoreOf(number, cohort, world);
  const box: Mailbox = {
    number,
    cohort,
    pool: poolOf(world, number, HOME),
    joinDay: joinDayOf(number, world),
    leaveDay: leaveDayOf(number, cohort, world),
    ...{ regime: 0, movedBy: null, copy: null, journeys: [] },
    tierNow: population.tierOf[number]!,
    ...{ firstLevel: 0, level: 0, adaptedLevel: 0 },
    busyBytes: busyBytesOf(cohort, busyScore),
    gross: 0,
    openingArchiveBytes: archiveBytes,
    archiveBytes,
    ...{ base: 0, slope: 0, used: 0, state: 'ok', effect: 'none' },
    due: { regime: NEVER, housekeeping: NEVER, cleanUp: NEVER, adaptation: NEVER, return: NEVER },
    drawn: {
      regimes: 0,
      housekeepings: 0,
      cleanUpWaits: 0,
      cleanUpTargets: 0,
      contacts: 0,
      changes: 0,
    },
    lastContactDay: -NEVER,
    requests: noRequests(world),
  };
  box.level = levelOf(box, world);
  if (box.joinDay === OPENING_DAY) {
    begin(box, openingBytes(box, busyScore, world), { day: OPENING_DAY, eve: OPENING_DAY, world });
  }
  return box;
}

export function isPresent({ joinDay, leaveDay }: Mailbox, day: number): boolean {
  return joinDay <= day && day < leaveDay;
}

/** Arrives in the morning, under the quota that its stage has by then; returns what it brings. */
export function join(box: Mailbox, day: number, world: World): number {
  begin(box, importOf(box.number, world), { day, eve: day - 1, world });
  return box.used;
}

interface Beginning {
  /** From which waits count. */
  readonly day: number;
  /** At whose end it holds what it begins with. */
  readonly eve: number;
  readonly world: World;
}

/** Its first quota, content and state, and its first waits. */
function begin(box: Mailbox, bytes: number, { day, eve, world }: Beginning): void {
  box.level = levelOf(box, world);
  box.firstLevel = box.level;
  box.adaptedLevel = box.level;
  box.used = Math.min(world.quotas[box.level]!.receiveBytes, bytes);
  box.state = stateOf(box.used, world.quotas[box.level]!);
  box.effect = effectOf(box.state);
  enterRegime(box, day, world);
  planHousekeeping(box, day, world);
  planCleanUp(box, day, world);
  box.slope = ratesOf(box, box.effect, world).kept;
  box.base = Math.ceil(box.used - box.slope * box.cohort.curve.cumulative(eve));
}

function busyScoreOf(number: number, { parameters }: Cohort, world: World): number {
  const own = readNormal(world.luck('busy', number, 0));
  const tierScore = world.plan.population.tierScore[number]!;
  return mixedScore(parameters.busyTierCorrelation, tierScore, own);
}

function busyBytesOf({ parameters }: Cohort, busyScore: number): number {
  const { messagesPerWorkingDay, messageBytes } = parameters.demand;
  return messagesPerWorkingDay * messageBytes * readQuantile(parameters.busy, busyScore);
}

function openingBytes({ number, cohort, level }: Mailbox, busyScore: number, world: World): number {
  const { parameters } = cohort;
  const own = readNormal(world.luck('fill', number, 0));
  const fillScore = mixedScore(parameters.fillBusyCorrelation, busyScore, own);
  const { countsAsBytes } = world.quotas[level]!;
  return Math.max(0, Math.floor(readQuantile(parameters.fill, fillScore) * countsAsBytes));
}

function openingArchive(number: number, cohort: Cohort, world: World): number {
  const { holderShare, medianBytes, sigma } = cohort.parameters.archive;
  if (!(world.luck('holder', number, 0) < holderShare)) return 0;
  return Math.floor(medianBytes * exp(sigma * scoreOf(world.luck('archive', number, 0))));
}

/** A new regime: how busy the owner is now, and until when. */
export function enterRegime(box: Mailbox, day: number, world: World): void {
  const { parameters } = box.cohort;
  const ordinal = box.drawn.regimes++;
  const x = readUniform(parameters.regimeLevels, world.luck('regimeLevel', box.number, ordinal));
  const wait = world.luck('regimeWait', box.number, ordinal);
  box.gross = roundedTo(world.rateUnitBytes, box.busyBytes * x);
  box.due.regime = dayAfterWait(day, parameters.regimeMeanDays, wait);
}

export function planHousekeeping(box: Mailbox, day: number, world: World): void {
  const u = world.luck('housekeepingWait', box.number, box.drawn.housekeepings++);
  box.due.housekeeping = dayAfterWait(day, box.cohort.parameters.housekeepingMeanDays, u);
}

/** A wait for the clean-up that the mailbox's state calls for; `ok` calls for none. */
export function planCleanUp(box: Mailbox, day: number, world: World): void {
  box.due.cleanUp = NEVER;
  if (box.state === 'ok') return;
  const u = world.luck('cleanUpWait', box.number, box.drawn.cleanUpWaits++);
  box.due.cleanUp = dayAfterWait(day, cleanUpMeanDays(box), u);
}

function cleanUpMeanDays({ state, cohort }: Mailbox): number {
  const [ok, warned, sendBlocked, full] = cohort.parameters.cleanUpMeanDays;
  return { ok, warned, 'send-blocked': sendBlocked, full }[state];
}
