import { describe, expect, it } from 'vitest';
import { idleNotes } from '../../../src/cli/idle-notes.ts';
import { controlledWith } from '../scenario/controlled.ts';
import { load } from '../scenario/memory-io.ts';

/** The fixture's import is more than its smallest tier may hold, which is told of below. */
const SMALL_IMPORT = 'population.onboarding.practices.imported=20 MiB';
const notesOf = (...set: readonly string[]) =>
  idleNotes(load(controlledWith(), SMALL_IMPORT, ...set).scenario);

it('all has an effect in the fixture', () => {
  expect(notesOf()).toEqual([]);
});

describe('of joining and leaving', () => {
  const noLeavers = [
    'population.everyCohort.leaversPerYear=0%',
    'population.cohorts.shared.leaversPerYear=0',
  ];
  const noJoiners = [
    'population.everyCohort.joinersPerYear=0',
    'population.cohorts.shared.joinersPerYear=0',
  ];
  const retention = 'population.churn.retentionDays has no effect: nobody leaves';
  const profile = 'population.churn.profile has no effect: no cohort has joiners or leavers';

  it('the retention has none where nobody leaves, and the months where nobody joins either', () => {
    expect(notesOf(...noLeavers)).toEqual([retention]);
    expect(notesOf(...noJoiners)).toEqual([]);
    expect(notesOf(...noLeavers, ...noJoiners)).toEqual([profile, retention]);
    const perhaps = 'population.everyCohort.leaversPerYear={uniform: [0%, 1%]}';
    expect(notesOf(...noLeavers, ...noJoiners, perhaps)).toEqual([]);
  });

  it('nothing is said of what is left at its default', () => {
    const unsaid = ['population.churn.retentionDays=null', 'population.churn.profile=null'];
    expect(notesOf(...noLeavers, ...noJoiners, ...unsaid)).toEqual([]);
  });

  it('what is brought may be more than the smallest may hold', () => {
    const notes = notesOf('population.onboarding.practices.imported=60 MiB');
    expect(notes).toEqual([
      'population.onboarding.practices.imported is more than a basic mailbox may hold at the start ' +
        '(60 MiB in the median): what exceeds the receive threshold is left behind',
    ]);
    expect(notesOf('population.onboarding.practices.imported=57 MiB')).toEqual([]);
    const all = notesOf('population.onboarding.practices.imported=100 GiB');
    expect(all[0]).toContain('a basic mailbox or a standard mailbox');
  });

  it('a programme may bring nobody', () => {
    expect(notesOf('population.onboarding.practices.mailboxes=0')).toEqual([
      'population.onboarding.practices brings no mailbox',
    ]);
  });
});

it('a gate that pauses by failures may find none to clear by', () => {
  const note =
    'rollout.gates.quality may never clear: stages that it pauses attempt nothing, so that there is ' +
    'no share of failures to clear by; let it alert or abort';
  expect(notesOf('rollout.gates.quality.onTrip=pause')).toEqual([note]);
  const reporting = ['rollout.gates.quality.onTrip=pause', 'rollout.gates.quality.mode=report'];
  expect(notesOf(...reporting)).toEqual([]);
});

it('a gate that pauses by a runway may find none to clear by', () => {
  const pausing = 'rollout.gates.runway.onTrip=pause';
  expect(notesOf(pausing)).toEqual([]);
  expect(notesOf(pausing, 'rollout.gates.runway.mode=act')).toEqual([
    'rollout.gates.runway may never clear: where the stages that it pauses were what grew, there ' +
      'is no runway to clear by; let it alert or abort',
  ]);
});

describe('of failures and approvals', () => {
  it('there is none where no attempt fails', () => {
    expect(notesOf('rollout.failures.share=0')).toEqual([
      'rollout.failures has no effect: no attempt fails',
      'rollout.gates.quality never trips: no attempt fails',
    ]);
  });

  it('there is none without a stage', () => {
    const set = ['rollout.stages=null', 'rollout.gates.disks.stages=null'];
    expect(notesOf(...set)).toEqual([
      'rollout.failures has no effect: there is no stage',
      'rollout.gates.disks never trips: there is no stage',
      'rollout.gates.runway never trips: there is no stage',
      'rollout.gates.quality never trips: there is no stage',
    ]);
  });

  it('an approval that is given at once has none', () => {
    expect(notesOf('rollout.stages.rest.approval.workingDays=0')).toEqual([
      'rollout.stages.rest.approval has no effect: it is given at once',
    ]);
    expect(notesOf('rollout.stages.rest.approval.workingDays=0.1')).toEqual([]);
  });
});

describe('of gates', () => {
  it.each([
    ['quality.trip.above=100%', 'quality never trips: failureShare is never above 100%'],
    ['runway={trip: {below: 0}, clear: null}', 'runway never trips: runwayDays is never below 0'],
    ['disks.clear.below=0', 'disks never clears: poolUtilisation is never below 0'],
    ['calls.stages=[pilot]', 'calls.stages has no effect: an alert stops nothing'],
    ['disks.trip.forDays=366', 'disks never trips: it needs 366 days, and the horizon has 365'],
    // Its first value is that of the 28th day: the 339th of them is that of the 366th.
    ['runway.trip.forDays=339', 'runway never trips: it needs 366 days, and the horizon has 365'],
  ])('%s', (set, note) => {
    expect(notesOf(`rollout.gates.${set}`)).toEqual([`rollout.gates.${note}`]);
  });

  it.each([
    'disks.trip.above=100%',
    'disks.trip.forDays=365',
    'runway.trip.forDays=338',
    'calls.trip.above=0',
    'quality={trip: {above: 99%}, clear: {below: 0.1%}}',
  ])('%s has one', (set) => {
    expect(notesOf(`rollout.gates.${set}`)).toEqual([]);
  });

  it('a share that clears above all has none', () => {
    const gate = 'quality={trip: {above: null, below: 50%}, clear: {above: 100%}}';
    expect(notesOf(`rollout.gates.${gate}`)).toEqual([
      'rollout.gates.quality never clears: failureShare is never above 100%',
    ]);
  });

  it('states that do not exist trip none', () => {
    const warned = 'rollout.gates.quality.metric=shareWarned';
    const blocked = 'rollout.gates.quality.metric=shareBlocked';
    expect(notesOf(warned, 'quota.thresholds.warn=none')).toEqual([
      'rollout.gates.quality never trips: there is no warn threshold',
    ]);
    const none = ['quota.thresholds.send=none', 'quota.thresholds.receive=none'];
    expect(notesOf(blocked, ...none, 'rollout.standing.on request.when=warned')).toEqual([
      'rollout.gates.quality never trips: there is no send and no receive threshold',
    ]);
    expect(notesOf(blocked, none[1]!)).toEqual([]);
  });
});

describe('of requests', () => {
  const rule = 'rollout.standing.on request has no effect: ';
  it.each([
    [['share=0%'], 'nobody asks'],
    [['from=2014-04-01', 'to=null'], 'none of its days is in the horizon'],
    [['from=null', 'to=2013-03-31'], 'none of its days is in the horizon'],
    // 31 March 2013 and 275 days are 31 December.
    [['afterDays=276'], 'it waits until its days are over'],
  ])('%s', (set, why) => {
    expect(notesOf(...set.map((one) => `rollout.standing.on request.${one}`))).toEqual([
      `${rule}${why}`,
    ]);
  });

  it.each([
    [['share={uniform: [0%, 1%]}']],
    [['from=2014-03-31', 'to=null']],
    [['from=null', 'to=2013-04-01', 'afterDays=1']],
    [['afterDays=275']],
  ])('%s has one', (set) => {
    expect(notesOf(...set.map((one) => `rollout.standing.on request.${one}`))).toEqual([]);
  });
});
