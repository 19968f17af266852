/**
 * Help texts are kept as files and read by people at each change: HEADROOM_GOLDEN=write writes them
 * anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, COMPLETION } from '../../src/cli/definitions.ts';
import { callCli, PROJECT_FOLDER } from '../support/run-cli.ts';

function expectKept(name: string, text: string): void {
  const path = join(PROJECT_FOLDER, 'test/e2e/help', `${name}.txt`);
  if (process.env.HEADROOM_GOLDEN === 'write') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('help', () => {
  it('is short, begins with examples, and ends with 0 when it is asked for', async () => {
    const { code, stdout, stderr } = await callCli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expectKept('headroom', stdout);
  });

  it('is printed as a fault, on stderr, when no command is given', async () => {
    const { code, stdout, stderr } = await callCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expectKept('headroom', stderr);
  });

  for (const { name } of [...COMMANDS, COMPLETION]) {
    it(`of ${name} is as kept`, async () => {
      const { code, stdout, stderr } = await callCli([name, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expectKept(name, stdout);
    });
  }

  it('fits 100 columns', async () => {
    for (const args of [[], ...[...COMMANDS, COMPLETION].map(({ name }) => [name])]) {
      const { stdout } = await callCli([...args, '--help']);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it('is also under -h, whatever else is given', async () => {
    const asked = await callCli(['run', 'small.yaml', '-h']);
    expect(asked).toEqual(await callCli(['run', '--help']));
  });

  it('prints the version of package.json', async () => {
    const text = readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect(await callCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});
