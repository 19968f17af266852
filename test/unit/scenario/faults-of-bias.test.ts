import { describe, expect, it } from 'vitest';
import { faultLines } from './memory-io.ts';
import { checkPriced, pricedWith } from './priced.ts';

describe('optimism bias', () => {
  checkPriced([
    [
      'of: [purchase]',
      'of: []',
      '20:53  costs.lines.bias.of  names no line  name the lines to which it is added, such ' +
        'as [storage purchase]',
    ],
    [
      'of: [purchase]',
      'of: [purchas]',
      "20:58  costs.lines.bias.of.1  there is no line 'purchas'  did you mean 'purchase'?",
    ],
    [
      'of: [purchase]',
      'of: [purchase, purchase]',
      "20:68  costs.lines.bias.of.2  'purchase' is named twice  keep one of the two",
    ],
    [
      'of: [purchase]',
      'of: [bias]',
      '20:58  costs.lines.bias.of.1  the line would be added to itself  name capital and ' +
        'running lines',
    ],
    [
      'of: [purchase]',
      'of: [time]',
      "20:58  costs.lines.bias.of.1  'time' is of kind economic, so that nothing is paid to " +
        'add to  name capital and running lines',
    ],
    [
      ', of: [purchase]',
      '',
      '20:7  costs.lines.bias.of  is missing in a line of kind optimism-bias  write of: ' +
        '[storage purchase]',
    ],
    [
      'price: 2000',
      'price: {uniform: [1, 2]}',
      "20:58  costs.lines.bias.of.1  'purchase' has an uncertain price, so that its risk " +
        "would count twice  make costs.lines.purchase.price a number, or leave 'purchase' out " +
        'here',
    ],
    [
      'price: 2000',
      'price: 2000, pricePerYear: {uniform: [1%, 2%]}',
      "20:58  costs.lines.bias.of.1  'purchase' has an uncertain price, so that its risk " +
        'would count twice  make costs.lines.purchase.pricePerYear a number, or leave ' +
        "'purchase' out here",
    ],
    ['of: [purchase]', 'of: [purchase, charge]'],
  ]);

  it('is on nothing that a schedule or a shock makes uncertain', () => {
    const all = ['of: [purchase]', 'of: [charge]'] as const;
    const uncertain = (key: string) =>
      "b.yaml:20:58  costs.lines.bias.of.1  'charge' has an uncertain price, so that its risk would " +
      `count twice  make costs.lines.charge.${key} a number, or leave 'charge' out here`;
    expect(faultLines(pricedWith(all, ['price: 3}', 'price: {uniform: [1, 2]}}']))).toEqual([
      uncertain('prices.1.price'),
    ]);
    const shock = '{name: war, from: 2013-01-01, to: 2014-01-01, factor: {uniform: [1, 2]}}';
    const shocked = pricedWith(all, ['prices:', `shocks: [${shock}], prices:`]);
    expect(faultLines(shocked)).toEqual([uncertain('shocks.war.factor')]);
  });

  it('blames who makes the price uncertain', () => {
    const set = 'costs.lines.purchase.price={uniform: [1, 2]}';
    expect(faultLines(pricedWith(), set)).toEqual([
      `--set  costs.lines.bias.of.1  in '${set}': 'purchase' has an uncertain price, so that its ` +
        'risk would count twice; costs.lines.bias.of.1 stands in b.yaml:20:58  make ' +
        "costs.lines.purchase.price a number, or leave 'purchase' out here",
    ]);
  });
});
