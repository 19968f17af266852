/** The schema of what goes wrong with changes, and of those that owners ask for. */
import { group, listOf } from './facts.ts';
import { date, name, oneOf, uncertain, whole } from './fields.ts';
import { SHARE } from './ranges.ts';

export const failures = group(
  'Attempts to change a mailbox that come to nothing. Without it all succeed.',
  {
    share: uncertain(SHARE, { description: 'Share of attempts that fail.', example: '0.047%' }),
    retryAfterDays: whole(
      { low: 1, high: 365 },
      {
        description:
          'Calendar days from an attempt to the next, which waits for a day on which the stage ' +
          'may act.',
        example: '3',
        unit: 'days',
      },
    ),
    attempts: whole(
      { low: 1, high: 64 },
      {
        description:
          'Attempts at one mailbox, the first included; after so many it has failed for good.',
        example: '3',
        unit: 'attempts',
      },
    ),
  },
  { example: '{share: 0.047%, retryAfterDays: 3, attempts: 3}' },
);

/** States of a mailbox that is short of space, the least first, and the threshold of each. */
export const SHORT_STATES = { warned: 'warn', 'send-blocked': 'send', full: 'receive' } as const;

const STANDING_EXAMPLE =
  '{name: on request, when: send-blocked, afterDays: 2, share: 15%, quota: next tier}';

export const standing = listOf(
  'Upgrades on request, at most 8 rules: who has been short of space may ask for a larger quota. ' +
    'They need no stage, and keep to working days only.',
  group(
    'One rule.',
    {
      name: name({ description: 'Name, unique among the rules.', example: 'on request' }),
      when: oneOf(Object.keys(SHORT_STATES) as (keyof typeof SHORT_STATES)[], {
        description: 'For mailboxes that come into this state, or into one that is worse.',
        example: 'send-blocked',
      }),
      afterDays: whole(
        { low: 1, high: 365 },
        {
          description:
            'Calendar days from then to the upgrade; whose mailbox is no longer in such a state ' +
            'has none.',
          example: '2',
          unit: 'days',
        },
      ),
      share: uncertain(SHARE, {
        description: 'Share of those who come into the state that ask.',
        example: '15%',
      }),
      quota: oneOf(['next tier'], {
        description: 'What they get: `next tier`, the next larger of the tiers.',
        example: 'next tier',
      }),
      from: date({
        description: 'First day of upgrades.',
        example: '2013-04-01',
        defaultText: 'the first day',
      }).optional(),
      to: date({
        description: 'Last day of upgrades.',
        example: '2013-06-28',
        defaultText: 'the last day',
      }).optional(),
    },
    { example: STANDING_EXAMPLE },
  ),
  { example: `[${STANDING_EXAMPLE}]` },
);
