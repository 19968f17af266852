/** Inputs in words, where a planner would not know them by their keys. */

/** By key; inputs of single cohorts, stages or lines of cost keep the key, which names these. */
const WORDS: Readonly<Record<string, string>> = {
  'population.everyCohort.messageSize': 'the mean size of a message',
  'population.everyCohort.trafficGrowthPerYear': 'the growth of traffic',
  'population.everyCohort.sentShare': 'the share of messages that are sent',
  'population.everyCohort.keepShare': 'the share of mail that is kept',
  'population.everyCohort.housekeeping.share':
    'the share of mail that owners delete when they tidy up',
  'population.everyCohort.housekeeping.perYear': 'how often owners tidy up',
  'owners.offloadShare': 'the share of cleaned-up mail that is parked elsewhere',
  'owners.inducedGrowth': 'how much more is kept for each doubling of a quota',
  'owners.inducedDelayDays': 'the delay until more is kept',
  'owners.contactShare': 'the share of blocked owners who turn to the help desk',
  'owners.cleanUpPerDay.warned': 'the pace at which warned owners clean up',
  'owners.cleanUpPerDay.sendBlocked': 'the pace at which owners clean up who cannot send',
  'owners.cleanUpPerDay.full': 'the pace at which owners of full mailboxes clean up',
  'owners.archives.returnShare': 'the share of archives that comes back',
  'owners.archives.delayDays': 'the delay until archives come back',
};

/** Null: it has none but its key. */
export function inputWords(key: string): string | null {
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? null) : null;
}
