/** Small scenarios in which people join, leave, arrive in numbers, and ask for more. */
import type { ChurnSpec, OnboardingSpec } from '../../src/scenario/churn-spec.ts';
import type { StandingRuleSpec } from '../../src/scenario/rollout-spec.ts';
import { type Dice, dice, type SmallCase } from './plans.ts';
import { withCohorts, withRollout } from './variants.ts';

const MIB = 1048576;
const MONTHS_PER_YEAR = 12;

/** The same case with people who come and go, often. */
export function withPeople(small: SmallCase, number: number): SmallCase {
  const throws = dice(`people ${number}`);
  const changing = withCohorts(small, (cohort) => ({
    ...cohort,
    joinersPerYear: throws.chance(0.2) ? 0 : throws.between(0.2, 1.5),
    leaversPerYear: throws.chance(0.2) ? 0 : throws.between(0.1, 0.95),
  }));
  const { scenario, organisations } = withRollout(changing, {
    standing: randomRules(throws, small),
  });
  const churn = randomChurn(throws);
  const onboarding = Array.from({ length: throws.whole(0, 2) }, (_, index) =>
    randomProgramme(throws, small, `programme-${index}`),
  );
  const population = { ...scenario.population, churn, onboarding };
  return { scenario: { ...scenario, population }, organisations };
}

/** Alike in all months, or busy in some and idle in others. */
function randomChurn(throws: Dice): ChurnSpec {
  const weights = Array.from({ length: MONTHS_PER_YEAR }, () =>
    throws.chance(0.2) ? 0 : throws.between(0.5, 3),
  );
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / MONTHS_PER_YEAR;
  const isEven = throws.chance(0.4) || mean === 0;
  return {
    monthWeights: weights.map((weight) => (isEven ? 1 : weight / mean)),
    retentionDays: throws.one([0, 1, throws.whole(2, 90)]),
  };
}

/** Of a type that some organisation has; some bring more along than they may keep. */
function randomProgramme(
  throws: Dice,
  { scenario, organisations }: SmallCase,
  name: string,
): OnboardingSpec<number> {
  const { start, end } = scenario.horizon;
  const from = throws.whole(start, end);
  const types = organisations
    .filter(({ mailboxCount }) => mailboxCount > 0)
    .map(({ type }) => type);
  return {
    name,
    from,
    to: throws.whole(from, Math.min(end, from + 40)),
    mailboxCount: throws.whole(1, 15),
    organisationType: throws.one(types),
    importedBytes: throws.one([0, throws.between(0, 30) * MIB, throws.between(20, 120) * MIB]),
  };
}

function randomRules(throws: Dice, { scenario }: SmallCase): StandingRuleSpec<number>[] {
  const { start, end } = scenario.horizon;
  return Array.from({ length: throws.whole(0, 3) }, (_, index) => ({
    name: `rule-${index}`,
    when: throws.one(['warned', 'send-blocked', 'full'] as const),
    afterDays: throws.one([1, throws.whole(1, 5), throws.whole(1, 30)]),
    share: throws.one([1, throws.between(0.2, 1)]),
    from: throws.chance(0.3) ? throws.whole(start - 10, end) : null,
    to: throws.chance(0.3) ? throws.whole(start + 20, end + 10) : null,
  }));
}
