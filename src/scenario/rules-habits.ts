/** Rules about what owners do of their own accord. */
import { isMeant, type Rules, type SchemaKeys } from './rule.ts';
import { habits, housekeepingParts, spreadParts } from './schema-habits.ts';
import { shapeOf } from './shape.ts';

/** The address of what every cohort has. */
export const EVERY_COHORT = 'population.everyCohort';

const NEEDED = [
  'messagesPerWorkingDay',
  'messageSize',
  'sentShare',
  'offDayShare',
  'keepShare',
  'spread',
] as const;

const PARTS = { spread: spreadParts, housekeeping: housekeepingParts };

/** What is needed must be given by the cohort or for every cohort, and so must the parts of it. */
export function checkHabits(rules: Rules, cohort: string): void {
  needEach(rules, { own: cohort, shared: EVERY_COHORT, keys: habits, needed: NEEDED });
  for (const [key, keys] of Object.entries(PARTS)) {
    const own = `${cohort}.${key}`;
    const shared = `${EVERY_COHORT}.${key}`;
    if (rules.has(own) || rules.has(shared)) {
      needEach(rules, { own, shared, keys, needed: Object.keys(keys) });
    }
  }
}

interface Need {
  /** The addresses of the two maps of which one must have each key. */
  readonly own: string;
  readonly shared: string;
  readonly keys: SchemaKeys;
  readonly needed: readonly string[];
}

function needEach(rules: Rules, { own, shared, keys, needed }: Need): void {
  for (const key of needed) {
    const part = keys[key];
    if (part !== undefined && ![own, shared].some((map) => isMeant(rules, map, { key, keys }))) {
      const { example } = shapeOf(part, undefined).facts;
      const mend = `write ${key}: ${example} here or in ${shared}`;
      rules.say({ address: `${own}.${key}`, message: 'is missing', mend });
    }
  }
}
