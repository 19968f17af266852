import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

// By hand, from a calendar of 2013. Pilot: 130 mailboxes at 10 a day are 13 open days from Monday
// 8 July: 8-12, 15-19, then 22 and 23 frozen, 24-26. Bake of 5 working days after Friday 26 July:
// 29 July to 2 August, so the next stage begins on Monday 5 August; 10 open days end on the 16th.
const TABLE = `\
stage          after  start       finish      mailboxes  left  open days  days lost
pilot                 2013-07-08  2013-07-26        130     0         13  2 freeze, 4 weekend
everyone-else  pilot  2013-08-05  2013-08-16        170     0         10  2 weekend
`;

// The same by day: from 1 July, when the chart begins, to 16 August are 47 days, and 80 columns
// less 25 for what stands to their left are one for each. The bake is 27 July to Friday 2 August.
const CHART = `\

                         2013
   stage          after  Jul                            Aug
1  pilot                        #####--#####--xx###
2  everyone-else  1                                ~~~~~~~..#####--#####
   freezes                                    xx
   a column is a day; # changes; ~ bake; x freeze; . waits for an open day;
   - closed
 x 2013-07-22 to 2013-07-23  audit
`;

it('prints the calendar of the stages', async () => {
  const cwd = smallScenario();
  expect(await callCli(['plan', 'small.yaml'], { cwd })).toEqual({
    code: 0,
    stdout: TABLE + CHART,
    stderr: '',
  });
});

// By hand, too. 22 August 2013 is a Thursday, the 26th a bank holiday. a: 150 at 30 a day need five
// open days: 22, 23, 27, 30 August and 2 September; between them lie Saturday 24, Sunday 25, the
// holiday, the freeze of 28 and 29, Saturday 31, which is frozen as well and counts as that, and
// Sunday 1. b: the bake is 3, 4 and 5 September; rates of 10, 15, 20, 20, ... reach 125 on the
// seventh open day: 6, 9 to 12, then Friday 13 lies between the windows, 16, 17. c: its own start
// is a Saturday, so that it begins on the 27th, and takes the 30th and 2 September.
const BUSY = `\
rollout:
  calendar: {windows: [{from: 2013-08-01, to: 2013-09-12}, {from: 2013-09-16, to: 2013-09-30}]}
  freezes:
    - {name: audit, from: 2013-08-28, to: 2013-08-29}
    - {name: weekend works, from: 2013-08-31, to: 2013-08-31}
  stages:
    - name: a
      select: {organisations: [A2]}
      change: {quota: {factor: 2}}
      start: 2013-08-22
      rate: 30 per day
    - name: b
      select: {organisations: [A1]}
      change: {quota: {factor: 2}}
      after: {stage: a, bake: 3 working days}
      rate: {from: 10, to: 20, ramp: 3 days}
    - name: c
      select: rest
      change: {quota: {factor: 2}}
      start: 2013-08-24
      over: 3 days
`;

it('counts the days lost to weekends, holidays, freezes and windows', async () => {
  const cwd = smallScenario((text) => `${text.slice(0, text.indexOf('rollout:'))}${BUSY}`);
  expect((await callCli(['plan', 'small.yaml'], { cwd })).stdout).toBe(`\
stage  after  start       finish      mailboxes  left  open days  days lost
a             2013-08-22  2013-09-02        150     0          5  3 freeze, 3 weekend, 1 holiday
b      a      2013-09-06  2013-09-17        120     0          7  4 weekend, 1 window
c             2013-08-27  2013-09-02         30     0          3  3 freeze, 1 weekend

                      2013
   stage       after  Aug                            Sep
1  a                                       ##---#xx#x-#
2  b           1                                       ~~~#--####---##
3  c                                         ...#xx#x-#
   freezes                                       xx x
   a column is a day; # changes; ~ bake; x freeze; . waits for an open day;
   - closed
 x 2013-08-28 to 2013-08-29  audit
 x 2013-08-31  weekend works
`);
});

it('says what is not within the horizon, and bounds where fill decides', async () => {
  const cwd = smallScenario();
  const settings = [
    'horizon.end=2013-07-12',
    'rollout.stages.pilot.select={regions: [London], fillAtLeast: 80%}',
    'traffic.reportedMessages=null',
  ];
  const args = ['plan', 'small.yaml', ...settings.flatMap((setting) => ['--set', setting])];
  expect((await callCli(args, { cwd })).stdout).toBe(`\
stage          after  start       finish  mailboxes  left  open days  days lost
pilot                 2013-07-08  beyond     <= 130    80          5  none
everyone-else  pilot  beyond      beyond     >= 170   170          0  none

                         2013
   stage          after  Jul
1  pilot                        ####>
2  everyone-else  1                 >
   a column is a day; # changes; > beyond the horizon
`);
});

it('prints the same as JSON', async () => {
  const cwd = smallScenario();
  const { stdout } = await callCli(['plan', 'small.yaml', '--json'], { cwd });
  const { headroom, name, stages, ...rules } = JSON.parse(stdout);
  expect(rules).toEqual({ gates: [], failures: null, standing: [], moves: null, warnings: [] });
  expect({ headroom, name }).toEqual({ headroom: expect.stringMatching(/^\d/), name: 'small' });
  expect(stages).toHaveLength(2);
  expect(stages[0]).toEqual({
    stage: 'pilot',
    moves_to: null,
    after: null,
    approval_asked: null,
    planned_start: '2013-07-08',
    planned_finish: '2013-07-26',
    finish_by: null,
    mailboxes_are: 'exactly',
    mailboxes: 130,
    mailboxes_left: 0,
    open_days: 13,
    lost_weekend_days: 4,
    lost_holiday_days: 0,
    lost_freeze_days: 2,
    lost_weekday_days: 0,
    lost_window_days: 0,
  });
});

it('says that there are no stages', async () => {
  const cwd = smallScenario();
  const args = ['plan', 'small.yaml', '--set', 'rollout.stages=[]'];
  expect(await callCli(args, { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: 'small.yaml has no stages\n',
  });
  const { stdout } = await callCli([...args, '--json'], { cwd });
  expect(JSON.parse(stdout).stages).toEqual([]);
});

// Pilot as above, but due two days earlier. others: its bake is 29 July to Friday 2 August, so that
// it asks on Monday 5; 4.5 working days are 5, which end on Monday 12, in a freeze of two weeks;
// 26 August is a holiday. Without the freeze it would take 12 to 14 August. last: 20 open days from
// Friday 30 on.
// 1 July to 26 September are 88 days in 80 - 27 columns, two days each.
const CONTROLLED = `\
rollout:
  freezes:
    - {name: audit, from: 2013-07-22, to: 2013-07-23}
    - {name: summer, from: 2013-08-12, to: 2013-08-23}
  failures: {share: 0.05%, retryAfterDays: 3, attempts: 3}
  gates:
    - {name: blocked, metric: shareBlocked, onTrip: pause,
       trip: {above: 5%, forDays: 2}, clear: {below: 3%, forDays: 5}}
    - {name: calls, metric: contactsPerDay, scope: all, stages: [others], onTrip: rollback,
       trip: {above: 4000}}
    - {name: told, metric: failureShare, onTrip: abort, mode: report, trip: {above: 100%}}
  standing:
    - {name: asked for, when: send-blocked, afterDays: 2, share: 15%, quota: next tier}
  stages:
    - name: pilot
      select: {regions: [London]}
      change: {quota: {factor: 2}}
      start: 2013-07-08
      by: 2013-07-24
      rate: 10 per day
    - name: others
      select: {organisations: [A2]}
      change: {quota: {factor: 2}}
      after: {stage: pilot, bake: 5 working days}
      approval: {workingDays: {p10: 3, p50: 4.5, p90: 15}}
      over: 3 days
    - name: last
      select: rest
      change: {quota: {factor: 2}}
      after: {stage: others}
      rate: 1 per day
milestones: [{name: report, date: 2013-09-02}]
`;
const controlled = () =>
  smallScenario((text) => `${text.slice(0, text.indexOf('rollout:'))}${CONTROLLED}`);
const WARNINGS = [
  'stage pilot: finishes on 2013-07-26, 2 days after 2013-07-24, by which it should have',
  "stage others: starts on 2013-08-27 only, and would have finished on 2013-08-14 without the freeze 'summer'",
  'rollout.gates.told never trips: failureShare is never above 100%',
];

it('draws and tells what may stop a stage, and warns of what cannot work', async () => {
  const { stdout, stderr } = await callCli(['plan', 'small.yaml'], { cwd: controlled() });
  expect(stderr).toBe(WARNINGS.map((line) => `${line}\n`).join(''));
  expect(stdout).toBe(`\
stage   after   start       finish      mailboxes  left  open days  days lost
pilot           2013-07-08  2013-07-26        130     0         13  2 freeze, 4 weekend
others  pilot   2013-08-27  2013-08-29        150     0          3  none
last    others  2013-08-30  2013-09-26         20     0         20  8 weekend

                             2013
   stage       after  gates  Jul            Aug             Sep
1  pilot              A         ###-###x|#
2  others      1      AB                  ~~~~????xxxxxx.##
3  last        2      A                                    ####-######-##
   freezes                             xx         xxxxxx
   milestones                                               ^
   a column is 2 days; | to be finished by; # changes; ? approval awaited;
   ~ bake; x freeze; . waits for an open day; - closed; ^ milestone
 x 2013-07-22 to 2013-07-23  audit
 x 2013-08-12 to 2013-08-23  summer
 ^ 2013-09-02  report

gates
  A blocked: pauses all stages while the share of the mailboxes of running
    stages that cannot send is above 5 % for 2 days, until below 3 % for 5 days
  B calls: rolls back stage others once the number of contacts a day from all
    mailboxes is above 4,000; none of them starts until no longer above it
  C told: reports only, and does not act: aborts all stages once the share of
    the day's attempts that fail is above 100 %; none of them starts until no
    longer above it

approvals
  others: takes 5 working days, asked for on 2013-08-05

failures
  0.05 % of attempts fail; each is tried again after 3 days, 3 attempts in all

upgrades on request
  asked for: 15 % of those who become send-blocked or worse are given the next
    tier 2 days later
`);
});

it('has them as JSON, too', async () => {
  const { stdout } = await callCli(['plan', 'small.yaml', '--json'], { cwd: controlled() });
  const { stages, gates, failures, standing, warnings } = JSON.parse(stdout);
  expect(stages[1]).toMatchObject({ approval_asked: '2013-08-05', planned_start: '2013-08-27' });
  expect(stages[0]).toMatchObject({ approval_asked: null, finish_by: '2013-07-24' });
  expect(gates).toHaveLength(3);
  expect(gates[0]).toEqual({
    name: 'blocked',
    metric: 'shareBlocked',
    pool: null,
    scope: 'running',
    stages: null,
    trip: { above: 0.05, for_days: 2 },
    clear: { below: 0.03, for_days: 5 },
    on_trip: 'pause',
    mode: 'act',
    in_words: expect.stringMatching(/^pauses all stages while .* for 5 days$/),
  });
  expect(gates[1]).toMatchObject({ stages: ['others'], clear: null });
  expect(gates[2]).toMatchObject({ mode: 'report' });
  expect(failures).toEqual({
    share: 0.0005,
    retry_after_days: 3,
    attempts: 3,
    in_words: expect.stringContaining('0.05 % of attempts fail'),
  });
  expect(standing).toEqual([
    {
      name: 'asked for',
      when: 'send-blocked',
      after_days: 2,
      share: 0.15,
      from: null,
      to: null,
      in_words: expect.stringContaining('are given the next tier'),
    },
  ]);
  expect(warnings).toEqual(WARNINGS);
});

it('warns in validate, too, whether or not mailboxes are made for it', async () => {
  const { code, stderr } = await callCli(['validate', 'small.yaml'], { cwd: controlled() });
  expect(code).toBe(0);
  expect(stderr).toBe(WARNINGS.map((line) => `${line}\n`).join(''));
  // A share can only be told of mailboxes: 40 % of 130, at 10 a day from Monday 8 July.
  const set = ['--set', 'rollout.stages.pilot.select={regions: [London], share: 40%}'];
  const args = [...set, '--set', 'rollout.stages.pilot.by=2013-07-09'];
  const some = await callCli(['validate', 'small.yaml', ...args], { cwd: controlled() });
  expect(some.stderr).toMatch(/^stage pilot: finishes on 2013-07-1\d, \d days after 2013-07-09/);
});

it('tells of rules where there are no stages', async () => {
  const args = ['plan', 'small.yaml', '--set', 'rollout.stages=[]', '--set', 'rollout.gates=[]'];
  const { stdout, stderr } = await callCli(args, { cwd: controlled() });
  expect(stdout).toMatch(/^failures\n {2}0\.05 %/);
  expect(stderr).toContain('small.yaml has no stages\n');
});
