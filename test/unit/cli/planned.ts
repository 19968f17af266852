/** A scenario of little but a rollout, for tests of what its plan says. */
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { load, MINIMAL } from '../scenario/memory-io.ts';

/** The minimal scenario from Monday 2 December 2013 to 31 January 2014 with another rollout. */
export function planned(rollout: string, ...set: readonly string[]): Scenario {
  const head = MINIMAL.slice(0, MINIMAL.indexOf('rollout:'));
  const horizon = 'horizon={start: 2013-12-02, end: 2014-01-31}';
  return load({ 'a.yaml': `${head}rollout:\n${rollout}` }, horizon, ...set).scenario;
}

/** A stage in one line; `more` has what it begins with and its pace. */
export function stage(name: string, more: string): string {
  return `    - {name: ${name}, select: {cohorts: [clinical], share: 1%}, change: {quota: {factor: 2}}, ${more}}\n`;
}
