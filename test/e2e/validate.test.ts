import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

// By hand: September 2013 has 21 working days and 9 off-days (its only weekends; no holiday). 300
// mailboxes, 75 % clinical: 225 * 16 * (21 + 9 * 30 %) = 85,320; dormant: 75 * 2 * 30 = 4,500.
const COMPARED = '  messages in 2013-09: 89,820 by the cohorts, 100,000 reported (-10.2 %)\n';

const PLATFORM = 'platforms: {new: {quota: {size: 1 GiB}}}\n';
const MOVES = '  moves: {links: {acute-turst: 10}, windowHours: 8, dropSourceAfter: 1 day}\n';

it('says that there is no fault, and compares the messages of the reported month', async () => {
  const cwd = smallScenario();
  expect(await callCli(['validate', 'small.yaml'], { cwd })).toEqual({
    code: 0,
    stdout: `small.yaml: no faults\n${COMPARED}`,
    stderr: '',
  });
});

it('counts shocks and growth', async () => {
  const shock = '  shocks: [{name: x, from: 2013-09-01, to: 2013-09-30, factor: 1.5}]\n';
  const shocked = smallScenario(replacing('traffic:\n', `traffic:\n${shock}`));
  // 89,820 * 1.5
  expect((await callCli(['validate', 'small.yaml'], { cwd: shocked })).stdout).toContain(
    '134,730 by the cohorts, 100,000 reported (+34.7 %)',
  );
  // Python: 4500 + 3600 * sum of activity * 2 ** (days since 1 July / 365.25) = 103133.2
  const clinical = 'trafficGrowthPerYear: 0%\n      keepShare: 40%';
  const grown = smallScenario(replacing(clinical, clinical.replace('0%', '100%')));
  expect((await callCli(['validate', 'small.yaml'], { cwd: grown })).stdout).toContain(
    '103,133 by the cohorts, 100,000 reported (+3.1 %)',
  );
});

it('says where the month is not wholly within the horizon', async () => {
  const without =
    'small.yaml: no faults\n' +
    '  messages in 2013-09: not compared, the month is not wholly within the horizon\n';
  for (const setting of ['horizon.end=2013-09-29', 'horizon.start=2013-09-02']) {
    // Stages that begin before the horizon would be a fault of their own.
    const cwd = smallScenario(replacing('start: 2013-07-08', 'start: 2013-09-09'));
    const { stdout } = await callCli(['validate', 'small.yaml', '--set', setting], { cwd });
    expect(stdout).toBe(without);
  }
  const cwd = smallScenario(replacing('start: 2013-07-08', 'start: 2013-09-09'));
  const whole = ['--set', 'horizon.start=2013-09-01'];
  expect((await callCli(['validate', 'small.yaml', ...whole], { cwd })).stdout).toBe(
    `small.yaml: no faults\n${COMPARED}`,
  );
});

describe('what only the whole shows is told as run tells it', () => {
  it.each([
    [
      'two stages that claim a mailbox',
      'select: rest',
      'select: {organisationTypes: [acute-trust]}',
    ],
    [
      'two shares that claim a mailbox',
      'select: rest',
      'select: {organisationTypes: [acute-trust], share: 50%}',
    ],
    ['a stage that selects nobody', '[London]', '[London], share: 0%'],
    ['a region that is not there', '[London]', '[Londn]'],
    ['a type without a cohort', 'share: 25%', 'share: 100%\n      organisationTypes: [body]'],
    ['quotas beyond exact sums', 'size: 500 MiB', 'size: 200 TiB'],
  ])('%s', async (_, from, to) => {
    const edit = replacing(from, to);
    const cwd = smallScenario((text) =>
      // With the second cohort bound, the first has to be all of the others, and is bound as well.
      to.includes('body')
        ? edit(text).replace('share: 75%', 'share: 100%\n      organisationTypes: [acute-trust]')
        : edit(text),
    );
    const validated = await callCli(['validate', 'small.yaml'], { cwd });
    expect(validated.code).toBe(2);
    expect(validated.stderr).toMatch(/^small\.yaml:\d+:\d+ {2}.+\n$/);
    expect(await callCli(['run', 'small.yaml'], { cwd })).toEqual(validated);
  });

  it('is a link of a type that no organisation of the table has', async () => {
    const cwd = smallScenario((text) =>
      text
        .replace('rollout:\n', `${PLATFORM}rollout:\n${MOVES}`)
        .replace('change: {quota: {factor: 2}}', 'change: {platform: new}')
        .replace('select: rest', 'select: {regions: [North]}'),
    );
    const validated = await callCli(['validate', 'small.yaml'], { cwd });
    expect(validated).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^small\.yaml:\d+:\d+ .*no organisation has the type 'acute-turst' {2}did you mean .+\n$/,
      ),
    });
    expect(await callCli(['run', 'small.yaml'], { cwd })).toEqual(validated);
  });

  it('is nothing where a share leaves room for others', async () => {
    const cwd = smallScenario(replacing('regions: [London]', 'regions: [London], share: 50%'));
    expect((await callCli(['validate', 'small.yaml'], { cwd })).code).toBe(0);
  });
});

it('compares nothing where nothing is reported', async () => {
  const cwd = smallScenario();
  const args = ['validate', 'small.yaml', '--set', 'traffic.reportedMessages=null'];
  expect((await callCli(args, { cwd })).stdout).toBe('small.yaml: no faults\n');
});

it('looks at every file and ends with 2 if one has a fault', async () => {
  const cwd = smallScenario();
  const text = readFileSync(join(cwd, 'small.yaml'), 'utf8');
  writeFileSync(join(cwd, 'bad.yaml'), text.replace('sentShare: 40%', 'sentShare: 140%'));
  expect(await callCli(['validate', 'bad.yaml', 'small.yaml'], { cwd })).toEqual({
    code: 2,
    stdout: `small.yaml: no faults\n${COMPARED}`,
    stderr:
      'bad.yaml:16:18  population.cohorts.clinical.sentShare  140% is outside 0% to 100%  write a share from 0% to 100%\n',
  });
});

it('reads standard input, whose paths start from the working folder', async () => {
  const cwd = smallScenario();
  const stdin = readFileSync(join(cwd, 'small.yaml'), 'utf8');
  expect(await callCli(['validate', '-'], { cwd, stdin })).toEqual({
    code: 0,
    stdout: `-: no faults\n${COMPARED}`,
    stderr: '',
  });
  const broken = await callCli(['validate', '-'], { cwd, stdin: 'headroom: 2\n' });
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain('-:1:11  headroom  ');
});
