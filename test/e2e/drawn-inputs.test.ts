/** What a run writes of the inputs that it has drawn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const MESSAGES = 'population.cohorts.clinical.messagesPerWorkingDay';
const CONTACTS = 'owners.contactShare';
const GROWTH = 'owners.inducedGrowth';
const KEPT = 'population.cohorts.dormant.keepShare';
const BOTH_MORE = [`${GROWTH}={uniform: [5%, 20%]}`, `${KEPT}={p10: 30%, p50: 50%, p90: 70%}`];

/** The folder of a run of four replications in two hypercubes. */
async function runOf(...set: readonly string[]): Promise<string> {
  const cwd = smallScenario();
  const settings = ['run.replications=4', 'run.hypercubes=2', ...set];
  const args = ['run', 'small.yaml', '--quiet', ...settings.flatMap((one) => ['--set', one])];
  expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stderr: '' });
  return join(cwd, 'runs/small');
}

/** By address, the four values as they stand in replications.csv. */
function inputsIn(folder: string): Record<string, string[]> {
  const inputs: Record<string, string[]> = {};
  for (const line of readFileSync(join(folder, 'replications.csv'), 'utf8').split('\n')) {
    const [, kind, address = '', value = ''] = line.split(',');
    if (kind === 'input') (inputs[address] ??= []).push(value);
  }
  return inputs;
}

const without = (inputs: Record<string, string[]>, ...addresses: readonly string[]) =>
  Object.fromEntries(Object.entries(inputs).filter(([address]) => !addresses.includes(address)));

describe.each(['latin-hypercube', 'random', 'medians'])('sampling %s', (method) => {
  const sampling = `run.sampling=${method}`;

  it('draws an input alike whatever else is uncertain or a plain number', async () => {
    const before = inputsIn(await runOf(sampling));
    expect(Object.keys(before)).toEqual([CONTACTS, MESSAGES]);
    const distinct = Object.values(before).map((values) => new Set(values).size);
    expect(distinct).toEqual(method === 'medians' ? [1, 1] : [4, 4]);
    const more = inputsIn(await runOf(sampling, ...BOTH_MORE));
    expect(Object.keys(more).sort()).toEqual([CONTACTS, GROWTH, KEPT, MESSAGES].sort());
    expect(without(more, GROWTH, KEPT)).toEqual(before);
    const fewer = inputsIn(await runOf(sampling, ...BOTH_MORE, `${CONTACTS}=20%`));
    expect(fewer).toEqual(without(more, CONTACTS));
  });
});

it('has one value in each stratum of each hypercube', async () => {
  // Contacts are uniform from 10 to 30 %: two strata of a hypercube of two, with the middle 20 %.
  const contacts = inputsIn(await runOf())[CONTACTS]!.map((value) => Number(value) < 0.2);
  expect(contacts[0]).toBe(!contacts[1]);
  expect(contacts[2]).toBe(!contacts[3]);
});

it('run.json has the correlation wanted and the one achieved', async () => {
  const pairs = `correlations=[[${GROWTH}, ${KEPT}, 0.9], [${GROWTH}, owners.offloadShare, 0.5]]`;
  const folder = await runOf(...BOTH_MORE, 'run.replications=40', pairs);
  const inputs = inputsIn(folder);
  const { correlations } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    correlations: { a: string; b: string; wanted: number; achieved: number | null }[];
  };
  expect(correlations[1]).toEqual({
    a: GROWTH,
    b: 'owners.offloadShare',
    wanted: 0.5,
    achieved: null,
  });
  // Of the values as written, whose 9 decimals leave no two alike: 1 - 6 sum d^2 / (n (n^2 - 1)).
  const ranks = [GROWTH, KEPT].map((address) => {
    const values = inputs[address]!.map(Number);
    return values.map((value) => values.filter((other) => other < value).length);
  });
  const squares = ranks[0]!.reduce((sum, rank, r) => sum + (rank - ranks[1]![r]!) ** 2, 0);
  const spearman = 1 - (6 * squares) / (40 * (40 * 40 - 1));
  // Written to 6 places.
  const achieved = Number(spearman.toFixed(6));
  expect(correlations[0]).toEqual({ a: GROWTH, b: KEPT, wanted: 0.9, achieved });
  // Inputs that are not tied would have 0 with a standard deviation of 1 / sqrt(39) = 0.16.
  expect(spearman).toBeGreaterThan(0.8);
});
