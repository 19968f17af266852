/**
 * One call of the command: reads the arguments, performs, and turns what went wrong into words and
 * a code.
 */
import { isOutOfMemory } from '../ensemble/out-of-memory.ts';
import { SpillFault } from '../ensemble/spill-fault.ts';
import { WorkerDied } from '../ensemble/worker-died.ts';
import { OutputFault, systemWords } from '../report/output-fault.ts';
import { shownText } from '../review/shown-text.ts';
import { type Fault, formatFault, InputFaults } from '../table/fault.ts';
import { EXIT } from './exit-codes.ts';
import { Interrupted } from './interrupt.ts';
import type { CliIo } from './io.ts';
import { type Parsed, parseArguments } from './parse-arguments.ts';
import { type Paint, paintFor } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Performs a command and returns its exit code; touches nothing but what `io` gives and the files
 * that the command is about.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    if (args.length === 0) {
      io.stderr.write(await answerTo({ ask: 'help', about: null }, args, io));
      return EXIT.fault;
    }
    const parsed = parseArguments(args);
    if ('command' in parsed) return await (await parsed.command.load())(parsed.input, io);
    io.stdout.write(await answerTo(parsed, args, io));
    return EXIT.done;
  } catch (error) {
    return tellFault(error, args, io);
  }
}

/** What is printed for a question; what makes it is loaded only then. */
async function answerTo(
  question: Extract<Parsed, { ask: unknown }>,
  args: readonly string[],
  io: CliIo,
): Promise<string> {
  switch (question.ask) {
    case 'completion':
      return (await import('./completion.ts')).completionText(args);
    case 'version':
      return `${(await import('./version.ts')).versionOf(io.packageFolder)}\n`;
    case 'help': {
      const { commandHelp, completionHelp, generalHelp } = await import('./help.ts');
      const { about } = question;
      if (about === null) return generalHelp();
      return 'load' in about ? commandHelp(about) : completionHelp();
    }
  }
}

/** Says on stderr what went wrong, and gives the exit code. */
function tellFault(error: unknown, args: readonly string[], io: CliIo): number {
  const paint = paintFor(io.stderr, { env: io.env, noColor: args.includes('--no-color') });
  for (const line of faultLines(error, paint, io)) io.stderr.write(`${line}\n`);
  return error instanceof Interrupted ? EXIT.interrupted : EXIT.fault;
}

function faultLines(error: unknown, paint: Paint, io: CliIo): string[] {
  if (error instanceof Interrupted) return [`interrupted: ${error.message}`];
  if (error instanceof InputFaults) return error.faults.map((fault) => faultLine(fault, paint));
  const name = paint.red('headroom:');
  if (error instanceof UsageError) return [`${name} ${error.message}`, `See '${error.help}'.`];
  if (error instanceof OutputFault) return [`${name} ${shownText(error.message)}`];
  if (error instanceof WorkerDied) {
    const mend = 'try fewer with --workers, or --workers 1 for none';
    return [`${name} a worker failed, and its run was not written: ${error.message}; ${mend}`];
  }
  if (error instanceof SpillFault) return [`${name} ${spillText(error)}`];
  if (isOutOfMemory(error)) {
    return [
      `${name} there is not enough memory: have fewer mailboxes, or only --sample some of them; ` +
        'narrow a diff with --only',
    ];
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isRefusal(error)) return [`${name} the system refuses: ${shownText(message)}`];
  const stack = io.env.HEADROOM_DEBUG === '1' && error instanceof Error ? [error.stack ?? ''] : [];
  return [`${paint.red('a fault in headroom:')} ${message.split('\n')[0]}`, ...stack];
}

function spillText({ folder, cause }: SpillFault): string {
  const { wrong } = systemWords(cause) ?? { wrong: String(cause) };
  const mend = 'make room there, or name another folder in TMPDIR (TEMP on Windows)';
  return `cannot keep a temporary file in ${folder}: ${wrong}; ${mend}`;
}

/** The place stands out, as there may be many. */
function faultLine(fault: Fault, paint: Paint): string {
  return formatFault(fault).replace(/^.*?(?= {2})/, (place) => paint.bold(place));
}

/** Whether the operating system did not do what it was asked (a full disk, a missing right). */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
