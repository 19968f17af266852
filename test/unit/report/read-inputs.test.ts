import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readInputs } from '../../../src/report/read-inputs.ts';
import { pathsFrom } from '../../../src/scenario/read-scenario.ts';
import { freshFolder } from '../../support/run-cli.ts';

it('reads from the working folder, and takes standard input as given', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'x.yaml'), 'x: é\n');
  const files = [
    { name: 'x.yaml', path: 'x.yaml' },
    { name: 'standard-input.yaml', path: '-' },
  ];
  const inputs = await readInputs(files, {
    pathOf: pathsFrom(folder),
    standardInput: () => Buffer.from('y: é\n'),
  });
  expect(inputs.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
    ['x.yaml', 'x: é\n'],
    ['standard-input.yaml', 'y: é\n'],
  ]);
});
