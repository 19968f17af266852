import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/calendar/date.ts';
import { type StageCalendarInput, stageCalendarTable } from '../../../src/rollout/stage-table.ts';
import { csvText } from '../../../src/table/csv.ts';

const INPUT: StageCalendarInput = {
  startDate: parseDate('2013-12-02')!,
  stages: [
    { name: 'rest', moveTo: null, bound: 'at least', byDay: null },
    { name: 'full', moveTo: 'cloud', bound: 'at most', byDay: 33 },
  ],
  schedules: [
    {
      stage: 0,
      dueDay: 31,
      readyDay: 35,
      approvedDay: null,
      approvalWorkingDays: 3,
      startDay: null,
      finishDay: null,
      mailboxCount: 70,
      leftCount: 70,
      openDayCount: 0,
      daysLost: { freeze: 0, weekend: 0, holiday: 0, weekday: 0, window: 0 },
      waitedFor: 1,
    },
    {
      stage: 1,
      dueDay: 0,
      readyDay: 0,
      approvedDay: 0,
      approvalWorkingDays: 0,
      startDay: 0,
      finishDay: 30,
      mailboxCount: 450,
      leftCount: 0,
      openDayCount: 6,
      daysLost: { freeze: 5, weekend: 8, holiday: 2, weekday: 4, window: 6 },
      waitedFor: null,
    },
  ],
};

describe('the calendar of the stages', () => {
  it('is a table with a row a stage', () => {
    // From 2 December day 30 is 1 January, day 33 is the 4th, and day 35 the 6th.
    expect(csvText(stageCalendarTable(INPUT), { excel: false })).toBe(
      'stage,moves_to,after,approval_asked,planned_start,planned_finish,finish_by,mailboxes_are,' +
        'mailboxes,mailboxes_left,open_days,lost_weekend_days,lost_holiday_days,lost_freeze_days,lost_weekday_days,' +
        'lost_window_days\n' +
        'rest,,full,2014-01-06,,,,at least,70,70,0,0,0,0,0,0\n' +
        'full,cloud,,,2013-12-02,2014-01-01,2014-01-04,at most,450,0,6,8,2,5,4,6\n',
    );
  });

  it('has no rows without stages', () => {
    const empty = { ...INPUT, stages: [], schedules: [] };
    expect([...stageCalendarTable(empty).rows]).toEqual([]);
  });
});
