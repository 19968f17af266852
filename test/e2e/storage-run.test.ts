/** Whole runs of a scenario with pools, orders, milestones and costs: what they leave, and say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { SCENARIOS, smallScenario } from '../support/small-scenario.ts';

/** What stored.yaml puts over the small scenario. */
const STORED = readFileSync(join(SCENARIOS, 'stored.yaml'), 'utf8').split(
  'extends: small.yaml',
)[1]!;

const TABLES = ['pools', 'purchases', 'milestones', 'costs_monthly', 'costs_annual'];

type Rows = Record<string, string>[];

/** A run of the small scenario with this at its end: its tables by name, its record, its words. */
async function runStored(text: string, options: readonly string[] = ['--replications', '20']) {
  const cwd = smallScenario((small) => `${small.trimEnd()}\n${text}`);
  const { code, stderr } = await callCli(['run', 'small.yaml', ...options], { cwd });
  expect(code, stderr).toBe(0);
  const files = filesIn(join(cwd, 'runs/small'));
  const rows = (name: string): Rows => parse(files.get(`${name}.csv`) ?? '', { columns: true });
  return { files, rows, stderr, record: JSON.parse(files.get('run.json') ?? '') };
}

/** Pounds with two places as pence. */
const penceOf = (pounds = '') => Number(pounds.replace('.', ''));
const byMetric = (rows: Rows) => Object.fromEntries(rows.map((row) => [row.metric, row]));
const sum = (pence: readonly number[]) => pence.reduce((all, one) => all + one, 0);

it('months, years, summary and record of a run tie to the penny', async () => {
  const { files, rows, record } = await runStored(STORED);
  for (const name of TABLES) expect([...files.keys()]).toContain(`${name}.csv`);
  expect(JSON.parse(files.get('datapackage.json') ?? '').resources).toHaveLength(14);
  const summary = byMetric(rows('summary'));
  const monthly = rows('costs_monthly');
  const paid = (all: Rows) => all.filter(({ kind = '' }) => /^(capital|running|optim)/.test(kind));
  const total = penceOf(summary.total_cost_gbp?.mean);
  expect(total).toBeGreaterThan(0);
  expect(sum(paid(monthly).map((row) => penceOf(row.cash_gbp_mean)))).toBe(total);
  const years = paid(rows('costs_annual')).filter((row) => row.financial_year !== 'all');
  expect(sum(years.map((row) => penceOf(row.cash_gbp_mean)))).toBe(total);
  const present = penceOf(summary.present_value_gbp?.mean);
  expect(sum(paid(monthly).map((row) => penceOf(row.discounted_gbp_mean)))).toBe(present);
  expect(record.masterCheck.passed).toBe(true);
  expect(record.masterCheck.costs.totalCost.monthsPence).toBe(total);
  expect(record.masterCheck.retained).toHaveLength(2 * 20);
  expect(penceOf(record.headlineMeans.total_cost_gbp.toFixed(2))).toBe(total);
});

it('milestones agree with the days and months that they end', async () => {
  const { rows } = await runStored(STORED);
  const milestones = rows('milestones');
  const standing = (metric: string, pool = 'all') =>
    milestones.find((row) => {
      return row.milestone === 'contract ends' && row.pool === pool && row.metric === metric;
    });
  const totals = rows('costs_monthly').filter((row) => row.kind === 'total');
  const byAugust = totals.filter(({ month = '' }) => month <= '2013-08');
  expect(penceOf(standing('cost_to_date_gbp')?.mean)).toBe(
    sum(byAugust.map((row) => penceOf(row.cash_gbp_mean))),
  );
  const day = rows('timeline').find((row) => row.date === '2013-08-31' && row.pool === 'south');
  expect(standing('needed_tib', 'south')?.p95).toBe(day?.needed_tib_p95);
  expect(standing('utilisation_share', 'south')?.mean).toBe(day?.utilisation_share_mean);
  expect(new Set(milestones.map((row) => row.milestone))).toEqual(
    new Set(['half time', 'contract ends']),
  );
});

it('all pools together are what the summary has, and the planner is told', async () => {
  const { rows, stderr } = await runStored(STORED);
  const summary = byMetric(rows('summary'));
  const [all, north, south] = rows('pools');
  expect(all?.over_plan_probability).toBe(summary.runout_date?.probability);
  expect(all?.runout_p5).toBe(summary.runout_date?.p5);
  expect(all?.last_safe_order_p50).toBe(summary.last_safe_order_date?.p50);
  expect(all?.peak_needed_tib_p95).toBe(summary.peak_needed_tib?.p95);
  expect(Number(south?.over_plan_probability)).toBeGreaterThan(0);
  expect(north?.start_usable_tib).toBe('0.156'); // 160 / 1024
  const said = stderr.replace(/\n +/g, ' ');
  expect(said).toMatch(
    / It runs out in \d\d % of replications, from 1 July 2013 \(P5\), short by \S+ TiB \(P95\); to prevent it, order more by 1 June 2013, which is past already\.\n/,
  );
  expect(said).toMatch(
    /\. In \d\d % of replications even an order on the first day comes too late\.\s/,
  );
  expect(said).toMatch(/ Stage pilot waits for disk in \d\d % of replications\.\s/);
  expect(said).toMatch(
    / It costs £\d+ in cash on average from 1 July 2013 to 30 September 2013, including irrecoverable VAT, between £\d+ and £\d+ \(P5 to P95\); £\d+ \(P80\) is enough in four replications of five\. Its present value, discounted and without VAT, is £\d+ on average, between /,
  );
  expect(stderr).toMatch(/\npeak_needed_tib +0\.\d+ TiB/);
});

it('what is scheduled is paid on arrival, at its price, and not beyond the horizon', async () => {
  const { rows } = await runStored(STORED);
  const purchases = rows('purchases');
  const scheduled = purchases.filter((row) => row.origin === 'scheduled');
  expect(scheduled.map((row) => [row.due_p50, row.arrived_probability])).toEqual([
    ['2013-07-15', '1.000000'],
    ['2013-10-15', '0.000000'],
  ]);
  // Alone in July: nothing else was ordered before the start.
  const inJuly = rows('costs_monthly').find((row) => {
    return row.month === '2013-07' && row.line === 'purchase (ordered before 2013-07-01)';
  });
  // 20 GiB are 0.021474836 TB, at 2,000 pounds.
  expect(scheduled[0]?.net_price_gbp_mean).toBe('42.95');
  expect(inJuly?.net_gbp_mean).toBe('42.95');
  expect(purchases.some((row) => row.origin === 'policy')).toBe(true);
});

it('what is paid for purchases is what the capital lines come to, but for rounding', async () => {
  const { rows } = await runStored(STORED);
  const purchases = rows('purchases');
  const placed = purchases.filter((row) => Number(row.placed_probability) < 1);
  expect(placed.length).toBeGreaterThan(0);
  const capital = (name: string) => rows(name).filter(({ kind }) => kind === 'capital');
  const paid = sum(purchases.map((row) => penceOf(row.net_paid_gbp_mean)));
  const net = capital('costs_annual').filter((row) => row.financial_year === 'all');
  const lines = sum(net.map((row) => penceOf(row.net_gbp_mean)));
  expect(lines).toBeGreaterThan(0);
  // Half a penny each row, month of a line, and order in a replication.
  const rounded = 2 * purchases.length + capital('costs_monthly').length;
  expect(Math.abs(paid - lines)).toBeLessThanOrEqual(rounded / 2);
});

it('a run has only the tables of what its scenario has', async () => {
  const bare = await runStored('');
  for (const name of TABLES) expect([...bare.files.keys()]).not.toContain(`${name}.csv`);
  expect(bare.stderr).not.toMatch(/[Pp]ool|£|runout|_gbp/);
  const said = bare.stderr.replace(/\n +/g, ' ');
  expect(said).toContain('the scenario describes no storage of its own');
  expect(said).toContain('the scenario states no costs');
  expect(bare.record.masterCheck).toMatchObject({ passed: true, retained: [], costs: null });
  const poolsAlone = STORED.replace(/\n {2}procurement[\s\S]*/, '\n');
  const stored = await runStored(poolsAlone);
  const present = TABLES.filter((name) => stored.files.has(`${name}.csv`));
  expect(present).toEqual(['pools', 'milestones']);
  expect(stored.rows('pools')[0]).toMatchObject({ late_order_probability: '' });
});

it('--focus wants costs, and all mailboxes', async () => {
  const cwd = smallScenario();
  const without = await callCli(['run', 'small.yaml', '--focus'], { cwd });
  expect(without).toMatchObject({ code: 2, stdout: '' });
  expect(without.stderr).toContain('--focus: small has no costs: write some, or leave --focus out');
  const sampled = await callCli(['run', 'stored.yaml', '--focus', '--sample', '50%'], { cwd });
  expect(sampled).toMatchObject({ code: 2, stdout: '' });
  expect(sampled.stderr).toContain('--focus is of all mailboxes: leave it out, or --sample');
});

it('a quick look says in each of these tables that it is one', async () => {
  const { rows } = await runStored(STORED, ['--sample', '50%']);
  for (const name of ['pools', 'purchases', 'milestones']) {
    const shares = rows(name).map((row) => row.sample_share);
    expect(shares.length, name).toBeGreaterThan(0);
    expect(new Set(shares), name).toEqual(new Set(['0.500000']));
  }
});

it('--json has the new metrics, and nothing of them without storage and costs', async () => {
  const summaryOf = async (text: string) => {
    const cwd = smallScenario((small) => `${small.trimEnd()}\n${text}`);
    const { stdout } = await callCli(['run', 'small.yaml', '--json', '--quiet'], { cwd });
    return JSON.parse(stdout).runs[0].summary;
  };
  const stored = await summaryOf(STORED);
  expect(stored.total_cost_gbp).toMatchObject({ unit: 'GBP', probability: null });
  expect(stored.total_cost_gbp.mean).toBeGreaterThan(0);
  expect(stored.runout_date).toMatchObject({ unit: 'date', mean: null });
  expect(stored.runout_date.probability).toBeGreaterThan(0);
  const bare = await summaryOf('');
  expect(bare.total_cost_gbp).toMatchObject({ unit: 'GBP', mean: null, p50: null });
  expect(bare.runout_date).toMatchObject({ p5: null, probability: null });
});
