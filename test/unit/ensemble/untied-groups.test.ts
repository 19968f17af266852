/** Correlations for which hypercubes are too small, on both sides of the boundary. */
import { expect, it } from 'vitest';
import { untiedGroups } from '../../../src/ensemble/untied-groups.ts';
import { load, MINIMAL } from '../scenario/memory-io.ts';

const TIED = [
  'owners.inducedGrowth={uniform: [10%, 20%]}',
  'owners.contactShare={uniform: [10%, 20%]}',
  'correlations=[[owners.inducedGrowth, owners.contactShare, 0.5]]',
];
const scenarioOf = (...more: string[]) => load({ 'a.yaml': MINIMAL }, ...TIED, ...more).scenario;

it('are those of as many inputs as the smallest hypercube has replications, or more', () => {
  // Ten hypercubes: 29 replications leave two in the last of them, 30 three in each.
  expect(untiedGroups(scenarioOf(), 30)).toEqual([]);
  expect(untiedGroups(scenarioOf(), 29)).toEqual([
    { addresses: ['owners.inducedGrowth', 'owners.contactShare'].sort(), replicationsNeeded: 30 },
  ]);
});

it('do not concern other sampling', () => {
  expect(untiedGroups(scenarioOf('run.sampling=random'), 2)).toEqual([]);
});
