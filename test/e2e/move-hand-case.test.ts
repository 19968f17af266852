/**
 * Moves that can be worked out on paper: mailboxes of 128 MiB each (2^27 bytes) without any mail,
 * in two organisations, moved to another platform whose nights have little room.
 *
 * Organisation `trust-001` has 64 mailboxes behind a link of 8 Mbit/s, 10^6 bytes a second; over a
 * window of one hour it carries 3.6 x 10^9 bytes a night, of which moves may use 80 %: 2.88 x 10^9,
 * which is 21.46 mailboxes. Half of a content crosses the link, so 42.9: 42 mailboxes a night.
 * `practice-001` has 8 mailboxes, and no limit. 45 mailboxes a night are moved at most.
 *
 *     Monday 6 January      42 of the trust, 3 of the practice        45
 *     Tuesday 7 January     22 of the trust, 5 of the practice        27: all have moved
 *
 * With a bound on bytes of 4 GiB a night, 32 mailboxes: 32 on Monday, 32 on Tuesday, 8 on
 * Wednesday, the trust's first. With logs of two nights at 5 GiB, 40 mailboxes: 40 on Monday, none
 * on Tuesday, 32 on Wednesday. Copies are dropped after three days: of Monday's on Thursday
 * morning.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';

const LAYOUT = `layout:
    copies: 1
    deletedItemRetentionDays: 0
    singleItemShare: 0%
    calendarShare: 0%
    whiteSpaceDays: 0
    overheadShare: 0%
    indexShare: 0%
    logDays: 2
    logBytesPerMessage: 0 B
    freeSpaceShare: 0%
    filesShrink: true`;

const scenario = (moves: string): string => `headroom: 1
name: hand
title: Moves by hand
horizon: {start: 2014-01-06, end: 2014-01-17}
run: {replications: 1, seed: any}
calendar: {holidays: none}
population:
  organisations:
    types:
      trust: {count: 1, mailboxes: 64, regions: {North: 100%}}
      practice: {count: 1, mailboxes: 8, regions: {North: 100%}}
  cohorts:
    everyone:
      share: 100%
      messagesPerWorkingDay: 0
      messageSize: 128 KiB
      sentShare: 50%
      offDayShare: 100%
      keepShare: 50%
      spread: {owners: 0, regimes: 0, regimeDays: 120}
      fill:
        correlationWithTraffic: 0
        quantiles: [{share: 0%, fill: 12.5%}, {share: 100%, fill: 12.5%}]
      housekeeping: {perYear: 0, share: 0%}
quota:
  tiers: {one: {size: 1 GiB, share: 100%}}
owners:
  cleanUpPerDay: {warned: 0%, sendBlocked: 0%, full: 0%}
  cleanUpTo: [60%, 85%]
  offloadShare: 0%
  contactShare: 0%
  inducedGrowth: 0%
  inducedDelayDays: 30
storage:
  ${LAYOUT}
  pools:
    old: {usable: 100 GiB, organisations: rest}
platforms:
  new:
    quota: {size: 4 GiB}
    storage:
      ${LAYOUT.replaceAll('\n', '\n    ')}
      pools:
        cloud: {usable: 100 GiB, organisations: rest}
costs:
  priceBase: 2014-01-06
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 0%}
  lines:
    - {name: moves, kind: running, per: GiB moved, price: 2, vat: none}
    - {name: both, kind: running, per: dual mailbox-month, price: 31, vat: none}
    - {name: old seats, kind: running, per: mailbox-month, platform: home, price: 31, vat: none}
    - {name: new seats, kind: running, per: mailbox-month, platform: new, price: 31, vat: none}
    - {name: old disk, kind: running, per: TiB-month used, platform: home, price: 253952, vat: none}
    - {name: all disk, kind: running, per: TiB-month used, price: 253952, vat: none}
    - {name: new room, kind: running, per: TiB-month installed, platform: new, price: 31744, vat: none}
rollout:
  calendar: {workingDaysOnly: true}
  moves: {${moves}, dropSourceAfter: 3 days}
  stages:
    - name: away
      select: rest
      change: {platform: new}
      start: 2014-01-06
      rate: 1000 per day
`;

type Row = Record<string, string>;

async function run(moves: string): Promise<(table: string, key?: string) => Row[]> {
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'hand.yaml'), scenario(moves));
  const { code, stderr } = await callCli(['run', 'hand.yaml', '--quiet'], { cwd });
  expect(code, stderr).toBe(0);
  const files = filesIn(join(cwd, 'runs/hand'));
  return (table, key = '') =>
    parse<Row>(files.get(`${table}.csv`) ?? '', { columns: true }).filter((row) =>
      Object.values(row).slice(0, 2).join(' ').startsWith(key),
    );
}

/** So many mailboxes of 128 MiB in TiB with three places: 8 are 1 GiB. */
const tib = (mailboxes: number) => (mailboxes / 8 / 1024).toFixed(3);

/** Mailboxes in the new pool, in the old one, and copies there, by day from Monday on. */
async function days(rows: Awaited<ReturnType<typeof run>>, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const date = `2014-01-${String(6 + at).padStart(2, '0')}`;
    const of = (pool: string) => rows('timeline', `${date} ${pool}`)[0]!;
    const mailboxes = (pool: string) => Number(of(pool).mailboxes_mean);
    return { moved: mailboxes('cloud'), home: mailboxes('old'), used: of('old').used_tib_mean };
  });
}

it('moves as many a night as the links and the platform carry', async () => {
  const rows = await run(
    'perDay: 45, links: {trust: 8}, windowHours: 1, linkShare: 80%, cacheShare: 50%',
  );
  expect(await days(rows, 5)).toEqual([
    // The old pool holds the copies of those who have moved beside those who have not.
    { moved: 45, home: 27, used: tib(72) },
    { moved: 72, home: 0, used: tib(72) },
    { moved: 72, home: 0, used: tib(72) },
    { moved: 72, home: 0, used: tib(27) },
    { moved: 72, home: 0, used: tib(0) },
  ]);
  expect(rows('stages', 'away')[0]).toMatchObject({
    ...{ start_p50: '2014-01-06', finish_p50: '2014-01-07' },
    ...{ selected_mailboxes_mean: '72.000', changed_mailboxes_mean: '72.000' },
  });
  // 72 x 128 MiB are 9 GiB, at 2 pounds. On both platforms are 45 on Monday, 72 on Tuesday and on
  // Wednesday, 27 on Thursday: 216 mailbox-days, at 31 pounds a month of 31 days, a pound a day.
  expect(rows('costs_monthly', '2014-01 moves')[0]?.net_gbp_mean).toBe('18.00');
  expect(rows('costs_monthly', '2014-01 both')[0]?.net_gbp_mean).toBe('216.00');
  // Seats of twelve days at a pound each: 27 on the first; 45, and 72 on the eleven after it.
  expect(rows('costs_monthly', '2014-01 old seats')[0]?.net_gbp_mean).toBe('27.00');
  expect(rows('costs_monthly', '2014-01 new seats')[0]?.net_gbp_mean).toBe('837.00');
  // 253,952 a TiB-month is a pound a day for 128 MiB: 72 + 72 + 72 + 27 with the copies, and all
  // together 117, 144, 144, 99 and 72 on the eight days after.
  expect(rows('costs_monthly', '2014-01 old disk')[0]?.net_gbp_mean).toBe('243.00');
  expect(rows('costs_monthly', '2014-01 all disk')[0]?.net_gbp_mean).toBe('1080.00');
  // 31,744 a TiB-month is a pound a day for a GiB, of which there are 100.
  expect(rows('costs_monthly', '2014-01 new room')[0]?.net_gbp_mean).toBe('1200.00');
  expect(rows('stages', 'away')[0]).toMatchObject({
    ...{ kind: 'move', platform: 'new', moved_gib_mean: '9.000' },
  });
  const onDay = (day: string) => rows('quota_states', `${day} all`)[0]!;
  expect(onDay('2014-01-07')).toMatchObject({
    ...{ moved_mailboxes_mean: '27.000', moved_gib_mean: '3.375', dual_mailboxes_mean: '72.000' },
  });
  expect(rows('summary', 'moved_mailboxes_count')[0]?.mean).toBe('72.0');
  expect(rows('summary', 'dual_mailboxes_max')[0]?.mean).toBe('72.0');
  expect(rows('timeline', '2014-01-09 old')[0]).toMatchObject({
    ...{ platform: 'home', copies_tib_mean: tib(27) },
  });
});

it('moves as many bytes a night as the platform takes', async () => {
  const rows = await run('sizePerDay: 4 GiB');
  expect((await days(rows, 3)).map(({ moved }) => moved)).toEqual([32, 64, 72]);
});

it('moves as much as the logs of its nights have room for', async () => {
  const rows = await run('logSpace: 5 GiB');
  expect((await days(rows, 3)).map(({ moved }) => moved)).toEqual([40, 40, 72]);
});

it('is planned with what nights have room for, and warned of as too early', async () => {
  const cwd = freshFolder();
  const moves = 'perDay: 45, links: {trust: 0.2}, windowHours: 1, linkShare: 80%, cacheShare: 50%';
  writeFileSync(join(cwd, 'hand.yaml'), scenario(moves));
  const { stdout, stderr } = await callCli(['plan', 'hand.yaml'], { cwd });
  expect(stdout).toContain(`
moves
  nights: at most 45 mailboxes
  planned every 7 days by the contents of the evening before; the calendar above
    goes by the pace of stages alone
  copies on the old platform are dropped after 3 days
  link of each trust: 0.2 Mbit/s for 1 hour, 80 % of it: 137.329 MiB of
    mailboxes a night, 50 % of which crosses it
`);
  expect(stdout).toMatch(/^stage {2}moves to {2}after {2}start .*\naway {3}new .* 2014-01-06 /);
  // 25,000 bytes a second for an hour, 80 % of them, of twice as much content: 144 x 10^6 bytes, of
  // 64 x 128 MiB: 59.65 nights. Ten working days are left.
  const warnings = [
    'stage away: takes about 60 nights at the 137.329 MiB a night of the link of trust-0001 for ' +
      'what its mailboxes hold at the start, and has 10 open days by 2014-01-17',
    'stage away: a mailbox at its quota of 1 GiB is larger than the 137.329 MiB of a night of the ' +
      'link of trust-0001, and could not move',
  ];
  expect(stderr).toBe(`${warnings.join('\n')}\n`);
  const validated = await callCli(['validate', 'hand.yaml'], { cwd });
  expect(validated).toMatchObject({ code: 0, stderr });
  const json = JSON.parse((await callCli(['plan', 'hand.yaml', '--json'], { cwd })).stdout);
  expect(json.stages[0].moves_to).toBe('new');
  expect(json.moves).toMatchObject({
    ...{ per_day: 45, drop_source_after_days: 3 },
    links: [{ organisation_type: 'trust', bytes_per_night: 144_000_000 }],
  });
  expect(json.warnings).toEqual(warnings);
});

it('says how many move, when, and that some are larger than a night', async () => {
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'hand.yaml'), scenario('links: {trust: 0.1}, windowHours: 1'));
  const { stderr } = await callCli(['run', 'hand.yaml'], { cwd });
  // 45 x 10^6 bytes a night: only the practice moves.
  const said = stderr.replace(/\n +/g, ' ');
  expect(said).toMatch(
    /^Rollout +bad +The rollout is not done within the horizon, which ends on /m,
  );
  expect(said).toContain(
    ' 8 mailboxes with 0.001 TiB move, and up to 8 mailboxes are on two platforms at a time.',
  );
  expect(said).toContain(
    '\nstage away leaves mailboxes that are larger than any night has room for in 100.0 % of ' +
      'replications, up to 64 of them\n',
  );
  const events = filesIn(join(cwd, 'runs/hand')).get('stage_events.csv') ?? '';
  expect(events).toContain(
    'left,64,calendar,,end of the horizon; 64 mailboxes are larger than any night has room for\n',
  );
});

it('tells the life of a mailbox that moves', async () => {
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'hand.yaml'), scenario('perDay: 45'));
  const trace = async (mailbox: number) => {
    const args = ['trace', 'hand.yaml', '--mailbox', String(mailbox), '--json'];
    const { events } = JSON.parse((await callCli(args, { cwd })).stdout);
    return (events as Row[])
      .filter(({ event }) => event === 'move' || event === 'copy dropped')
      .map(({ date, event, quota_mib, cause }) => [date, event, quota_mib, cause]);
  };
  const move =
    'stage away: 128 MiB from platform home to new, with another quota; a copy stays on home for ' +
    '3 days';
  const copy = 'copy of 128 MiB on platform home, 3 days after the move';
  expect(await trace(44)).toEqual([
    ['2014-01-06', 'move', 4096, move],
    ['2014-01-09', 'copy dropped', 4096, copy],
  ]);
  expect((await trace(45)).map(([date]) => date)).toEqual(['2014-01-07', '2014-01-10']);
});
