import { describe, expect, it } from 'vitest';
import { verdict } from '../../../src/page/verdict/verdict.ts';
import { type ShownRow, shownRun } from '../../support/shown-run.ts';
import { said } from '../../support/shown-verdict.ts';

function money(metric: string, [mean, p5, p95]: readonly [string, string, string]): ShownRow {
  return { metric, unit: 'GBP', mean_gbp: '', mean, p5, p50: mean, p95 };
}

describe('what it costs', () => {
  const summary = [
    money('total_cost_gbp', ['1000', '900', '1300']),
    money('present_value_gbp', ['800', '800', '800']),
  ];
  const year = (financial_year: string, cash: string): ShownRow => ({
    ...{ financial_year, line: 'total', kind: 'total' },
    ...{ cash_gbp_mean: cash, cash_gbp_p80: '1100.00' },
  });
  const record = { firstDate: '2013-07-01', lastDate: '2016-03-31' };
  const costs = [year('2013/14', '400.00'), year('2014/15', '600.00'), year('all', '1000.00')];

  it('is the mean with its range, the budget, present value and years', () => {
    const run = shownRun({ summary, costs_annual: costs }, { record });
    expect(said(run, 'Cost')).toBe(
      'plain: It costs £1,000 in cash on average from 1 July 2013 to 31 March 2016, including irrecoverable VAT, between £900 and £1,300 (P5 to P95); £1,100 (P80) is enough in four replications of five. Its present value, discounted and without VAT, is £800 on average. By financial year cash is on average £400 in 2013/14 and £600 in 2014/15.',
    );
  });

  it('is one sum of one replication, and of one year', () => {
    const one = [costs[0] as ShownRow, costs[2] as ShownRow];
    const run = shownRun({ summary, costs_annual: one }, { record: { replications: 1 } });
    expect(said(run, 'Cost')).toBe(
      'plain: It costs £1,000 in cash, including irrecoverable VAT. Its present value, discounted and without VAT, is £800.',
    );
  });

  it('is not told without costs', () => {
    expect(said(shownRun({}), 'Cost')).toBe(
      'plain: What it costs is not said: the scenario states no costs.',
    );
  });
});

describe('what owners feel', () => {
  const figures = (blocked: readonly [string, string], calls: readonly [string, string]) => ({
    summary: [
      { metric: 'blocked_share_max', unit: 'share', p50: blocked[0], p95: blocked[1] },
      { metric: 'contacts_count', unit: 'contacts', p50: calls[0], p95: calls[1] },
      { metric: 'bounced_messages_count', unit: '', p50: '0', p95: '0' },
    ],
  });

  it('is told at P50 with P95, where there is something', () => {
    expect(said(shownRun(figures(['0.004', '0.01'], ['300', '900'])), 'Owners')).toBe(
      'good: Typically (P50) 0.4 % of mailboxes cannot send on the worst day (P95 1 %), the help desk has 300 contacts over the whole time (P95 900 contacts) and no message bounces off a full mailbox.',
    );
    expect(said(shownRun(figures(['0', '0'], ['0', '9'])), 'Owners')).toBe(
      'good: Typically (P50) no mailbox is kept from sending, nobody turns to the help desk and no message bounces off a full mailbox; in one case of twenty 9 contacts or more come there.',
    );
  });

  it('is not good where mail bounces in one case of twenty', () => {
    const { summary } = figures(['0.001', '0.002'], ['3', '9']);
    const bounced = { metric: 'bounced_messages_count', unit: 'messages', p50: '0', p95: '529483' };
    expect(said(shownRun({ summary: [...summary.slice(0, 2), bounced] }), 'Owners')).toBe(
      'watch: Typically (P50) 0.1 % of mailboxes cannot send on the worst day (P95 0.2 %), the help desk has 3 contacts over the whole time (P95 9 contacts) and no message bounces off a full mailbox; in one case of twenty 529,483 messages or more do.',
    );
  });

  it('is told as it is of one replication', () => {
    const run = shownRun(figures(['0.06', '0.06'], ['0', '0']), { record: { replications: 1 } });
    expect(said(run, 'Owners')).toBe(
      'bad: 6 % of mailboxes cannot send on the worst day, nobody turns to the help desk and no message bounces off a full mailbox.',
    );
  });

  it.each([
    ['0.010000', 'good'],
    ['0.010001', 'watch'],
    ['0.050000', 'watch'],
    ['0.050001', 'bad'],
  ])('with P95 of %s of mailboxes blocked is %s', (high, tone) => {
    expect(said(shownRun(figures(['0.001', high], ['0', '0'])), 'Owners')).toMatch(
      new RegExp(`^${tone}: `),
    );
  });
});

describe('what drives it', () => {
  const input = (metric: string, name: string, rank: string): ShownRow => ({
    ...{ metric, input: name, rank_correlation: rank },
  });
  const record = (replications: number, method = 'latin-hypercube') => ({
    record: { replications, sampling: { method } },
  });
  const rows = [
    input('peak_needed_tib', 'size', '-0.9100'),
    input('peak_needed_tib', 'growth', '0.9500'),
    input('peak_needed_tib', 'weak', '0.3000'),
    input('total_cost_gbp', 'price', '0.9900'),
  ];

  it('is the input with the largest rank correlation beyond chance, of disk and of cost', () => {
    expect(said(shownRun({ sensitivity: rows }, record(20)), 'Drivers')).toBe(
      'plain: How much storage is needed at the peak depends most on growth (0.950: higher means more) and size (−0.910: higher means less); what it costs depends most on price (0.990: higher means more) (rank correlations).',
    );
  });

  it('is the content at the end where there is no disk', () => {
    const sensitivity = [input('end_used_tib', 'size', '0.9'), input('end_used_tib', 'x', '')];
    expect(said(shownRun({ sensitivity }, record(20)), 'Drivers')).toBe(
      'plain: How much is stored at the end depends most on size (0.900: higher means more) (rank correlations).',
    );
  });

  it('is no price of what takes none, but may be what cash depends on alone', () => {
    const price = 'costs.lines.desk.price';
    const sensitivity = ['peak_needed_tib', 'total_cost_gbp'].map((one) =>
      input(one, price, '0.9'),
    );
    expect(said(shownRun({ sensitivity }, record(20)), 'Drivers')).toBe(
      `plain: What it costs depends most on ${price} (0.900: higher means more) (rank correlations).`,
    );
  });

  it('names in words what planners know by other names than its key', () => {
    const size = input('peak_needed_tib', 'population.everyCohort.messageSize', '0.9');
    expect(said(shownRun({ sensitivity: [size] }, record(20)), 'Drivers')).toBe(
      'plain: How much storage is needed at the peak depends most on the mean size of a message (0.900: higher means more) (rank correlations).',
    );
    const odd = input('peak_needed_tib', 'constructor', '0.9');
    expect(said(shownRun({ sensitivity: [odd] }, record(20)), 'Drivers')).toMatch(
      / most on constructor \(/,
    );
  });

  it.each([
    [rows, record(9), 'Which inputs matter most cannot be told from so few replications.'],
    [rows, record(20, 'medians'), 'Inputs were held at their medians: ranges show luck alone.'],
    [[], record(20), 'No input is uncertain: ranges show luck alone.'],
    [
      [input('peak_needed_tib', 'weak', '0.2')],
      record(20),
      'No single uncertain input drives the figures by more than chance would show.',
    ],
    [[input('peak_needed_tib', 'idle', '')], record(20), 'No uncertain input makes a difference.'],
  ])('is said not to be known where it is not, %#', (sensitivity, made, wanted) => {
    expect(said(shownRun({ sensitivity }, made), 'Drivers')).toBe(`plain: ${wanted}`);
  });
});

describe('what the verdict rests on', () => {
  it.each([
    [{ replications: 20 }, ''],
    [
      { replications: 19 },
      'watch: With 19 replications chances are rough: simulate more to plan by them.',
    ],
    [
      { replications: 1 },
      'watch: One replication says nothing of ranges and chances: simulate more to plan by it.',
    ],
    [
      { replications: 20, sample: { share: 0.005 } },
      'watch: This is a quick look at 0.5 % of the mailboxes, scaled up: small numbers are rough.',
    ],
    [
      { replications: 2, sample: { share: 0.05 } },
      'watch: This is a quick look at 5 % of the mailboxes, scaled up: small numbers are rough. With 2 replications chances are rough: simulate more to plan by them.',
    ],
  ])('is told of %j', (record, wanted) => {
    expect(said(shownRun({}, { record }), 'Limits')).toBe(wanted);
  });
});

describe('gates that alert', () => {
  it('are named, each once', () => {
    const event = (sequence: string, rule: string, kind: string): ShownRow => ({
      ...{ replication: '0', sequence, event: kind, rule },
    });
    const alerts = [event('1', 'runway', 'alert'), event('2', 'runway', 'alert')];
    const of = (...stage_events: readonly ShownRow[]) => said(shownRun({ stage_events }), 'Alerts');
    expect(of(...alerts, event('3', 'desk', 'pause'))).toBe(
      'watch: Gate runway alerts in some replications, which stops nothing; stage_events.csv says when.',
    );
    expect(of(...alerts, event('3', 'desk', 'alert'))).toMatch(
      /^watch: Gate runway and gate desk alert in /,
    );
    expect(of(event('3', 'desk', 'pause'))).toBe('');
  });
});

it('answers what is asked of every plan, however little the run has', () => {
  const topics = verdict(shownRun({})).map(({ topic }) => topic);
  expect(topics).toEqual(['Fit', 'Rollout', 'Cost', 'Drivers']);
});
