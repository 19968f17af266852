/**
 * What the command line refuses: exit code 2, one message, a pointer to help, nothing on stdout.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli, freshFolder } from '../support/run-cli.ts';

const CASES: readonly (readonly [args: string, message: string, help: string])[] = [
  ['rnu small.yaml', "unknown command 'rnu': did you mean 'run'?", ''],
  ['valdate small.yaml --set a=b', "unknown command 'valdate': did you mean 'validate'?", ''],
  [
    'simulate',
    "unknown command 'simulate': the commands here are run, compare, diff, report, export, verify, check, init, validate, show, plan, size, trace, completion",
    '',
  ],
  [
    'foo completion',
    "unknown command 'foo': the commands here are run, compare, diff, report, export, verify, check, init, validate, show, plan, size, trace, completion",
    '',
  ],
  [
    'completion fish',
    'completion takes no names, but there is: fish; the shell is taken from SHELL',
    'completion',
  ],
  [
    'completion --json',
    "unknown option '--json': the options here are --no-color, --help, --version",
    'completion',
  ],
  ['--quiet', "unknown option '--quiet': the options here are --no-color, --help, --version", ''],
  // The word after an unknown option is not taken for the command.
  ['--sed x run f', "unknown option '--sed': did you mean '--seed'?", ''],
  ['run', 'FILE is missing: headroom run FILE...', 'run'],
  ['run f --fore', "unknown option '--fore': did you mean '--force'?", 'run'],
  [
    'run f --replication 2',
    "unknown option '--replication': did you mean '--replications'?",
    'run',
  ],
  [
    'run f -q',
    "unknown option '-q': the options here are --out, --force, --replications, --sampling, --seed, --set, --workers, --sample, --until, --replications-max, --split, --assert, --excel, --focus, --tables, --json, --quiet, --no-color, --help, --version",
    'run',
  ],
  ['run f --no-force', "unknown option '--no-force': did you mean '--force'?", 'run'],
  ['run f --force=maybe', '--force takes no value', 'run'],
  ['run f --seed', '--seed needs a value: --seed TEXT', 'run'],
  ['run f --seed=', '--seed needs a value: --seed TEXT', 'run'],
  ['run f --out --force', '--out needs a value: --out DIR', 'run'],
  ['run f --seed -x', '--seed needs a value: --seed TEXT', 'run'],
  ['run f --seed a --seed b', '--seed is given 2 times: give it once', 'run'],
  [
    'run f --replications abc',
    "--replications is 'abc': write a whole number from 1 to 100000",
    'run',
  ],
  [
    'run f --replications 1e3',
    "--replications is '1e3': write a whole number from 1 to 100000",
    'run',
  ],
  ['run f --replications 0', "--replications is '0': write a whole number from 1 to 100000", 'run'],
  [
    'run f --replications 100001',
    "--replications is '100001': write a whole number from 1 to 100000",
    'run',
  ],
  ['run f --sampling randm', "--sampling is 'randm': did you mean 'random'?", 'run'],
  [
    'run f --sampling lhs',
    "--sampling is 'lhs': the methods here are latin-hypercube, random, medians",
    'run',
  ],
  ['run f --sampling', '--sampling needs a value: --sampling METHOD', 'run'],
  ['run f --tables sumary', "--tables has 'sumary': did you mean 'summary'?", 'run'],
  [
    'run f --tables summary,,stages',
    "--tables has '': the tables here are summary, timeline, quota_states, mailbox_sizes, stages, stage_events, pools, purchases, milestones, costs_monthly, costs_annual, focus, replications, sensitivity, split, assumptions",
    'run',
  ],
  ['run f --tables', '--tables needs a value: --tables LIST', 'run'],
  ['run f --workers 0', "--workers is '0': write a whole number from 1 to 256", 'run'],
  ['run f --workers x', "--workers is 'x': write a whole number from 1 to 256", 'run'],
  ['run f --workers 257', "--workers is '257': write a whole number from 1 to 256", 'run'],
  [
    'run f --replications-max 200',
    "--replications-max bounds --until, which is not given: write --replications, or add --until, such as --until 'p95(peak_used_tib) within 1%'",
    'run',
  ],
  ['run f --split=yes', '--split takes no value', 'run'],
  [
    'run f --until p95(peak_usd_tib)within1%',
    "--until 'p95(peak_usd_tib)within1%': there is no metric 'peak_usd_tib': did you mean 'peak_used_tib'?",
    'run',
  ],
  [
    'run f --assert mean(nothing)<2',
    "--assert 'mean(nothing)<2': there is no metric 'nothing': the metrics here are peak_used_tib, end_used_tib, peak_committed_tib, blocked_share_max, contacts_count, bounced_messages_count, suppressed_messages_count, rollout_finish_date, rollout_days, rollout_abort_date, paused_days, failed_mailboxes_count, moved_mailboxes_count, moved_tib, dual_mailboxes_max, end_mailboxes_count, peak_needed_tib, runout_date, last_safe_order_date, total_cost_gbp, present_value_gbp",
    'run',
  ],
  [
    'run f --assert p5(contacts_count)<2 --assert p5(contacts_count)',
    "--assert 'p5(contacts_count)': after p5(contacts_count) write one of < <= > >= and a value",
    'run',
  ],
  [
    'run a.yaml b.yaml --out runs/x',
    '--out names the folder of one run, and there are 2 files: leave it out, and each goes to runs/NAME',
    'run',
  ],
  ['compare', 'A B is missing: headroom compare A B...', 'compare'],
  ['compare a', 'compare takes at least 2, not 1: headroom compare A B...', 'compare'],
  [
    'compare a b --format xml',
    "--format is 'xml': the formats here are text, markdown, csv, json",
    'compare',
  ],
  ['compare a b --format jsn', "--format is 'jsn': did you mean 'json'?", 'compare'],
  ['compare a b --workers 0', "--workers is '0': write a whole number from 1 to 256", 'compare'],
  ['show a.yaml b.yaml', 'show takes one FILE, not 2: a.yaml b.yaml', 'show'],
  [
    'plan f --origins',
    "unknown option '--origins': the options here are --json, --set, --no-color, --help, --version",
    'plan',
  ],
  ['trace f', '--mailbox is missing: --mailbox N', 'trace'],
  [
    'trace f --mailbox 1.5',
    "--mailbox is '1.5': write a whole number from 0 to 999999999999999",
    'trace',
  ],
  ['init', 'NAME is missing: headroom init NAME', 'init'],
];

for (const [args, message, command] of CASES) {
  it(`headroom ${args}`, async () => {
    const help = command === '' ? 'headroom --help' : `headroom ${command} --help`;
    expect(await callCli(args.split(' '))).toEqual({
      code: 2,
      stdout: '',
      stderr: `headroom: ${message}\nSee '${help}'.\n`,
    });
  });
}

it('takes a file whose name is a number as it is written', async () => {
  expect((await callCli(['show', '1e3'])).stderr).toBe(
    '1e3  cannot read 1e3: there is no such file  check the path\n',
  );
});

it('takes a negative number as the value of an option, and any value after an equals sign', async () => {
  const missing = 'f  cannot read f: there is no such file  check the path\n';
  for (const args of ['run f --seed -5', 'run --seed=--x f', 'run f --set a=b=c --set -1=2']) {
    expect((await callCli(args.split(' '))).stderr).toBe(missing);
  }
});

it('does not take an empty file name', async () => {
  expect((await callCli(['show', ''])).stderr).toBe(
    "headroom: FILE is empty\nSee 'headroom show --help'.\n",
  );
});

it('reads options before and after the file, and a file that begins with a dash after --', async () => {
  const missing = 'cannot read x.yaml: there is no such file  check the path\n';
  for (const args of ['show --origins x.yaml', 'show x.yaml --origins', '--no-color show x.yaml']) {
    expect((await callCli(args.split(' '))).stderr).toBe(`x.yaml  ${missing}`);
  }
  expect((await callCli(['show', '--', '-x.yaml'])).stderr).toBe(
    '-x.yaml  cannot read -x.yaml: there is no such file  check the path\n',
  );
});

it('colours faults on a terminal, unless asked not to', async () => {
  const plain = "headroom: FILE is missing: headroom run FILE...\nSee 'headroom run --help'.\n";
  const red = plain.replace('headroom:', '\u001b[31mheadroom:\u001b[39m');
  const onTerminal = { isTerminal: true };
  expect((await callCli(['run'], onTerminal)).stderr).toBe(red);
  expect((await callCli(['run', '--no-color'], onTerminal)).stderr).toBe(plain);
  expect((await callCli(['run'], { ...onTerminal, env: { NO_COLOR: '1' } })).stderr).toBe(plain);
  expect((await callCli(['run'], { ...onTerminal, env: { NO_COLOR: '' } })).stderr).toBe(red);
  expect((await callCli(['run'], { ...onTerminal, env: { TERM: 'dumb' } })).stderr).toBe(plain);
});

it('tells an internal error in one line, with the stack only under HEADROOM_DEBUG=1', async () => {
  // A package.json that is none stands for a fault of the program's own.
  const packageFolder = freshFolder();
  writeFileSync(join(packageFolder, 'package.json'), '{"version":\n');
  const plain = await callCli(['--version'], { packageFolder });
  expect({ code: plain.code, stdout: plain.stdout }).toEqual({ code: 2, stdout: '' });
  expect(plain.stderr).toMatch(/^a fault in headroom: .*JSON.*\n$/);
  const debug = await callCli(['--version'], { packageFolder, env: { HEADROOM_DEBUG: '1' } });
  expect(debug.code).toBe(2);
  expect(debug.stderr.startsWith(plain.stderr)).toBe(true);
  expect(debug.stderr).toMatch(/\n {4}at JSON\.parse/);
});
