/** The version of the installed package, from its package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function versionOf(packageFolder: string): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
