/** The schema of how owners react to what a quota does. */
import { group, optionalKeys } from './facts.ts';
import { certain, shareBand, uncertain } from './fields.ts';
import { SHARE, SPREAD } from './ranges.ts';

const PER_DAY = { quantity: 'share', range: { low: 0, high: 0.999 } } as const;
const DELAY_DAYS = { quantity: 'number', range: { low: 0, high: 3650 }, unit: 'days' } as const;
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
      'Shares of the quota between which a clean-up ends, uniformly; the upper end is below the ' +
      'warning.',
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

export const cohortOwners = optionalKeys(
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
