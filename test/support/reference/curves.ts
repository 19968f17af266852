/** The reference's own curves: what a day weighs for a cohort, and the running sum of the days. */

import type { Parameters } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { exp } from '../../../src/random/exp.ts';
import { log } from '../../../src/random/log.ts';
import { lognormalMeanOne } from '../../../src/random/lognormal.ts';
import { type Luck, mixedScore, scoreOf } from './luck.ts';

export interface Curve {
  /** Of days before day 0 too, as far as storage asks. */
  readonly daily: (day: number) => number;
  /** Sum of the days up to and with this one; 0 on day -1. */
  readonly cumulative: (day: number) => number;
}

type Growth = Parameters['cohorts'][number]['demand']['growth'];

const DAYS_PER_YEAR = 365.25;
/** The common factor belongs to no mailbox: its draws have this number in a mailbox's place. */
const NO_MAILBOX = 0xffffffff;

export function curveOf(plan: Plan, parameters: Parameters, cohort: number, luck: Luck): Curve {
  const { demand } = parameters.cohorts[cohort]!;
  const { workingDay, slumpFactor, monthOf } = plan.calendar;
  const days: number[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (let day = 0; day < plan.dayCount; day++) {
    const activity = (workingDay[day] === 1 ? 1 : demand.offDayShare) * slumpFactor[day]!;
    let weight = activity * growthOn(demand.growth, day);
    weight *= commonFactor(parameters, monthOf[day]!, luck);
    for (const factor of shocksOn(parameters, day)) weight *= factor;
    sum += weight;
    days.push(weight);
    sums.push(sum);
  }
  return {
    daily: (day) => (day < 0 ? weightBefore(plan, parameters, cohort, day) : days[day]!),
    cumulative: (day) => (day < 0 ? 0 : sums[day]!),
  };
}

function shocksOn({ shocks }: Parameters, day: number): number[] {
  const onDay = shocks.filter(({ firstDay, endDay }) => day >= firstDay && day < endDay);
  return onDay.map(({ factor }) => factor);
}

/** A day before day 0: the growth in force on day 0 holds there too, and no luck is common. */
function weightBefore(plan: Plan, parameters: Parameters, cohort: number, day: number): number {
  const { dayCount, workingDay, slumpFactor } = plan.history;
  const { growth, offDayShare } = parameters.cohorts[cohort]!.demand;
  const at = dayCount + day;
  if (!(at >= 0)) throw new RangeError(`day ${day} is before all history`);
  const inForce = growth.filter(({ firstDay }) => firstDay <= 0);
  const perYear = inForce[inForce.length - 1]?.perYear ?? 0;
  const grown = exp((day / DAYS_PER_YEAR) * log(1 + perYear));
  const activity = workingDay[at] === 1 ? 1 : offDayShare;
  const shocked = shocksOn(parameters, day).reduce((product, factor) => product * factor, 1);
  return activity * slumpFactor[at]! * grown * shocked;
}

/** Growth since day 0, walked through segment by segment. */
function growthOn(segments: Growth, day: number): number {
  let before = 0;
  let perDay = 0;
  let firstDay = 0;
  for (const segment of segments) {
    const from = Math.max(0, segment.firstDay);
    if (from > day) break;
    before += perDay * (from - firstDay);
    perDay = log(1 + segment.perYear) / DAYS_PER_YEAR;
    firstDay = from;
  }
  return exp(before + perDay * (day - firstDay));
}

/** The factor of a month: its score leads back to the first month's, step by step. */
function commonFactor({ commonFactor: spec }: Parameters, month: number, luck: Luck): number {
  if (spec === null) return 1;
  let score = 0;
  for (let at = 0; at <= month; at++) {
    const draw = scoreOf(luck('common', NO_MAILBOX, at));
    score = at === 0 ? draw : mixedScore(spec.correlation, score, draw);
  }
  return lognormalMeanOne(spec.sd, score);
}
