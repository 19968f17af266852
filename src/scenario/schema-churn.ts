/** The schema of people who join and leave. */
import { group, listOf } from './facts.ts';
import { certain, date, name, text, uncertain, whole } from './fields.ts';
import { IMPORTED, JOINERS, LEAVERS } from './ranges.ts';

const WEIGHT = { quantity: 'number', range: { low: 0, high: 1000 }, unit: 'weight' } as const;

/** January first. */
const MONTH_NAMES = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
} as const;

type MonthKey = keyof typeof MONTH_NAMES;

export const MONTH_KEYS = Object.keys(MONTH_NAMES) as readonly MonthKey[];

const month = (key: MonthKey) =>
  certain(WEIGHT, { description: `${MONTH_NAMES[key]}.`, example: '1' }).prefault(1);

const months = Object.fromEntries(MONTH_KEYS.map((key) => [key, month(key)])) as {
  readonly [Key in MonthKey]: ReturnType<typeof month>;
};

/** For how long a leaver's mailbox is kept where nothing is said: an assumption. */
export const RETENTION_DAYS = 30;

export const churn = group(
  'What joining and leaving have in common in all cohorts.',
  {
    profile: group(
      'Weights of the months in which people join and leave: only how they compare counts.',
      months,
      { example: '{aug: 1.3, sep: 1.9}' },
    ).prefault({}),
    retentionDays: whole(
      { low: 0, high: 3650 },
      {
        description:
          "Days for which a leaver's mailbox is kept; it gets no mail, and its space is free after " +
          'them.',
        example: '30',
        unit: 'days',
      },
    ).prefault(RETENTION_DAYS),
  },
  { example: '{profile: {sep: 1.9}, retentionDays: 30}' },
);

/** Keys of a cohort, or of all. */
export const churnHabits = {
  joinersPerYear: certain(JOINERS, {
    description:
      'Joiners a year over the mailboxes at the start: as many whatever is drawn. Each succeeds ' +
      'somebody like those at the start.',
    example: '9.9%',
    defaultText: "everyCohort's, or 0%",
  }).optional(),
  leaversPerYear: uncertain(LEAVERS, {
    description: 'Chance that an owner leaves within a year.',
    example: '8.3%',
    defaultText: "everyCohort's, or 0%",
  }).optional(),
};

const ONBOARDING_EXAMPLE =
  '{name: small providers, from: 2014-09-01, to: 2015-03-31, mailboxes: 40000, ' +
  'organisationType: provider}';

export const onboarding = listOf(
  'Planned arrivals of many mailboxes, beside the joiners of cohorts.',
  group(
    'One programme.',
    {
      name: name({ description: 'Name, unique among them.', example: 'small providers' }),
      from: date({ description: 'First day, within the horizon.', example: '2014-09-01' }),
      to: date({ description: 'Last day, within the horizon.', example: '2015-03-31' }),
      mailboxes: whole(
        { low: 0, high: 1e15 },
        {
          description: 'Mailboxes in all, spread evenly over its working days.',
          example: '40000',
          unit: 'mailboxes',
          type: 'whole number',
        },
      ),
      organisationType: text(
        {
          description: 'To whose organisations they belong, by the size of those.',
          type: 'a name',
          example: 'provider',
        },
        /\S/,
      ),
      imported: uncertain(IMPORTED, {
        description:
          'Content that each mailbox brings along, the same for all of them in a replication; what ' +
          'exceeds the receive threshold is left behind.',
        example: '{p10: 50 MiB, p50: 200 MiB, p90: 800 MiB}',
      }).prefault('0 B'),
    },
    { example: ONBOARDING_EXAMPLE },
  ),
  { example: `[${ONBOARDING_EXAMPLE}]` },
);
