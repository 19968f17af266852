import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { stageEvents } from '../../../src/report/stage-events.ts';
import { stages } from '../../../src/report/stages.ts';
import { cellsOf, recordsOf } from '../../support/fake-storage.ts';
import {
  fakeLostDays,
  fakeRun,
  fakeStage,
  fakeStageEvent,
  fakeTrace,
} from '../../support/fake-trace.ts';

/** The figures of one stage by column. */
function stageOf(given: Parameters<typeof fakeRun>[0]): Record<string, string> {
  return recordsOf(stages, fakeRun({ stageNames: ['pilot'], ...given }))[0]!;
}

/** What a quantity's four columns have. */
function four(record: Record<string, string>, name: string): (string | undefined)[] {
  return ['mean', 'p5', 'p50', 'p95'].map((statistic) => record[`${name}_${statistic}`]);
}

/** A probability with its interval. */
function chanceOf(record: Record<string, string>, name: string): (string | undefined)[] {
  return ['', '_low', '_high'].map((end) => record[`${name}_probability${end}`]);
}

const NONE = ['', '', ''];
/** 1 of 2, 2 of 2 and 1 of 4 by Wilson. */
const HALF = ['0.500000', '0.094531', '0.905469'];
const ALL = ['1.000000', '0.342380', '1.000000'];
const QUARTER = ['0.250000', '0.045587', '0.699358'];

describe('stages', () => {
  it('sets the plan beside what was simulated', () => {
    const traces = [
      fakeTrace({ stages: [fakeStage({ startDay: 2, finishDay: 5 })] }),
      fakeTrace({ stages: [fakeStage({ startDay: 3 })] }),
    ];
    const run = fakeRun({ traces, stageNames: ['pilot'] });
    const plannedStages = [{ ...run.plannedStages[0]!, startDay: 1, finishDay: null }];
    const [record] = recordsOf(stages, { ...run, plannedStages });
    expect(record).toMatchObject({
      ...{ stage: 'pilot', planned_start: '2013-04-02', planned_finish: '' },
      // Order statistics 1, 1 and 2 of two; the second finish is absent.
      ...{ start_p5: '2013-04-03', start_p50: '2013-04-03', start_p95: '2013-04-04' },
      ...{ finish_p5: '2013-04-06', finish_p50: '2013-04-06', finish_p95: '' },
    });
    expect(chanceOf(record!, 'started')).toEqual(ALL);
    expect(chanceOf(record!, 'finished')).toEqual(HALF);
  });

  it('says how likely a stage finishes by its date, on which it is in time', () => {
    const finishing = (...days: (number | null)[]) =>
      days.map((finishDay) => fakeTrace({ stages: [fakeStage({ startDay: 0, finishDay })] }));
    const record = stageOf({ traces: finishing(5, 6, 7, null), byDays: [5] });
    expect(record.by).toBe('2013-04-06');
    expect(chanceOf(record, 'finished_by')).toEqual(QUARTER);
    const without = stageOf({ traces: finishing(5, 6) });
    expect(without.by).toBe('');
    expect(chanceOf(without, 'finished_by')).toEqual(NONE);
    expect(chanceOf(without, 'finished')).toEqual(ALL);
  });

  it('says how likely gates pause, abort, roll back and block a stage', () => {
    const traces = [
      fakeStage({ startDay: 1, pausedDays: 4 }),
      fakeStage({ startDay: 1, end: 'aborted', endDay: 2 }),
      fakeStage({ startDay: 1, end: 'rolled back', endDay: 2 }),
      fakeStage({ end: 'blocked' }),
    ].map((stage) => fakeTrace({ stages: [stage] }));
    const kinds = ['paused', 'aborted', 'rolled_back', 'blocked'];
    const record = stageOf({ traces, gateNames: ['calm'] });
    expect(kinds.map((kind) => chanceOf(record, kind))).toEqual(kinds.map(() => QUARTER));
    // 0, 0, 0 and 4: P95 is 0.85 of the way.
    expect(four(record, 'paused_days')).toEqual(['1.0', '0.0', '0.0', '3.4']);
    const without = stageOf({ traces });
    expect(kinds.map((kind) => chanceOf(without, kind))).toEqual(kinds.map(() => NONE));
    expect(four(without, 'paused_days')).toEqual(['', ...NONE]);
  });

  it('counts mailboxes and attempts, each in its own columns', () => {
    const counts = {
      ...{ selectedCount: 20, changedCount: 10, failedCount: 3, goneCount: 2, leftCount: 5 },
      ...{ rolledBackCount: 9, attemptCount: 31, failedAttemptCount: 21 },
    };
    const double = Object.entries(counts).map(([name, count]) => [name, 2 * count]);
    const traces = [counts, Object.fromEntries(double)].map((stage) =>
      fakeTrace({ stages: [fakeStage(stage)] }),
    );
    const record = stageOf({ traces });
    expect(four(record, 'selected_mailboxes')).toEqual(['30.000', '21.000', '30.000', '39.000']);
    const names = ['changed', 'failed', 'gone', 'left', 'rolled_back'];
    expect(names.map((name) => record[`${name}_mailboxes_mean`])).toEqual([
      ...['15.000', '4.500', '3.000', '7.500', '13.500'],
    ]);
    expect([record.attempts_mean, record.failed_attempts_mean]).toEqual(['46.500', '31.500']);
  });

  it('has the days lost to each cause as simulated', () => {
    const lost = [
      fakeLostDays({ weekend: 2, holiday: 3, freeze: 4, weekday: 5, window: 6 }),
      fakeLostDays({ weekend: 4, gate: 7, capacity: 9 }),
    ];
    const traces = lost.map((lostDays) => fakeTrace({ stages: [fakeStage({ lostDays })] }));
    const record = stageOf({ traces });
    expect(four(record, 'lost_weekend_days')).toEqual(['3.0', '2.1', '3.0', '3.9']);
    const causes = ['holiday', 'freeze', 'weekday', 'window', 'gate', 'capacity'];
    expect(causes.map((cause) => record[`lost_${cause}_days_mean`])).toEqual([
      ...['1.5', '2.0', '2.5', '3.0', '3.5', '4.5'],
    ]);
  });

  it('tells how likely and how long a stage waits for pools, where there are some', () => {
    // Of four replications one waits, for 6 days; P95 is 0.85 of the way from 0.
    const traces = [0, 0, 6, 0].map((waitDays) =>
      fakeTrace({ stages: [fakeStage({ startDay: 1, waitDays })] }),
    );
    const storage = { pools: [], procurement: null } as unknown as Plan['storage'];
    const record = stageOf({ traces, plan: { storage } });
    expect(chanceOf(record, 'waited')).toEqual(QUARTER);
    expect(four(record, 'waited_days')).toEqual(['1.5', '0.0', '0.0', '5.1']);
    const without = stageOf({ traces });
    expect(chanceOf(without, 'waited')).toEqual(NONE);
    expect(four(without, 'waited_days')).toEqual(['', ...NONE]);
  });

  it('tells what kind each is, and how much it moves', () => {
    const gib = (...counts: number[]) => counts.map((count) => count * 2 ** 30);
    const traces = [gib(0, 1), gib(0, 4)].map((stageMovedBytes) =>
      fakeTrace({ stages: [fakeStage(), fakeStage()], stageMovedBytes }),
    );
    const run = fakeRun({ traces, stageNames: ['raise', 'away'] });
    const [raise, away] = run.plan.rollout.stages;
    const platforms = ['home', 'cloud'].map((name) => ({ name, storage: null }));
    const rollout = { ...run.plan.rollout, stages: [raise!, { ...away!, moveTo: 1 }] };
    const records = recordsOf(stages, { ...run, plan: { ...run.plan, platforms, rollout } });
    expect(records.map(({ kind, platform }) => [kind, platform])).toEqual([
      ['quota', ''],
      ['move', 'cloud'],
    ]);
    expect(records.map((record) => four(record, 'moved_gib'))).toEqual([
      ['', ...NONE],
      ['2.500', '1.150', '2.500', '3.850'],
    ]);
  });

  it('has a row a stage, and none where there are none', () => {
    const both = [fakeStage({ startDay: 1 }), fakeStage({ startDay: 2 })];
    const traces = [fakeTrace({ stages: both })];
    const rows = recordsOf(stages, fakeRun({ traces, stageNames: ['pilot', 'rest'] }));
    expect(rows.map(({ stage, start_p50 }) => [stage, start_p50])).toEqual([
      ['pilot', '2013-04-02'],
      ['rest', '2013-04-03'],
    ]);
    expect(recordsOf(stages, fakeRun({ traces: [fakeTrace()] }))).toEqual([]);
  });
});

describe('stage_events', () => {
  it('numbers the events of each replication', () => {
    const events = [
      fakeStageEvent({ mailboxCount: 7, kind: 'start', rule: 'date', cause: 'start date' }),
      fakeStageEvent({ mailboxCount: 6, kind: 'finish', rule: 'calendar', cause: 'all done' }),
    ];
    const traces = [0, 1].map((replication) => fakeTrace({ replication, stageEvents: events }));
    const run = fakeRun({ traces, stageNames: ['pilot'] });
    expect(stageEvents.columns.map(({ header }) => header)).toEqual([
      ...['replication', 'sequence', 'date', 'stage', 'event', 'mailboxes', 'rule', 'value'],
      'cause',
    ]);
    expect(cellsOf(stageEvents, run).map((row) => row.join(','))).toEqual([
      '0,1,2013-04-02,pilot,start,7,date,,start date',
      '0,2,2013-04-02,pilot,finish,6,calendar,,all done',
      '1,1,2013-04-02,pilot,start,7,date,,start date',
      '1,2,2013-04-02,pilot,finish,6,calendar,,all done',
    ]);
  });

  it('has no stage and no mailboxes of gates, and the value to six places', () => {
    const ofGate = { stage: null, mailboxCount: null, rule: 'calm' };
    const stageEventsOf = [
      fakeStageEvent({ ...ofGate, kind: 'trip', value: 0.8512345678, cause: 'above 85%' }),
      fakeStageEvent({ kind: 'pause', day: 2, rule: 'calm', value: 1500, mailboxCount: 0 }),
      fakeStageEvent({ kind: 'abort', day: 2, stage: 1, rule: 'pool north', value: 1e-9 }),
    ];
    const traces = [fakeTrace({ stageEvents: stageEventsOf })];
    const rows = cellsOf(stageEvents, fakeRun({ traces, stageNames: ['pilot', 'rest'] }));
    expect(rows.map((row) => row.slice(2).join(','))).toEqual([
      '2013-04-02,,trip,,calm,0.851235,above 85%',
      '2013-04-03,pilot,pause,0,calm,1500.000000,',
      '2013-04-03,rest,abort,1,pool north,0.000000,',
    ]);
  });
});
