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

it('prints the calendar of the stages', async () => {
  const cwd = smallScenario();
  expect(await callCli(['plan', 'small.yaml'], { cwd })).toEqual({
    code: 0,
    stdout: TABLE,
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
`);
});

it('prints the same as JSON', async () => {
  const cwd = smallScenario();
  const { stdout } = await callCli(['plan', 'small.yaml', '--json'], { cwd });
  const { headroom, name, stages } = JSON.parse(stdout);
  expect({ headroom, name }).toEqual({ headroom: expect.stringMatching(/^\d/), name: 'small' });
  expect(stages).toHaveLength(2);
  expect(stages[0]).toEqual({
    stage: 'pilot',
    after: null,
    planned_start: '2013-07-08',
    planned_finish: '2013-07-26',
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
