/** The numbers of a plain scenario. */
import { expect } from 'vitest';
import { compilePlan } from '../../../src/plan/compile.ts';
import {
  type CohortParameters,
  type Parameters,
  parametersOf,
} from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { ORGANISATIONS } from '../../support/plain-scenario.ts';

export function compiled(scenario: Scenario<number>): Plan {
  const { plan, faults } = compilePlan(scenario, ORGANISATIONS);
  expect(faults).toEqual([]);
  return plan!;
}

export function parameters(scenario: Scenario<number>): Parameters {
  return parametersOf(scenario, compiled(scenario));
}

/** Those of its first cohort. */
export function first(scenario: Scenario<number>): CohortParameters {
  return parameters(scenario).cohorts[0]!;
}
