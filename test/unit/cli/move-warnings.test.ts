/**
 * Ten mailboxes of 200 MiB, half full on the mean: a and c have four each, b two. 1 July 2013 is a
 * Monday.
 */
import { describe, expect, it } from 'vitest';
import { moveWarnings } from '../../../src/cli/move-warnings.ts';
import { stageCalendar } from '../../../src/cli/stage-calendar.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import type { MovesSpec } from '../../../src/scenario/platform-spec.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario, UncertainValue } from '../../../src/scenario/scenario.ts';
import {
  COHORT,
  day,
  EVERYTHING,
  MIB,
  ORGANISATIONS,
  plain,
  STAGE,
} from '../../support/plain-scenario.ts';

const MOVES: MovesSpec = {
  ...{ perDay: null, bytesPerDay: null, linkMbitPerSecond: {}, windowHours: null },
  ...{ linkShare: 1, cacheShare: 1, logBytes: null, planEveryDays: 7, dropSourceAfterDays: 14 },
};
/** Bits of a MiB in an hour, so that so many Mbit/s carry a MiB a night of an hour. */
const MBIT_PER_MIB = (MIB * 8) / 1e6 / 3600;

const certain = (value: number): UncertainValue => {
  return { distribution: { kind: 'fixed', value }, range: { low: 0, high: 1 } };
};

interface Settings {
  readonly moves: Partial<MovesSpec>;
  readonly stage?: Partial<StageSpec<number>>;
  readonly fill?: Scenario['population']['cohorts'][number]['fill'];
  readonly tiers?: Scenario['quota']['tiers'];
  readonly onboarding?: Scenario<number>['population']['onboarding'];
}

const HALF = { mean: certain(0.5), sd: certain(0), correlationWithTraffic: 0 };
const ONE_TIER = [{ name: 'standard', bytes: 200 * MIB, share: 1 }];

function warningsOf(settings: Settings): string[] {
  const { moves, stage = {}, fill = HALF, tiers = ONE_TIER, onboarding = [] } = settings;
  const base = plain();
  const change = { kind: 'move', platform: 'cloud' } as const;
  const quota = Object.fromEntries(tiers.map(({ name }) => [name, 400 * MIB]));
  const scenario = {
    ...base,
    population: {
      ...{ ...base.population, onboarding },
      cohorts: [{ ...COHORT, leaversPerYear: 0, fill }],
    },
    quota: { ...base.quota, tiers, unlimitedCountsAsBytes: 200 * MIB },
    platforms: [{ name: 'cloud', quota, thresholds: base.quota.thresholds, storage: null }],
    rollout: {
      ...base.rollout,
      moves: { ...MOVES, windowHours: 1, ...moves },
      stages: [{ ...STAGE, name: 'away', change, pace: { perDay: 1000 }, ...stage }],
    },
  } as unknown as Scenario;
  const { plan, faults } = compilePlan(scenario, ORGANISATIONS);
  expect(faults).toEqual([]);
  const certainly = {
    ...scenario,
    population: {
      ...scenario.population,
      cohorts: [{ ...COHORT, fill, leaversPerYear: certain(0) } as never],
    },
  };
  return moveWarnings(stageCalendar(plan!, certainly), certainly, plan!);
}

describe('a stage that moves as nights allow', () => {
  it('is told nothing of where its pace is the limit', () => {
    // Five days of two, of which each has room.
    expect(warningsOf({ moves: { perDay: 2 }, stage: { pace: { perDay: 2 } } })).toEqual([]);
    expect(
      warningsOf({ moves: { bytesPerDay: 200 * MIB }, stage: { pace: { perDay: 2 } } }),
    ).toEqual([]);
  });

  it('finishes later than by its pace where nights are the limit', () => {
    expect(warningsOf({ moves: { perDay: 3 } })).toEqual([
      'stage away: takes 4 nights at 3 mailboxes a night, and by its pace alone 1 open day: it ' +
        'finishes later than its calendar says',
    ]);
    // 1000 MiB, 300 a night.
    expect(warningsOf({ moves: { bytesPerDay: 300 * MIB } })).toEqual([
      'stage away: takes about 4 nights at 300 MiB a night for what its mailboxes hold at the ' +
        'start, and by its pace alone 1 open day: it finishes later than its calendar says',
    ]);
  });

  it('may not have enough of them by its date', () => {
    // Monday 1 to Wednesday 3 July.
    const by = (date: string) =>
      warningsOf({ moves: { perDay: 3 }, stage: { by: day(date), pace: { perDay: 3 } } });
    expect(by('2013-07-04')).toEqual([]);
    expect(by('2013-07-03')).toEqual([
      'stage away: takes 4 nights at 3 mailboxes a night, and has 3 open days by 2013-07-03',
    ]);
    expect(by('2013-06-30')[0]).toMatch('and has 0 open days by 2013-06-30');
  });

  it('may not have enough before the end, weekends left out', () => {
    // From Monday 23 September on: six open days to Monday 30.
    const stage = { begin: { start: day('2013-09-23') } };
    expect(warningsOf({ moves: { perDay: 1 }, stage })).toEqual([
      'stage away: takes 10 nights at 1 mailbox a night, and has 6 open days by 2013-09-30',
    ]);
  });

  it('goes by the link that takes longest, of what crosses it', () => {
    // Of a, 400 MiB are on their way at 220 a night; b has 200, and c no link of its type less.
    const linkMbitPerSecond = { trust: 220 * MBIT_PER_MIB, practice: 300 * MBIT_PER_MIB };
    expect(warningsOf({ moves: { linkMbitPerSecond } })).toEqual([
      'stage away: takes about 2 nights at the 220 MiB a night of the link of a for what its ' +
        'mailboxes hold at the start, and by its pace alone 1 open day: it finishes later than its ' +
        'calendar says',
    ]);
    expect(warningsOf({ moves: { linkMbitPerSecond, cacheShare: 0.5 } })).toEqual([]);
    const practices = { ...EVERYTHING, organisations: ['b'] };
    expect(warningsOf({ moves: { linkMbitPerSecond }, stage: { select: practices } })).toEqual([]);
  });

  it('takes the mean of a fill that is given by quantiles', () => {
    // Half of them between 0 and 40 %, half between 40 and 80 %: on the mean 40 %, 800 MiB in all.
    const quantiles = [
      { share: 0, fill: 0 },
      { share: 0.5, fill: 0.4 },
      { share: 1, fill: 0.8 },
    ];
    const fill = { quantiles, correlationWithTraffic: 0 };
    const take = (mib: number) => warningsOf({ moves: { bytesPerDay: mib * MIB }, fill });
    expect(take(800)).toEqual([]);
    expect(take(799)[0]).toMatch('takes about 2 nights at 799 MiB a night');
  });

  it('does not count who joins later, and may never have to move', () => {
    const merger = {
      ...{ name: 'merger', from: day('2013-07-08'), to: day('2013-07-12'), mailboxCount: 50 },
      ...{ organisationType: 'practice', importedBytes: 0 },
    };
    expect(warningsOf({ moves: { perDay: 3 }, onboarding: [merger] })[0]).toMatch('takes 4 nights');
  });

  it('may be one that selects fewer', () => {
    const select = { ...EVERYTHING, fillAtLeast: 0.5 };
    expect(warningsOf({ moves: { perDay: 3 }, stage: { select } })[0]).toMatch(
      'takes 4 nights at 3 mailboxes a night, if it moves all that it may select, and',
    );
  });
});

describe('a mailbox that no night takes', () => {
  it('is told of by its quota, with the limit that is least', () => {
    const slow = { pace: { perDay: 1 } };
    const large = (moves: Partial<MovesSpec>) => warningsOf({ moves, stage: slow });
    expect(large({ bytesPerDay: 200 * MIB })).toEqual([]);
    expect(large({ bytesPerDay: 150 * MIB })).toEqual([
      'stage away: a mailbox at its quota of 200 MiB is larger than the 150 MiB of a night, and ' +
        'could not move',
    ]);
    const linkMbitPerSecond = { practice: 120 * MBIT_PER_MIB };
    expect(large({ bytesPerDay: 150 * MIB, linkMbitPerSecond })).toEqual([
      'stage away: a mailbox at its quota of 200 MiB is larger than the 120 MiB of a night of the ' +
        'link of b, and could not move',
    ]);
  });

  it('is not one without a limit of its own', () => {
    const tiers = [{ name: 'standard', bytes: Infinity, share: 1 }];
    const stage = { pace: { perDay: 1 } };
    expect(warningsOf({ moves: { bytesPerDay: 150 * MIB }, stage, tiers })).toEqual([]);
  });
});
