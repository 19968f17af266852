/** The schema of what things cost, and how later money counts today. */
import { z } from 'zod';
import { CAPITAL_UNITS, DRIVER_UNITS, LINE_KINDS } from './costs-spec.ts';
import { group, listOf, withFacts } from './facts.ts';
import { certain, date, flag, name, oneOf, uncertain, whole } from './fields.ts';
import { SHARE } from './ranges.ts';
import { namesOf } from './schema-select.ts';
import { shocks } from './schema-shocks.ts';

/** More than anybody pays for one of anything that is counted here. */
const PRICE = {
  quantity: 'number',
  range: { low: 0, high: 1_000_000_000 },
  unit: 'currency a unit',
} as const;
/** How a price moves: at -100% it would be gone after a year, and have no price before. */
export const PRICE_PER_YEAR = { quantity: 'share', range: { low: -0.9, high: 3 } } as const;
const INFLATION = { quantity: 'share', range: { low: -0.2, high: 1 } } as const;
const DISCOUNT_RATE = { quantity: 'share', range: { low: -0.1, high: 0.5 } } as const;
/** The Green Book's largest, for equipment and development, is 200%. */
const BIAS = { quantity: 'share', range: { low: 0, high: 5 } } as const;
const RAW_PER_USABLE = {
  quantity: 'number',
  range: { low: 0.1, high: 100 },
  unit: 'raw bytes a usable one',
} as const;

const discountRate = withFacts(
  z.union([
    certain(DISCOUNT_RATE, { description: 'One rate for ever.', example: '3.5%' }),
    listOf(
      'Dated rates.',
      group(
        'One rate.',
        {
          from: date({ description: 'First day of the rate.', example: '2043-04-01' }),
          perYear: certain(DISCOUNT_RATE, { description: 'The rate, a year.', example: '3%' }),
        },
        { example: '{from: 2013-04-01, perYear: 3.5%}' },
      ),
      { example: '[{from: 2013-04-01, perYear: 3.5%}, {from: 2043-04-01, perYear: 3%}]' },
    ),
  ]),
  {
    part: 'map',
    description:
      'By how much less money counts a year later, beyond inflation: one rate, or dated rates in ' +
      'order, the first not after priceBase.',
    example: '3.5%',
    isWhole: true,
    isSourced: false,
  },
);

const vat = group(
  'Value added tax on capital and running lines.',
  {
    rate: certain(SHARE, { description: 'The rate.', example: '20%' }),
    recoverableShare: certain(SHARE, {
      description: 'Share of the tax paid that comes back.',
      example: '50%',
    }),
  },
  { example: '{rate: 20%, recoverableShare: 50%}' },
);

const price = {
  price: uncertain(PRICE, {
    description:
      'Price of one of what `per` says, in the currency, without tax, as of priceBase. Either this ' +
      'or prices.',
    example: '2000',
  }).optional(),
  prices: listOf(
    'A price by date, in order: from each day on it replaces the one before, and before the first ' +
      'it holds backwards. Either this or price.',
    group(
      'One price.',
      {
        from: date({ description: 'First day.', example: '2013-04-01' }),
        price: uncertain(PRICE, { description: 'The price, as of that day.', example: '2000' }),
      },
      { example: '{from: 2013-04-01, price: 2000}' },
    ),
    { example: '[{from: 2013-04-01, price: 2000}, {from: 2014-04-01, price: 1500}]' },
  ).optional(),
  pricePerYear: uncertain(PRICE_PER_YEAR, {
    description: 'By how much the price changes a year, from its day on, inflation included.',
    example: '-12%',
    defaultText: '0%',
  }).optional(),
  shocks: shocks('Stretches of days on which the price is multiplied.', {
    factorIs: 'What the price is times.',
    example: { name: 'flood', from: '2013-10-01', to: '2014-03-31', factor: '1.5' },
  }).optional(),
};

/** The keys of all kinds of lines; which kind has which is for rules-lines.ts to check. */
export const lineKeys = {
  name: name({ description: 'Name, unique among the lines.', example: 'storage purchase' }),
  kind: oneOf(LINE_KINDS, {
    description:
      '`capital`: bought, and charged over its life; `running`: paid as it is used; `economic`: ' +
      'worth something to somebody, though nobody pays it; `optimism-bias`: a share on top of ' +
      'other lines.',
    example: 'running',
  }),
  per: oneOf([...CAPITAL_UNITS, ...DRIVER_UNITS], {
    description:
      'What is counted. Capital lines: `TB bought` or `TiB bought`; running and economic lines: ' +
      'one of the others. TB are 10^12 bytes, TiB 2^40. Installed is what is usable, provisioned ' +
      'the largest need of the last seven days (both with all copies and free space), used the ' +
      'content of mailboxes, once, and what those that have moved have left behind; a dual mailbox ' +
      'is one that has left a copy on another platform. All lines but optimism-bias need it.',
    example: 'mailbox-month',
    defaultText: 'required, but of optimism-bias lines',
  }).optional(),
  ...price,
  lifeYears: whole(
    { low: 1, high: 100 },
    {
      description: 'Capital lines: years over which the purchase is charged.',
      example: '4',
      unit: 'years',
      defaultText: 'required of capital lines',
    },
  ).optional(),
  rawPerUsable: certain(RAW_PER_USABLE, {
    description: 'Capital lines: raw bytes bought for each usable one, where prices are of raw.',
    example: '1.25',
    defaultText: '1: prices are of usable bytes',
  }).optional(),
  from: date({
    description: 'Running and economic lines: first day on which it is charged.',
    example: '2013-04-01',
    defaultText: 'the first day',
  }).optional(),
  to: date({
    description: 'Running and economic lines: last day on which it is charged.',
    example: '2014-06-30',
    defaultText: 'the last day',
  }).optional(),
  platform: name({
    description:
      'Running and economic lines by the TiB-month, TB-month or mailbox-month: only what lies on ' +
      'this platform; `home` is the one on which mailboxes start.',
    example: 'home',
    defaultText: 'wherever it lies',
  }).optional(),
  vat: oneOf(['none'], {
    description: 'Capital and running lines: `none` where there is no tax on them.',
    example: 'none',
    defaultText: 'at the rate of costs.vat',
  }).optional(),
  share: certain(BIAS, {
    description: 'Optimism bias: share of the other lines that is added.',
    example: '10%',
    defaultText: 'required of optimism-bias lines',
  }).optional(),
  of: namesOf(
    'Optimism bias: the capital and running lines to which it is added. Their prices may not be ' +
      'uncertain, as the risk would count twice.',
    'storage purchase',
    { defaultText: 'required of optimism-bias lines' },
  ).optional(),
};

export const costs = group(
  'What things cost, in the currency, without tax. Without it nothing does.',
  {
    priceBase: date({
      description: 'The day of whose money real prices are; its financial year is year 0.',
      example: '2013-04-01',
    }),
    discountRate,
    midYear: flag({
      description: 'Whether money counts as of the middle of its financial year, not its start.',
      example: 'true',
    }).prefault(false),
    inflationPerYear: certain(INFLATION, {
      description: 'By how much prices in general rise a year; money is deflated by it.',
      example: '2%',
    }),
    vat,
    lines: listOf(
      'What is paid for; no line is called total or economic total.',
      group('One line.', lineKeys, {
        example: '{name: service charge, kind: running, per: mailbox-month, price: 3.85}',
      }),
      { example: '[{name: service charge, kind: running, per: mailbox-month, price: 3.85}]' },
    ),
  },
  { example: '{priceBase: 2013-04-01, discountRate: 3.5%, inflationPerYear: 2%, ...}' },
);
