/** A workflow of GitHub: what its steps run, as a runner does, but for what they use. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeShown } from './shown-commands.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

export interface Runner {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder of its own: what runs gets `bin/`, `temp/` and `summary.md` in it. */
  readonly home: string;
  /** What stands for `${{ name }}`. */
  readonly context: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly name: string;
  readonly code: number | null;
  readonly output: string;
}

/** In place of programs that reach for the network. */
const STUBS = {
  npm: '#!/bin/sh\n',
  npx: '#!/bin/sh\nexec "$@"\n',
  // Notes the token and the arguments, a line each.
  gh: '#!/bin/sh\nprintf \'%s\\n\' "$GH_TOKEN" "$@" > "$HOME/gh"\n',
};

/** Runs the steps of the only job until one fails. */
export function runSteps(text: string, runner: Runner): StepResult[] {
  const { jobs } = parse(text) as Workflow;
  const [job, ...others] = Object.values(jobs);
  if (job === undefined || others.length > 0) throw new Error('there is not one job');
  for (const [path, stub] of Object.entries(STUBS)) {
    writeShown(join(runner.home, 'bin'), { kind: 'file', path, text: stub });
  }
  mkdirSync(join(runner.home, 'temp'), { recursive: true });
  const results: StepResult[] = [];
  for (const { run, name = run ?? '', env = {} } of job.steps) {
    if (run === undefined) continue;
    results.push({ name, ...runStep(run, env, runner) });
    if (results.at(-1)?.code !== 0) break;
  }
  return results;
}

function runStep(
  run: string,
  stepEnv: Readonly<Record<string, string>>,
  { cwd, env, home, context }: Runner,
): Omit<StepResult, 'name'> {
  const filled = (text: string) =>
    text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => {
      const value = context[name];
      if (value === undefined) throw new Error(`${name} is not known`);
      return value;
    });
  const own = Object.entries(stepEnv).map(([name, value]) => [name, filled(value)]);
  // Source: GitHub Docs, Workflow syntax, jobs.<job_id>.steps[*].shell: an unspecified shell is
  // `bash -e {0}`.
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', filled(run)], {
    cwd,
    encoding: 'utf8',
    env: {
      ...env,
      ...{ GITHUB_STEP_SUMMARY: join(home, 'summary.md'), RUNNER_TEMP: join(home, 'temp') },
      ...Object.fromEntries(own),
    },
  });
  return { code: status, output: stdout + stderr };
}

/** What a step noted in the home, or null. */
export function notedIn(home: string, name: string): string | null {
  const path = join(home, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
