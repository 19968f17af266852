import { describe, expect, it } from 'vitest';
import { planWarnings } from '../../../src/cli/plan-warnings.ts';
import { calendarOfCounts } from '../../../src/cli/stage-calendar.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { planned, stage } from './planned.ts';

/** What is told of a rollout whose stages select so many mailboxes each. */
function told(scenario: Scenario, ...counts: readonly number[]): string[] {
  const calendar = calendarOfCounts(
    scenario,
    counts.map((mailboxCount) => ({ mailboxCount })),
  );
  return planWarnings(calendar, scenario);
}

const stages = (...list: readonly string[]) => `  stages:\n${list.join('')}`;
const PILOT = stage('pilot', 'start: 2013-12-03, rate: 10 per day');

describe('a rollout without a flaw', () => {
  it('is told nothing of', () => {
    const rest = stage('rest', 'after: {stage: pilot, bake: 2 working days}, over: 5 days');
    expect(told(planned(stages(PILOT, rest)), 30, 60)).toEqual([]);
  });
});

describe('a stage that cannot finish', () => {
  it('leaves mailboxes at the end of the horizon', () => {
    // 22 open days in December 2013 from the 3rd on but for the 25th and 26th: 19; 22 in January:
    // 41 days of 10.
    expect(told(planned(stages(PILOT)), 410)).toEqual([]);
    expect(told(planned(stages(PILOT)), 1411)).toEqual([
      'stage pilot: cannot finish within the horizon at its pace: 1,001 of 1,411 mailboxes left on 2014-01-31',
    ]);
  });

  it('finishes after its date', () => {
    // Three days: Tue 3 to Thu 5 December.
    const by = (date: string) =>
      planned(stages(stage('pilot', `start: 2013-12-03, rate: 10 per day, by: ${date}`)));
    expect(told(by('2013-12-05'), 30)).toEqual([]);
    expect(told(by('2013-12-04'), 30)).toEqual([
      'stage pilot: finishes on 2013-12-05, 1 day after 2013-12-04, by which it should have',
    ]);
    expect(told(by('2013-12-03'), 30)[0]).toContain('2 days after 2013-12-03');
  });

  it('may do so, where it changes as many as it may select', () => {
    const full = (more: string) =>
      `    - {name: full, select: {fillAtLeast: 80%}, change: {quota: {factor: 2}}, ${more}}\n`;
    const scenario = planned(
      stages(
        full('start: 2013-12-03, rate: 10 per day, by: 2013-12-03'),
        stage('next', 'after: {stage: full}, over: 2 days, by: 2013-12-05'),
        stage('last', 'after: {stage: next}, over: 2 days, by: 2013-12-06'),
      ),
    );
    // full: 3 and 4 December; next: 5 and 6; last: 9 and 10.
    expect(told(scenario, 20, 4, 4)).toEqual([
      'stage full: finishes on 2013-12-04, 1 day after 2013-12-03, by which it should have, if it changes all that it may select',
      'stage next: finishes on 2013-12-06, 1 day after 2013-12-05, by which it should have, if full changes all that it may select',
      'stage last: finishes on 2013-12-10, 4 days after 2013-12-06, by which it should have, if full changes all that it may select',
    ]);
  });
});

describe('a stage that cannot start', () => {
  const REST = stage('rest', 'after: {stage: pilot}, over: 5 days');
  const never = 'cannot start within the horizon:';

  it('comes after one that does not finish, or does not start', () => {
    const last = stage('last', 'after: {stage: rest}, over: 5 days');
    expect(told(planned(stages(PILOT, REST, last)), 411, 5, 5)).toEqual([
      expect.stringContaining('stage pilot: cannot finish'),
      `stage rest: ${never} pilot, after which it comes, does not finish`,
      `stage last: ${never} rest, after which it comes, cannot start`,
    ]);
  });

  it('comes after one that finishes too late for its bake', () => {
    // pilot: 410 by Friday 31 January.
    expect(told(planned(stages(PILOT, REST)), 410, 5)).toEqual([
      `stage rest: ${never} pilot finishes on 2014-01-31`,
    ]);
    const baked = stage('rest', 'after: {stage: pilot, bake: 3 working days}, over: 5 days');
    expect(told(planned(stages(PILOT, baked)), 390, 5)).toEqual([
      `stage rest: ${never} pilot finishes on 2014-01-29 and 3 working days of bake follow`,
    ]);
  });

  it('finds no open day', () => {
    // From Wed 1 January, a holiday, Thu 2 and Fri 3 are frozen; from Sat 4 on there is no window:
    // 28 days, of which 8 are of weekends.
    const scenario = planned(
      '  freezes: [{name: new year, from: 2014-01-02, to: 2014-01-03}]\n' +
        '  calendar: {windows: [{from: 2013-12-02, to: 2014-01-03}]}\n' +
        stages(stage('pilot', 'start: 2014-01-01, rate: 10 per day')),
    );
    expect(told(scenario, 10)).toEqual([
      `stage pilot: ${never} no day from 2014-01-01 on is open (1 holiday, 2 freeze, 8 weekend, 20 window)`,
    ]);
  });

  it('has its approval too late', () => {
    // Asked for on Thu 30 January, given two working days later, after the end.
    const scenario = planned(
      stages(
        stage('pilot', 'start: 2014-01-30, approval: {workingDays: 1.5}, rate: 10 per day'),
        stage('soon', 'start: 2014-01-30, approval: {workingDays: 1}, rate: 10 per day'),
      ),
    );
    expect(told(scenario, 10, 10)).toEqual([
      `stage pilot: ${never} its approval is asked for on 2014-01-30 and takes 2 working days, after which no day is open`,
    ]);
  });
});

describe('a freeze', () => {
  const freezes =
    '  freezes:\n' +
    '    - {name: Christmas, from: 2013-12-16, to: 2013-12-31}\n' +
    '    - {name: new year, from: 2014-01-01, to: 2014-01-03}\n';
  const from = (start: string) =>
    planned(`${freezes}${stages(stage('pilot', `start: ${start}, rate: 10 per day`))}`);

  it('swallows a stage that would have finished without', () => {
    // Without: from Mon 16 December the 10 working days to Tue 31, but for the 25th and 26th, then
    // Thu 2 and Fri 3 January: 12 days of 10. With: it starts on Mon 6 January.
    expect(told(from('2013-12-16'), 120)).toEqual([
      "stage pilot: starts on 2014-01-06 only, and would have finished on 2014-01-03 without the freeze 'Christmas' and the freeze 'new year'",
    ]);
    // One day more: 6 January, too. It has not lost more than it takes, but its date is frozen.
    expect(told(from('2013-12-16'), 121)).toEqual([
      "stage pilot: its date, 2013-12-16, lies in the freeze 'Christmas'; it starts on 2014-01-06",
    ]);
  });

  it('has not swallowed what begins before it', () => {
    expect(told(from('2013-12-13'), 120)).toEqual([]);
    // Sat 14 December is not frozen, yet nothing can be done before January.
    expect(told(from('2013-12-14'), 120)).toHaveLength(1);
    expect(told(from('2013-12-14'), 121)).toEqual([]);
  });

  it('swallows a stage after another, and one that waits for its approval', () => {
    const followedBy = (more: string) => planned(`${freezes}${stages(PILOT, stage('rest', more))}`);
    // pilot finishes on Fri 13 December. Without: 10 mailboxes on Mon 16.
    expect(told(followedBy('after: {stage: pilot}, rate: 10 per day'), 90, 10)).toEqual([
      "stage rest: starts on 2014-01-06 only, and would have finished on 2013-12-16 without the freeze 'Christmas' and the freeze 'new year'",
    ]);
    // Not told of where it takes longer, for it has no date of its own.
    expect(told(followedBy('after: {stage: pilot}, rate: 10 per day'), 90, 130)).toEqual([]);
    // Nor where it is due, after two days of bake, on Wed 18 in the freeze.
    const baked = 'after: {stage: pilot, bake: 2 working days}, rate: 10 per day';
    expect(told(followedBy(baked), 90, 130)).toEqual([]);
    // Asked for on Thu 12 December, given on Mon 16.
    const approved = 'start: 2013-12-12, approval: {workingDays: 2}, rate: 10 per day';
    expect(told(followedBy(approved), 10, 10)).toEqual([
      "stage rest: starts on 2014-01-06 only, and would have finished on 2013-12-16 without the freeze 'Christmas' and the freeze 'new year'",
    ]);
  });
});
