/** The command as built by `npm run build`, in a process of its own. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { PROJECT_FOLDER } from './run-cli.ts';

export interface EndedProcess {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of the built command. @throws Error if it is not built. */
export function builtMain(): string {
  const main = join(PROJECT_FOLDER, 'dist/cli/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
  return main;
}

export type Started = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a shell script; `$HEADROOM` in it is the built command. */
export function startShell(script: string, cwd: string): Started {
  const env = { ...process.env, HEADROOM: builtMain(), NODE: process.execPath, NO_COLOR: '' };
  return spawn('bash', ['-c', script], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Waits for the end. */
export function endOf(child: Started): Promise<EndedProcess> {
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => {
    said.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    said.stderr += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
}
