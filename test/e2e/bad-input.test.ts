/** Bad input: exit code 2, one clear message with its place, no stack, nothing written. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { expectFault } from '../support/expect-fault.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

const EDITS: readonly (readonly [what: string, from: string, to: string, stderr: string])[] = [
  [
    'an unknown key',
    'sentShare: 40%',
    'sentShar: 40%',
    "small.yaml:16:7  population.cohorts.clinical.sentShar  unknown key  did you mean 'sentShare'?",
  ],
  [
    'a size with two readings',
    'size: 200 MiB',
    'size: 200 MB',
    "small.yaml:38:22  quota.tiers.standard.size  '200 MB' could mean 200 MiB (209,715,200 bytes, Exchange's usage) or 190.735 MiB (200,000,000 bytes, disk vendors' usage)  write one of them",
  ],
  [
    'a day that does not exist',
    'start: 2013-07-01',
    'start: 2013-02-30',
    "small.yaml:5:18  horizon.start  '2013-02-30' is not a day of the calendar  write YYYY-MM-DD, such as 2013-04-01",
  ],
  [
    'shares of cohorts that sum to 98 %',
    'share: 25%',
    'share: 23%',
    'small.yaml:11:3  population.cohorts  the shares sum to 98%  make them sum to 100%',
  ],
  [
    'shares of tiers that sum to 98 %',
    'share: 80%',
    'share: 78%',
    'small.yaml:36:3  quota.tiers  the shares sum to 98%  make them sum to 100%',
  ],
  [
    'thresholds in the wrong order',
    'send: 100%',
    'send: 94%',
    'small.yaml:35:33  quota.thresholds.send  send, 94%, is below warn, 95%  order them warn <= send <= receive',
  ],
  [
    'a clean-up target above the warning',
    '[60%, 85%]',
    '[60%, 96%]',
    'small.yaml:42:3  owners.cleanUpTo  the upper end, 96%, is not below the warn threshold, 95%  write less than 95%',
  ],
  [
    'a stage after itself',
    'stage: pilot,',
    'stage: everyone-else,',
    'small.yaml:59:22  rollout.stages.everyone-else.after.stage  the stage waits for itself: everyone-else after everyone-else  give one of them a start instead',
  ],
  [
    'two stages that claim a mailbox',
    'select: rest',
    'select: {organisationTypes: [acute-trust]}',
    `small.yaml:57:7  rollout.stages.everyone-else.select  stages 'pilot' and 'everyone-else' both select 120 mailboxes, for example in Trust A (A1)  narrow one of the two, or let one be \`select: rest\``,
  ],
  [
    'a stage that selects nobody',
    'regions: [London]',
    'regions: [London], tiers: [large], cohorts: [dormant], organisationTypes: [gp-practice], fillAtLeast: 100%, share: 0%',
    `small.yaml:52:7  rollout.stages.pilot.select  selects no mailbox  widen \`select\`, or write \`allowEmpty: true\` if that is meant`,
  ],
  [
    'an unknown region',
    'regions: [London]',
    'regions: [Londn]',
    "small.yaml:52:7  rollout.stages.pilot.select  no organisation is in the region 'Londn'  did you mean 'London'?",
  ],
  [
    'a missing organisation file',
    'organisations.csv',
    'organisation.csv',
    'small.yaml:10:25  population.organisations.file  organisation.csv: there is no such organisation file  correct the path or make the file',
  ],
  [
    'an extended file that is missing',
    'headroom: 1',
    'headroom: 1\nextends: base.yaml',
    'small.yaml:3:10  extends  cannot read base.yaml: there is no such file  write a path relative to this file',
  ],
  [
    'a file that extends itself',
    'headroom: 1',
    'headroom: 1\nextends: small.yaml',
    'small.yaml:3:10  extends  a cycle: small.yaml -> small.yaml  take one of these extends away',
  ],
  [
    'an end before the start',
    'end: 2013-09-30',
    'end: 2013-06-30',
    'small.yaml:5:35  horizon.end  2013-06-30 is before the start, 2013-07-01  write a day from 2013-07-01 on',
  ],
  [
    'too many mailboxes',
    'population:',
    'population:\n  mailboxes: 12000000',
    'small.yaml:10:14  population.mailboxes  12000000 mailboxes are more than the 10000000 that a run can hold: they would need about 1.7 GiB of memory  write at most 10000000',
  ],
  [
    'a cohort called as the reports call every mailbox',
    '    dormant:',
    '    all:',
    "small.yaml:23:5  population.cohorts.all  'all' stands for every mailbox in the reports  give the cohort another name",
  ],
  [
    'a type of no organisation that has mailboxes',
    'organisations: {file: organisations.csv}',
    'organisations: {types: {acute-trust: {count: 0, mailboxes: 10, regions: {London: 100%}}}}',
    'small.yaml:10:48  population.organisations.types.acute-trust.count  0 is not a whole number from 1 to 1000000  write one, such as 160',
  ],
  [
    'a stage that selects only organisations without mailboxes',
    'organisations: {file: organisations.csv}',
    'organisations: {types: {acute-trust: {count: 2, mailboxes: 10, regions: {North: 100%}}, body: {count: 3, mailboxes: 0, regions: {London: 100%}}}}',
    'small.yaml:52:7  rollout.stages.pilot.select  selects no mailbox  widen `select`, or write `allowEmpty: true` if that is meant',
  ],
  [
    'YAML that cannot be read',
    'headroom: 1',
    'headroom: [1',
    'small.yaml:3:1  not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]  mend the syntax here',
  ],
];

describe('a scenario with', () => {
  for (const [what, from, to, stderr] of EDITS) {
    it(what, () => expectFault(smallScenario(replacing(from, to)), `${stderr}\n`));
  }
});

it('all faults of the file are told in one go, in the order of lines', () => {
  const folder = smallScenario((text) =>
    replacing(
      'size: 200 MiB',
      'size: 200 MB',
    )(replacing('sentShare: 40%', 'sentShare: 140%')(replacing('title:', 'titel:')(text))),
  );
  return expectFault(
    folder,
    [
      "small.yaml:4:1  titel  unknown key  did you mean 'title'?",
      'small.yaml:16:18  population.cohorts.clinical.sentShare  140% is outside 0% to 100%  write a share from 0% to 100%',
      "small.yaml:38:22  quota.tiers.standard.size  '200 MB' could mean 200 MiB (209,715,200 bytes, Exchange's usage) or 190.735 MiB (200,000,000 bytes, disk vendors' usage)  write one of them",
      '',
    ].join('\n'),
  );
});

it('the faults of several files are told together, before anything is simulated', async () => {
  const folder = smallScenario();
  const text = readFileSync(join(folder, 'small.yaml'), 'utf8');
  writeFileSync(join(folder, 'second.yaml'), text.replace('2013-07-01', '2013-02-30'));
  writeFileSync(join(folder, 'third.yaml'), text.replace('select: rest', 'select: rset'));
  await expectFault(
    folder,
    [
      "second.yaml:5:18  horizon.start  '2013-02-30' is not a day of the calendar  write YYYY-MM-DD, such as 2013-04-01",
      "third.yaml:57:15  rollout.stages.everyone-else.select  'rset' is not known  did you mean 'rest'?",
      'fourth.yaml  cannot read fourth.yaml: there is no such file  check the path',
      '',
    ].join('\n'),
    ['run', 'second.yaml', 'small.yaml', 'third.yaml', 'fourth.yaml'],
  );
});

describe('--set', () => {
  const CASES: readonly (readonly [expression: string, stderr: string])[] = [
    [
      'run.replicatoins=3',
      "--set  run.replicatoins  in 'run.replicatoins=3': unknown key  did you mean 'replications'?",
    ],
    [
      'rollout.stages.pliot.rate=3 per day',
      "--set  rollout.stages.pliot  in 'rollout.stages.pliot.rate=3 per day': unknown name  did you mean 'pilot'?",
    ],
    [
      'run.replications',
      "--set  in 'run.replications': is not key.path=VALUE  write it such as run.replications=20 (null removes a key)",
    ],
    [
      'horizon.end=2013-02-30',
      "--set  horizon.end  in 'horizon.end=2013-02-30': '2013-02-30' is not a day of the calendar  write YYYY-MM-DD, such as 2016-03-31",
    ],
  ];
  for (const [expression, stderr] of CASES) {
    it(expression, () =>
      expectFault(smallScenario(), `${stderr}\n`, ['run', 'small.yaml', '--set', expression]),
    );
  }
});

describe('an output folder', () => {
  it('that is not a run is refused, even with --force, before anything is simulated', () => {
    const folder = smallScenario();
    mkdirSync(join(folder, 'runs/small'), { recursive: true });
    writeFileSync(join(folder, 'runs/small/letter.txt'), 'Dear Sir');
    return expectFault(
      folder,
      'headroom: runs/small exists and is not a run that headroom wrote: name another folder with --out (--force replaces only runs)\n',
      ['run', 'small.yaml', '--force'],
    );
  });

  it('that is a file is refused', () => {
    const folder = smallScenario();
    return expectFault(
      folder,
      'headroom: organisations.csv exists and is not a run that headroom wrote: name another folder with --out (--force replaces only runs)\n',
      ['run', 'small.yaml', '--out', 'organisations.csv'],
    );
  });

  it('of two scenarios of one name is refused', () => {
    const folder = smallScenario();
    const text = readFileSync(join(folder, 'small.yaml'), 'utf8');
    writeFileSync(join(folder, 'twin.yaml'), text);
    return expectFault(
      folder,
      "headroom: small.yaml and twin.yaml have the same name, small, and both would go to runs/small: change one, or run them one by one with --out\nSee 'headroom run --help'.\n",
      ['run', 'small.yaml', 'twin.yaml'],
    );
  });
});
