/**
 * docs/reviewing.md shows commands with what they print. They are run as shown, one after the other
 * in one project, as built; `npm run golden` writes what they print into the document.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtMain } from '../support/built-cli.ts';
import { PROJECT_FOLDER } from '../support/run-cli.ts';
import { hasGit, performed, shownIn, writeShown } from '../support/shown-commands.ts';
import { notedIn, runSteps, type StepResult } from '../support/workflow.ts';
import { isWriting } from './golden.ts';

const DOCUMENT = join(PROJECT_FOLDER, 'docs/reviewing.md');
const WORKFLOW = '.github/workflows/review.yml';

/** Some eight times 20 replications of 650 mailboxes over a year, on a machine that is busy. */
const TIMEOUT_MS = 600_000;

let home = '';
let project = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  project = join(home, 'project');
  mkdirSync(project);
});

afterAll(() => rmSync(home, { recursive: true }));

// One after the other in one project: what is shown later builds on what was shown before.
describe.skipIf(!hasGit())('docs/reviewing.md', () => {
  it(
    'shows what commands print',
    () => {
      const document = readFileSync(DOCUMENT, 'utf8');
      let [written, from] = ['', 0];
      for (const shown of shownIn(document)) {
        if (shown.kind === 'file') {
          writeShown(project, shown);
          continue;
        }
        const { start, end } = shown;
        const text = withoutTemporary(performed(shown, { cwd: project, env: environment() }));
        if (!isWriting) expect(masked(text)).toBe(masked(document.slice(start, end)));
        written += document.slice(from, start) + text;
        from = end;
      }
      if (isWriting) writeFileSync(DOCUMENT, written + document.slice(from));
    },
    TIMEOUT_MS,
  );

  it('has git ask headroom of tables that are new, gone, moved and in conflict', () => {
    const cut = (output: string) => masked(output).split('\n').slice(0, 2);
    const table = 'reports/my-trust/stages.csv';
    expect(cut(shell(`git rm --quiet ${table}; git diff --cached`))).toEqual([
      'GIT-TEMPORARY/stages.csv -> /dev/null',
      'Different: 1 table removed.',
    ]);
    expect(cut(shell(`git diff --cached -R`))).toEqual([
      '/dev/null -> GIT-TEMPORARY/stages.csv',
      'Different: 1 table added.',
    ]);
    shell('git reset --quiet --hard');
    const moved = `git mv ${table} reports/stages.csv; git diff --cached -M; git reset --quiet --hard`;
    expect(masked(shell(moved))).toContain(
      'GIT-TEMPORARY/stages.csv and reports/stages.csv are the same: 1 table',
    );
    // Nothing is merged line by line, and a table in conflict is as it was.
    const edited = (branch: string, digit: string) =>
      `git switch --quiet ${branch}; sed -i 's/2013-0[0-9]/2013-0${digit}/' ${table}; git commit --quiet --all --message x`;
    shell(`git branch --quiet other; ${edited('other', '1')}; ${edited('faster', '2')}`);
    expect(shell('git merge other')).toContain(`CONFLICT (content): Merge conflict in ${table}`);
    expect(shell(`git diff`)).not.toMatch(/headroom|<<<<<<</);
    expect(readFileSync(join(project, table), 'utf8')).toContain(',2013-02-');
    shell('git merge --abort; git reset --quiet --hard HEAD~1');
  });

  it(
    'has a job that tells a pull request what it changes',
    () => {
      shell('git update-ref refs/remotes/origin/main main');
      const results = steps();
      expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      const [review, summary] = [notedIn(project, 'review.md')!, notedIn(home, 'summary.md')!];
      expect(review).toContain('**1 scenario against ');
      expect(review).toContain('1 differs materially.**');
      expect(review.length).toBeLessThan(65_536);
      expect(review).toContain('| changed | `rollout.stages.london.rate` | `2000 per day` |');
      expect(summary).toContain('1 differs materially.**');
      expect(summary.length).toBe(review.length);
      expect(notedIn(home, 'gh')?.trimEnd().split('\n')).toEqual([
        'the token',
        ...['pr', 'comment', '7', '--edit-last', '--create-if-none', '--body-file', 'review.md'],
      ]);
      expect(results.at(-1)?.output).toContain('1 is the same.');
    },
    TIMEOUT_MS,
  );

  it(
    'has a job that tells of reports with other assumptions, and of a branch without reports',
    () => {
      const update = 'headroom check scenarios --against reports --quiet --update';
      shell(`${update} --set 'costs.lines.service charge.price=1000'`);
      const other = steps();
      expect(other.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(notedIn(project, 'review.md')).toMatch(
        /\| changed \| `costs\.lines\.service charge\.price` \| `3\.85` \| `1000` \|/,
      );
      expect(other.at(-1)?.output).toContain('--set costs.lines.service charge.price=1000');
      shell('git checkout --quiet reports; rm -r "$HOME/temp"');
      shell('git update-ref refs/remotes/origin/main $(git commit-tree -m x main:scenarios)');
      expect(steps().map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(notedIn(project, 'review.md')).toContain('1 has no report.**');
      shell('git update-ref refs/remotes/origin/main main');
    },
    TIMEOUT_MS,
  );

  it(
    'has a job that fails for reports of other scenarios, and scenarios that cannot be read',
    () => {
      shell(`sed -i 's/over: 60 days/over: 30 days/' scenarios/my-trust.yaml`);
      expect(steps().map(({ code }) => code)).toEqual([0, 0, 0, 1]);
      shell(`sed -i 's/over: 30 days/ovre: 30 days/' scenarios/my-trust.yaml`);
      const results = steps();
      expect(results.map(({ code }) => code)).toEqual([0, 1]);
      expect(results.at(-1)?.output).toContain('unknown key');
    },
    TIMEOUT_MS,
  );
});

/** What commands print in the project. */
function shell(script: string): string {
  const options = { cwd: project, env: environment(), encoding: 'utf8' } as const;
  return spawnSync('bash', ['-c', `exec 2>&1\n${script}`], options).stdout;
}

function steps(): StepResult[] {
  return runSteps(readFileSync(join(project, WORKFLOW), 'utf8'), {
    cwd: project,
    env: { ...environment(), GITHUB_BASE_REF: 'main' },
    home,
    context: { 'github.token': 'the token', 'github.event.number': '7' },
  });
}

/** The built command and little else, in a home of its own. */
function environment(): NodeJS.ProcessEnv {
  const commands = join(home, 'bin');
  const headroom = `#!/bin/sh\nexec '${process.execPath}' '${builtMain()}' "$@"\n`;
  writeShown(commands, { kind: 'file', path: 'headroom', text: headroom });
  const [name, email] = ['A planner', 'planner@example.org'];
  return {
    PATH: `${commands}${delimiter}${process.env.PATH}`,
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PAGER: 'cat',
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
  };
}

/** Without what is another in each version and each run: versions, hashes and temporary folders. */
function masked(text: string): string {
  return withoutTemporary(text)
    .replace(/\b[0-9a-f]{7,64}\b/g, 'HASH')
    .replace(/\bheadroom \d+\.\d+\.\d+\b/g, 'headroom VERSION');
}

/** Without the folder in which git keeps an old file for a moment, as the guide shows it. */
function withoutTemporary(text: string): string {
  return text.replace(/\S*\/git-blob-\w+\//g, 'GIT-TEMPORARY/');
}
