#!/usr/bin/env node
/** The command as installed: the only place that touches the process. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runCli } from './cli.ts';
import { EXIT } from './exit-codes.ts';
import type { CliDataOutput } from './io.ts';

const interruption = new AbortController();
let hasOutputFault = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked a second time, it does not wait for the step to end.
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
  });
}

process.on('uncaughtException', (error: unknown) => {
  process.stderr.write(`a fault in headroom: ${error instanceof Error ? error.message : error}\n`);
  process.exit(EXIT.fault);
});

function outputOf(stream: NodeJS.WriteStream, name: string): CliDataOutput {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    // A reader that has seen enough (| head) is no fault.
    if (error.code === 'EPIPE') return;
    hasOutputFault = true;
    // To complain of standard error there would fail again, and so on without end.
    if (stream === process.stderr) return;
    process.stderr.write(`headroom: ${name} cannot be written (${error.code}): check the disk\n`);
  });
  const write = (written: string | Uint8Array): void => {
    if (isOpen) stream.write(written);
  };
  return {
    write,
    writeBytes: write,
    isTerminal: stream.isTTY === true,
    // A terminal that does not know its width says 0.
    width: stream.columns || 80,
  };
}

/** Loads what it needs only here, as few commands read standard input. */
async function readStdin(): Promise<Uint8Array> {
  const [{ addAbortSignal }, { buffer }] = await Promise.all([
    import('node:stream'),
    import('node:stream/consumers'),
  ]);
  return buffer(addAbortSignal(interruption.signal, process.stdin));
}

const code = await runCli(process.argv.slice(2), {
  stdout: outputOf(process.stdout, 'standard output'),
  stderr: outputOf(process.stderr, 'standard error'),
  readStdin,
  cwd: process.cwd(),
  env: process.env,
  interruption: interruption.signal,
  coreCount: availableParallelism(),
  workerFile: new URL('../ensemble/worker.js', import.meta.url),
  packageFolder: join(fileURLToPath(import.meta.url), '../../..'),
  atExit: (cleanUp) => process.on('exit', cleanUp),
});
process.exitCode = code;
process.on('exit', () => {
  if (hasOutputFault) process.exitCode = EXIT.fault;
});
