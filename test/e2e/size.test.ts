/** `headroom size` from options alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIZE_OPTIONS } from '../../src/cli/size-options.ts';
import { EXAMPLE_A_FIGURES } from '../support/published-example.ts';
import { callCli, PROJECT_FOLDER } from '../support/run-cli.ts';

const DOCUMENT = readFileSync(join(PROJECT_FOLDER, 'docs/size.md'), 'utf8');
const FEW = [
  ...['size', '--mailboxes', '500', '--quota', '10 GiB'],
  ...['--messages-per-day', '200', '--message-size', '75 KiB'],
];

/** The fenced block of a language in the document. */
function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT)?.[1] ?? '';
}

/** The words after `headroom`, as a shell would split the example of the document. */
function exampleArguments(): string[] {
  const words = block('sh').match(/'[^']*'|[^\s\\]+/g) ?? [];
  return words.slice(1).map((word) => word.replaceAll("'", ''));
}

async function sized(args: readonly string[]): Promise<Record<string, unknown>> {
  const result = await callCli([...args, '--json']);
  expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(result.stdout);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

describe('the example of docs/size.md', () => {
  it('prints what the document says', async () => {
    expect(await callCli(exampleArguments())).toEqual({
      code: 0,
      stdout: block('text'),
      stderr: '',
    });
  });

  it('has every figure of the workbook to 1e-12, under the key that the document names', async () => {
    const flat = await sized(exampleArguments());
    for (const [name, expected] of EXAMPLE_A_FIGURES) {
      const key = snakeCase(name);
      expect(Math.abs(Number(flat[key]) / expected - 1)).toBeLessThanOrEqual(1e-12);
      expect(DOCUMENT).toContain(`\`${key}\``);
    }
    expect(flat.months_to_full).toBeCloseTo(27.86, 2);
    const faulty = await sized([...exampleArguments(), '--calculator-faults']);
    expect([flat, faulty].map((one) => one.has_calculator_faults)).toEqual([false, true]);
    const months = Number(faulty.months_to_full);
    expect(Math.abs(months / 22.313311385137478 - 1)).toBeLessThanOrEqual(1e-12);
  });

  it('is a flat object that begins with the version', async () => {
    const flat = await sized(exampleArguments());
    expect(Object.keys(flat)[0]).toBe('headroom');
    for (const value of Object.values(flat)) {
      expect(value === null || ['number', 'string', 'boolean'].includes(typeof value)).toBe(true);
    }
    // An input and a result of one name would be one key.
    for (const { input } of SIZE_OPTIONS) {
      expect(flat).toHaveProperty(`${snakeCase(input)}_from`);
      expect(EXAMPLE_A_FIGURES.map(([name]) => snakeCase(name))).not.toContain(snakeCase(input));
    }
  });

  it('has a row for every option', () => {
    for (const { name, symbol, value } of SIZE_OPTIONS) {
      const option = `--${name} ${value}`.replace('|', '\\|');
      expect(DOCUMENT).toContain(`| \`${option}\` | ${symbol} |`);
    }
  });
});

describe('options alone', () => {
  it('say where each input comes from', async () => {
    const flat = await sized([...FEW, '--disk', '4 TB']);
    expect(flat).toMatchObject({
      name: null,
      mailbox_count: 500,
      mailbox_count_from: 'option',
      disk_bytes: 4e12,
      is_jbod: true,
      is_jbod_from: 'default',
      index_share: 0.2,
      index_share_from: 'preset',
      copy_count: 1,
      copy_count_from: 'default',
    });
    const of2010 = await sized([...FEW, '--disk', '4 TB', '--preset', 'exchange-2010']);
    expect(of2010).toMatchObject({ overhead_share: 0.2, index_share: 0.1, free_space_share: 0.2 });
  });

  it('fill in what depends on what is given', async () => {
    // Of four copies one lags by ten days and one is in a second site: of five servers three are
    // in the first, and two of three copies may fail: 2 x (5 - 2) are left.
    const copies = ['--copies', '4', '--lagged-copies', '1', '--copies-in-second-site', '1'];
    const servers = ['--servers-per-group', '5', '--groups', '2', '--lag-hours', '240'];
    const flat = await sized([...FEW, ...copies, ...servers, '--disk', '4 TB']);
    expect(flat).toMatchObject({ active_server_count: 3, servers_left_count: 6 });
    expect(flat).toMatchObject({ safety_net_days: 10, log_days: 10 });
    expect(await sized([...FEW, '--copies', '2', '--disk', '9 TB'])).toMatchObject({
      servers_per_group: 2,
      active_server_count: 2,
      safety_net_days: 2,
    });
  });

  it('say on standard error what a planner should not miss', async () => {
    // 200 x 1024 / 10890 = 18.8: 5000 / 19 = 263.2, 264 databases.
    const { code, stderr } = await callCli([...FEW.with(2, '5000'), '--disk', '4 TB']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'note: a server has 264 databases, and Exchange supports 100: have more servers, ' +
        'groups or larger databases\n',
    });
    const full = await callCli([...FEW, '--disk', '0.3 TB', '--backup-tolerance-days', '90']);
    expect(full.stderr).toMatch(/^note: a volume needs .* GiB, but a disk has only 279\.4 GiB: /);
    const lag = ['--copies', '2', '--lagged-copies', '1', '--safety-net-days', '1'];
    const short = await callCli([...FEW, ...lag, '--disk', '9 TB']);
    expect(short.stderr).toContain('note: the safety net is shorter than the lag');
    const large = await callCli([...FEW, '--archive-quota', '0 B', '--retention-days', '2400']);
    expect(large.stderr).toContain('note: recoverable items are cut off');
    const hours = ['--lag-hours', '24'];
    const idle = await callCli([...FEW, ...hours]);
    expect(idle.stderr).toContain('note: --lag-hours has no effect: no copy lags');
    const lagging = await callCli([...FEW, ...hours, '--copies', '3', '--lagged-copies', '1']);
    expect(lagging.stderr).not.toContain('--lag-hours');
  });
});

const REFUSED: readonly (readonly [string, string])[] = [
  ['--copies 0', '--copies is 0: give a whole number from 1 to 16'],
  [
    '--free-space 100%',
    '--free-space leaves no room on a volume for anything: give a share from 0% to below 100%',
  ],
  [
    '--copies 2 --lagged-copies 3',
    '--lagged-copies is 3, of 2 copies in all: give at most 1, or more copies: lagged ones count among them',
  ],
  [
    '--copies 2 --lagged-copies 2',
    '--lagged-copies makes all 2 copies lag, and none can be used at once: give at most 1, or more copies: lagged ones count among them',
  ],
  [
    '--copies 3 --copies-in-second-site 3',
    '--copies-in-second-site is 3, but of 3 copies only 3 without lag: give at most 2: one at least is in the first data centre',
  ],
  [
    '--moves-per-week NaN',
    "--moves-per-week: 'NaN' is not a share: write a percentage or a fraction, 15% or 0.15",
  ],
  ['--moves-per-week 150%', '--moves-per-week is 150%: give a value from 0% to 100%'],
  [
    '--moves-per-week 0.000007%',
    '--moves-per-week is 0.000007%: give 0, or a value from 0.0001% to 100%',
  ],
  [
    '--free-space -7%',
    '--free-space is -7%, but a share of a volume cannot be: give a share from 0% to below 100%',
  ],
  ['--queue-days x', "--queue-days: 'x' is not a number"],
  ['--queue-days -1', '--queue-days is -1: give a value from 0 to 366'],
  ['--groups 1.5', '--groups is 1.5: give a whole number from 1 to 1000000'],
  ['--groups many', "--groups: 'many' is not a whole number"],
  ['--restore-volume maybe', "--restore-volume: 'maybe' is neither yes nor no"],
  [
    '--disk-iops 0.1',
    '--disk-iops is too low for a mailbox in each database of a volume, which are 1: give 0.322 at least',
  ],
  [
    '--disk 4GB',
    '--disk is too small: a mailbox takes up 10890 MiB, and a database has room for 2588 MiB: give more, or a lower quota',
  ],
  [
    '--disk 4000',
    "--disk: '4000' is not the size of a disk: write it as labelled, such as 4000 GB",
  ],
  ['--retention-days 100000', '--retention-days is 100000: give a value from 0 to 24855'],
  [
    '--copies 5 --servers-per-group 4',
    '--copies is 5, for groups of 4; no server has two copies: give at most 4, or more servers to a group',
  ],
  [
    '--jbod yes',
    "--jbod needs to know how large a disk is: give the disk's size with --disk, or say no",
  ],
  [
    '--initial 11GiB',
    '--initial is more than the quota allows: give a smaller one, or a higher quota',
  ],
  [
    '--preset exchange-2016',
    "--preset is 'exchange-2016': write exchange-2007, exchange-2010, exchange-2013",
  ],
  ['--set owners.contactShare=1%', '--set is for a SCENARIO: give one'],
  [
    '--copies 10 --servers-per-group 16',
    '--symmetric (by default) makes 29059430400 databases a group, more than its mailboxes: say no, or have fewer copies or servers in the first data centre',
  ],
];

describe('what has no answer', () => {
  for (const [args, message] of REFUSED) {
    it(`is refused: ${args}`, async () => {
      expect(await callCli([...FEW, ...args.split(' ')])).toEqual({
        code: 2,
        stdout: '',
        stderr: `headroom: ${message}\nSee 'headroom size --help'.\n`,
      });
    });
  }

  it('is refused: what is required is missing', async () => {
    expect((await callCli(['size', '--quota', '1 GiB', '--messages-per-day', '9'])).stderr).toBe(
      'headroom: --mailboxes N, --message-size SIZE are missing: give them, or a SCENARIO\n' +
        "See 'headroom size --help'.\n",
    );
  });

  it('is refused: MB and GB of mail, which have two meanings', async () => {
    const { code, stderr } = await callCli([...FEW, '--initial', '10 MB']);
    expect(code).toBe(2);
    expect(stderr).toContain("headroom: --initial: '10 MB' could mean 10 MiB");
  });
});
