/** Pages of runs that lack something, or have little, are whole as well. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderForFile, pagedRun, pageFaults } from '../support/page-runs.ts';
import { COSTS_HEAD, replacing, SCENARIOS, smallScenario } from '../support/small-scenario.ts';

const folder = folderForFile();

type Edit = (text: string) => string;
const adding =
  (more: string): Edit =>
  (text) =>
    `${text.trimEnd()}\n${more}`;
const allOf =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text);

/** What stored.yaml puts over the small scenario, by its parts. */
const STORED = readFileSync(join(SCENARIOS, 'stored.yaml'), 'utf8').split('extends: small.yaml')[1];
const [, MILESTONES = '', STORAGE = '', PROCUREMENT = '', COSTS = ''] =
  /^\n(milestones:.*\n)(storage:.*\n)( {2}procurement:.*\n)(costs:.*)$/s.exec(STORED ?? '') ?? [];
const ALL = MILESTONES + STORAGE + PROCUREMENT + COSTS;
const CONTACTS = '    - {name: help desk, kind: running, per: contact, price: 9.99}\n';
const NO_ROLLOUT: Edit = (text) => text.slice(0, text.indexOf('rollout:\n'));

const FEW = ['--replications', '4', '--set', 'run.hypercubes=2'];
const ONE = ['--replications', '1'];

const KINDS: readonly (readonly [string, Edit, readonly string[]])[] = [
  ['with everything', adding(ALL), FEW],
  ['with one replication', adding(ALL), ONE],
  ['at the medians', adding(ALL), [...ONE, '--sampling', 'medians']],
  ['for spreadsheets', adding(ALL), [...FEW, '--excel', '--focus']],
  ['without storage, milestones and costs', (text) => text, FEW],
  ['without milestones', adding(STORAGE + PROCUREMENT + COSTS), FEW],
  ['without costs', adding(MILESTONES + STORAGE + PROCUREMENT), FEW],
  ['without orders', adding(STORAGE), FEW],
  ['with costs and no storage', adding(COSTS_HEAD.replace(/ {4}-.*\n/, CONTACTS)), FEW],
  ['without stages', allOf(NO_ROLLOUT, adding(ALL)), FEW],
  ['with nothing but owners', NO_ROLLOUT, ONE],
  ['whose rollout does not end', replacing('start: 2013-07-08', 'start: 2013-09-27'), FEW],
  ['over two weeks', replacing('end: 2013-09-30', 'end: 2013-07-14'), FEW],
];

it.each(KINDS)('every number is that of a cell in a run %s', async (name, edit, args) => {
  const cwd = smallScenario(edit);
  const out = join(folder, name.replaceAll(/\W+/g, '-'));
  const run = await pagedRun(join(cwd, 'small.yaml'), { out, args });
  expect(pageFaults(run)).toEqual([]);
});
