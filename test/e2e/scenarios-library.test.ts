/**
 * What must hang together in the shipped scenarios, at a tenth of their size, with their uncertain
 * inputs at the medians, for which their openings are calibrated.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { callCli, PROJECT_FOLDER } from '../support/run-cli.ts';

const NAMES = ['doubling-2013', 'no-change', 'big-bang', 'doubling-from-400'] as const;
type Name = (typeof NAMES)[number];

const MAILBOX_COUNT = 65_000;
const SCALE = 10;

/** A day of a run. */
interface Day {
  readonly date: string;
  readonly usedTib: number;
  readonly committedTib: number;
  readonly blockedShare: number;
  readonly warnedShare: number;
}

interface Run {
  readonly days: readonly Day[];
  /** Empty without stages. */
  readonly finishDate: string;
  readonly driftShare: number;
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
const runs = new Map<Name, Run>();

beforeAll(async () => {
  for (const name of NAMES) runs.set(name, await runTenth(name));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pathOf(name: Name): string {
  return join(PROJECT_FOLDER, 'scenarios', `nhsmail-${name}.yaml`);
}

interface StageRate {
  readonly name: string;
  readonly rate?: string | { readonly from: number; readonly to: number; readonly ramp: string };
}

/** Settings that change a tenth of the mailboxes a day, so that the stages take as long as ever. */
function slowerRates(name: Name): string[] {
  if (!name.startsWith('doubling')) return [];
  const { rollout } = parseYaml(readFileSync(pathOf('doubling-2013'), 'utf8'));
  return (rollout.stages as StageRate[]).flatMap(({ name: stage, rate }) => {
    if (rate === undefined) return [];
    const slower =
      typeof rate === 'string'
        ? `${Number.parseInt(rate, 10) / SCALE} per day`
        : `{from: ${rate.from / SCALE}, to: ${rate.to / SCALE}, ramp: ${rate.ramp}}`;
    return ['--set', `rollout.stages.${stage}.rate=${slower}`];
  });
}

async function runTenth(name: Name): Promise<Run> {
  const out = join(folder, name);
  const scale = ['--set', `population.mailboxes=${MAILBOX_COUNT}`, '--replications', '1'];
  const medians = ['--sampling', 'medians'];
  const options = [...scale, ...medians, ...slowerRates(name), '--out', out, '--quiet'];
  const { code, stderr } = await callCli(['run', pathOf(name), ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const metrics = rowsOf<{ metric: string; p50: string }>(out, 'summary.csv');
  const finish = metrics.find(({ metric }) => metric === 'rollout_finish_date');
  const { drift } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
  return { days: daysOf(out), finishDate: finish?.p50 ?? '', driftShare: drift.share };
}

function rowsOf<Row>(out: string, file: string): Row[] {
  return parseCsv(readFileSync(join(out, file), 'utf8'), { columns: true });
}

type Content = Record<'date' | 'pool' | 'used_tib_mean' | 'committed_tib_mean', string>;
type States = Record<
  'cohort' | 'warned_mailboxes_mean' | 'send_blocked_mailboxes_mean' | 'full_mailboxes_mean',
  string
>;

/** The timeline beside the states of all mailboxes; both have a row a day. */
function daysOf(out: string): Day[] {
  const states = rowsOf<States>(out, 'quota_states.csv').filter(({ cohort }) => cohort === 'all');
  const contents = rowsOf<Content>(out, 'timeline.csv').filter(({ pool }) => pool === 'all');
  return contents.map((content, day) => {
    const state = states[day]!;
    const blocked = Number(state.send_blocked_mailboxes_mean) + Number(state.full_mailboxes_mean);
    return {
      date: content.date,
      usedTib: Number(content.used_tib_mean),
      committedTib: Number(content.committed_tib_mean),
      blockedShare: blocked / MAILBOX_COUNT,
      warnedShare: Number(state.warned_mailboxes_mean) / MAILBOX_COUNT,
    };
  });
}

function runOf(name: Name): Run {
  return runs.get(name)!;
}

function on(name: Name, date: string): Day {
  return runOf(name).days.find((day) => day.date === date)!;
}

/** Mean over the days of a month. */
function monthly(name: Name, month: string, shareOf: (day: Day) => number): number {
  const days = runOf(name).days.filter(({ date }) => date.startsWith(month));
  return days.reduce((sum, day) => sum + shareOf(day), 0) / days.length;
}

interface PlannedStage {
  readonly planned_start: string;
  readonly planned_finish: string;
  readonly mailboxes: number;
}

type Drawn = Record<'replication' | 'kind' | 'key' | 'value', string>;
type Assumption = Record<'key' | 'value' | 'file' | 'quality', string>;

/** Texts, and the version of the format. */
const UNQUALIFIED = new Set(['headroom', 'name', 'title', 'question']);

const blockedShare = (day: Day) => day.blockedShare;

describe.each(NAMES)('%s', (name) => {
  it('stores no more than mailboxes can hold, and never nothing', () => {
    const wrong = runOf(name).days.filter(
      ({ usedTib, committedTib }) => usedTib <= 0 || usedTib > committedTib * 1.15,
    );
    expect(wrong).toEqual([]);
  });

  it('begins in balance: content grows from the start as it goes on growing', () => {
    const { days, driftShare } = runOf(name);
    const opening = days[59]!.usedTib / (1 + driftShare);
    expect(driftShare).toBeGreaterThan(0.01);
    expect(driftShare).toBeLessThan(0.07);
    // Both spans are before the first change but for two weeks of a pilot of 1 % of the mailboxes.
    const early = (days[59]!.usedTib - opening) / 60;
    const later = (days[119]!.usedTib - days[59]!.usedTib) / 60;
    expect(early / later).toBeGreaterThan(0.7);
    expect(early / later).toBeLessThan(1.2);
    // An opening with too many full mailboxes would see them cleared at once; a day off, on which
    // less arrives than goes, has falls of 0.15 %.
    const firstDays = [opening, ...days.slice(0, 60).map(({ usedTib }) => usedTib)];
    const falls = firstDays.slice(1).map((usedTib, day) => 1 - usedTib / firstDays[day]!);
    expect(Math.max(...falls)).toBeLessThan(0.0025);
    expect(days[0]!.warnedShare / days[59]!.warnedShare).toBeGreaterThan(0.7);
    expect(days[0]!.warnedShare / days[59]!.warnedShare).toBeLessThan(1.4);
  });

  it('says of every figure whether it is published or assumed', () => {
    const rows = rowsOf<Assumption>(join(folder, name), 'assumptions.csv');
    const figures = rows.filter(
      ({ key, value, file }) => file.endsWith('.yaml') && /\d/.test(value) && !UNQUALIFIED.has(key),
    );
    expect(figures.length).toBeGreaterThan(200);
    expect(figures.filter(({ quality }) => quality === '').map(({ key }) => key)).toEqual([]);
  });

  it('has about 250 million messages in September 2013', async () => {
    const { stdout } = await callCli(['validate', pathOf(name)]);
    const [, count = ''] = /messages in 2013-09: ([\d,]+) by the cohorts/.exec(stdout) ?? [];
    expect(Number(count.replaceAll(',', ''))).toBeGreaterThan(245e6);
    expect(Number(count.replaceAll(',', ''))).toBeLessThan(255e6);
  });
});

describe('the doubling', () => {
  it.each(['doubling-2013', 'doubling-from-400'] as const)(
    '%s takes everybody from July to early November 2013, by plan and simulated',
    async (name) => {
      const { stdout } = await callCli(['plan', pathOf(name), '--json']);
      const stages = JSON.parse(stdout).stages as PlannedStage[];
      const starts = stages.map((stage) => stage.planned_start).sort();
      const finishes = stages.map((stage) => stage.planned_finish).sort();
      expect(starts[0]).toMatch(/^2013-07-/);
      // Simulated, who failed on the last day of a stage has another try on the next open day, and
      // the stages after it come as much later; among a tenth of the mailboxes fewer do.
      expect(finishes.at(-1)).toMatch(/^2013-10-(2[5-9]|3[01])$/);
      expect(runOf(name).finishDate).toMatch(/^2013-(10-31|11-(0[1-9]|1[0-5]))$/);
      const changed = stages.reduce((sum, stage) => sum + stage.mailboxes, 0);
      expect(changed).toBe(650_000);
    },
  );

  it('takes committed quota from about 126 to about 251 TiB', () => {
    const { days } = runOf('doubling-2013');
    expect(days[0]!.committedTib * SCALE).toBeCloseTo(125.8, 0);
    expect(days.at(-1)!.committedTib).toBeCloseTo(2 * days[0]!.committedTib, 2);
    const from400 = runOf('doubling-from-400').days;
    expect(from400.at(-1)!.committedTib).toBeCloseTo(2 * from400[0]!.committedTib, 2);
    expect(from400[0]!.committedTib).toBeGreaterThan(2 * days[0]!.committedTib);
  });

  it('frees blocked owners, which nothing does without it', () => {
    for (const name of ['doubling-2013', 'doubling-from-400', 'big-bang'] as const) {
      const before = monthly(name, '2013-06', blockedShare);
      expect(monthly(name, '2013-12', blockedShare)).toBeLessThan(before / 4);
    }
    const before = monthly('no-change', '2013-06', blockedShare);
    // December has a slump, so that it is compared with the November before it as well.
    expect(monthly('no-change', '2013-11', blockedShare)).toBeGreaterThan(before);
    expect(monthly('no-change', '2015-06', blockedShare)).toBeGreaterThan(before);
  });

  it('changes nothing before it begins, and lets content grow faster from then on', () => {
    expect(on('doubling-2013', '2013-07-07')).toEqual(on('no-change', '2013-07-07'));
    const more = ['2013-12-31', '2014-03-31', '2015-03-31', '2016-03-31'].map(
      (date) => on('doubling-2013', date).usedTib / on('no-change', date).usedTib,
    );
    expect(more).toEqual([...more].sort((a, b) => a - b));
    expect(more[0]).toBeGreaterThan(1.05);
    expect(more.at(-1)).toBeGreaterThan(1.3);
  });
});

describe('what is drawn', () => {
  it('is the same in every scenario, replication by replication, and so is all before a change', async () => {
    const early = ['population.mailboxes=6500', 'horizon.end=2013-09-30', 'run.replications=3'];
    const set = early.flatMap((setting) => ['--set', setting]);
    const drawn = new Map<Name, string[][]>();
    for (const name of ['doubling-2013', 'no-change'] as const) {
      const out = join(folder, `drawn-${name}`);
      const options = [...set, ...slowerRates(name), '--out', out, '--quiet'];
      expect((await callCli(['run', pathOf(name), ...options])).code).toBe(0);
      const inputs = rowsOf<Drawn>(out, 'replications.csv').filter(({ kind }) => kind === 'input');
      const days = daysOf(out).filter(({ date }) => date <= '2013-07-07');
      drawn.set(name, [
        inputs.map(({ replication, key, value }) => `${replication} ${key} ${value}`),
        days.map((day) => JSON.stringify(day)),
      ]);
    }
    expect(drawn.get('doubling-2013')).toEqual(drawn.get('no-change'));
    const [inputs = []] = drawn.get('no-change') ?? [];
    expect(inputs.length).toBeGreaterThan(3 * 20);
    expect(new Set(inputs.map((input) => input.split(' ').at(-1))).size).toBe(inputs.length);
  });
});

describe('no change', () => {
  it('grows by 10 to 30 % in the first year, and by less when mailboxes fill up', () => {
    const [start, first, second] = ['2013-04-01', '2014-03-31', '2015-03-31'].map(
      (date) => on('no-change', date).usedTib,
    ) as [number, number, number];
    expect(first / start).toBeGreaterThan(1.1);
    expect(first / start).toBeLessThan(1.3);
    expect(second / first).toBeLessThan(first / start);
  });

  it('has a few warned owners in a hundred, and a few blocked in a thousand', () => {
    for (const month of ['2013-05', '2014-05', '2016-02']) {
      const warned = monthly('no-change', month, (day) => day.warnedShare);
      expect(warned).toBeGreaterThan(0.01);
      expect(warned).toBeLessThan(0.06);
      expect(monthly('no-change', month, blockedShare)).toBeGreaterThan(0.0005);
      expect(monthly('no-change', month, blockedShare)).toBeLessThan(0.01);
    }
  });
});

describe('the big bang', () => {
  it('is over in one weekend, but for who fails on its Sunday, and ends where the stages end', () => {
    expect(runOf('big-bang').finishDate).toMatch(/^2013-11-(09|10)$/);
    expect(on('big-bang', '2013-11-03').committedTib).toBeGreaterThan(
      0.999 * on('big-bang', '2013-11-10').committedTib,
    );
    expect(on('big-bang', '2013-11-01')).toEqual(on('no-change', '2013-11-01'));
    expect(on('big-bang', '2013-11-10').committedTib).toBe(
      on('doubling-2013', '2013-11-30').committedTib,
    );
    const end = '2016-03-31';
    const apart = on('big-bang', end).usedTib / on('doubling-2013', end).usedTib - 1;
    expect(Math.abs(apart)).toBeLessThan(0.02);
  });
});
