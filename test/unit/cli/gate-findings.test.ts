import { describe, expect, it } from 'vitest';
import { blockedText, gateTexts } from '../../../src/cli/gate-findings.ts';
import type { StageEvent } from '../../../src/engine/trace.ts';
import { storedRun } from '../../support/fake-storage.ts';
import { fakeStageEvent } from '../../support/fake-trace.ts';

type Gate = Parameters<typeof storedRun>[0]['gates'] extends readonly (infer G)[] | undefined
  ? G
  : never;

const PAUSES: Gate = { name: 'calm', onTrip: 'pause', acts: true };
const STAGES = ['pilot', 'london'];

const trips = (rule: string, kind: StageEvent['kind'] = 'trip') =>
  fakeStageEvent({ stage: null, mailboxCount: null, rule, kind });
const stops = (rule: string, kind: StageEvent['kind'], stage: number) =>
  fakeStageEvent({ stage, rule, kind });

function runOf(gates: readonly Gate[], ...events: readonly (readonly StageEvent[])[]) {
  return storedRun({
    ...{ gates, stageNames: STAGES },
    replications: events.map((stageEvents) => ({ stageEvents })),
  });
}

describe('gateTexts', () => {
  it('says how often a gate trips, and what it stops how often', () => {
    const first = [trips('calm'), stops('calm', 'pause', 0), trips('calm'), trips('calm', 'clear')];
    const second = [...first, stops('calm', 'pause', 1), stops('calm', 'pause', 1)];
    expect(gateTexts(runOf([PAUSES], first, second, [trips('calm')], []))).toEqual([
      'gate calm trips in 75.0 % of replications and pauses pilot (50.0 %), london (25.0 %)',
    ]);
  });

  it('tells abort from rollback, and gates from each other', () => {
    const gates: Gate[] = [
      { name: 'a', onTrip: 'abort', acts: true },
      { name: 'b', onTrip: 'rollback', acts: true },
      PAUSES,
      { name: 'later', onTrip: 'pause', acts: true },
    ];
    const stopped = [stops('a', 'abort', 0), stops('b', 'rollback', 1), stops('calm', 'pause', 0)];
    // The second of two that pause holds nothing up that the first does not.
    const events = [trips('a'), trips('b'), trips('calm'), trips('later'), ...stopped];
    expect(gateTexts(runOf(gates, events))).toEqual([
      'gate a trips in 100.0 % of replications and aborts pilot (100.0 %)',
      'gate b trips in 100.0 % of replications and rolls back london (100.0 %)',
      'gate calm trips in 100.0 % of replications and pauses pilot (100.0 %)',
      'gate later trips in 100.0 % of replications',
    ]);
  });

  it('says that a gate only tells, or is on trial', () => {
    const gates: Gate[] = [
      { name: 'tell', onTrip: 'alert', acts: true },
      { name: 'try', onTrip: 'abort', acts: false },
    ];
    expect(gateTexts(runOf(gates, [trips('tell', 'alert'), trips('try', 'report')], []))).toEqual([
      'gate tell alerts in 50.0 % of replications',
      'gate try would trip in 50.0 % of replications (mode: report)',
    ]);
  });

  it('says nothing of what has not happened', () => {
    // A stage may have the name of a gate as a rule, and it is not the gate that trips.
    expect(gateTexts(runOf([PAUSES], [stops('calm', 'start', 0)], []))).toEqual([]);
    expect(gateTexts(runOf([], [], []))).toEqual([]);
  });

  it('names five stages at most', () => {
    const stageNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const stageEvents = [trips('calm'), ...stageNames.map((_, at) => stops('calm', 'pause', at))];
    const run = storedRun({ gates: [PAUSES], stageNames, replications: [{ stageEvents }] });
    expect(gateTexts(run)[0]).toMatch(
      /pauses a \(100\.0 %\), .* e \(100\.0 %\) and 2 more: stages/,
    );
  });
});

describe('blockedText', () => {
  it('names the stages that never start, and how often', () => {
    expect(blockedText(runOf([], [stops('after pilot', 'blocked', 1)], []))).toBe(
      'stages that never start, as one before is aborted or rolled back: london (50.0 %)',
    );
    expect(blockedText(runOf([], [stops('calendar', 'left', 1)]))).toBeNull();
  });
});
