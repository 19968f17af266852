/** Lines and columns were counted in the fixture by hand. */
import { describe, expect, it } from 'vitest';
import { checkControlled, controlledWith } from './controlled.ts';
import { faultLines } from './memory-io.ts';

it('the fixture has no fault', () => {
  expect(faultLines(controlledWith())).toEqual([]);
});

describe('a gate that contradicts itself', () => {
  checkControlled([
    [
      'below: 80%',
      'below: 90%',
      '27:22  rollout.gates.disks.clear.below  contradicts the trip: it would clear below 90%, and ' +
        'trips above 85%  write at most 85%',
    ],
    [
      'clear: {above: 90}',
      'clear: {above: 30}',
      '37:22  rollout.gates.runway.clear.above  contradicts the trip: it would clear above 30, and ' +
        'trips below 60  write at least 60',
    ],
    [
      'clear: {above: 90}',
      'clear: {below: 30}',
      '37:22  rollout.gates.runway.clear.below  it trips below a bound, and would clear below one ' +
        'too  write clear: {above: ...}, or leave clear out',
    ],
  ]);

  it('is blamed where it was written last', () => {
    const set = 'rollout.gates.disks.trip.above=75%';
    expect(faultLines(controlledWith(), set)).toEqual([
      `--set  rollout.gates.disks.clear.below  in '${set}': contradicts the trip: it would ` +
        'clear below 80%, and trips above 75%; rollout.gates.disks.clear.below stands in ' +
        'b.yaml:27:22  write at most 75%',
    ]);
  });

  it('is none where it clears at the bound of the trip', () => {
    expect(faultLines(controlledWith(['below: 80%', 'below: 85%']))).toEqual([]);
    expect(faultLines(controlledWith(['{above: 90}', '{above: 60}']))).toEqual([]);
  });
});

describe('bounds that are missing or too many', () => {
  const missing = 'has no above and no below  write one of the two';
  const both =
    'above and below are both given  keep one of the two (null removes an inherited key)';
  checkControlled([
    ['trip: {below: 60}', 'trip: {forDays: 3}', `36:7  rollout.gates.runway.trip  ${missing}`],
    [
      'trip: {below: 60}',
      'trip: {below: 60, above: 3}',
      `36:7  rollout.gates.runway.trip  ${both}`,
    ],
    ['clear: {above: 90}', 'clear: {forDays: 2}', `37:7  rollout.gates.runway.clear  ${missing}`],
    [
      'clear: {above: 90}',
      'clear: {above: 90, below: 3}',
      `37:7  rollout.gates.runway.clear  ${both}`,
    ],
    [
      'trip: {below: 60}',
      'trip: 60',
      "36:13  rollout.gates.runway.trip  '60' is no map  write {above: 85%, forDays: 2}",
    ],
    [
      '      trip: {below: 60}\n',
      '',
      '34:7  rollout.gates.runway.trip  is missing  write trip: {above: 85%, forDays: 2}',
    ],
    [
      'trip: {below: 60}',
      'trip: {below: 60, forDays: 0}',
      '36:34  rollout.gates.runway.trip.forDays  0 is not a whole number from 1 to 366  write one, ' +
        'such as 2',
    ],
  ]);
});

describe('bounds that are not of the metric', () => {
  checkControlled([
    [
      'above: 85%',
      'above: 85',
      '26:21  rollout.gates.disks.trip.above  8500% is outside 0% to 1000%  write a share from 0% ' +
        'to 1000%: 85%',
    ],
    [
      'above: 0.5',
      'above: 50',
      '42:21  rollout.gates.quality.trip.above  5000% is outside 0% to 100%  write a share from 0% ' +
        'to 100%: 50%',
    ],
    [
      'above: 0.5',
      'above: 101%',
      '42:21  rollout.gates.quality.trip.above  101% is outside 0% to 100%  write a share from 0% ' +
        'to 100%',
    ],
    [
      'above: 40}',
      'above: 40%}',
      '32:21  rollout.gates.calls.trip.above  40% is a share, and contactsPerDay is a number of ' +
        'contacts  write a number of contacts, such as 60',
    ],
    [
      'clear: {above: 90}',
      'clear: {above: 90%}',
      '37:22  rollout.gates.runway.clear.above  90% is a share, and runwayDays is a number of ' +
        'days  write a number of days, such as 60',
    ],
    [
      'trip: {below: 60}',
      'trip: {below: -1}',
      '36:21  rollout.gates.runway.trip.below  -1 is outside 0 to 36525  write a number from 0 to ' +
        '36525',
    ],
    [
      'trip: {below: 60}',
      'trip: {below: [60]}',
      '36:14  rollout.gates.runway.trip.below  a list is no bound  write a share or a number, such ' +
        'as 85% or 4000',
    ],
    [
      'trip: {below: 60}',
      'trip: {below: many}',
      "36:21  rollout.gates.runway.trip.below  'many' is not a number  write digits without " +
        'separators, such as 1000',
    ],
  ]);

  it('are shares with or without a percent sign', () => {
    expect(faultLines(controlledWith(['above: 85%', 'above: 0.85']))).toEqual([]);
    expect(faultLines(controlledWith(['above: 0.5', 'above: 50 %']))).toEqual([]);
  });
});

describe('what a gate names', () => {
  checkControlled([
    [
      'metric: contactsPerDay',
      'metric: contactPerDay',
      "30:15  rollout.gates.calls.metric  'contactPerDay' is not known  did you mean " +
        "'contactsPerDay'?",
    ],
    [
      'metric: contactsPerDay',
      'metric: weather',
      "30:15  rollout.gates.calls.metric  'weather' is not known  the choices here are " +
        'poolUtilisation, shareBlocked, shareWarned, contactsPerDay, failureShare, runwayDays',
    ],
    [
      'metric: contactsPerDay',
      'metric: contactsPerDay\n      pool: north',
      '31:13  rollout.gates.calls.pool  contactsPerDay is of no pool  leave it out, or write ' +
        'metric: poolUtilisation or runwayDays',
    ],
    [
      'pool: north',
      'pool: nroth',
      "24:13  rollout.gates.disks.pool  there is no pool 'nroth'  did you mean 'north'?",
    ],
    [
      'stages: [rest]',
      'stages: [rest, pliot]',
      "25:22  rollout.gates.disks.stages.2  there is no stage 'pliot'  did you mean 'pilot'?",
    ],
    [
      'stages: [rest]',
      'stages: []',
      '25:7  rollout.gates.disks.stages  names no stage  name one, or leave it out: it then acts ' +
        'on all',
    ],
    [
      'name: calls',
      'name: disks',
      "29:7  rollout.gates.disks  the name 'disks' is given twice  give each item its own name",
    ],
    [
      'onTrip: alert',
      'onTrip: stop',
      "33:15  rollout.gates.calls.onTrip  'stop' is not known  the choices here are pause, abort, " +
        'rollback, alert',
    ],
    [
      'mode: report',
      'mode: reports',
      "39:13  rollout.gates.runway.mode  'reports' is not known  did you mean 'report'?",
    ],
    [
      'scope: all',
      'scope: everybody',
      "31:14  rollout.gates.calls.scope  'everybody' is not known  the choices here are running, " +
        'all',
    ],
    [
      '  failures: {share: {p10: 0.02%, p50: 0.047%, p90: 0.1%}, retryAfterDays: 3, attempts: 3}\n',
      '',
      '40:15  rollout.gates.quality.metric  no attempt can fail: there are no rollout.failures  ' +
        'describe them, or leave the gate out',
    ],
    [
      'storage:\n  layout: {preset: exchange-2010, copies: 2}\n  pools:\n' +
        '    north: {usable: 620 TiB, organisations: {regions: [London]}}\n' +
        '    south: {usable: 780 TiB, organisations: rest}\n',
      '',
      '18:15  rollout.gates.disks.metric  poolUtilisation is of storage, and the scenario has none' +
        '  describe it under storage, or leave the gate out',
      '30:15  rollout.gates.runway.metric  runwayDays is of storage, and the scenario has none  ' +
        'describe it under storage, or leave the gate out',
    ],
  ]);

  it('may be a stage of which the name is at fault, which is told alone', () => {
    const files = controlledWith(['{name: pilot, by: 2013-07-31}', '{by: 2013-07-31}']);
    expect(faultLines(files).join()).not.toContain('rollout.gates');
  });
});

it('faults of gates are told in one go', () => {
  const files = controlledWith(
    ['below: 80%', 'below: 90%'],
    ['pool: north', 'pool: nort'],
    ['metric: contactsPerDay', 'metric: x'],
    ['clear: {above: 90}', 'clear: {above: 90%, below: 2}'],
  );
  const addresses = faultLines(files).map((line) => line.split('  ')[1]);
  expect(addresses).toEqual([
    'rollout.gates.disks.pool',
    'rollout.gates.disks.clear.below',
    'rollout.gates.calls.metric',
    'rollout.gates.runway.clear',
    'rollout.gates.runway.clear.above',
  ]);
});
