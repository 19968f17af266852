/**
 * The engine against the slow reference, on small random scenarios: see docs/model.md. States, days
 * and counts agree exactly by day and cohort, bytes to 1e-9 of the larger.
 */
import { describe, expect, it } from 'vitest';
import { compare } from '../support/compare.ts';
import { controlledCase } from '../support/controls.ts';
import { movingCase } from '../support/movers.ts';
import { withPeople } from '../support/people.ts';
import { planOf, type SmallPlan, smallCase, smallPlan } from '../support/plans.ts';
import { type EventName, emptyEvents } from '../support/reference/totals.ts';
import { randomScript, type Script, scriptedPlan } from '../support/scripts.ts';
import { smallStorageCase, withEndlessStorage, withStorage } from '../support/small-storage.ts';

/*
 * 314 scenarios in all, which make 548 simulations on either side. They are enough as long as each
 * kind of event happens at least EVENT_COUNT_MIN times, which the last test holds: a fault in one
 * of thirty events of a kind then escapes with a chance of 0.967^100, 3 in 100.
 */
const ROLLOUT_COUNT = 74;
const SCRIPT_COUNT = 46;
const STORAGE_COUNT = 40;
/** Scenarios with storage, whose mailboxes a script changes. */
const STORAGE_SCRIPT_COUNT = 10;
/** Scenarios with all that controls a rollout, each in several replications; so many in a test. */
const CONTROLLED_COUNT = 17;
const CONTROLLED_FIRST = [1, 18, 35, 52, 69];
const REPLICATIONS = [0, 1, 2];
/** Scenarios whose mailboxes move to other platforms, each in as many replications. */
const MOVING_COUNT = 32;
/** Scenarios in which people come and go, whose mailboxes a script changes. */
const PEOPLE_SCRIPT_COUNT = 27;
const EVENT_COUNT_MIN = 100;
const REPORTED_COUNT_MAX = 5;

const happened = emptyEvents();

/** What differs; the replication's number varies with the scenario's. */
function differences(small: SmallPlan, number: number, script?: Script): readonly string[] {
  const compared = compare(small, number % 4, script);
  for (const name of Object.keys(compared.events) as EventName[]) {
    happened[name] += compared.events[name];
  }
  return compared.differences.slice(0, REPORTED_COUNT_MAX);
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

  it(`on ${STORAGE_COUNT} scenarios with rollouts by stages that wait for pools`, () => {
    for (let number = 1; number <= STORAGE_COUNT; number++) {
      const small = planOf(smallStorageCase(number));
      expect(differences(small, number), `storage ${number}`).toEqual([]);
    }
  });

  it(`on ${STORAGE_SCRIPT_COUNT} scenarios with storage in which mailboxes change again and again`, () => {
    for (let number = 1; number <= STORAGE_SCRIPT_COUNT; number++) {
      const { storage } = smallStorageCase(number).scenario;
      const small = planOf(withStorage(scriptedPlan(number), storage));
      const script = randomScript(number, small);
      expect(differences(small, number, script), `script ${number}`).toEqual([]);
    }
  });

  it.each(CONTROLLED_FIRST)(
    `on ${CONTROLLED_COUNT} scenarios from %d on with gates, failures, approvals, requests and churn`,
    (first) => {
      for (let number = first; number < first + CONTROLLED_COUNT; number++) {
        const small = planOf(controlledCase(number, number % REPLICATIONS.length));
        for (const replication of REPLICATIONS) {
          const found = differences(small, replication);
          expect(found, `controlled ${number}, replication ${replication}`).toEqual([]);
        }
      }
    },
  );

  it(`on ${MOVING_COUNT} scenarios in which mailboxes move to other platforms`, () => {
    for (let number = 1; number <= MOVING_COUNT; number++) {
      const small = planOf(movingCase(number, number % 2));
      for (const replication of REPLICATIONS) {
        const found = differences(small, replication);
        expect(found, `moving ${number}, replication ${replication}`).toEqual([]);
      }
    }
  });

  it(`on ${PEOPLE_SCRIPT_COUNT} scenarios with churn in which mailboxes change again and again`, () => {
    for (let number = 1; number <= PEOPLE_SCRIPT_COUNT; number++) {
      const { storage } = smallStorageCase(number).scenario;
      // A script does not tell who waits for pools, which thus must not run full.
      const stored = withEndlessStorage(withStorage(smallCase(number), storage));
      const people = withPeople(stored, number);
      const small = scriptedPlan(number, people);
      const script = randomScript(number, small);
      expect(differences(small, number, script), `script ${number}`).toEqual([]);
    }
  });

  it('after each kind of event has happened often enough to tell', () => {
    const rare = Object.entries(happened).filter(([, times]) => times < EVENT_COUNT_MIN);
    expect(rare).toEqual([]);
  });
});
