/** What owners do of their own accord: a cohort's own values over those of every cohort. */
import { GROWTH, LEAVERS, SHARE } from './ranges.ts';
import type { CohortHabits, SharedHabits, UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

type HabitsFile = NonNullable<ScenarioFile['population']['everyCohort']>;

/** A number that nobody has written. */
export function fixed(value: number, range: UncertainValue['range']): UncertainValue {
  return { distribution: { kind: 'fixed', value }, range };
}

export const NOTHING_RANGE = { low: 0, high: 0 };

/** The habits that a part of the file gives, in the scenario's names. */
export function assembleHabits(file: HabitsFile): SharedHabits<UncertainValue> {
  const { messageSize: messageBytes, growth: growthSegments, spread, housekeeping } = file;
  const { messagesPerWorkingDay, sentShare, offDayShare, trafficGrowthPerYear, keepShare } = file;
  const { joinersPerYear, leaversPerYear } = file;
  return over<SharedHabits<UncertainValue>>(
    {},
    {
      messagesPerWorkingDay,
      messageBytes,
      sentShare,
      offDayShare,
      trafficGrowthPerYear,
      growthSegments,
      keepShare,
      spread: spread && over({}, spread),
      housekeeping: housekeeping && over({}, housekeeping),
      joinersPerYear,
      leaversPerYear,
    },
  );
}

/**
 * Lays a cohort's own habits over those of every cohort, part by part where they have parts; those
 * shared stay the same objects. Nothing said of growth or housekeeping means none.
 */
export function overHabits(
  every: SharedHabits<UncertainValue>,
  own: SharedHabits<UncertainValue>,
): CohortHabits<UncertainValue> {
  const given = { ...every, ...own };
  const habits = {
    ...given,
    trafficGrowthPerYear: given.trafficGrowthPerYear ?? fixed(0, GROWTH.range),
    growthSegments: given.growthSegments ?? [],
    spread: { ...every.spread, ...own.spread },
    housekeeping:
      given.housekeeping === undefined
        ? { perYear: fixed(0, NOTHING_RANGE), share: fixed(0, SHARE.range) }
        : { ...every.housekeeping, ...own.housekeeping },
    joinersPerYear: given.joinersPerYear ?? 0,
    leaversPerYear: given.leaversPerYear ?? fixed(0, LEAVERS.range),
  };
  // A rule has made sure that each is given by one of the two.
  return habits as CohortHabits<UncertainValue>;
}

/** Lays what is defined of one over another. */
export function over<T extends object>(
  base: T,
  own: { readonly [Key in keyof T]?: T[Key] | undefined },
): T {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
