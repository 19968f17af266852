/**
 * Documents that show commands with what these print. A block marked `console` has commands, each
 * after `$ `, and below each what it printed; a block with a path after its language is a file.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a document shows, in its order. */
export type Shown = ShownFile | ShownSession;

export interface ShownFile {
  readonly kind: 'file';
  /** Within the folder in which commands run. */
  readonly path: string;
  readonly text: string;
}

export interface ShownSession {
  readonly kind: 'session';
  /** Where its text stands in the document, without the fences. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly { readonly command: string; readonly output: string }[];
}

const BLOCK = /^```(?<language>\w+)(?: (?<path>\S+))?\n(?<text>[\s\S]*?)^```$/gm;

export function shownIn(document: string): Shown[] {
  return [...document.matchAll(BLOCK)].flatMap(({ index, groups, 0: whole }): Shown[] => {
    const { language = '', path, text = '' } = groups ?? {};
    if (path !== undefined) return [{ kind: 'file', path, text }];
    if (language !== 'console') return [];
    const start = index + whole.indexOf('\n') + 1;
    const steps = text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const lines = part.split(/(?<!\\)\n/);
        const [command = ''] = lines;
        return { command, output: part.slice(command.length + 1) };
      });
    return [{ kind: 'session', start, end: start + text.length, steps }];
  });
}

/** Writes the file; one that begins with `#!` can be executed. */
export function writeShown(folder: string, { path, text }: ShownFile): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  if (text.startsWith('#!')) chmodSync(target, 0o755);
}

/** The text of a session with what its commands print now, in one shell. */
export function performed(
  { steps }: ShownSession,
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): string {
  const end = 'end of what was printed';
  // What is shown as $? is the code of the command before.
  const script = steps
    .map(({ command }) => `${command}\ncode=$?; echo '${end}'; (exit $code)`)
    .join('\n');
  const options = { cwd, env, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { stdout, error } = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], options);
  if (error !== undefined) throw error;
  const outputs = stdout.split(`${end}\n`);
  return steps.map(({ command }, index) => `$ ${command}\n${outputs[index] ?? ''}`).join('');
}

/** Whether git can be called; tests that need it say loudly that they do not run without. */
export function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('git is not there: what docs/reviewing.md shows of it is NOT tested');
    return false;
  }
}
