import { expect, it } from 'vitest';
import { scenarioInputs } from '../../../src/cli/size-scenario.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { settleValues } from '../../../src/scenario/settle.ts';
import { EVERYTHING, MIB, ORGANISATIONS, plain, STAGE } from '../../support/plain-scenario.ts';

/** As loaded: numbers that are known. */
function asLoaded(scenario: Scenario<number>): Scenario {
  const range = { low: 0, high: 1e12 };
  return settleValues(
    scenario as never,
    (value: unknown) =>
      ({
        distribution: { kind: 'fixed', value },
        range,
      }) as never,
  ) as never;
}

const MOVES: Scenario<number>['rollout']['moves'] = {
  ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
  ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 1, dropSourceAfterDays: 0 },
};

function inputsOf(scenario: Scenario<number>): ReturnType<typeof scenarioInputs> {
  const compiled = compilePlan(scenario, ORGANISATIONS);
  if (compiled.plan === null) throw new Error(JSON.stringify(compiled.faults));
  return scenarioInputs(asLoaded(scenario), compiled.plan);
}

// Ten mailboxes: two of 50 MiB and eight of 200 MiB, 170 MiB on average; 16 messages of 64 KiB.

it('takes means over all mailboxes', () => {
  const { inputs, quotaAfterMib } = inputsOf(plain());
  expect(inputs).toEqual({
    mailboxCount: 10,
    quotaMib: 170,
    messagesPerDay: 16,
    messageKib: 64,
    // 0.55 x 170.
    initialMib: expect.closeTo(93.5, 9),
  });
  expect(quotaAfterMib).toBeNull();
});

it('takes the mean of a fill by its quantiles', () => {
  // A quarter from 0 to 40 %, the rest from there to 100 %: 0.25 x 0.2 + 0.75 x 0.7 = 0.575.
  const quantiles = [
    { share: 0, fill: 0 },
    { share: 0.25, fill: 0.4 },
    { share: 1, fill: 1 },
  ];
  const { population } = plain();
  const cohorts = population.cohorts.map((cohort) => ({
    ...cohort,
    fill: { quantiles, correlationWithTraffic: 0 },
  }));
  const { inputs } = inputsOf(plain({ population: { ...population, cohorts } }));
  expect(inputs.initialMib).toBeCloseTo(0.575 * 170, 9);
});

it('counts whom a stage by fill may change as changed by it', () => {
  const stages = [
    { ...STAGE, name: 'full', select: { ...EVERYTHING, fillAtLeast: 0.8 } },
    { ...STAGE, name: 'others', select: 'rest' as const },
  ];
  const { rollout } = plain();
  const { quotaAfterMib } = inputsOf(plain({ rollout: { ...rollout, stages } }));
  expect(quotaAfterMib).toBe(340);
});

it('takes the quota of the platform for whom a stage moves, whatever else changes it', () => {
  const thresholds = { warn: null, send: null, receive: null };
  const sizes = { basic: 4096 * MIB, standard: 4096 * MIB };
  const platforms = [{ name: 'new', quota: sizes, thresholds, storage: null }];
  const change = { kind: 'move' as const, platform: 'new' };
  const toB = { ...EVERYTHING, organisations: ['b'] };
  const { rollout } = plain();
  const quotaAfter = (...stages: readonly (typeof STAGE)[]) =>
    inputsOf(plain({ platforms, rollout: { ...rollout, moves: MOVES, stages } })).quotaAfterMib;
  const move = { ...STAGE, name: 'move', change };
  expect(quotaAfter(move, STAGE)).toBe(4096);
  // Of the 1,700 MiB of all, what doubling the two of b alone adds is what these have.
  const ofB = quotaAfter({ ...STAGE, select: toB })! * 10 - 1700;
  const some = quotaAfter({ ...move, select: toB }, STAGE);
  expect(some).toBeCloseTo((2 * (1700 - ofB) + 2 * 4096) / 10, 9);
});

it('takes the size of a message as it is where there are none', () => {
  const { population } = plain();
  const cohorts = population.cohorts.map((one) => ({ ...one, messagesPerWorkingDay: 0 }));
  const { inputs } = inputsOf(plain({ population: { ...population, cohorts } }));
  expect(inputs).toMatchObject({ messagesPerDay: 0, messageKib: 1 });
});

it('takes those who are there at the start, whoever joins', () => {
  const { population, rollout } = plain();
  const stages = [{ ...STAGE, select: { ...EVERYTHING, organisations: ['b'] } }];
  const still = inputsOf(plain({ rollout: { ...rollout, stages } }));
  const cohorts = population.cohorts.map((one) => ({ ...one, joinersPerYear: 10 }));
  const growing = plain({
    population: { ...population, cohorts },
    rollout: { ...rollout, stages },
  });
  // 10 * 10 * 92 / 365.25.
  expect(compilePlan(growing, ORGANISATIONS).plan?.population.mailboxCount).toBe(35);
  expect(inputsOf(growing)).toEqual(still);
});
