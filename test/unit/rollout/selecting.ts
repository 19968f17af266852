/** Stages that select from a small population. */
import { buildPopulation, populationKey } from '../../../src/population/build-population.ts';
import { seedWords } from '../../../src/random/key.ts';
import type { SelectingStage } from '../../../src/rollout/select.ts';
import type { SelectKeys } from '../../../src/rollout/select-keys.ts';
import { EVERYTHING } from '../../support/plain-scenario.ts';

export const KEY = populationKey(seedWords('1'));

/** Mailboxes 0-3: a trust in the North; 4-5: one in London; 6-8: a practice in London. */
export const POPULATION = buildPopulation(
  {
    organisations: [
      { id: 'T1', name: 'North Trust', type: 'trust', region: 'North', mailboxCount: 4 },
      { id: 'T2', name: 'City Trust', type: 'trust', region: 'London', mailboxCount: 2 },
      { id: 'P1', name: 'Practice 1', type: 'practice', region: 'London', mailboxCount: 3 },
    ],
    cohorts: [
      { name: 'clinical', share: 0.5, organisationTypes: [] },
      { name: 'office', share: 0.5, organisationTypes: [] },
      { name: 'gp', share: 1, organisationTypes: ['practice'] },
    ],
    quota: {
      tiers: [
        { name: 'standard', bytes: 200, share: 0.5 },
        { name: 'large', bytes: 500, share: 0.5 },
      ],
    },
  },
  KEY,
);

export const stage = (
  name: string,
  select: Partial<SelectKeys> | 'rest',
  allowEmpty = false,
): SelectingStage => ({
  name,
  allowEmpty,
  change: { kind: 'quota' },
  select: select === 'rest' ? select : { ...EVERYTHING, ...select },
});
