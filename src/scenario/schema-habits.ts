/** The schema of what owners do of their own accord: by cohort, or alike in every one. */
import { group, listOf } from './facts.ts';
import { date, uncertain } from './fields.ts';
import { GROWTH, SHARE, SPREAD } from './ranges.ts';
import { churnHabits } from './schema-churn.ts';

const MESSAGES = {
  quantity: 'number',
  range: { low: 0, high: 10_000 },
  unit: 'messages a day',
} as const;
const MESSAGE_SIZE = { quantity: 'size', range: { low: 1, high: 1_073_741_824 } } as const;
const REGIME_DAYS = { quantity: 'number', range: { low: 1, high: 36_500 }, unit: 'days' } as const;
const A_YEAR = { quantity: 'number', range: { low: 0, high: 365 }, unit: 'times a year' } as const;

/** Of keys that rules-habits.ts requires. */
const NEEDED = { defaultText: 'required, here or in everyCohort' } as const;

/** The parts of how traffic differs. */
export const spreadParts = {
  owners: uncertain(SPREAD, {
    description: 'Standard deviation of the logarithm of how busy an owner is, always.',
    example: '0.9',
    ...NEEDED,
  }).optional(),
  regimes: uncertain(SPREAD, {
    description: 'The same of how busy an owner is just now.',
    example: '0.4',
    ...NEEDED,
  }).optional(),
  regimeDays: uncertain(REGIME_DAYS, {
    description: 'Mean days for which "just now" lasts.',
    example: '120',
    ...NEEDED,
  }).optional(),
};

/** The parts of tidying. */
export const housekeepingParts = {
  perYear: uncertain(A_YEAR, {
    description: 'Mean times a year.',
    example: '0.5',
    ...NEEDED,
  }).optional(),
  share: uncertain(SHARE, {
    description: 'Share of the content deleted.',
    example: '10%',
    ...NEEDED,
  }).optional(),
};

const growth = listOf(
  'Dated changes of the growth rate: from each date on, the rate replaces the one before.',
  group(
    'One change.',
    {
      from: date({ description: 'First day of the rate.', example: '2014-04-01' }),
      perYear: uncertain(GROWTH, { description: 'Growth of traffic a year.', example: '8%' }),
    },
    { example: '{from: 2014-04-01, perYear: 8%}' },
  ),
  { example: '[{from: 2014-04-01, perYear: 8%}]', defaultText: "everyCohort's, or none" },
);

/** The keys that a cohort and `everyCohort` have in common. */
export const habits = {
  messagesPerWorkingDay: uncertain(MESSAGES, {
    description: 'Messages sent and received on a working day, mean.',
    example: '16.2',
    ...NEEDED,
  }).optional(),
  messageSize: uncertain(MESSAGE_SIZE, {
    description: 'Mean stored size of a message.',
    example: '55 KiB',
    ...NEEDED,
  }).optional(),
  sentShare: uncertain(SHARE, {
    description: 'Share of messages that is sent.',
    example: '40%',
    ...NEEDED,
  }).optional(),
  offDayShare: uncertain(SHARE, {
    description: 'Traffic of a day that is no working day, over that of one that is.',
    example: '30%',
    ...NEEDED,
  }).optional(),
  trafficGrowthPerYear: uncertain(GROWTH, {
    description: 'Growth of traffic a year.',
    example: '15%',
    defaultText: "everyCohort's, or 0%",
  }).optional(),
  growth: growth.optional(),
  keepShare: uncertain(SHARE, {
    description: 'Share of arriving bytes that is kept; the rest is deleted the same day.',
    example: '25%',
    ...NEEDED,
  }).optional(),
  spread: group('How traffic differs between owners and over time.', spreadParts, {
    example: '{owners: 0.9, regimes: 0.4, regimeDays: 120}',
    ...NEEDED,
  }).optional(),
  housekeeping: group(
    'Tidying without being made to. Without it there is none.',
    housekeepingParts,
    { example: '{perYear: 0.5, share: 10%}', defaultText: "everyCohort's, or none" },
  ).optional(),
  ...churnHabits,
};

const KEYS = Object.keys(habits).map((key) => `\`${key}\``);

export const everyCohort = group(
  'What every cohort has that gives no value of its own. An uncertain value here is one belief ' +
    'about all of them: it is drawn once, whereas those of cohorts are drawn apart and average ' +
    `out. The keys are those of a cohort, none required: ${KEYS.join(', ')}; a cohort overrides ` +
    '`spread` and `housekeeping` part by part.',
  habits,
  { example: '{messageSize: {p10: 35 KiB, p50: 55 KiB, p90: 85 KiB}, ...}', isOverride: true },
);
