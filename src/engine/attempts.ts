/** Attempts at mailboxes: whose fail, and how many there are on a day. */
import type { RolloutParameters } from '../plan/parameters.ts';
import type { Key } from '../random/key.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import type { Progress } from './rollout-progress.ts';
import { cohortWeights } from './scope-counts.ts';
import { forEachFate, type StageCourse } from './stage-course.ts';

/** By position: how many attempts of a member fail before one succeeds, or all of them. */
export function failingAttempts(
  members: Uint32Array,
  most: number,
  {
    parameters: { failureShare },
    key,
  }: { readonly parameters: RolloutParameters; readonly key: Key },
): Map<number, number> {
  const failing = new Map<number, number>();
  if (failureShare === 0) return failing;
  for (let position = 0; position < members.length; position++) {
    const mailbox = members[position]!;
    let failures = 0;
    const fails = () => uniform(key, mailbox, counter1Of(STREAM.failure, failures)) < failureShare;
    while (failures < most && fails()) failures++;
    if (failures > 0) failing.set(position, failures);
  }
  return failing;
}

/** Attempts of a stage by day; of a sample as many as its mailboxes stand for. */
interface AttemptDays {
  readonly all: Float64Array;
  readonly failed: Float64Array;
}

/** Of courses whose attempts have been asked for: a course that is laid out anew is another. */
const counted = new WeakMap<StageCourse, AttemptDays>();

/** Counts the attempts of a stage on a day. */
export function attemptsOn(
  progress: Pick<Progress, 'plan' | 'courses' | 'holding'>,
  day: number,
): (stage: number) => { readonly all: number; readonly failed: number } {
  return (stage) => {
    const course = progress.courses.get(stage);
    if (course === undefined) return { all: 0, failed: 0 };
    const days = counted.get(course) ?? attemptDays(progress, course);
    counted.set(course, days);
    return { all: days.all[day]!, failed: days.failed[day]! };
  };
}

function attemptDays(
  { plan, holding }: Pick<Progress, 'plan' | 'holding'>,
  course: StageCourse,
): AttemptDays {
  const days = { all: new Float64Array(plan.dayCount), failed: new Float64Array(plan.dayCount) };
  const weights = cohortWeights(plan);
  forEachFate(plan, course, {
    holding,
    settle() {},
    attempt(position, day, fails) {
      const weight = weights[plan.population.cohortOf[course.members[position]!]!]!;
      days.all[day]! += weight;
      if (fails) days.failed[day]! += weight;
    },
  });
  return days;
}
