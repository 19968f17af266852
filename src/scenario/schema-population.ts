/** The schema of who the mailboxes' owners are: organisations, cohorts, and how they react. */
import { group, listOf, named, optionalKeys } from './facts.ts';
import { certain, date, shareBand, text, uncertain, whole } from './fields.ts';
import { MAILBOX_COUNT_MAX } from './mailbox-limit.ts';

const SHARE = { quantity: 'share', range: { low: 0, high: 1 } } as const;
const PER_DAY = { quantity: 'share', range: { low: 0, high: 0.999 } } as const;
const GROWTH = { quantity: 'share', range: { low: -0.9, high: 10 } } as const;
const SPREAD = { quantity: 'number', range: { low: 0, high: 3 } } as const;
const CORRELATION = { quantity: 'number', range: { low: -0.99, high: 0.99 } } as const;
const DELAY_DAYS = { quantity: 'number', range: { low: 0, high: 3650 } } as const;
const MESSAGE_SIZE = { quantity: 'size', range: { low: 1, high: 1_073_741_824 } } as const;
const ARCHIVE_SIZE = { quantity: 'size', range: { low: 1, high: 1_099_511_627_776 } } as const;

const cleanUpPerDay = group(
  'Chance a day that an owner clears mail out, by the state of the mailbox.',
  {
    warned: uncertain(PER_DAY, { description: 'While at or over the warning.', example: '5%' }),
    sendBlocked: uncertain(PER_DAY, {
      description: 'While sending is blocked.',
      example: '35%',
    }),
    full: uncertain(PER_DAY, { description: 'While mail is refused.', example: '60%' }),
  },
  { example: '{warned: 5%, sendBlocked: 35%, full: 60%}' },
);

const archiveSize = group(
  'Size of a local archive at the start: log-normal.',
  {
    lognormal: group(
      'The log-normal distribution over owners.',
      {
        median: uncertain(ARCHIVE_SIZE, {
          description: 'Half of the archives are smaller.',
          example: '300 MiB',
        }),
        sigma: uncertain(SPREAD, {
          description: "Standard deviation of the size's natural logarithm.",
          example: '1.2',
        }),
      },
      { example: '{median: 300 MiB, sigma: 1.2}' },
    ),
  },
  { example: '{lognormal: {median: 300 MiB, sigma: 1.2}}', isWhole: true },
);

const archives = group(
  'Local archives of mail outside the mailbox. Without it no owner keeps one at the start.',
  {
    holderShare: uncertain(SHARE, {
      description: 'Owners who keep a local archive at the start.',
      example: '100%',
      defaultText: '100%',
    }).optional(),
    size: archiveSize,
    returnShare: uncertain(SHARE, {
      description: 'Owners who bring mail back after their quota was raised.',
      example: '10%',
    }),
    returnUpTo: certain(SHARE, {
      description: 'Share of the quota up to which they bring it back; below the warning.',
      example: '85%',
      defaultText: 'the upper end of cleanUpTo',
    }).optional(),
    delayDays: uncertain(DELAY_DAYS, {
      description: 'Mean days until they do.',
      example: '30',
    }),
  },
  {
    example: '{size: {lognormal: {median: 300 MiB, sigma: 1.2}}, returnShare: 10%, delayDays: 30}',
  },
);

const ownerKeys = {
  cleanUpTo: shareBand({
    description:
      'Shares of the quota between which a clean-up ends, uniformly; the upper is below the warning.',
    example: '[60%, 85%]',
  }),
  offloadShare: uncertain(SHARE, {
    description: 'Clean-ups that move mail to a local archive instead of deleting it.',
    example: '30%',
  }),
  contactShare: uncertain(SHARE, {
    description: 'Owners who call the help desk when they are blocked or full.',
    example: '20%',
  }),
  inducedGrowth: uncertain(
    { quantity: 'share', range: { low: -0.5, high: 5 } },
    { description: 'How much more an owner keeps after a doubled quota.', example: '12%' },
  ),
  inducedDelayDays: uncertain(DELAY_DAYS, {
    description: 'Mean days until an owner has adapted to a new quota.',
    example: '45',
  }),
};

export const owners = group(
  'How owners react to what a quota does. A cohort may override each value.',
  { cleanUpPerDay, ...ownerKeys, archives: archives.optional() },
  { example: '{cleanUpPerDay: ..., cleanUpTo: [60%, 85%], ...}' },
);

const cohortOwners = optionalKeys(
  group(
    '',
    {
      ...owners.shape,
      cleanUpPerDay: optionalKeys(cleanUpPerDay, "Overrides the scenario's, key by key."),
      archives: optionalKeys(archives, "Overrides the scenario's, key by key."),
    },
    { example: '{contactShare: 10%}' },
  ),
  "What differs from the scenario's reactions in this cohort: the keys of `owners`, none required.",
);

const spread = group(
  'How traffic differs between owners and over time.',
  {
    owners: uncertain(SPREAD, {
      description: 'Standard deviation of the logarithm of how busy an owner is, always.',
      example: '0.9',
    }),
    regimes: uncertain(SPREAD, {
      description: 'The same of how busy an owner is just now.',
      example: '0.4',
    }),
    regimeDays: uncertain(
      { quantity: 'number', range: { low: 1, high: 36_500 } },
      { description: 'Mean days for which "just now" lasts.', example: '120' },
    ),
  },
  { example: '{owners: 0.9, regimes: 0.4, regimeDays: 120}' },
);

/** The range of a mean and of a quantile ends at the receive threshold, which rules.ts checks. */
export const FILL_SHARE_MAX = 10;
const FILL = { quantity: 'share', range: { low: 0, high: FILL_SHARE_MAX } } as const;

const fill = group(
  'Used over quota at the start: a beta distribution by mean and sd, or quantiles.',
  {
    mean: uncertain(FILL, {
      description: 'Mean; below the receive threshold. Needs sd.',
      example: '55%',
      type: 'share, 0% to the receive threshold',
    }).optional(),
    sd: uncertain(FILL, {
      description: 'Standard deviation. Needs mean.',
      example: '25%',
      type: 'share, 0% to the receive threshold',
    }).optional(),
    quantiles: listOf(
      'Points of the distribution function, from share 0% to share 100%.',
      group(
        'One point.',
        {
          share: certain(SHARE, {
            description: 'Share of mailboxes with at most this fill; increasing.',
            example: '50%',
          }),
          fill: certain(FILL, { description: 'Used over quota.', example: '60%' }),
        },
        { example: '{share: 50%, fill: 60%}' },
      ),
      { example: '[{share: 0%, fill: 0%}, {share: 100%, fill: 100%}]' },
    ).optional(),
    correlationWithTraffic: certain(CORRELATION, {
      description: "Spearman rank correlation with the owner's traffic.",
      example: '0.5',
    }),
  },
  { example: '{mean: 55%, sd: 25%, correlationWithTraffic: 0.5}' },
);

const cohort = group(
  'One class of behaviour.',
  {
    organisationTypes: listOf(
      'Organisation types to which the cohort is bound.',
      text({ description: 'A type.', example: 'gp-practice', type: 'a name' }, /\S/),
      { example: '[gp-practice]' },
    ).optional(),
    share: certain(SHARE, {
      description:
        'Share of the mailboxes of its organisation types. For every type the shares of the ' +
        'cohorts bound to it sum to one; so do those of the unbound cohorts, which share all ' +
        'other types.',
      example: '52%',
    }),
    messagesPerWorkingDay: uncertain(
      { quantity: 'number', range: { low: 0, high: 10_000 } },
      { description: 'Messages sent and received on a working day, mean.', example: '16.2' },
    ),
    messageSize: uncertain(MESSAGE_SIZE, {
      description: 'Mean stored size of a message.',
      example: '55 KiB',
    }),
    sentShare: uncertain(SHARE, { description: 'Share of messages that is sent.', example: '40%' }),
    offDayShare: uncertain(SHARE, {
      description: 'Traffic of a day that is no working day, over that of one that is.',
      example: '30%',
    }),
    trafficGrowthPerYear: uncertain(GROWTH, {
      description: 'Growth of traffic a year.',
      example: '15%',
    }).prefault('0%'),
    growth: listOf(
      'Dated changes of the growth rate: from each date on, the rate replaces the one before.',
      group(
        'One change.',
        {
          from: date({ description: 'First day of the rate.', example: '2014-04-01' }),
          perYear: uncertain(GROWTH, { description: 'Growth of traffic a year.', example: '8%' }),
        },
        { example: '{from: 2014-04-01, perYear: 8%}' },
      ),
      { example: '[{from: 2014-04-01, perYear: 8%}]' },
    ).prefault([]),
    keepShare: uncertain(SHARE, {
      description: 'Share of arriving bytes that is kept; the rest is deleted the same day.',
      example: '25%',
    }),
    spread,
    fill,
    housekeeping: group(
      'Tidying without being made to. Without it there is none.',
      {
        perYear: uncertain(
          { quantity: 'number', range: { low: 0, high: 365 } },
          { description: 'Mean times a year.', example: '0.5' },
        ),
        share: uncertain(SHARE, { description: 'Share of the content deleted.', example: '10%' }),
      },
      { example: '{perYear: 0.5, share: 10%}' },
    ).optional(),
    owners: cohortOwners.optional(),
  },
  { example: '{share: 52%, messagesPerWorkingDay: 16.2, ...}' },
);

const organisations = group(
  'The organisations: a CSV file, or types from which they are made up. Exactly one of the two.',
  {
    file: text(
      {
        description: 'CSV file with id, name, type, region, mailboxes; relative to this file.',
        type: 'a path',
        example: 'organisations.csv',
      },
      /\S/,
    ).optional(),
    types: named(
      'Organisation types.',
      group(
        'One type.',
        {
          count: whole(
            { low: 1, high: 1_000_000 },
            { description: 'Organisations.', example: '160' },
          ),
          mailboxes: whole(
            { low: 0, high: 1e15 },
            { description: 'Mailboxes of all of them together.', example: '400000' },
          ),
          regions: named(
            "Share of the type's organisations by region; they sum to one.",
            certain(SHARE, { description: 'Share of the organisations.', example: '25%' }),
            { example: '{London: 25%, North: 75%}', keyWord: 'REGION' },
          ),
        },
        { example: '{count: 160, mailboxes: 400000, regions: {London: 25%, North: 75%}}' },
      ),
      { example: '{acute-trust: {...}}', keyWord: 'TYPE' },
    ).optional(),
  },
  { example: '{file: organisations.csv}', isWhole: true },
);

export const population = group(
  'Who owns the mailboxes.',
  {
    mailboxes: whole(
      { low: 0, high: 1e15 },
      {
        description:
          "Mailboxes in all; if the organisations' differ, they are scaled to it. At most " +
          `${MAILBOX_COUNT_MAX} can be simulated.`,
        example: '650000',
        type: 'whole number',
        defaultText: 'as many as the organisations have',
      },
    ).optional(),
    organisations,
    cohorts: named('Classes of behaviour among owners.', cohort, {
      example: '{clinical: {share: 52%, ...}, ...}',
      keyWord: 'COHORT',
    }),
  },
  { example: '{organisations: {file: organisations.csv}, cohorts: {...}}' },
);
