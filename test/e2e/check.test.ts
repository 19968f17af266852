/** `headroom check`: scenarios against the reports that are kept of them. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedProject, checkPlans, edit, reportedProject } from '../support/checked-projects.ts';
import { callCli, filesIn, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';

const HEAD = `
|  | scenario | what differs from its report | most | run with |
|---|---|---|---|---|
`;

describe('reports', () => {
  it('are written on demand, are the same then, and are not written again', async () => {
    const cwd = checkedProject();
    const { code, stdout, stderr } = await callCli(
      ['check', 'plans', '--against', 'reports', '--update'],
      { cwd },
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `**2 scenarios against reports: 2 had no report.**
${HEAD}| had no report | \`quiet\` |  |  |  |
| had no report | \`service\` |  |  |  |

Written: reports/quiet, reports/service.
`,
    });
    expect(stderr).toBe(
      `1 of 2 scenarios: plans/quiet.yaml has no report
2 of 2 scenarios: plans/service.yaml has no report
wrote reports/quiet
wrote reports/service
`,
    );
    const written = filesIn(cwd);
    expect(await checkPlans(cwd)).toEqual({
      code: 0,
      stdout: `**2 scenarios against reports: 2 are the same.**
${HEAD}| is the same | \`quiet\` |  |  |  |
| is the same | \`service\` |  |  |  |
`,
      stderr: '',
    });
    const again = await checkPlans(cwd, ['--update', '--format', 'text']);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('\nNothing was written: every report has the same bytes.\n');
    expect(filesIn(cwd)).toEqual(written);
  });

  it('are what headroom run writes', async () => {
    const cwd = checkedProject();
    const args = ['--sample', '50%', '--replications', '3', '--seed', '1e3', '--set'];
    const set = [...args, 'owners.contactShare=10%', '--tables', 'stages,summary'];
    await checkPlans(cwd, ['--update', ...set]);
    await callCli(['run', 'plans/service.yaml', ...set], { cwd });
    expect(filesIn(join(cwd, 'reports/service'))).toEqual(filesIn(join(cwd, 'runs/service')));
  });

  it('are written anew where their pages are gone or others', async () => {
    const cwd = await reportedProject();
    const before = filesIn(join(cwd, 'reports'));
    rmSync(join(cwd, 'reports/quiet/report.html'));
    edit(join(cwd, 'reports/service/report.html'), '</body>', 'more</body>');
    expect(await checkPlans(cwd)).toMatchObject({ code: 0 });
    const { code, stdout } = await checkPlans(cwd, ['--update']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 are the same.**');
    expect(stdout).toContain('\nWritten: reports/quiet, reports/service.\n');
    expect(filesIn(join(cwd, 'reports'))).toEqual(before);
  });

  it('must each be there', async () => {
    const cwd = await reportedProject();
    rmSync(join(cwd, 'reports/quiet'), { recursive: true });
    const { code, stdout } = await checkPlans(cwd);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `**2 scenarios against reports: 1 has no report, 1 is the same.**
${HEAD}| has no report | \`quiet\` |  |  |  |
| is the same | \`service\` |  |  |  |

Where that is meant, the same command with --update writes the reports anew.
`,
    });
  });

  it('without a scenario are named and left, where a folder of scenarios is checked', async () => {
    const cwd = await reportedProject();
    rmSync(join(cwd, 'plans/quiet.yaml'));
    writeFileSync(join(cwd, 'reports/README.md'), 'How these are made.\n');
    mkdirSync(join(cwd, 'reports/empty'));
    for (const args of [[], ['--update']]) {
      const { code, stdout } = await checkPlans(cwd, args);
      expect(code).toBe(1);
      expect(stdout).toContain('1 is the same; 1 report has no scenario.**');
      expect(stdout).toContain(
        'No scenario that was checked is called as reports/quiet: remove the folder, or bring the scenario back.\n',
      );
    }
    expect(filesIn(join(cwd, 'reports')).has('quiet/run.json')).toBe(true);
    const one = ['check', 'plans/service.yaml', '--against', 'reports', '--quiet'];
    expect((await callCli(one, { cwd })).code).toBe(0);
  });
});

describe('a scenario', () => {
  it('with another price differs materially until its report is written anew', async () => {
    const cwd = await reportedProject();
    const before = filesIn(join(cwd, 'reports'));
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 5');
    const { code, stdout } = await checkPlans(cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^\*\*2 scenarios against reports: 1 differs materially, 1 is the same\.\*\*\n/,
    );
    expect(stdout).toContain('| differs materially | `service` | 1 input changed; ');
    expect(stdout).toContain('<details><summary>plans/service.yaml differs materially</summary>');
    expect(stdout).toContain(
      '| changed | `costs.lines.hosting.price` | `4` | `5` | `service.yaml:11` |',
    );
    expect(stdout).toContain('| before | `reports/service` |');
    expect(stdout).toContain('| after | `plans/service.yaml` |');
    expect(filesIn(join(cwd, 'reports'))).toEqual(before);

    const { code: updated, stdout: written } = await checkPlans(cwd, ['--update']);
    expect(updated).toBe(0);
    expect(written).toContain('\nWritten: reports/service.\n');
    expect(written).not.toContain('--update');
    expect((await checkPlans(cwd)).code).toBe(0);
    const after = filesIn(join(cwd, 'reports'));
    expect(after.get('quiet/run.json')).toBe(before.get('quiet/run.json'));
    expect(after.get('service/costs_annual.csv')).not.toBe(before.get('service/costs_annual.csv'));
  });

  it('with another comment passes, and its report gets it', async () => {
    const cwd = await reportedProject();
    edit(join(cwd, 'plans/service.yaml'), 'Nobody has asked', 'Two have asked');
    expect((await checkPlans(cwd)).stdout).toContain('2 are the same.**\n');
    const { code, stdout } = await checkPlans(cwd, ['--update']);
    expect(code).toBe(0);
    expect(stdout).toContain('\nWritten: reports/service.\n');
    const kept = filesIn(join(cwd, 'reports/service')).get('inputs/service.yaml');
    expect(kept).toBe(readFileSync(join(cwd, 'plans/service.yaml'), 'utf8'));
  });

  it('may end in .yml', async () => {
    const cwd = checkedProject();
    renameSync(join(cwd, 'plans/quiet.yaml'), join(cwd, 'plans/quiet.yml'));
    const { code, stdout } = await checkPlans(cwd, ['--update']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 had no report.**');
  });

  it('that differs by less than is material passes, and is told', async () => {
    const cwd = await reportedProject(['--tables', 'summary,costs_annual']);
    edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 4.02');
    const { code, stdout } = await checkPlans(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('1 differs, but not materially, 1 is the same.**\n');
    expect(stdout).toContain('plans/service.yaml differs, but not materially</summary>');
    expect((await checkPlans(cwd, ['--material', '0.1%'])).code).toBe(1);
    expect((await checkPlans(cwd, ['--material', '0'])).code).toBe(1);
    expect((await checkPlans(cwd, ['--tolerance', '1%'])).stdout).toContain('the tables are the');
    const only = await checkPlans(cwd, ['--material', '0.1%', '--only', 'inputs']);
    expect(only.code).toBe(0);
    expect(only.stdout).not.toContain('costs_annual ');
  });

  it('that lost a table differs materially', async () => {
    const cwd = await reportedProject(['--tables', 'summary,costs_annual']);
    const path = join(cwd, 'plans/service.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/costs:\n( .*\n)+/, ''));
    const { code, stdout } = await checkPlans(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('1 table removed');
  });

  it('is run as its report was', async () => {
    const args = ['--sample', '50%', '--set', 'owners.contactShare=10%', '--replications', '3'];
    const cwd = await reportedProject(args);
    const written = filesIn(join(cwd, 'reports'));
    const { stdout } = await checkPlans(cwd);
    expect(stdout).toContain('2 are the same');
    // Assumptions of its own, which nothing of the scenario tells.
    const recipe = '--set owners.contactShare=10% --set run.replications=3 --sample 50%';
    expect(stdout).toContain(`| is the same | \`service\` |  |  | \`${recipe}\` |`);
    expect((await checkPlans(cwd, ['--format', 'text'])).stdout).toContain(`run with ${recipe}\n`);
    expect(JSON.parse((await checkPlans(cwd, ['--json'])).stdout).scenarios[1]).toMatchObject({
      recipe: { set: ['owners.contactShare=10%', 'run.replications=3'], sampleShare: 0.5 },
    });
    expect((await checkPlans(cwd, ['--update', ...args])).code).toBe(0);
    expect(filesIn(join(cwd, 'reports'))).toEqual(written);
  });

  it('is run as the options say, if they say otherwise', async () => {
    const cwd = await reportedProject(['--sample', '50%', '--replications', '3']);
    const { code, stdout } = await checkPlans(cwd, ['--sample', '40%']);
    expect(code).toBe(1);
    expect(stdout).toContain('made differently: 50.0 % of mailboxes -> 40.0 % of mailboxes; ');
    const four = ['--update', '--replications', '4', '--set', 'owners.contactShare=10%'];
    expect((await checkPlans(cwd, four)).code).toBe(0);
    const { overrides } = JSON.parse(readFileSync(join(cwd, 'reports/quiet/run.json'), 'utf8'));
    expect(overrides).toEqual(['run.replications=4', 'owners.contactShare=10%']);
    expect((await checkPlans(cwd)).code).toBe(0);
  });

  it('has the organisations that --set named for its report, until it names others', async () => {
    const cwd = checkedProject();
    cpSync(join(cwd, 'plans/base/organisations.csv'), join(cwd, 'mine.csv'));
    const set = ['--set', 'population.organisations.file=mine.csv'];
    await checkPlans(cwd, ['--update', ...set]);
    edit(join(cwd, 'mine.csv'), 'North,150', 'North,90');
    expect((await checkPlans(cwd)).code).toBe(0);
    const { code, stdout } = await checkPlans(cwd, set);
    expect(code).toBe(1);
    expect(stdout).toContain('1 data file changed; ');
  });

  it('that only another version of headroom ran is the same', async () => {
    const cwd = await reportedProject();
    const packageFolder = freshFolder();
    const version = '99.0.0';
    writeFileSync(join(packageFolder, 'package.json'), JSON.stringify({ version }));
    const { code, stdout } = await checkPlans(cwd, [], { packageFolder });
    expect(code).toBe(0);
    expect(stdout).toContain('2 are the same');
    const updated = await checkPlans(cwd, ['--update'], { packageFolder });
    expect(updated.stdout).toContain('Written: reports/quiet, reports/service.');
    expect(readFileSync(join(cwd, 'reports/quiet/run.json'), 'utf8')).toContain(version);
  });
});

it('prints one object', async () => {
  const cwd = await reportedProject();
  edit(join(cwd, 'plans/service.yaml'), 'price: 4', 'price: 5');
  const { code, stdout } = await checkPlans(cwd, ['--json']);
  expect(code).toBe(1);
  const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
  const record = JSON.parse(stdout);
  expect(record).toMatchObject({
    headroom: version,
    check: 1,
    isPassed: false,
    against: 'reports',
    isUpdate: false,
    scenarios: [
      { name: 'quiet', outcome: 'same', isWritten: false, diff: { isDifferent: false } },
      {
        name: 'service',
        file: 'plans/service.yaml',
        report: 'reports/service',
        outcome: 'material',
        faults: [],
        diff: { diff: 1, isMaterial: true },
      },
    ],
    loneReports: [],
  });
});
