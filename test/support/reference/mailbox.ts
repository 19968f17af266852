/** A mailbox of the reference, and how it stands at the end of day -1. */

import { exp } from '../../../src/random/exp.ts';
import { readNormal } from '../../../src/random/normal-table.ts';
import { readQuantile } from '../../../src/random/quantile-table.ts';
import { readUniform } from '../../../src/random/uniform-table.ts';
import { dayAfterWait, mixedScore, scoreOf } from './luck.ts';
import { type Effect, effectOf, type State, stateOf } from './quota.ts';
import { ratesOf, roundedTo } from './rates.ts';
import type { Cohort, World } from './world.ts';

export interface Mailbox {
  readonly number: number;
  readonly tier: number;
  readonly cohort: Cohort;
  readonly firstLevel: number;
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
}

const NEVER = Number.POSITIVE_INFINITY;
const EVE = -1;

export function openMailbox(number: number, world: World): Mailbox {
  const { population, quota } = world.plan;
  const cohort = world.cohorts[population.cohortOf[number]!]!;
  const tier = population.tierOf[number]!;
  const level = quota.levelOfTier[tier]!;
  const { used, busyBytes } = openingLuck(number, cohort, world);
  const state = stateOf(used, world.quotas[level]!);
  const archiveBytes = openingArchive(number, cohort, world);
  const box: Mailbox = {
    number,
    tier,
    cohort,
    firstLevel: level,
    level,
    adaptedLevel: level,
    busyBytes,
    gross: 0,
    openingArchiveBytes: archiveBytes,
    archiveBytes,
    base: used,
    slope: 0,
    used,
    state,
    effect: effectOf(state),
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
  };
  enterRegime(box, EVE, world);
  planHousekeeping(box, EVE, world);
  planCleanUp(box, EVE, world);
  box.slope = ratesOf(box, box.effect, world).kept;
  return box;
}

function openingLuck(number: number, cohort: Cohort, world: World) {
  const { population, quota } = world.plan;
  const { parameters } = cohort;
  const { demand } = parameters;
  const { countsAsBytes, receiveBytes } =
    world.quotas[quota.levelOfTier[population.tierOf[number]!]!]!;
  const ownBusy = readNormal(world.luck('busy', number, 0));
  const busyScore = mixedScore(
    parameters.busyTierCorrelation,
    population.tierScore[number]!,
    ownBusy,
  );
  const ownFill = readNormal(world.luck('fill', number, 0));
  const fillScore = mixedScore(parameters.fillBusyCorrelation, busyScore, ownFill);
  const filled = Math.floor(readQuantile(parameters.fill, fillScore) * countsAsBytes);
  return {
    used: Math.min(receiveBytes, Math.max(0, filled)),
    busyBytes:
      demand.messagesPerWorkingDay * demand.messageBytes * readQuantile(parameters.busy, busyScore),
  };
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
