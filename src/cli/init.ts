/**
 * `headroom init`: a commented scenario to start from, with the files that it builds on beside it.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputFault, systemWords } from '../report/output-fault.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { standingAlone, startingScenario } from './init-text.ts';
import type { CliIo } from './io.ts';
import { UsageError } from './usage-error.ts';

const HELP = 'headroom init --help';

/** What goes beside the scenario, and where the package has it. */
const COMPANIONS = [
  { path: 'base/nhsmail-2013.yaml', from: 'scenarios/base/nhsmail-2013.yaml' },
  { path: 'organisations.csv', from: 'fixtures/organisations.csv' },
] as const;

/** Copies, so that a scenario can be moved, kept and sent with all that it needs. */
export async function init(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [name = ''] = input.operands;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(
      `'${name}' is not a name for a scenario: write small letters, digits and single hyphens, ` +
        'such as my-trust',
      HELP,
    );
  }
  const path = `${name}.yaml`;
  if (existsSync(join(io.cwd, path))) {
    throw new UsageError(`${path} exists, and init overwrites nothing: choose another name`, HELP);
  }
  const kept = COMPANIONS.filter((companion) => existsSync(join(io.cwd, companion.path)));
  const made = COMPANIONS.filter((companion) => !kept.includes(companion));
  const copies = made.map((companion) => ({
    path: companion.path,
    text: standingAlone(readFileSync(join(io.packageFolder, companion.from), 'utf8')),
  }));
  writeAll([...copies, { path, text: startingScenario(name) }], io.cwd);
  io.stdout.write(`${path}\n`);
  for (const companion of made) io.stderr.write(`wrote ${companion.path}\n`);
  for (const companion of kept) io.stderr.write(`kept ${companion.path}, which was there\n`);
  io.stderr.write(`next: headroom validate ${path}\n`);
  return EXIT.done;
}

/** A text that is to be written at a path below the working folder. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** All files or, if one cannot be written, none. */
function writeAll(files: readonly NewFile[], cwd: string): void {
  const done: string[] = [];
  for (const file of files) {
    try {
      writeNew(join(cwd, file.path), file.text, done);
    } catch (error) {
      for (const path of done) rmSync(path, { recursive: true, force: true });
      const words = systemWords(error);
      if (words === null) throw error;
      throw new OutputFault(
        words.kind,
        `cannot write ${file.path} below ${cwd}: ${words.wrong}; ${words.mend}`,
        error,
      );
    }
  }
}

/** Notes in `done` what it makes as soon as that is there, be it half written. */
function writeNew(path: string, text: string, done: string[]): void {
  const folder = dirname(path);
  // Not by mkdirSync's own `recursive`, which does not tell of a disk that is read-only.
  if (!existsSync(folder)) {
    mkdirSync(folder);
    done.push(folder);
  }
  const file = openSync(path, 'wx');
  done.push(path);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
