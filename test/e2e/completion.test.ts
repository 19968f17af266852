/** The completion that yargs makes, in bash where there is one. */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { callCli, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';

async function completions(...words: string[]): Promise<string[]> {
  const result = await callCli(['--get-yargs-completions', 'headroom', ...words]);
  expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 0, stderr: '' });
  return result.stdout.split('\n').filter((line) => line !== '');
}

it('offers commands, then options, and leaves files to the shell', async () => {
  const commands = [
    'completion',
    'run',
    'compare',
    'diff',
    'report',
    'export',
    'verify',
    'check',
    'init',
    'validate',
    'show',
    'plan',
    'size',
    'trace',
  ];
  expect(await completions('')).toEqual(commands);
  expect(await completions('plan', '--')).toEqual([
    '--no-color',
    '--help',
    '--version',
    '--json',
    '--set',
  ]);
  expect(await completions('run', '')).toEqual([]);
  expect(await completions('run', 'sm')).toEqual([]);
});

it('completes in bash under the name headroom', async () => {
  const { code, stdout } = await callCli(['completion']);
  expect(code).toBe(0);
  const folder = freshFolder();
  const main = join(PROJECT_FOLDER, 'dist/cli/main.js');
  writeFileSync(join(folder, 'headroom'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(join(folder, 'headroom'), 0o755);
  writeFileSync(join(folder, 'completion.bash'), stdout);
  const script = `
    export PATH='${folder}':"$PATH"
    source '${folder}/completion.bash'
    COMP_WORDS=(headroom val) COMP_CWORD=1
    _headroom_yargs_completions
    echo "\${COMPREPLY[@]}"
    complete -p headroom`;
  const said = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(said).toBe(
    'validate\ncomplete -o bashdefault -o default -F _headroom_yargs_completions headroom\n',
  );
});

it.each([
  ['/bin/bash', 'complete -o bashdefault'],
  ['/usr/bin/zsh', '#compdef headroom'],
  ['/usr/bin/fish', 'complete -f -c headroom'],
  ['/bin/sh', 'complete -o bashdefault'],
])('is for the shell that SHELL names: %s', async (shell, part) => {
  // By yargs, which looks at the process itself.
  vi.stubEnv('SHELL', shell);
  vi.stubEnv('ZSH_NAME', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect((await callCli(['completion'])).stdout).toContain(part);
});
