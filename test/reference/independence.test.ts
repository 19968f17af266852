/**
 * The reference is a second reading of the model only as long as it shares nothing with the engine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = new URL('../support/reference/', import.meta.url);
/** Own files, the tools that both use, and of the plan no more than the types of its data. */
const ALLOWED = [
  /^import (type )?\{[^}]+\} from '\.\/[\w-]+\.ts';$/,
  /^import (type )?\{[^}]+\} from '\.\.\/\.\.\/\.\.\/src\/(units|calendar|random)\/[\w-]+\.ts';$/,
  /^import type \{[^}]+\} from '\.\.\/\.\.\/\.\.\/src\/plan\/[\w-]+\.ts';$/,
];

function importsOf(file: string): string[] {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  return text.match(/^(import|export)\b[^;]*\bfrom\b[^;]*;|\bimport\(.*$/gm) ?? [];
}

it('the reference imports nothing but units, calendar, random and the types of plain data', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const imports = files.flatMap((file) => importsOf(file).map((text) => ({ file, text })));
  expect(imports.length).toBeGreaterThan(files.length);
  const foreign = imports.filter(({ text }) => !ALLOWED.some((pattern) => pattern.test(text)));
  expect(foreign).toEqual([]);
});
