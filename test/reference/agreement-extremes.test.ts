/** The engine against the slow reference where numbers are extreme, and on many mailboxes. */
import { describe, expect, it } from 'vitest';
import { compare } from '../support/compare.ts';
import { controlledCase } from '../support/controls.ts';
import { extremePlan } from '../support/extremes.ts';
import { planOf, smallCase } from '../support/plans.ts';
import { randomScript, scriptedPlan } from '../support/scripts.ts';
import { smallStorageCase } from '../support/small-storage.ts';
import { withCohorts, withDayCount, withMailboxes } from '../support/variants.ts';

const EXTREME_COUNT = 40;
const REPORTED_COUNT_MAX = 5;

describe('engine and reference agree where numbers are extreme', () => {
  it(`on ${EXTREME_COUNT} scenarios with gates, failures, approvals, requests and churn`, () => {
    for (let number = 1; number <= EXTREME_COUNT; number++) {
      const { differences } = compare(extremePlan(controlledCase(number, 1), number), 1);
      expect(differences.slice(0, REPORTED_COUNT_MAX), `controlled ${number}`).toEqual([]);
    }
  });

  it(`on ${EXTREME_COUNT} scenarios with rollouts by stages that wait for pools`, () => {
    for (let number = 1; number <= EXTREME_COUNT; number++) {
      const small = extremePlan(smallStorageCase(number, 1), number);
      const { differences } = compare(small, 1);
      expect(differences.slice(0, REPORTED_COUNT_MAX), `storage ${number}`).toEqual([]);
    }
  });

  it(`on ${EXTREME_COUNT} scenarios with rollouts by stages`, () => {
    for (let number = 1; number <= EXTREME_COUNT; number++) {
      const { differences } = compare(extremePlan(smallCase(number), number), 1);
      expect(differences.slice(0, REPORTED_COUNT_MAX), `scenario ${number}`).toEqual([]);
    }
  });

  it(`on ${EXTREME_COUNT} scenarios in which mailboxes change again and again`, () => {
    for (let number = 1; number <= EXTREME_COUNT; number++) {
      const small = extremePlan(scriptedPlan(number), -number);
      const { differences } = compare(small, 1, randomScript(number, small));
      expect(differences.slice(0, REPORTED_COUNT_MAX), `script ${number}`).toEqual([]);
    }
  });
});

/** The engine draws the outer lives of 512 mailboxes at a time, into lists of 16,384 entries. */
describe('engine and reference agree on more mailboxes than lives are drawn for at a time', () => {
  const MAILBOX_COUNT = 1100;
  const DAY_COUNT = 150;

  it.each([
    { lives: 'as usual', regimeDays: 60, housekeepingsPerYear: 2 },
    { lives: 'restless', regimeDays: 2, housekeepingsPerYear: 2 },
    { lives: 'tidy', regimeDays: 5000, housekeepingsPerYear: 150 },
  ])('with lives $lives', ({ regimeDays, housekeepingsPerYear }) => {
    const many = withDayCount(withMailboxes(smallCase(1), MAILBOX_COUNT), DAY_COUNT);
    const small = withCohorts(many, (cohort) => ({
      ...cohort,
      spread: { ...cohort.spread, regimeDays },
      housekeeping: { perYear: housekeepingsPerYear, share: 0.02 },
    }));
    expect(compare(planOf(small), 1).differences.slice(0, REPORTED_COUNT_MAX)).toEqual([]);
  });
});
