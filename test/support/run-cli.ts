/** Calls the command in this process and captures what it says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import type { CliIo, CliOutput } from '../../src/cli/io.ts';

export const PROJECT_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface CallOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** In place of `stdin`. */
  readonly readStdin?: () => Promise<Uint8Array>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether both outputs are terminals; their width is 80. */
  readonly isTerminal?: boolean;
  readonly interruption?: AbortSignal;
  readonly packageFolder?: string;
  /** 1 by default, so that the tests run what is in src/. */
  readonly coreCount?: number;
  /** That of dist/ by default. */
  readonly workerFile?: URL;
  readonly atExit?: (cleanUp: () => void) => void;
  /** Called with each piece that is written to stderr. */
  readonly onStderr?: (text: string) => void;
}

export interface CallResult {
  readonly code: number;
  /** Of data that are no text, a character a byte. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls `headroom` with the arguments. */
export async function callCli(
  args: readonly string[],
  options: CallOptions = {},
): Promise<CallResult> {
  const { io, written } = testIo(options);
  const code = await runCli(args, io);
  return { code, ...written };
}

/** The outside world of a command as a test wants it, and what the command writes to it. */
export function testIo(options: CallOptions = {}): {
  readonly io: CliIo;
  readonly written: { readonly stdout: string; readonly stderr: string };
} {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): CliOutput => ({
    write: (text) => {
      written[name] += text;
      if (name === 'stderr') options.onStderr?.(text);
    },
    isTerminal: options.isTerminal ?? false,
    width: 80,
  });
  const writeBytes = (bytes: Uint8Array): void => {
    written.stdout += Buffer.from(bytes).toString('latin1');
  };
  const io: CliIo = {
    stdout: { ...output('stdout'), writeBytes },
    stderr: output('stderr'),
    readStdin: options.readStdin ?? (async () => Buffer.from(options.stdin ?? '')),
    cwd: options.cwd ?? PROJECT_FOLDER,
    env: options.env ?? {},
    coreCount: options.coreCount ?? 1,
    workerFile:
      options.workerFile ?? pathToFileURL(join(PROJECT_FOLDER, 'dist/ensemble/worker.js')),
    interruption: options.interruption ?? new AbortController().signal,
    packageFolder: options.packageFolder ?? PROJECT_FOLDER,
    atExit: options.atExit ?? (() => {}),
  };
  return { io, written };
}

/** A new empty folder that goes away with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files under a folder by name, with their contents. */
export function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
