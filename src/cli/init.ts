/**
 * `headroom init`: a commented scenario to start from, with the files that it builds on beside it.
 */
import { constants, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandInput } from './definitions.ts';
import { startingScenario } from './init-text.ts';
import type { CliIo } from './io.ts';
import { UsageError } from './usage-error.ts';

const HELP = 'headroom init --help';

/** What goes beside the scenario, and where the package has it. */
const COMPANIONS = [
  { path: 'base/nhsmail-2013.yaml', from: 'scenarios/base/nhsmail-2013.yaml' },
  { path: 'organisations.csv', from: 'fixtures/organisations.csv' },
] as const;

/** Copies, so that a scenario can be moved, kept and sent with all that it needs. */
export async function init(input: CommandInput, io: CliIo): Promise<void> {
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
  writeAll(made, { path, text: startingScenario(name) }, io);
  io.stdout.write(`${path}\n`);
  for (const companion of made) io.stderr.write(`wrote ${companion.path}\n`);
  for (const companion of kept) io.stderr.write(`kept ${companion.path}, which was there\n`);
  io.stderr.write(`next: headroom validate ${path}\n`);
}

/** All files or, if one cannot be written, none. */
function writeAll(
  companions: readonly { readonly path: string; readonly from: string }[],
  scenario: { readonly path: string; readonly text: string },
  { cwd, packageFolder }: CliIo,
): void {
  const done: string[] = [];
  try {
    for (const companion of companions) {
      const path = join(cwd, companion.path);
      const madeFolder = mkdirSync(dirname(path), { recursive: true });
      if (madeFolder !== undefined) done.push(madeFolder);
      copyFileSync(join(packageFolder, companion.from), path, constants.COPYFILE_EXCL);
      done.push(path);
    }
    writeFileSync(join(cwd, scenario.path), scenario.text, { flag: 'wx' });
  } catch (error) {
    for (const path of done) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}
