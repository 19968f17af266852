/** The schema of how mailboxes are moved to another platform: what a night has room for. */
import { group, named } from './facts.ts';
import { certain, countOf, whole } from './fields.ts';
import { SHARE } from './ranges.ts';

const SIZE = { quantity: 'size', range: { low: 1, high: Number.MAX_SAFE_INTEGER } } as const;
const LINK = { quantity: 'number', range: { low: 0.001, high: 1e6 }, unit: 'Mbit/s' } as const;
const WINDOW = { quantity: 'number', range: { low: 0.5, high: 24 }, unit: 'hours' } as const;
const LINK_SHARE = { quantity: 'share', range: { low: 0.01, high: 1 } } as const;

/** The keys of the moves, for rules-moves.ts. */
export const movesKeys = {
  perDay: whole(
    { low: 1, high: 999_999_999 },
    {
      description: 'Mailboxes a night, over all stages that move.',
      example: '20000',
      unit: 'mailboxes',
      defaultText: 'no limit',
    },
  ).optional(),
  sizePerDay: certain(SIZE, {
    description: 'Content moved a night, over all stages that move.',
    example: '10 TiB',
    type: 'size',
    defaultText: 'no limit',
  }).optional(),
  links: named(
    'What the link of each organisation carries, by type; organisations of types that are not ' +
      'named have no limit.',
    certain(LINK, { description: 'Mbit/s, of 10^6 bits.', example: '10' }),
    { example: '{gp-practice: 10, acute-trust: 100}', keyWord: 'TYPE' },
  ).optional(),
  windowHours: certain(WINDOW, {
    description: 'Hours of a night in which links carry what is moved.',
    example: '8',
    defaultText: 'required with links',
  }).optional(),
  linkShare: certain(LINK_SHARE, {
    description: 'Share of a link that what is moved may take.',
    example: '50%',
  }).prefault('100%'),
  cacheShare: certain(SHARE, {
    description: 'Share of the content that crosses the link, as the caches of clients fill again.',
    example: '80%',
  }).prefault('100%'),
  logSpace: certain(SIZE, {
    description: 'Transaction logs of moved mail that a platform may hold at a time.',
    example: '5 TiB',
    type: 'size',
    defaultText: 'no limit',
  }).optional(),
  planEvery: countOf(/days?/, {
    description:
      'Days for which nights are planned at once, by how full mailboxes are on the evening before.',
    type: 'a number of days',
    example: '7 days',
  }).prefault('7 days'),
  dropSourceAfter: countOf(/days?/, {
    description: 'Days after a move on which the copy is dropped that was left where it was.',
    type: 'a number of days',
    example: '14 days',
  }).prefault('14 days'),
};

export const moves = group(
  'What a night has room for. What does not fit waits for the next. Needed where a stage moves ' +
    'mailboxes.',
  movesKeys,
  { example: '{perDay: 20000, dropSourceAfter: 14 days}' },
);
