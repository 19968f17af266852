/**
 * The engine against the slow reference, on small random scenarios: see docs/model.md. States, days
 * and counts agree exactly by day and cohort, bytes to 1e-9 of the larger.
 */
import { describe, expect, it } from 'vitest';
import { createWorkspace, simulate } from '../../src/engine/simulate.ts';
import { disagreements } from '../support/disagreements.ts';
import { type SmallPlan, smallPlan } from '../support/plans.ts';
import { type ReferenceTrace, runReference } from '../support/reference/reference.ts';
import { type EventName, emptyEvents } from '../support/reference/totals.ts';
import { randomScript, type Script, scriptController, scriptedPlan } from '../support/scripts.ts';

const ROLLOUT_COUNT = 140;
const SCRIPT_COUNT = 70;
const EVENT_COUNT_MIN = 100;
const REPORTED_COUNT_MAX = 5;

const happened = emptyEvents();

/** Both, and what differs; the replication's number varies with the scenario's. */
function differences(small: SmallPlan, number: number, script?: Script): string[] {
  const { plan, parameters, scenario } = small;
  const replication = number % 4;
  const reference = runReference({
    plan,
    parameters,
    thresholds: scenario.quota.thresholds,
    replication,
    ...(script === undefined ? {} : { script: (day: number) => script[day]! }),
  });
  count(reference);
  const controller = script === undefined ? {} : { controller: scriptController(script) };
  const trace = simulate(plan, createWorkspace(plan), { replication, parameters, ...controller });
  return disagreements(trace, reference, plan).slice(0, REPORTED_COUNT_MAX);
}

function count({ events }: ReferenceTrace): void {
  for (const name of Object.keys(events) as EventName[]) happened[name] += events[name];
}

describe('engine and reference agree', () => {
  it(`on ${ROLLOUT_COUNT} scenarios with rollouts by stages`, () => {
    for (let number = 1; number <= ROLLOUT_COUNT; number++) {
      expect(differences(smallPlan(number), number), `scenario ${number}`).toEqual([]);
    }
  });

  it(`on ${SCRIPT_COUNT} scenarios in which mailboxes change again and again`, () => {
    for (let number = 1; number <= SCRIPT_COUNT; number++) {
      const small = scriptedPlan(number);
      const script = randomScript(number, small);
      expect(differences(small, number, script), `script ${number}`).toEqual([]);
    }
  });

  it('after each kind of event has happened often enough to tell', () => {
    const rare = Object.entries(happened).filter(([, times]) => times < EVENT_COUNT_MIN);
    expect(rare).toEqual([]);
  });
});
