/** The schema of where mail lies, in which pools, and what is bought for them. */
import { z } from 'zod';
import { group, listOf, named, withFacts } from './facts.ts';
import { certain, date, drawnPerOrder, flag, name, oneOf, whole } from './fields.ts';
import { organisationKeys } from './schema-select.ts';
import { LAYOUT_PRESETS } from './storage-spec.ts';

/** Shares of content or of a volume that can never be all of it. */
const SHARE_BELOW_ONE = { quantity: 'share', range: { low: 0, high: 0.99 } } as const;
const SIZE = { quantity: 'size', range: { low: 1, high: Number.MAX_SAFE_INTEGER } } as const;
const MESSAGE_LOG = { quantity: 'size', range: { low: 0, high: 1_073_741_824 } } as const;
const WHITE_SPACE_DAYS = {
  quantity: 'number',
  range: { low: 0, high: 365 },
  unit: 'days',
} as const;
const LEAD_TIME = { quantity: 'number', range: { low: 0, high: 3650 }, unit: 'days' } as const;
const UTILISATION = { quantity: 'share', range: { low: 0.01, high: 2 } } as const;

/** Of keys that rules-storage.ts requires where no preset gives them. */
const BY_PRESET = { defaultText: "the preset's, required without one" } as const;

/** What a preset fills in. */
export const presetKeys = {
  deletedItemRetentionDays: whole(
    { low: 0, high: 3650 },
    {
      description: 'Days for which deleted mail can be recovered, and so takes space.',
      example: '14',
      unit: 'days',
      ...BY_PRESET,
    },
  ).optional(),
  singleItemShare: certain(SHARE_BELOW_ONE, {
    description: 'What single item recovery keeps besides, over the content.',
    example: '1.2%',
    ...BY_PRESET,
  }).optional(),
  calendarShare: certain(SHARE_BELOW_ONE, {
    description: 'What versions of the calendar take besides, over the content.',
    example: '3%',
    ...BY_PRESET,
  }).optional(),
  whiteSpaceDays: certain(WHITE_SPACE_DAYS, {
    description: 'Days of mail that a database leaves empty within its file.',
    example: '1',
    ...BY_PRESET,
  }).optional(),
  overheadShare: certain(SHARE_BELOW_ONE, {
    description: 'What a database file has beyond what lies in it, over that.',
    example: '20%',
    ...BY_PRESET,
  }).optional(),
  indexShare: certain(SHARE_BELOW_ONE, {
    description: 'The index for searching, over the database file.',
    example: '10%',
    ...BY_PRESET,
  }).optional(),
  logDays: whole(
    { low: 0, high: 365 },
    {
      description: 'Days for which transaction logs are kept.',
      example: '3',
      unit: 'days',
      ...BY_PRESET,
    },
  ).optional(),
  freeSpaceShare: certain(SHARE_BELOW_ONE, {
    description: 'Share of a volume that must stay free.',
    example: '20%',
    ...BY_PRESET,
  }).optional(),
  filesShrink: flag({
    description: "Whether database files shrink when mail is deleted; Exchange's do not.",
    example: 'false',
    ...BY_PRESET,
  }).optional(),
};

/** The keys of a layout, for rules-storage.ts. */
export const layoutKeys = {
  preset: oneOf(LAYOUT_PRESETS, {
    description: 'Whose published guidance fills in what is left out here. See Storage layouts.',
    example: 'exchange-2010',
  }).optional(),
  copies: whole(
    { low: 1, high: 100 },
    {
      description: 'Copies of everything, lagged ones included; 1: there is no second one.',
      example: '2',
      unit: 'copies',
    },
  ),
  ...presetKeys,
  logBytesPerMessage: certain(MESSAGE_LOG, {
    description: 'Transaction log written for a message.',
    example: '200 KiB',
    defaultText: "by the published factor for the mean size of a cohort's messages",
  }).optional(),
};

const layout = group('From the content of mailboxes to disk.', layoutKeys, {
  example: '{preset: exchange-2010, copies: 2}',
});

const members = withFacts(
  z.union([
    oneOf(['rest'], {
      description: 'What no other pool has.',
      example: 'rest',
    }),
    group('Which organisations: all keys must hold; of a list one item must.', organisationKeys, {
      example: '{regions: [North]}',
      isWhole: true,
    }),
  ]),
  {
    part: 'map',
    description:
      'Whose mail lies in it: `rest` (what no other pool has), or keys of which all hold. Every ' +
      'organisation belongs to exactly one pool.',
    example: '{regions: [North]}',
    isWhole: true,
    isSourced: false,
  },
);

const pools = named(
  'Pools of storage, by name: one at least, none called all. Increases of quota in a pool wait while ' +
    'it needs more than is usable; decreases, and other pools, go on.',
  group(
    'One pool.',
    {
      usable: certain(SIZE, {
        description:
          'What may be filled at the start, for all copies together, after RAID and formatting, ' +
          'without any scheduled purchase.',
        example: '620 TiB',
        type: 'size',
      }),
      organisations: members,
    },
    { example: '{usable: 620 TiB, organisations: rest}' },
  ),
  { example: '{north: {usable: 620 TiB, organisations: rest}}', keyWord: 'POOL' },
);

const scheduled = listOf(
  'What is bought whatever happens.',
  group(
    'One purchase.',
    {
      pool: name({ description: 'The pool for which it is.', example: 'north' }),
      orderedOn: date({
        description:
          'The day of the order, by whose prices it is paid; before the horizon: it is sunk.',
        example: '2013-03-01',
        defaultText: 'on, less planningLeadTimeDays',
      }).optional(),
      on: date({
        description:
          'The day on which it can be used; before the horizon: it is there at the start.',
        example: '2013-06-03',
      }),
      size: certain(SIZE, {
        description: 'What is usable of it, for all copies together.',
        example: '60 TiB',
        type: 'size',
      }),
    },
    { example: '{pool: north, on: 2013-06-03, size: 60 TiB}' },
  ),
  { example: '[{pool: north, on: 2013-06-03, size: 60 TiB}]' },
);

const policy = group(
  'When to order more, for each pool by itself. Without it only what is scheduled is bought.',
  {
    when: certain(UTILISATION, {
      description:
        'Order when what a pool needs is forecast to reach this share of what it will have when ' +
        'an order placed today has arrived.',
      example: '80%',
    }),
    trendDays: whole(
      { low: 2, high: 3650 },
      {
        description:
          'Days over which the trend of the forecast is taken: nothing is ordered on the first so ' +
          'many days.',
        example: '60',
        unit: 'days',
      },
    ),
    increment: certain(SIZE, {
      description: 'What is ordered at once, usable, or a multiple of it if one is not enough.',
      example: '40 TiB',
      type: 'size',
    }),
    openOrders: whole(
      { low: 1, high: 1000 },
      {
        description: 'Orders of a pool that may be on their way at once, scheduled ones included.',
        example: '2',
        unit: 'orders',
      },
    ),
  },
  { example: '{when: 80%, trendDays: 60, increment: 40 TiB, openOrders: 2}' },
);

const procurement = group(
  'How storage is bought. Without it nothing is, and no last safe order date is given.',
  {
    leadTimeDays: drawnPerOrder(LEAD_TIME, {
      description:
        'Calendar days from an order of the policy to its arrival: drawn for each order, so that ' +
        'it is no input of a replication and cannot be correlated.',
      example: '{p10: 45, p50: 70, p90: 120}',
    }),
    planningLeadTimeDays: whole(LEAD_TIME.range, {
      description: 'The lead time with which one plans.',
      example: '120',
      unit: 'days',
      defaultText: 'the 90th percentile of leadTimeDays, in whole days',
    }).optional(),
    scheduled: scheduled.prefault([]),
    policy: policy.optional(),
  },
  { example: '{leadTimeDays: {p10: 45, p50: 70, p90: 120}}' },
);

export const storage = group(
  'Where mail lies. Without it there is room for everything.',
  { layout, pools, procurement: procurement.optional() },
  { example: '{layout: {...}, pools: {...}}' },
);
