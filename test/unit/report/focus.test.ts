import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CostResult, costResult } from '../../../src/cost/cost-result.ts';
import { focus } from '../../../src/report/focus.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { csvText } from '../../../src/table/csv.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';

const costs = costResult(handPlan, [handCosts]);

function csvOf(result: CostResult | null): string {
  const rows = focus.rowsOf({
    costs: result,
    plan: { name: 'fake' },
    loaded: { scenario: { title: 'A fake run', currency: 'GBP' } },
  } as RunResult);
  const { name, title, columns } = focus;
  return csvText({ name, title, columns, rows }, { excel: false });
}

type Row = Record<string, string>;

const rows: Row[] = parse(csvOf(costs), { columns: true });

/** FOCUS 1.2's columns of the feature level Mandatory. */
const MANDATORY = [
  ...['BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency'],
  ...['BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory', 'ChargeClass'],
  ...['ChargeDescription', 'ChargePeriodEnd', 'ChargePeriodStart', 'ContractedCost'],
  ...['EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'PricingQuantity', 'PricingUnit'],
  ...['ProviderName', 'PublisherName', 'ServiceCategory', 'ServiceName'],
];

function pence(row: Row, header: string): number {
  return Number(row[header]!.replace('.', ''));
}

function sum(of: readonly Row[], header: string): number {
  return of.reduce((total, row) => total + pence(row, header), 0);
}

function inMonth(month: string): Row[] {
  return rows.filter(({ BillingPeriodStart }) => BillingPeriodStart!.startsWith(month));
}

describe('focus.csv', () => {
  it('has all mandatory columns in order, and its own after all others', () => {
    const headers = focus.columns.map(({ header }) => header);
    expect(headers).toEqual(expect.arrayContaining(MANDATORY));
    const own = headers.filter((header) => header.startsWith('x_'));
    const theirs = headers.filter((header) => !header.startsWith('x_'));
    expect(headers).toEqual([...[...theirs].sort(), ...[...own].sort()]);
    for (const header of theirs) expect(header).toMatch(/^([A-Z][a-z]+)+$/);
  });

  it('leaves nothing empty but what must be', () => {
    const mayBeEmpty = ['ChargeClass', 'PricingQuantity', 'PricingUnit'];
    for (const row of rows) {
      const empty = MANDATORY.filter((header) => row[header] === '');
      expect(mayBeEmpty).toEqual(expect.arrayContaining(empty));
      const isCounted = ['Usage', 'Purchase'].includes(row.ChargeCategory!);
      expect(row.PricingQuantity !== '').toBe(isCounted);
      expect(row.PricingUnit !== '').toBe(isCounted);
      expect(row.ConsumedQuantity !== '').toBe(row.ChargeCategory === 'Usage');
    }
  });

  it('bills what is paid: 241.92, 60,865.85, 4,865.85 and 159.27', () => {
    const months = ['2014-02', '2014-03', '2014-04', '2014-05'];
    expect(months.map((month) => sum(inMonth(month), 'BilledCost'))).toEqual([
      ...[24_192, 6_086_585, 486_585, 15_927],
    ]);
  });

  it('has the storage of the hand case bought, used and taxed', () => {
    const storage = rows
      .filter(({ ServiceName }) => ServiceName === 'storage')
      .map((row) => [
        ...[row.ChargePeriodStart!.slice(0, 7), row.ChargeCategory, row.ChargeDescription],
        ...[row.BilledCost, row.EffectiveCost, row.ListCost],
        ...[row.PricingQuantity, row.PricingUnit],
      ]);
    // 40,000 over 48 months is 833.33, then 833.34; of the VAT that stays, 4,000: 83.33, 83.34.
    const [buy, use] = ['storage: purchase', 'storage: use'];
    expect(storage).toEqual([
      ['2014-03', 'Purchase', buy, '40000.00', '0.00', '40000.00', '20.000', 'TB'],
      ['2014-03', 'Tax', `VAT on ${buy}`, '4000.00', '0.00', '4000.00', '', ''],
      ['2014-04', 'Usage', use, '0.00', '833.33', '833.33', '20.000', 'TB-Months'],
      ['2014-04', 'Tax', `VAT on ${use}`, '0.00', '83.33', '83.33', '', ''],
      ['2014-05', 'Usage', use, '0.00', '833.34', '833.34', '20.000', 'TB-Months'],
      ['2014-05', 'Tax', `VAT on ${use}`, '0.00', '83.34', '83.34', '', ''],
    ]);
  });

  it('uses what arrived in the months before, as long as it lives', () => {
    // 20 TB of March and 5 of April: 20 in April, 25 in May; with a life of one month 5 in May.
    const meanQuantities = costs.meanQuantities.map((value, at) => (at === 2 ? 5 : value));
    const usedOver = (lifeMonths: number) => {
      const leaves = handPlan.leaves.map((leaf) => ({ ...leaf, lifeMonths }));
      const text = csvOf({ ...costs, meanQuantities, plan: { ...handPlan, leaves } });
      const all: Row[] = parse(text, { columns: true });
      return all
        .filter(({ ChargeDescription }) => ChargeDescription === 'storage: use')
        .map(({ ConsumedQuantity }) => ConsumedQuantity);
    };
    expect(usedOver(48)).toEqual(['20.000', '25.000']);
    expect(usedOver(1)).toEqual(['20.000', '5.000']);
  });

  it('has periods half-open in UTC, cut by the horizon, and the line in its words', () => {
    const [row] = inMonth('2014-05').filter(({ ChargeDescription: d }) => d === 'service');
    expect(row).toMatchObject({
      BillingPeriodStart: '2014-05-01T00:00:00Z',
      BillingPeriodEnd: '2014-06-01T00:00:00Z',
      ChargePeriodStart: '2014-05-01T00:00:00Z',
      ChargePeriodEnd: '2014-05-11T00:00:00Z',
      BillingAccountId: 'fake',
      BillingAccountName: 'A fake run',
      BillingCurrency: 'GBP',
      ChargeCategory: 'Usage',
      ServiceCategory: 'Business Applications',
      BilledCost: '124.19',
      EffectiveCost: '124.19',
      PricingQuantity: '32.258',
      PricingUnit: 'Mailbox-Months',
      ConsumedUnit: 'Mailbox-Months',
      x_FinancialYear: '2014/15',
      x_LineKind: 'running',
      x_ReplicationCount: '1',
    });
    const [first] = inMonth('2014-02');
    expect(first!.ChargePeriodStart).toBe('2014-02-15T00:00:00Z');
    const bias = inMonth('2014-05').find(({ ServiceName }) => ServiceName === 'bias');
    expect(bias).toMatchObject({ ChargeCategory: 'Adjustment', ServiceCategory: 'Other' });
  });

  it('leaves out what nobody pays, charges of nothing, and all without costs', () => {
    expect(rows.filter(({ ServiceName }) => ServiceName === 'owners')).toEqual([]);
    expect(inMonth('2014-02').map(({ ChargeDescription }) => ChargeDescription)).toEqual([
      ...['service', 'VAT on service', 'help desk', 'bias', 'VAT on bias'],
    ]);
    expect(csvOf(null).split('\n')).toHaveLength(2);
  });

  it('tells rows apart by its key', () => {
    const keys = focus.columns.filter(({ key }) => key === true).map(({ header }) => header);
    const values = rows.map((row) => keys.map((key) => row[key]).join('|'));
    expect(new Set(values).size).toBe(rows.length);
  });
});
