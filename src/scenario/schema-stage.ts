/** The schema of a stage: whom it selects, what it changes, when, and how fast. */
import { z } from 'zod';
import { group, named, withFacts } from './facts.ts';
import {
  certain,
  countOf,
  date,
  flag,
  name,
  oneOf,
  quotaSize,
  uncertain,
  whole,
} from './fields.ts';
import { FILL, SHARE } from './ranges.ts';
import { namesOf, organisationKeys } from './schema-select.ts';

const RATE = { low: 1, high: 999_999_999 };
/** Up to more working days than a year has. */
const APPROVAL = {
  quantity: 'number',
  range: { low: 0, high: 366 },
  unit: 'working days',
} as const;

const stageName = (description: string) => name({ description, example: 'pilot' });

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
      description: 'What no other stage of its kind selects, wherever it stands.',
      example: 'rest',
    }),
    selection,
  ]),
  {
    part: 'map',
    description:
      'Which mailboxes: `rest` (what no other stage of its kind selects: of those that change ' +
      'quotas, or of those that move), or keys of which all hold.',
    example: '{regions: [London]}',
    isWhole: true,
    isSourced: false,
  },
);

const change = group(
  'What is changed: the quota, or the platform. Exactly one of the two.',
  {
    quota: group(
      'The new quota: a factor, or a size by starting tier. Exactly one of the two.',
      {
        factor: certain(
          { quantity: 'number', range: { low: 0.001, high: 100 }, unit: 'factor' },
          { description: "The quota of the mailbox's tier is multiplied by this.", example: '2' },
        ).optional(),
        tiers: named(
          'New quota by starting tier; tiers that are not named keep theirs.',
          quotaSize({ description: 'The new quota.', example: '400 MiB' }),
          { example: '{basic: 400 MiB}', keyWord: 'TIER' },
        ).optional(),
      },
      { example: '{factor: 2}' },
    ).optional(),
    platform: name({
      description: 'The platform to which mailboxes move, with the quota that it gives them.',
      example: 'nhsmail2',
    }).optional(),
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

const approval = group(
  'Somebody must approve of the start. It is asked for on the first day on which the stage could ' +
    'otherwise start. Without it nobody need.',
  {
    workingDays: uncertain(APPROVAL, {
      description: 'Working days until it is given, rounded up; 0: at once.',
      example: '{p10: 3, p50: 5, p90: 15}',
    }),
  },
  { example: '{workingDays: 5}' },
);

export const stage = group(
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
    approval: approval.optional(),
    by: date({
      description:
        'The day by which it should have finished: reports say how likely that is. It stops nothing.',
      example: '2013-11-08',
    }).optional(),
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
