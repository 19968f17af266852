/** The schema of quotas and of how they are changed, stage by stage. */
import { z } from 'zod';
import { group, listOf, named, withFacts } from './facts.ts';
import {
  certain,
  countOf,
  date,
  flag,
  name,
  oneOf,
  quotaSize,
  shareOrNone,
  weekday,
  whole,
} from './fields.ts';
import { CORRELATION, FILL, SHARE } from './ranges.ts';
import { namesOf, organisationKeys } from './schema-select.ts';

const THRESHOLD = { low: 0.01, high: 10 };
const RATE = { low: 1, high: 999_999_999 };

const thresholds = group(
  'Shares of the quota at which something happens; warn <= send <= receive. Each may be none.',
  {
    warn: shareOrNone(THRESHOLD, {
      description: 'The owner is warned.',
      example: '95%',
    }).prefault('95%'),
    send: shareOrNone(THRESHOLD, {
      description: 'Sending is blocked.',
      example: '100%',
    }).prefault('100%'),
    receive: shareOrNone(THRESHOLD, {
      description: 'Mail is refused.',
      example: '115%',
    }).prefault('115%'),
  },
  { example: '{warn: 95%, send: 100%, receive: 115%}' },
);

const tier = group(
  'One quota tier.',
  {
    size: quotaSize({ description: 'The quota.', example: '200 MiB' }),
    share: certain(SHARE, {
      description: 'Share of all mailboxes that start in it; the shares sum to one.',
      example: '80%',
    }),
  },
  { example: '{size: 200 MiB, share: 80%}' },
);

const TIERS_EXAMPLE = '{standard: {size: 200 MiB, share: 100%}}';
const tiers = withFacts(
  z
    .object({
      correlationWithTraffic: certain(CORRELATION, {
        description: "Spearman rank correlation of the tier with the owner's traffic.",
        example: '0.8',
      }).prefault(0.8),
    })
    .catchall(tier),
  {
    part: 'map',
    description: 'Quota tiers in which mailboxes start, by name, smallest first; at most 256.',
    example: TIERS_EXAMPLE,
    isWhole: false,
    isSourced: false,
    keyWord: 'TIER',
  },
);

export const quota = group(
  'What owners may keep.',
  {
    thresholds: thresholds.prefault({}),
    tiers,
    unlimitedCountsAs: certain(
      { quantity: 'size', range: { low: 1, high: Number.MAX_SAFE_INTEGER } },
      {
        description: 'What an unlimited quota counts as in a ratio of quotas; needed if one is.',
        example: '50 GiB',
        type: 'size',
        defaultText: 'none: no quota is unlimited',
      },
    ).optional(),
  },
  { example: '{tiers: {standard: {size: 200 MiB, share: 100%}}}' },
);

const stageName = (description: string) => name({ description, example: 'pilot' });

const dayRange = {
  from: date({ description: 'First day.', example: '2013-12-16' }),
  to: date({ description: 'Last day.', example: '2014-01-03' }),
};

const selection = group(
  'Which mailboxes: all keys must hold; of a list one item must.',
  {
    ...organisationKeys,
    cohorts: namesOf('Cohorts.', 'clinical').optional(),
    tiers: namesOf('Tiers in which the mailboxes started.', 'basic').optional(),
    share: certain(SHARE, {
      description: 'Only this share of them, picked by luck.',
      example: '50%',
      defaultText: 'all',
    }).optional(),
    fillAtLeast: certain(FILL, {
      description: 'Only those whose used over quota is at least this when the stage starts.',
      example: '80%',
      defaultText: 'whatever the fill',
    }).optional(),
  },
  { example: '{regions: [London]}', isWhole: true },
);

const select = withFacts(
  z.union([
    oneOf(['rest'], {
      description: 'What no other stage selects, wherever this stage stands.',
      example: 'rest',
    }),
    selection,
  ]),
  {
    part: 'map',
    description:
      'Which mailboxes: `rest` (what no other stage selects), or keys of which all hold.',
    example: '{regions: [London]}',
    isWhole: true,
    isSourced: false,
  },
);

const change = group(
  'What is changed.',
  {
    quota: group(
      'The new quota: a factor, or a size by starting tier. Exactly one of the two.',
      {
        factor: certain(
          { quantity: 'number', range: { low: 0.001, high: 100 }, unit: 'factor' },
          { description: 'The quota then in force is multiplied by this.', example: '2' },
        ).optional(),
        tiers: named(
          'New quota by starting tier; tiers that are not named keep theirs.',
          quotaSize({ description: 'The new quota.', example: '400 MiB' }),
          { example: '{basic: 400 MiB}', keyWord: 'TIER' },
        ).optional(),
      },
      { example: '{factor: 2}' },
    ),
  },
  { example: '{quota: {factor: 2}}', isWhole: true },
);

const rate = withFacts(
  z.union([
    countOf(/per day/, {
      description: 'Mailboxes on each open day.',
      type: 'a rate',
      example: '500 per day',
    }),
    group(
      'A ramp.',
      {
        from: whole(RATE, {
          description: 'Mailboxes on the first open day.',
          example: '2000',
          unit: 'mailboxes',
        }),
        to: whole(RATE, {
          description: 'Mailboxes a day after the ramp.',
          example: '12000',
          unit: 'mailboxes',
        }),
        ramp: countOf(/days?/, {
          description: 'Open days over which the rate rises.',
          type: 'a number of days',
          example: '10 days',
        }),
      },
      { example: '{from: 2000, to: 12000, ramp: 10 days}' },
    ),
  ]),
  {
    part: 'map',
    description: 'Mailboxes by open day: `500 per day`, or a ramp. Either this or over.',
    example: '500 per day',
    isWhole: false,
    isSourced: false,
  },
);

const stage = group(
  'One stage.',
  {
    name: stageName('Name, unique among the stages.'),
    select,
    change,
    order: oneOf(['organisations', 'fullest-first', 'emptiest-first', 'random'], {
      description: 'Who comes first, decided when the stage starts.',
      example: 'fullest-first',
    }).prefault('organisations'),
    start: date({
      description: 'First day, within the horizon. Either this or after.',
      example: '2013-07-08',
    }).optional(),
    after: group(
      'Start after another stage has finished. Either this or start.',
      {
        stage: stageName('The stage to wait for.'),
        bake: countOf(/working days?/, {
          description: 'Working days to wait after the day on which it finished.',
          type: 'a number of working days',
          example: '10 working days',
          defaultText: 'no wait',
        }).optional(),
      },
      { example: '{stage: pilot, bake: 10 working days}' },
    ).optional(),
    rate: rate.optional(),
    over: countOf(/days?/, {
      description: 'Open days over which all are changed evenly. Either this or rate.',
      type: 'a number of days',
      example: '35 days',
    }).optional(),
    allowEmpty: flag({
      description: 'Whether the stage may select nobody.',
      example: 'true',
    }).prefault(false),
  },
  { example: '{name: pilot, select: rest, change: {quota: {factor: 2}}, ...}' },
);

export const rollout = group(
  'How quotas are changed. Without it they stay as they are.',
  {
    calendar: group(
      'On which days changes may be made.',
      {
        workingDaysOnly: flag({
          description: 'Whether weekends and bank holidays are closed.',
          example: 'true',
        }).prefault(true),
        days: listOf(
          'Weekdays on which changes are made.',
          weekday({ description: 'A weekday.', example: 'Mon' }),
          {
            example: '[Mon, Tue, Wed, Thu]',
            defaultText: 'Monday to Friday, or all seven where workingDaysOnly is false',
          },
        ).optional(),
        windows: listOf(
          'Days on which changes are allowed; without windows always.',
          group('One window.', dayRange, { example: '{from: 2013-07-01, to: 2013-11-30}' }),
          { example: '[{from: 2013-07-01, to: 2013-11-30}]' },
        ).prefault([]),
      },
      { example: '{workingDaysOnly: true}' },
    ).prefault({}),
    freezes: listOf(
      'Days on which nothing is changed, whatever else allows it.',
      group(
        'One freeze.',
        { name: name({ description: 'Name.', example: 'Christmas change freeze' }), ...dayRange },
        { example: '{name: Christmas, from: 2013-12-16, to: 2014-01-03}' },
      ),
      { example: '[{name: Christmas, from: 2013-12-16, to: 2014-01-03}]' },
    ).prefault([]),
    stages: listOf('The stages, at most 255.', stage, { example: '[{name: pilot, ...}]' }).prefault(
      [],
    ),
  },
  { example: '{stages: [{name: pilot, ...}]}' },
);
