import { expect, it } from 'vitest';
import { compilePlan } from '../../../src/plan/compile.ts';
import { linkFaults } from '../../../src/plan/link-faults.ts';
import { ORGANISATIONS, plain } from '../../support/plain-scenario.ts';

const { rollout } = plain();
const withLinks = (linkMbitPerSecond: Readonly<Record<string, number>>) =>
  plain({
    rollout: {
      ...rollout,
      moves: {
        ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond, windowHours: 8, linkShare: 1 },
        ...{ cacheShare: 1, logBytes: null, planEveryDays: 1, dropSourceAfterDays: 0 },
      },
    },
  });

it('finds none without links, or where organisations have their types', () => {
  expect(linkFaults(plain(), ORGANISATIONS)).toEqual([]);
  expect(linkFaults(withLinks({ trust: 10, practice: 2 }), ORGANISATIONS)).toEqual([]);
});

it('tells the types that no organisation has, of the plan, too', () => {
  const scenario = withLinks({ trsut: 10, trust: 10, laboratory: 1 });
  const faults = [
    {
      address: 'rollout.moves.links.trsut',
      message: "no organisation has the type 'trsut'",
      mend: "did you mean 'trust'?",
    },
    {
      address: 'rollout.moves.links.laboratory',
      message: "no organisation has the type 'laboratory'",
      mend: 'the types of organisations here are trust, practice',
    },
  ];
  expect(linkFaults(scenario, ORGANISATIONS)).toEqual(faults);
  expect(compilePlan(scenario, ORGANISATIONS).faults).toEqual(faults);
});
