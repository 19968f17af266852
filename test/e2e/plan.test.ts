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
