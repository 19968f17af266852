/** Organisations that cannot be: exit code 2, one clear message with its place, nothing written. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFault } from '../support/expect-fault.ts';
import { callCli } from '../support/run-cli.ts';
import { replacing, smallScenario } from '../support/small-scenario.ts';

describe('an organisation file with', () => {
  const CASES: readonly (readonly [what: string, from: string, to: string, stderr: string])[] = [
    [
      'a bad row',
      '120',
      'many',
      "organisations.csv:2:31  mailboxes is 'many', not a whole number of 0 or more  write digits only, at most 15 of them, such as 1250",
    ],
    [
      'a duplicate id',
      'A2,',
      'A1,',
      "organisations.csv:3:1  id 'A1' stands twice: in lines 2 and 3  write a code that no other organisation has",
    ],
    [
      'a missing column',
      'id,name,type,region',
      'id,name,type,area',
      "organisations.csv:1:1  no column 'region'; found: id, name, type, area, mailboxes  add a column 'region'; a file needs id, name, type, region, mailboxes",
    ],
  ];
  for (const [what, from, to, stderr] of CASES) {
    it(what, () => {
      const folder = smallScenario();
      const path = join(folder, 'organisations.csv');
      writeFileSync(path, replacing(from, to)(readFileSync(path, 'utf8')));
      return expectFault(folder, `${stderr}\n`);
    });
  }

  it('more than ten million mailboxes', () => {
    const folder = smallScenario();
    appendFileSync(join(folder, 'organisations.csv'), 'A3,Trust E,acute-trust,South,9999701\n');
    return expectFault(
      folder,
      'small.yaml:10:3  population.organisations  10000001 mailboxes are more than the 10000000 that a run can hold: they would need about 1.5 GiB of memory  set population.mailboxes to scale them down\n',
    );
  });
});

it('ten million mailboxes in the file are no fault when the scenario scales them down', async () => {
  const folder = smallScenario(replacing('population:', 'population:\n  mailboxes: 300'));
  const rows = 'A3,Trust E,acute-trust,London,9000000\nA4,Trust F,acute-trust,North,1000000\n';
  appendFileSync(join(folder, 'organisations.csv'), rows);
  expect((await callCli(['validate', 'small.yaml'], { cwd: folder })).code).toBe(0);
});

it('organisations without mailboxes are no fault, be it some of them or all', async () => {
  const folder = smallScenario((text) => text.slice(0, text.indexOf('rollout:')));
  const path = join(folder, 'organisations.csv');
  const rows = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, rows.map((row) => row.replace(/^(A1.*|G.*),\d+$/, '$1,0')).join('\n'));
  const some = await callCli(['run', 'small.yaml', '--json', '--quiet'], { cwd: folder });
  expect(JSON.parse(some.stdout).runs[0].mailboxes).toBe(150);
  writeFileSync(path, rows.map((row) => row.replace(/,\d+$/, ',0')).join('\n'));
  const none = await callCli(['run', 'small.yaml', '--json', '--quiet', '--force'], {
    cwd: folder,
  });
  expect(none.code).toBe(0);
  expect(JSON.parse(none.stdout).runs[0].mailboxes).toBe(0);
});

it('sizes on more days than memory holds are refused before they are made', () => {
  const days = Array.from(
    { length: 31 },
    (_, day) => `2013-07-${String(day + 1).padStart(2, '0')}`,
  );
  const folder = smallScenario((text) =>
    replacing(
      'population:',
      'population:\n  mailboxes: 9000000',
    )(`${text}report: {sizesOn: [${days.join()}]}\n`),
  );
  // 9,000,000 * (140 + 31 * 8) B = 3.25 GiB
  return expectFault(
    folder,
    'small.yaml:62:10  report.sizesOn  the sizes of 9000000 mailboxes on 31 days are more than a run can hold: it would need about 3.3 GiB of memory  write report.sizesOn with at most 29 days\n',
  );
});

it('organisations without mailboxes cannot be scaled', () => {
  const folder = smallScenario(replacing('population:', 'population:\n  mailboxes: 300'));
  const header = 'id,name,type,region,mailboxes\n';
  writeFileSync(join(folder, 'organisations.csv'), `${header}A1,A,acute-trust,London,0\n`);
  return expectFault(
    folder,
    'small.yaml:10:14  population.mailboxes  300 mailboxes cannot be spread over organisations that have none  give the organisations mailboxes, or take this key away\n',
  );
});
