/** Costs as the program sees them; dates are days since 1970-01-01. */
import { describe, expect, it } from 'vitest';
import { drawBatch, drawnInputs } from '../../../src/ensemble/draw-inputs.ts';
import { idleCorrelations } from '../../../src/scenario/correlations.ts';
import { resolvedYaml } from '../../../src/scenario/resolved.ts';
import { uncertainInputs } from '../../../src/scenario/settle.ts';
import { faultLines, load, MINIMAL, SKETCH } from './memory-io.ts';

const sketch = { 'a.yaml': SKETCH };
const fixed = (value: number) =>
  expect.objectContaining({ distribution: { kind: 'fixed', value } });

/** The costs of the sketch with settings. */
function costsWith(...set: string[]) {
  const { costs } = load(sketch, ...set).scenario;
  if (costs === null) throw new Error('the sketch has costs');
  return costs;
}

describe('costs', () => {
  it('are none where nothing is said of them', () => {
    expect(load({ 'a.yaml': MINIMAL }).scenario.costs).toBeNull();
  });

  it('have rates, dates and taxes', () => {
    expect({ ...costsWith(), lines: [] }).toEqual({
      priceBase: 15796,
      discountRates: [
        { from: 15796, perYear: 0.035 },
        { from: 26753, perYear: 0.03 },
      ],
      midYear: false,
      inflationPerYear: 0.02,
      vat: { rate: 0.2, recoverableShare: 0.5 },
      lines: [],
    });
  });

  it('have a single rate from priceBase on', () => {
    const { discountRates, midYear } = costsWith('costs.discountRate=4%', 'costs.midYear=true');
    expect(discountRates).toEqual([{ from: 15796, perYear: 0.04 }]);
    expect(midYear).toBe(true);
  });

  it('have each line with what is of its kind, and no more', () => {
    const [purchase, running, charge, time, bias] = costsWith().lines;
    expect(purchase).toEqual({
      name: 'storage purchase',
      kind: 'capital',
      per: 'TB bought',
      rawPerUsable: 1.25,
      price: { segments: [{ from: 15796, price: fixed(2000) }], perYear: fixed(-0.12), shocks: [] },
      lifeYears: 4,
      hasVat: true,
    });
    expect(running).toEqual({
      name: 'storage running',
      kind: 'running',
      per: 'TiB-month installed',
      price: {
        segments: [
          { from: 15796, price: expect.objectContaining({ distribution: expect.anything() }) },
          { from: 16161, price: fixed(16) },
        ],
        isSchedule: true,
        perYear: expect.objectContaining({ range: { low: -0.9, high: 3 } }),
        shocks: [],
      },
      from: null,
      to: null,
      platform: null,
      hasVat: true,
    });
    expect(charge).toMatchObject({
      price: { perYear: fixed(0), shocks: [{ name: 'new contract', from: 16252, to: 16435 }] },
      to: 16435,
      hasVat: false,
    });
    expect(time).toEqual({
      name: 'owner time',
      kind: 'economic',
      per: 'clean-up',
      price: { segments: [{ from: 15796, price: fixed(7) }], perYear: fixed(0), shocks: [] },
      from: 15887,
      to: null,
      platform: null,
    });
    expect(bias).toEqual({
      name: 'optimism bias',
      kind: 'optimism-bias',
      share: 0.1,
      of: ['storage purchase'],
    });
  });

  it('take prices as of usable bytes where nothing is said of raw ones', () => {
    expect(costsWith('costs.lines.storage purchase.rawPerUsable=null').lines[0]).toMatchObject({
      rawPerUsable: 1,
    });
  });
});

describe('prices are addressed', () => {
  it('as `price` or as `prices`, also where a schedule of one begins on priceBase', () => {
    const line = 'costs.lines.storage running';
    const { scenario } = load(sketch, `${line}.prices=[{from: 2013-04-01, price: 18}]`);
    const addresses = uncertainInputs(scenario).map(({ address }) => address);
    expect(addresses).toContain(`${line}.prices.1.price`);
    expect(addresses).not.toContain(`${line}.price`);
    expect(addresses).toContain('costs.lines.storage purchase.price');
  });

  it.each([
    ['costs.lines.storage purchase.price', '1900'],
    ['costs.lines.storage purchase.pricePerYear', '-5%'],
    ['costs.lines.service charge.shocks.new contract.factor', '110%'],
  ])('%s by --set, which the origins tell', (address, value) => {
    const { scenario, origins, placeOf } = load(sketch, `${address}={value: ${value}, source: me}`);
    const input = uncertainInputs(scenario).find((one) => one.address === address);
    const number = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value);
    expect(input?.value.distribution).toEqual({ kind: 'fixed', value: number });
    const origin = origins.find((one) => one.address === address);
    expect(origin).toMatchObject({ text: value, file: '--set', provenance: { source: 'me' } });
    expect(placeOf(address).file).toBe('--set');
  });

  it('as inputs that are drawn and can be tied', () => {
    const a = 'costs.lines.service charge.price';
    const b = 'costs.lines.storage running.prices.1.price';
    const pair = `correlations=[[${a}, ${b}, 0.9]]`;
    const { scenario } = load(sketch, pair, 'run.replications=100');
    expect(idleCorrelations(scenario)).toEqual([]);
    const addresses = drawnInputs(scenario).map(({ address }) => address);
    const rows = drawBatch(scenario, { batch: 0, firstReplication: 0, count: 100 });
    const cheap = rows.filter((row) => Number(row[addresses.indexOf(a)]) < 3.85);
    // Of rank correlation 0.9, hardly a row has the one above and the other below its middle.
    const both = cheap.filter((row) => Number(row[addresses.indexOf(b)]) < 18);
    expect(both.length / cheap.length).toBeGreaterThan(0.7);
  });

  it('as those that a mistyped pair may have meant', () => {
    const pair = '[costs.lines.service charge.prize, owners.inducedGrowth, 0.5]';
    const set = `correlations=[${pair}]`;
    expect(faultLines(sketch, set)).toEqual([
      `--set  correlations.1.1  in '${set}': 'costs.lines.service charge.prize' is no input that ` +
        "can be uncertain  did you mean 'costs.lines.service charge.price'?",
    ]);
  });

  it('as told of pairs without effect', () => {
    const pair = ['costs.lines.service charge.price', 'costs.lines.storage purchase.price'];
    const { scenario } = load(sketch, `correlations=[[${pair.join(', ')}, 0.5]]`);
    expect(idleCorrelations(scenario)).toMatchObject([{ fixed: [pair[1]] }]);
  });
});

describe('an overlay', () => {
  const over = (text: string) => ({ 'top.yaml': `extends: a.yaml\n${text}`, ...sketch });

  it('merges pools by key and lines by name; null removes', () => {
    const { storage, costs } = load(
      over(
        'storage: {procurement: null, pools: {south: null, north: {usable: 7 GiB},\n' +
          '  east: {usable: 1 GiB, organisations: rest}}}\n' +
          'costs: {lines: [{name: owner time, price: 8, from: null}, {name: team, kind: running,\n' +
          '  per: stage, price: 12000}]}\n',
      ),
    ).scenario;
    expect(storage?.pools.map(({ name, usableBytes }) => [name, usableBytes / 2 ** 30])).toEqual([
      ['north', 7],
      ['east', 1],
    ]);
    expect(costs?.lines.map(({ name }) => name)).toEqual([
      'storage purchase',
      'storage running',
      'service charge',
      'owner time',
      'optimism bias',
      'team',
    ]);
    expect(costs?.lines[3]).toMatchObject({
      price: { segments: [{ price: fixed(8) }] },
      from: null,
    });
  });

  it('removes storage or costs whole, and turns a price into a schedule', () => {
    expect(load(over('costs: null')).scenario.costs).toBeNull();
    const text =
      'costs: {discountRate: 3%, lines: [{name: owner time, price: null, ' +
      'prices: [{from: 2014-01-01, price: 9}]}]}';
    expect(load(over(text)).scenario.costs?.lines[3]).toMatchObject({
      price: { isSchedule: true, segments: [{ from: 16071 }] },
    });
  });

  it('leaves a line away by --set, and with it what stands on it', () => {
    const { lines } = costsWith('costs.lines.optimism bias=null');
    expect(lines.map(({ name }) => name)).not.toContain('optimism bias');
    expect(faultLines(sketch, 'costs.lines.storage purchase=null')).toEqual([
      "a.yaml:151:67  costs.lines.optimism bias.of.1  there is no line 'storage purchase'  " +
        'the lines here are storage running, service charge',
    ]);
  });

  it('without storage has no lines that count it', () => {
    expect(faultLines(over('storage: null'))).toEqual([
      "a.yaml:129:12  costs.lines.storage purchase.per  'TB bought' counts storage, and the " +
        'scenario has none  describe it under storage, or leave the line out',
      "a.yaml:138:12  costs.lines.storage running.per  'TiB-month installed' counts storage, and " +
        'the scenario has none  describe it under storage, or leave the line out',
    ]);
  });
});

it('show prints storage and costs so that they load again', () => {
  const loaded = load(sketch);
  expect(load({ 'a.yaml': resolvedYaml(loaded) }).scenario).toEqual(loaded.scenario);
});
