/** The schema of the platforms to which mailboxes can move. */
import { group, named } from './facts.ts';
import { quotaSize } from './fields.ts';
import { overriddenThresholds } from './schema-quota.ts';
import { storage } from './schema-storage.ts';

const EXAMPLE = '{quota: {size: 4 GiB}, storage: {layout: {...}, pools: {...}}}';

const platform = group(
  'One platform.',
  {
    quota: group(
      'The quota of mailboxes there: a size for all, or one by starting tier. Exactly one of the ' +
        'two.',
      {
        size: quotaSize({
          description: 'The quota of every mailbox.',
          example: '4 GiB',
        }).optional(),
        tiers: named(
          'The quota by starting tier; every tier is named.',
          quotaSize({ description: 'The quota.', example: '4 GiB' }),
          { example: '{basic: 2 GiB, standard: 4 GiB}', keyWord: 'TIER' },
        ).optional(),
      },
      { example: '{size: 4 GiB}' },
    ),
    thresholds: overriddenThresholds.optional(),
    storage: group(
      'Where mail lies there: the keys of `storage`. Needed where the scenario has storage, and ' +
        'refused where it has none. No two pools have one name, wherever they are.',
      storage.shape,
      { example: '{layout: {...}, pools: {...}}', isOverride: true },
    ).optional(),
  },
  { example: EXAMPLE },
);

export const platforms = named(
  'Platforms to which stages move mailboxes, by name: at most 7, none called home or all. All ' +
    'mailboxes start at home, which is what the rest of the file describes.',
  platform,
  { example: `{nhsmail2: ${EXAMPLE}}`, keyWord: 'PLATFORM' },
);
