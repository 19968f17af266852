import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { calendarOfCounts, stageCalendar } from '../../../src/cli/stage-calendar.ts';
import { compilePlan } from '../../../src/plan/compile.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { load } from '../scenario/memory-io.ts';
import { movingWith } from '../scenario/moving.ts';
import { planned, stage } from './planned.ts';

const TWO = `  stages:\n${stage('pilot', 'start: 2013-12-03, rate: 10 per day')}${stage('rest', 'after: {stage: pilot}, over: 2 days')}`;
const ORGANISATIONS = [
  { id: 'a', name: 'A', type: 'acute-trust', region: 'London', mailboxCount: 30 },
];
const boundsOf = (scenario: Scenario) =>
  calendarOfCounts(
    scenario,
    scenario.rollout.stages.map(() => ({ mailboxCount: 1 })),
  ).stages.map(({ bound }) => bound);

describe('the calendar of the stages', () => {
  it('has approvals that take as long as in half of all cases, rounded up', () => {
    const start = (approval: string) => {
      const scenario = planned(
        `  stages:\n${stage('pilot', `start: 2013-12-03, approval: {workingDays: ${approval}}, rate: 1 per day`)}`,
      );
      const { schedules, startDate } = calendarOfCounts(scenario, [{ mailboxCount: 1 }]);
      return schedules[0]!.startDay! + startDate;
    };
    // Tue 3 December, then working days one by one: Wed 4, Thu 5, Fri 6, Mon 9.
    expect(start('0')).toBe(parseDate('2013-12-03'));
    expect(start('1')).toBe(parseDate('2013-12-04'));
    expect(start('3')).toBe(parseDate('2013-12-06'));
    expect(start('3.01')).toBe(parseDate('2013-12-09'));
    expect(start('{p10: 1, p50: 2, p90: 40}')).toBe(parseDate('2013-12-05'));
    expect(start('{p10: 1, p50: 2.5, p90: 40}')).toBe(parseDate('2013-12-06'));
  });

  it('knows by when a stage should have finished', () => {
    const one = stage('pilot', 'start: 2013-12-03, by: 2013-12-04, rate: 1 per day');
    const { stages } = calendarOfCounts(planned(`  stages:\n${one}`), [{ mailboxCount: 1 }]);
    expect(stages).toEqual([{ name: 'pilot', moveTo: null, bound: 'exactly', byDay: 2 }]);
  });

  it('tells what its numbers of mailboxes are', () => {
    expect(boundsOf(planned(TWO))).toEqual(['exactly', 'exactly']);
    const byFill = TWO.replace('cohorts: [clinical], share: 1%', 'fillAtLeast: 80%');
    expect(boundsOf(planned(byFill))).toEqual(['at most', 'exactly']);
    const rest =
      '    - {name: all, select: rest, change: {quota: {factor: 2}}, start: 2013-12-03, over: 1 days}\n';
    expect(boundsOf(planned(`${byFill}${rest}`))).toEqual(['at most', 'exactly', 'at least']);
    expect(boundsOf(planned(`${TWO}${rest}`))).toEqual(['exactly', 'exactly', 'exactly']);
    for (const key of ['joinersPerYear', 'leaversPerYear']) {
      const set = (value: string) => `population.everyCohort.${key}=${value}`;
      expect(boundsOf(planned(TWO, set('10%')))).toEqual(['about', 'about']);
      expect(boundsOf(planned(TWO, set('0%')))).toEqual(['exactly', 'exactly']);
    }
    const comeAndGo = 'population.everyCohort.joinersPerYear=10%';
    expect(boundsOf(planned(byFill, comeAndGo))).toEqual(['at most', 'about']);
  });

  it('lets a rest take what stages by fill leave of those that change the same', () => {
    const boundsWith = (...set: readonly string[]) => boundsOf(load(movingWith(), ...set).scenario);
    const byFill = 'rollout.stages.to nhsmail2.select={fillAtLeast: 80%}';
    expect(boundsWith(byFill).slice(-2)).toEqual(['at most', 'at least']);
    const isQuota = 'rollout.stages.to nhsmail2.change={quota: {factor: 2}}';
    expect(boundsWith(byFill, isQuota).slice(-2)).toEqual(['at most', 'exactly']);
  });

  it('counts who is there at the start and who has come with a programme', () => {
    const everyone = stage('pilot', 'start: 2013-12-10, over: 2 days').replace(
      'cohorts: [clinical], share: 1%',
      'organisationTypes: [acute-trust]',
    );
    const planOf = (start: string) => {
      // 5 to 11 December are five working days, one mailbox on each; joiners by churn come, too.
      const onboarding =
        'population.onboarding=[{name: merger, from: 2013-12-05, to: 2013-12-11, mailboxes: 5, organisationType: acute-trust}]';
      const scenario = planned(
        `  stages:\n${everyone.replace('2013-12-10', start)}`,
        onboarding,
        'population.everyCohort.joinersPerYear=200%',
      );
      const { plan } = compilePlan(scenario, ORGANISATIONS);
      expect(plan!.population.mailboxCount).toBeGreaterThan(35);
      return stageCalendar(plan!, scenario).schedules[0]!.mailboxCount;
    };
    expect(planOf('2013-12-04')).toBe(30);
    expect(planOf('2013-12-05')).toBe(31);
    expect(planOf('2013-12-10')).toBe(34);
    expect(planOf('2014-01-06')).toBe(35);
  });
});
