import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import type { ChangeCalendar } from '../../../src/calendar/open-days.ts';
import { type GanttInput, ganttLines } from '../../../src/rollout/gantt.ts';
import { axisLines, ganttScale } from '../../../src/rollout/gantt-scale.ts';
import { openDays } from '../../../src/rollout/open-days.ts';
import { type ScheduledStage, scheduleStages } from '../../../src/rollout/schedule.ts';

const START = parseDate('2013-12-02')!; // a Monday
const day = (text: string) => parseDate(text)! - START;
const FREEZE = {
  name: 'Christmas',
  from: parseDate('2013-12-21')!,
  to: parseDate('2013-12-24')!,
};

interface Drawn {
  readonly stages: readonly (ScheduledStage & { readonly name: string; readonly by?: string })[];
  readonly end?: string;
  readonly calendar?: Partial<ChangeCalendar>;
  readonly more?: Partial<GanttInput>;
}

function draw({ stages, end = '2014-01-31', calendar = {}, more = {} }: Drawn): string {
  const whole: ChangeCalendar = {
    holidays: 'england-and-wales',
    workingDaysOnly: true,
    weekdays: Array(7).fill(true),
    windows: [],
    freezes: [],
    ...calendar,
  };
  const days = openDays(START, day(end) + 1, whole);
  const lines = ganttLines({
    stages: stages.map(({ name, by }) => ({
      name,
      moveTo: null,
      bound: 'exactly',
      byDay: by === undefined ? null : day(by),
    })),
    schedules: scheduleStages(stages, days),
    startDate: START,
    days,
    freezes: whole.freezes,
    milestones: [],
    gates: stages.map(() => ''),
    width: 80,
    ...more,
  });
  return `\n${lines.join('\n')}\n`;
}

const PILOT = {
  name: 'pilot',
  begin: { startDay: day('2013-12-05') },
  pace: { perDay: 10 },
  mailboxCount: 30,
};
const following = (after: number, bakeWorkingDays: number) => ({ after, bakeWorkingDays });

describe('the chart', () => {
  it('has a row a stage over days, from month to month as far as the horizon goes', () => {
    // Pilot: Thu 5, Fri 6, Mon 9; to be finished by Wed 11. North bakes from Tue 10 to Thu 12, asks
    // on Fri 13, and is approved two working days later, on Tue 17. Three days: 17 to 19. South is
    // due at once, on Fri 20, and takes seven open days; 21 to 24 are frozen, 25 and 26 holidays,
    // 28 and 29 a weekend: 20, 27, 30, 31 December, 2, 3, 6 January.
    const stages = [
      { ...PILOT, by: '2013-12-11' },
      {
        name: 'north',
        begin: following(0, 3),
        approvalWorkingDays: 2,
        pace: { overDays: 3 },
        mailboxCount: 9,
      },
      { name: 'south', begin: following(1, 0), pace: { perDay: 1 }, mailboxCount: 7 },
    ];
    const chart = draw({
      stages,
      calendar: { freezes: [FREEZE] },
      more: {
        gates: ['A', 'AB', ''],
        milestones: [
          { name: 'board', day: day('2013-12-30') },
          { name: 'too late', day: day('2014-02-01') },
        ],
      },
    });
    expect(chart).toBe(`
                             2013                          2014
   stage       after  gates  Dec                           Jan
1  pilot              A         ##--# |
2  north       1      AB             ~~~????###
3  south       2                               #xxxx--#--##-##--#
   freezes                                      xxxx
   milestones                                            ^
   a column is a day; | to be finished by; # changes; ? approval awaited;
   ~ bake; x freeze; - closed; ^ milestone
 x 2013-12-21 to 2013-12-24  Christmas
 ^ 2013-12-30  board
`);
  });

  it('leaves out columns and rows in which nothing stands', () => {
    expect(draw({ stages: [PILOT], more: { freezes: [FREEZE] } })).toBe(`
               2013
   stage       Dec
1  pilot          ##--#
   a column is a day; # changes; - closed
`);
  });

  it('draws of several days the sign that counts most', () => {
    // 25 open days from Wed 11 December: 3 to Fri 13, 8 to Fri 20, 23, 24, 27, 30, 31, 2, 3 January
    // (15), 20 to Fri 10, 25 to Fri 17: day 46. The 47 days go into 21 columns, three to each: 16.
    // The first changes are of day 9, the fourth column; 1 January is day 30, the eleventh.
    const by = '2013-12-11';
    const late = { ...PILOT, begin: { startDay: day('2013-12-11') }, mailboxCount: 250, by };
    expect(draw({ stages: [late], more: { width: 36 } })).toBe(`
               2013      2014
   stage       Dec       Jan
1  pilot          |############
   a column is 3 days;
   | to be finished by; # changes
`);
  });

  it('marks what goes on beyond the horizon, and what does not start within it', () => {
    // Open to Thu 12, in a horizon to Mon 16; Sunday is frozen.
    const one = { pace: { perDay: 1 }, mailboxCount: 1 };
    const stages = [
      { ...PILOT, begin: { startDay: day('2013-12-10') }, mailboxCount: 60 },
      { name: 'never', begin: following(0, 0), ...one },
      { name: 'done', begin: { startDay: day('2013-12-11') }, ...one },
      { name: 'closed', begin: { startDay: day('2013-12-13') }, ...one },
      { name: 'baking', begin: following(2, 5), ...one },
      { name: 'unsigned', begin: following(2, 0), approvalWorkingDays: 3, ...one },
    ];
    const calendar = {
      windows: [{ from: START, to: parseDate('2013-12-12')! }],
      freezes: [
        { name: 'a day', from: parseDate('2013-12-15')!, to: parseDate('2013-12-15')! },
        { name: 'outside', from: parseDate('2013-12-17')!, to: parseDate('2013-12-17')! },
      ],
    };
    expect(draw({ stages, end: '2013-12-16', calendar })).toBe(`
                      2013
   stage       after  Dec
1  pilot                      ###--x>
2  never       1                    >
3  done                        #
4  closed                        ..x>
5  baking      3                ~~~~>
6  unsigned    3                ????>
   freezes                         x
   a column is a day; # changes; ? approval awaited; ~ bake; x freeze;
   . waits for an open day; - closed; > beyond the horizon
 x 2013-12-15  a day
`);
  });

  it('shows the horizon to its end where a stage waits in vain', () => {
    const pilot = { ...PILOT, begin: { startDay: day('2013-12-04') } };
    const windows = [{ from: START, to: parseDate('2013-12-03')! }];
    expect(draw({ stages: [pilot], end: '2013-12-09', calendar: { windows } })).toContain(
      '1  pilot         .....>\n',
    );
    const never = { ...PILOT, name: 'never', begin: { startDay: 99 } };
    expect(draw({ stages: [never], end: '2013-12-09' })).toContain('1  never              >\n');
  });

  it('cuts long names and many gates', () => {
    const name = 'a very long name of a stage indeed';
    const rowOf = (width: number, { long = name, letters = 'ABCDEFGHIJ' } = {}) => {
      const more = { width, gates: [letters] };
      return draw({ stages: [{ ...PILOT, name: long }], more }).split('\n')[3];
    };
    expect(rowOf(60)).toBe('1  a very long name of~  ABCDEFG~     ##--#'); // 20 characters
    expect(rowOf(30)).toBe('1  a very long nam~  ABCDEFG~     ##--#'); // 16
    const just = { long: name.slice(0, 16), letters: 'ABCDEFGH' };
    expect(rowOf(30, just)).toBe('1  a very long name  ABCDEFGH     ##--#');
  });

  it('is as wide as the terminal at most', () => {
    const stage = { ...PILOT, pace: { perDay: 1 }, mailboxCount: 200 };
    for (let width = 60; width < 300; width += 7) {
      const chart = draw({ stages: [stage], end: '2015-12-31', more: { width } });
      for (const line of chart.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('the months above the chart', () => {
  const axis = (end: string, columnCountMax: number) =>
    axisLines(ganttScale({ firstDay: 0, endDay: day(end) }, columnCountMax), START);

  it('stand at the column of their first day', () => {
    // 2 December; 1 January is day 30, 1 February day 61.
    expect(axis('2014-02-28', 100)).toEqual([
      `2013${' '.repeat(26)}2014`,
      `Dec${' '.repeat(27)}Jan${' '.repeat(28)}Feb`,
    ]);
  });

  it('are left out where there is no room', () => {
    // 365 days at 19 a column: months begin in columns 0, 1, 3, 4, 6, 7, 9, 11, 12, 14, 15, 17 and
    // 19 of 20, and each name takes three and a space.
    expect(axis('2014-12-02', 20)).toEqual(['2013', 'Dec Mar  Jun  Sep']);
  });
});
