/** `headroom size SCENARIO`. */
import { describe, expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

async function sized(args: readonly string[], cwd: string): Promise<Record<string, unknown>> {
  const result = await callCli([...args, '--json'], { cwd });
  expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(result.stdout);
}

const STORAGE = `\
storage:
  layout: {preset: exchange-2010, copies: 2, deletedItemRetentionDays: 30}
  pools:
    one: {usable: 1 TiB, organisations: rest}
`;

const PLATFORM = `\
platforms:
  cloud:
    quota: {size: 4 GiB}
    storage:
      layout: {preset: exchange-2013, copies: 3}
      pools: {cloud: {usable: 9 TiB, organisations: rest}}
`;

const LAST_STAGE = `\
      change: {quota: {factor: 2}}
      after: {`;
const MOVE = LAST_STAGE.replace('{quota: {factor: 2}}', '{platform: cloud}');
const MOVES = `\
rollout:
  moves: {perDay: 50, dropSourceAfter: 14 days}
`;

const ONBOARDING = `\
  onboarding:
    - {name: practices, from: 2013-08-01, to: 2013-08-31, mailboxes: 50, organisationType: acute-trust}
`;

describe('a scenario', () => {
  // By hand. 300 mailboxes, of which 225 are clinical with 16 messages and 75 dormant with 2:
  // 12.5 a day; all of 200 KiB. Of each cohort four fifths have 200 MiB and a fifth 500: 260 MiB
  // on average, and twice that after the rollout. 0.75 x 60 % + 0.25 x 30 % of it is used: 136.5.
  const MEANS = {
    name: 'small',
    mailbox_count: 300,
    mailbox_count_from: 'scenario',
    messages_per_day: 12.5,
    message_kib: 200,
    copy_count_from: 'default',
  };

  it('is sized before its rollout and after', async () => {
    const flat = await sized(['size', 'small.yaml'], smallScenario());
    expect(flat).toMatchObject(MEANS);
    expect(flat).toMatchObject({ before_quota_mib: 260, quota_mib: 520 });
    expect(flat.initial_mib).toBeCloseTo(136.5, 9);
    // 12.5 x 200 / 1024 = 2.441; x 14 + 0.042 x 260: 45.1; and 58.5 once the quota is doubled.
    expect(flat.before_size_on_disk_mib).toBe(308);
    expect(flat.size_on_disk_mib).toBe(579);
  });

  it('has two columns in the text', async () => {
    const { stdout } = await callCli(['size', 'small.yaml'], { cwd: smallScenario() });
    expect(stdout).toMatch(
      /^Published Exchange sizing of small: .*\n\n +Inputs +before +after +from/,
    );
    expect(stdout).toMatch(/q +--quota +260 MiB +520 MiB +scenario/);
    expect(stdout).toMatch(/S +size on disk +308 +579 +MiB/);
  });

  it('yields to options, and to a preset that is asked for', async () => {
    const args = ['size', 'small.yaml', '--quota', '1 GiB', '--messages-per-day', '50'];
    const flat = await sized(args, smallScenario());
    expect(flat).toMatchObject({ ...MEANS, quota_mib: 1024, messages_per_day: 50 });
    expect(flat).toMatchObject({ quota_mib_from: 'option' });
    expect(flat).not.toHaveProperty('before_quota_mib');
  });

  it('has the preset of its layout, which fills in what a layout has no key for', async () => {
    const cwd = smallScenario((text) => text + STORAGE);
    // Of 2010: no index twice, 0.06 IOPS for 50 messages.
    const own = { preset: 'exchange-2010', merged_index_count: 0, iops_per_message: 0.0012 };
    expect(await sized(['size', 'small.yaml'], cwd)).toMatchObject(own);
    const other = await sized(['size', 'small.yaml', '--preset', 'exchange-2013'], cwd);
    expect(other).toMatchObject({ preset: 'exchange-2013', merged_index_count: 1 });
    expect((await sized(['size', 'small.yaml'], smallScenario())).preset).toBe('exchange-2013');
  });

  it('has one column without stages', async () => {
    const args = ['size', 'small.yaml', '--set', 'rollout.stages=[]'];
    const flat = await sized(args, smallScenario());
    expect(flat).toMatchObject({ quota_mib: 260 });
    expect(flat).not.toHaveProperty('before_quota_mib');
  });

  it('gives its storage', async () => {
    const cwd = smallScenario((text) => `${text}${STORAGE}`);
    expect(await sized(['size', 'small.yaml'], cwd)).toMatchObject({
      copy_count: 2,
      copy_count_from: 'scenario',
      retention_days: 30,
      index_share: 0.1,
      index_share_from: 'scenario',
      iops_per_message_from: 'preset',
    });
    expect(await sized(['size', 'small.yaml', '--preset', 'exchange-2013'], cwd)).toMatchObject({
      copy_count: 2,
      retention_days: 14,
      retention_days_from: 'preset',
      index_share: 0.2,
    });
  });

  it('counts unlimited quotas as what they count as', async () => {
    // 0.8 x 200 + 0.2 x 1024.
    const edit = replacing(
      'large: {size: 500 MiB, share: 20%}',
      'large: {size: unlimited, share: 20%}\n  unlimitedCountsAs: 1 GiB',
    );
    const args = ['size', 'small.yaml', '--set', 'rollout.stages=[]'];
    const { quota_mib } = await sized(args, smallScenario(edit));
    expect(quota_mib).toBeCloseTo(364.8, 9);
  });

  describe('of which the guidance is not told all, says so', () => {
    const note = async (args: string, cwd: string): Promise<string> =>
      (await callCli(['size', 'small.yaml', ...args.split(' ')], { cwd })).stderr;

    it('of platforms with disks of their own, unless it is not home that all are sized by', async () => {
      const moving = smallScenario((text) => {
        const moved = text.replace(LAST_STAGE, MOVE).replace('rollout:\n', MOVES);
        return `${moved}${STORAGE}${PLATFORM}`;
      });
      const one = 'mailboxes move to cloud with disks of their own';
      const expected = `note: after: ${one}, but all are sized here by the layout of home: give --preset, --copies and so on\n`;
      expect(await note('--copies 3', moving)).toBe(expected);
      expect(await note('--preset exchange-2013', moving)).toBe('');
      expect(await note('--quota 1GiB', moving)).toBe('');
      const staying = smallScenario((text) => `${text}${STORAGE}${PLATFORM}`);
      expect(await note('--copies 3', staying)).toBe('');
    });

    it('of mailboxes that join by onboarding, unless an option counts them', async () => {
      const joining = smallScenario(replacing('population:', `population:\n${ONBOARDING}`));
      const expected =
        'note: 50 mailboxes of population.onboarding are not counted: give --mailboxes\n';
      expect(await note('--copies 1', joining)).toBe(expected);
      expect(await note('--mailboxes 350', joining)).toBe('');
    });
  });

  it('is told where it has a fault', async () => {
    const cwd = smallScenario(replacing('share: 75%', 'share: 175%'));
    const { code, stderr } = await callCli(['size', 'small.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('small.yaml:13:14  population.cohorts.clinical.share');
  });
});
