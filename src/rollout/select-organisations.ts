/** Whether stages select well, as far as the organisations tell without their mailboxes. */
import type { Organisation } from '../population/organisations.ts';
import type { Population } from '../population/population.ts';
import { type SelectingStage, selectStages } from './select.ts';

/**
 * Whether the organisations alone show that `selectStages` would find no fault. True only where all
 * stages select whole organisations, so that one mailbox may stand for all of its organisation;
 * false does not say that there is a fault.
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
  const occupied = organisations.filter(({ mailboxCount }) => mailboxCount > 0);
  return selectStages(stages, oneMailboxEach(occupied), UNUSED_KEY).faults.length === 0;
}

/** Of the draws for a share, which no stage asks for. */
const UNUSED_KEY = { word0: 0, word1: 0 };

function oneMailboxEach(organisations: readonly Organisation[]): Population {
  const mailboxCount = organisations.length;
  return {
    mailboxCount,
    organisations,
    organisationOf: Uint32Array.from(organisations.keys()),
    cohortNames: ['any'],
    cohortOf: new Uint8Array(mailboxCount),
    tierNames: ['any'],
    tierOf: new Uint8Array(mailboxCount),
    tierScore: new Float64Array(mailboxCount),
  };
}
