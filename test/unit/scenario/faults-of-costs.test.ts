import { describe, expect, it } from 'vitest';
import { faultLines, load } from './memory-io.ts';
import { checkPriced, pricedWith } from './priced.ts';

describe('days and rates', () => {
  checkPriced([
    [
      'priceBase: 2013-04-01',
      'priceBase: 1980-04-01',
      '12:14  costs.priceBase  1980-04-01 is more than 30 years before 2013-04-01; ' +
        'horizon.start stands in a.yaml:4:18  write a day from 1983-04-01 to 2014-03-31',
      '13:25  costs.discountRate.1.from  2013-04-01 is after priceBase, 1980-04-01  begin ' +
        'the first rate by 1980-04-01',
    ],
    [
      'priceBase: 2013-04-01',
      'priceBase: 2014-04-01',
      '12:14  costs.priceBase  2014-04-01 is after the end of the horizon, 2014-03-31; ' +
        'horizon.end stands in a.yaml:4:35  write a day from 1983-04-01 to 2014-03-31',
    ],
    [
      'priceBase: 2013-04-01',
      'priceBase: 2013-03-31',
      '13:25  costs.discountRate.1.from  2013-04-01 is after priceBase, 2013-03-31  begin ' +
        'the first rate by 2013-03-31',
    ],
    [
      'from: 2043-04-01',
      'from: 2013-04-01',
      '13:60  costs.discountRate.2.from  2013-04-01 is not after 2013-04-01, the date before ' +
        ' write the dates in order',
    ],
    [
      '[{from: 2013-04-01, perYear: 3.5%}, {from: 2043-04-01, perYear: 3%}]',
      '[]',
      '13:3  costs.discountRate  there is no rate  write one, such as 3.5%',
    ],
    [
      'perYear: 3.5%',
      'perYear: 3.5',
      '13:46  costs.discountRate.1.perYear  350% is outside -10% to 50%  write a share from ' +
        '-10% to 50%: 3.5%',
    ],
    [
      '  inflationPerYear: 2%\n',
      '',
      '11:1  costs.inflationPerYear  is missing  write inflationPerYear: 2%',
    ],
    [
      'rate: 20%',
      'rate: 120%',
      '15:15  costs.vat.rate  120% is outside 0% to 100%  write a share from 0% to 100%',
    ],
    [
      '  vat: {rate: 20%, recoverableShare: 50%}\n',
      '',
      '11:1  costs.vat  is missing  write vat: {rate: 20%, recoverableShare: 50%}',
    ],
  ]);
});

it('prices may be of a day of the horizon, or of the thirty years before it', () => {
  for (const day of ['2013-10-01', '2014-03-31', '1983-04-01']) {
    const { costs } = load(
      pricedWith(['priceBase: 2013-04-01', `priceBase: ${day}`]),
      'costs.discountRate=3.5%',
    ).scenario;
    expect(costs?.discountRates).toEqual([{ from: costs?.priceBase, perYear: 0.035 }]);
  }
});

describe('lines', () => {
  checkPriced([
    ['kind: capital, ', '', '17:7  costs.lines.purchase.kind  is missing  write kind: running'],
    [
      'kind: capital',
      'kind: captal',
      "17:30  costs.lines.purchase.kind  'captal' is not known  did you mean 'capital'?",
    ],
    [
      'per: TB bought',
      'per: TB',
      "17:44  costs.lines.purchase.per  'TB' is not known  the choices here are TB bought, " +
        'TiB bought, TiB-month installed, TiB-month provisioned, TiB-month used, TB-month ' +
        'installed, TB-month provisioned, TB-month used, mailbox-month, dual mailbox-month, month, stage, mailbox ' +
        'changed, GiB moved, contact, clean-up, bounced message, suppressed message',
    ],
    [
      'per: TB bought',
      'per: TiB-month used',
      "17:44  costs.lines.purchase.per  capital is bought, and 'TiB-month used' is used  " +
        'write TB bought or TiB bought',
    ],
    [
      'per: mailbox-month',
      'per: TiB bought',
      "18:42  costs.lines.charge.per  'TiB bought' is for lines of kind capital  write kind: " +
        'capital, or count something else, such as TiB-month installed',
    ],
    [
      'per: TB bought, ',
      '',
      '17:7  costs.lines.purchase.per  is missing in a line of kind capital  write per: TB bought',
    ],
    [
      'per: clean-up, ',
      '',
      '19:7  costs.lines.time.per  is missing in a line of kind economic  write per: mailbox-month',
    ],
    [
      ', lifeYears: 4',
      '',
      '17:7  costs.lines.purchase.lifeYears  is missing in a line of kind capital  write ' +
        'lifeYears: 4',
    ],
    [
      ', lifeYears: 4',
      ', lifeyears: 4',
      "17:68  costs.lines.purchase.lifeyears  unknown key  did you mean 'lifeYears'?",
    ],
    [
      'lifeYears: 4',
      'lifeYears: 0',
      '17:79  costs.lines.purchase.lifeYears  0 is not a whole number from 1 to 100  write ' +
        'one, such as 4',
    ],
    [
      'lifeYears: 4',
      'lifeYears: 4, from: 2013-07-01',
      '17:88  costs.lines.purchase.from  a line of kind capital has none  leave it out (null ' +
        'removes an inherited key), or write another kind',
    ],
    [
      'price: 7',
      'price: 7, lifeYears: 4',
      '19:72  costs.lines.time.lifeYears  a line of kind economic has none  leave it out ' +
        '(null removes an inherited key), or write another kind',
    ],
    [
      'price: 7',
      'price: 7, vat: none',
      '19:66  costs.lines.time.vat  a line of kind economic has none  leave it out: nobody ' +
        'pays it, so there is no tax on it',
    ],
    [
      'price: 7',
      'price: 7, vat: 20%',
      "19:66  costs.lines.time.vat  '20%' is not known  the choices here are none",
      '19:66  costs.lines.time.vat  a line of kind economic has none  leave it out: nobody ' +
        'pays it, so there is no tax on it',
    ],
    [
      'to: 2013-12-31',
      'to: 2013-06-30',
      '19:83  costs.lines.time.to  2013-06-30 is before the first day, 2013-07-01  write a ' +
        'day from 2013-07-01 on',
    ],
    [
      'share: 10%',
      'share: 10%, price: 3',
      '20:60  costs.lines.bias.price  a line of kind optimism-bias has none  leave it out ' +
        '(null removes an inherited key), or write another kind',
    ],
    [
      'name: time',
      'name: charge',
      "19:7  costs.lines.charge  the name 'charge' is given twice  give each item its own name",
    ],
    [
      'name: time',
      'name: Total',
      "19:7  costs.lines.Total  'Total' is a sum of lines in the reports  give the line " +
        'another name',
    ],
  ]);
});

describe('days of prices', () => {
  // 30 years of 365.25 days before 1 April 2013, and after 31 March 2014.
  checkPriced([
    ['[{from: 2013-04-01, price: 3}]', '[{from: 1983-04-01, price: 3}]'],
    ['[{from: 2013-04-01, price: 3}]', '[{from: 2044-03-31, price: 3}]'],
    [
      '[{from: 2013-04-01, price: 3}]',
      '[{from: 1983-03-31, price: 3}, {from: 2044-04-01, price: 3}]',
      '18:73  costs.lines.charge.prices.1.from  1983-03-31 is more than 30 years from the ' +
        'horizon  write a day from 1983-04-01 to 2044-03-31',
      '18:103  costs.lines.charge.prices.2.from  2044-04-01 is more than 30 years from the ' +
        'horizon  write a day from 1983-04-01 to 2044-03-31',
    ],
  ]);
});

describe('names and money that reports cannot tell', () => {
  checkPriced([
    [
      'name: time',
      'name: residual value of charge',
      '19:7  costs.lines.residual value of charge  the reports give names like ' +
        "'residual value of charge' to parts of lines  give the line another name",
    ],
    [
      'name: time',
      'name: time (ordered before 2013-04-01)',
      '19:7  costs.lines.time (ordered before 2013-04-01)  the reports give names like ' +
        "'time (ordered before 2013-04-01)' to parts of lines  give the line another name",
    ],
  ]);

  it('are those of another currency than the pound', () => {
    const files = pricedWith(['costs:', 'currency: EUR\ncosts:']);
    expect(faultLines(files)).toEqual([
      'b.yaml:11:11  currency  costs can only be in GBP, and the currency is EUR  write GBP, with ' +
        'prices in pounds',
    ]);
  });
});

describe('prices', () => {
  checkPriced([
    [
      'price: 2000',
      'price: -1',
      '17:62  costs.lines.purchase.price  -1 is outside 0 to 1000000000  write a number from ' +
        '0 to 1000000000',
    ],
    [
      'price: 2000',
      'price: 2 000',
      "17:62  costs.lines.purchase.price  '2 000' is not a number  write digits without " +
        'separators, such as 1000',
    ],
    [
      'price: 2000',
      'price: {normal: {mean: 2, sd: 2}}',
      '17:55  costs.lines.purchase.price  15.9 % of the normal distribution lies outside 0 ' +
        'to 1000000000  narrow or move it until at most 1 % does',
    ],
    [
      'price: 2000, ',
      '',
      '17:7  costs.lines.purchase  has no price and no prices  write one of the two',
    ],
    [
      'price: 2000',
      'price: 2000, prices: [{from: 2013-04-01, price: 3}]',
      '17:7  costs.lines.purchase  price and prices are both given  keep one of the two ' +
        '(null removes an inherited key)',
    ],
    [
      '[{from: 2013-04-01, price: 3}]',
      '[]',
      '18:57  costs.lines.charge.prices  there is no price  write one, such as {from: ' +
        '2013-04-01, price: 2000}',
    ],
    [
      'price: 3}]',
      'price: 3}, {from: 2013-04-01, price: 4}]',
      '18:103  costs.lines.charge.prices.2.from  2013-04-01 is not after 2013-04-01, the ' +
        'date before  write the dates in order',
    ],
    [
      'price: 2000',
      'price: 2000, pricePerYear: -100%',
      '17:82  costs.lines.purchase.pricePerYear  -100% is outside -90% to 300%  write a ' +
        'share from -90% to 300%',
    ],
    [
      'price: 7',
      'price: 7, shocks: [{name: war, from: 2014-01-01, to: 2013-01-01, factor: 2}]',
      '19:104  costs.lines.time.shocks.war.to  2013-01-01 is before the first day, ' +
        '2014-01-01  write a day from 2014-01-01 on',
    ],
    [
      'price: 7',
      'price: 7, shocks: [{name: war, from: 2013-01-01, to: 2014-01-01, factor: -2}]',
      '19:124  costs.lines.time.shocks.war.factor  -200% is outside 0% to 10000%  write a ' +
        'share from 0% to 10000%',
    ],
  ]);
});

it('prices of nothing, and a line for each stage without stages, are no faults', () => {
  const { costs, rollout } = load(
    pricedWith(['price: 7', 'price: 0'], ['per: clean-up', 'per: stage']),
    'rollout=null',
  ).scenario;
  expect(rollout.stages).toEqual([]);
  expect(costs?.lines[2]).toMatchObject({ per: 'stage' });
});
