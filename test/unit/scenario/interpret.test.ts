/** Reading part by part, which finds every fault, comes to what the schema reads as a whole. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { interpret } from '../../../src/scenario/interpret.ts';
import { attachProvenance } from '../../../src/scenario/provenance.ts';
import { scenarioSchema } from '../../../src/scenario/schema.ts';
import { plainOf } from '../../../src/scenario/tree.ts';
import { yamlTree } from '../../../src/scenario/yaml-tree.ts';
import type { Fault } from '../../../src/table/fault.ts';
import { MINIMAL, SKETCH } from './memory-io.ts';

const SMALL = readFileSync(new URL('../../e2e/scenarios/small.yaml', import.meta.url), 'utf8');

it.each([
  ['the least', MINIMAL],
  ['the small', SMALL],
  ['the full', SKETCH],
])('%s scenario is read alike', (_, text) => {
  const faults: Fault[] = [];
  const written = yamlTree(text, (line, column) => ({ file: 'a.yaml', line, column }), faults);
  const tree = attachProvenance(written!, scenarioSchema, faults);
  const draft = interpret(scenarioSchema, tree, faults);
  expect(faults).toEqual([]);
  const whole = scenarioSchema.parse(plainOf(tree));
  expect(draft).toStrictEqual(whole);
  expect(Object.keys(draft!.population!.cohorts!)).toEqual(Object.keys(whole.population.cohorts));
  expect(tierNames(draft!.quota!.tiers!)).toEqual(tierNames(whole.quota.tiers));
});

/** Tiers of equal size stay in the file's order. */
function tierNames(tiers: object): string[] {
  return Object.keys(tiers).filter((key) => key !== 'correlationWithTraffic');
}
