/** The small scenario of the end-to-end tests, copied to a folder of a test's own. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, PROJECT_FOLDER } from './run-cli.ts';

export const SCENARIOS = join(PROJECT_FOLDER, 'test/e2e/scenarios');

/** A fresh folder with small.yaml, where `edit` may change its text, and organisations.csv. */
export function smallScenario(edit: (text: string) => string = (text) => text): string {
  const folder = freshFolder();
  cpSync(SCENARIOS, folder, { recursive: true });
  const path = join(folder, 'small.yaml');
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  return folder;
}

/** How the costs of tests begin: rates, and a line for what is bought. */
export const COSTS_HEAD = `costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: purchase, kind: capital, per: TB bought, price: 2000, lifeYears: 4}
`;

/** Replaces a text that must be there. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`'${from}' is not in the text`);
    return text.replace(from, to);
  };
}
