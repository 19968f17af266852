/** docs/diff.md, made from the columns of a diff and the keys of the objects of reviews. */
import type { Column } from '../table/table.ts';
import { CHANGES } from './diff-changes.ts';
import { CHECK_KEYS, DIFF_KEYS, type JsonKey, VERIFY_KEYS } from './review-json-keys.ts';

const INTRODUCTION = `# Reviews for programs

<!-- Made by \`npm run docs\` from src/review/diff-changes.ts and src/review/review-json-keys.ts. Do not edit. -->

What \`diff --format csv\` has by column, and what the objects of \`diff\`, \`verify\` and \`check\` with
\`--json\` have by key. What all of it is for is in [reviewing.md](reviewing.md).

## The CSV of diff

    headroom diff runs/before runs/after --format csv > changes.csv

It has a row for each cell that differs. Made with no tolerance and applied to the first of the two, it gives the
second, up to the order of rows and columns, and 1.0 for 1.00.

| column | type | meaning |
|---|---|---|`;

const CHANGES_OF = `
The key is the cells that name the row, such as \`date=2013-10-01;pool=all\`. In names and cells %, =, ; and control
characters are written as % and two hexadecimal digits for each byte of UTF-8 (\`a;b\` as \`a%3Bb\`), so that the key can
be taken apart again. Where text would be a formula in a spreadsheet, it begins with an apostrophe, as it does in the
tables of a run; text that has one already there gets another.

| change | rows |
|---|---|`;

/** By kind of change, which rows it has. */
const KINDS: readonly (readonly [kind: string, rows: string])[] = [
  ['changed', 'One for each cell that both have and that differs.'],
  ['row-added, row-removed', 'One for each cell of the row but its keys; none but keys: one.'],
  [
    'column-added, column-removed',
    'One with an empty key, then one for each cell of the column in rows that both have.',
  ],
  ['table-added, table-removed', 'One, with an empty key and column.'],
];

const INPUTS_OF = `
Inputs are rows of the table \`inputs\`. Their key is \`key=ADDRESS\` with column \`value\` for a value of the scenario, or
\`source\`, \`owner\`, \`note\`, \`quality\` for who says so; and \`file=NAME\` with column \`bytes\` for a file with other content.

## JSON

Keys are given by their path; \`[]\` stands for the items of a list. Lists may be empty, and of what is null there are
no keys below. Cells are texts as they stand in the files; what is computed from them is a number. The number after
\`diff\`, \`verify\` or \`check\` is raised when a key changes its meaning.`;

/** The text of docs/diff.md. */
export function diffDocument(): string {
  const parts = [
    INTRODUCTION,
    ...CHANGES.columns.map(columnLine),
    CHANGES_OF,
    ...KINDS.map(([kind, rows]) => `| ${kind} | ${rows} |`),
    INPUTS_OF,
    ...keysOf('headroom diff A B --json', DIFF_KEYS),
    ...keysOf('headroom verify RUN... --json', VERIFY_KEYS),
    ...keysOf('headroom check PATH... --against DIR --json', CHECK_KEYS),
  ];
  return `${parts.join('\n')}\n`;
}

function columnLine({ header, type, meaning, key }: Column): string {
  const name = key === true ? `**${header}** (key)` : header;
  return `| ${name} | ${type === 'cell' ? 'as in the table' : type} | ${meaning} |`;
}

function keysOf(command: string, keys: readonly JsonKey[]): string[] {
  const head = `\n### ${command}\n\n| key | meaning |\n|---|---|`;
  return [head, ...keys.map(([path, meaning]) => `| \`${path}\` | ${meaning} |`)];
}
