/** Whether stages select well, as far as the organisations tell without their mailboxes. */
import type { Organisation } from '../population/organisations.ts';
import { NOBODY_JOINS, type Population } from '../population/population.ts';
import { type SelectingStage, selectStages } from './select.ts';

/**
 * Whether the organisations alone show that `selectStages` would find no fault. True only where all
 * stages select whole organisations, so that one mailbox may stand for all of its organisation, and
 * one organisation for all of its type and region; false does not say that there is a fault.
 *
 * @param organisations with the mailboxes that come to them within the horizon (see withNewcomers);
 *   what counts is only whether an organisation has any
 */
export function organisationsShowNoFault(
  stages: readonly SelectingStage[],
  organisations: readonly Organisation[],
): boolean {
  const areWhole = stages.every(
    ({ select }) =>
      select === 'rest' ||
      (select.cohorts === null && select.tiers === null && select.share === null),
  );
  if (!areWhole) return false;
  const examples = kindsOf(stages, organisations).map(({ example }) => example);
  return selectStages(stages, oneMailboxEach(examples), UNUSED_KEY).faults.length === 0;
}

/** By stage: how many mailboxes it selects, where all stages select whole organisations. */
export function mailboxesOfStages(
  stages: readonly SelectingStage[],
  organisations: readonly Organisation[],
): number[] {
  const kinds = kindsOf(stages, organisations);
  const examples = kinds.map(({ example }) => example);
  const { members } = selectStages(stages, oneMailboxEach(examples), UNUSED_KEY);
  return members.map((list) => list.reduce((sum, kind) => sum + kinds[kind]!.mailboxCount, 0));
}

/** Organisations with mailboxes that no stage can tell apart. */
interface Kind {
  /** The first of them. */
  readonly example: Organisation;
  /** Of all of them together. */
  mailboxCount: number;
}

function kindsOf(
  stages: readonly SelectingStage[],
  organisations: readonly Organisation[],
): Kind[] {
  const named = new Set(
    stages.flatMap(({ select }) => (select === 'rest' ? [] : (select.organisations ?? []))),
  );
  const kinds = new Map<string, Kind>();
  for (const example of organisations) {
    const { id, type, region, mailboxCount } = example;
    if (mailboxCount === 0) continue;
    const key = named.has(id) ? `id ${id}` : `${type.length} ${type}${region}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { example, mailboxCount });
    else kind.mailboxCount += mailboxCount;
  }
  return [...kinds.values()];
}

/** Of the draws for a share, which no stage asks for. */
const UNUSED_KEY = { word0: 0, word1: 0 };

function oneMailboxEach(organisations: readonly Organisation[]): Population {
  const mailboxCount = organisations.length;
  return {
    mailboxCount,
    openingCount: mailboxCount,
    joiners: NOBODY_JOINS,
    organisations,
    organisationOf: Uint32Array.from(organisations.keys()),
    cohortNames: ['unknown'],
    cohortOf: new Uint8Array(mailboxCount),
    tierNames: ['unknown'],
    tierOf: new Uint8Array(mailboxCount),
    tierScore: new Float64Array(mailboxCount),
  };
}
