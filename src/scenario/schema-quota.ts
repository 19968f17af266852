/** The schema of quotas: their thresholds, and the tiers in which mailboxes start. */
import { z } from 'zod';
import { group, optionalKeys, withFacts } from './facts.ts';
import { certain, quotaSize, shareOrNone } from './fields.ts';
import { CORRELATION, SHARE } from './ranges.ts';

const THRESHOLD = { low: 0.01, high: 10 };

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

/** Of another platform. */
export const overriddenThresholds = optionalKeys(
  thresholds,
  'What differs there from `quota.thresholds`: its keys, none required.',
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
