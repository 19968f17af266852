/** Lines and columns were counted in the fixture by hand. */
import { describe, expect, it } from 'vitest';
import { checkControlled, controlledWith } from './controlled.ts';
import { faultLines } from './memory-io.ts';

describe('failures', () => {
  checkControlled([
    [
      'attempts: 3',
      'attempts: 65',
      '20:88  rollout.failures.attempts  65 is not a whole number from 1 to 64  write one, such as 3',
    ],
    [
      'retryAfterDays: 3',
      'retryAfterDays: 0',
      '20:75  rollout.failures.retryAfterDays  0 is not a whole number from 1 to 365  write one, ' +
        'such as 3',
    ],
    [
      '{p10: 0.02%, p50: 0.047%, p90: 0.1%}',
      '1.5',
      '20:21  rollout.failures.share  150% is outside 0% to 100%  write a share from 0% to 100%: ' +
        '1.5%',
    ],
    [
      ', retryAfterDays: 3, attempts: 3',
      '',
      '20:3  rollout.failures.retryAfterDays  is missing  write retryAfterDays: 3',
      '20:3  rollout.failures.attempts  is missing  write attempts: 3',
    ],
  ]);
});

describe('standing rules', () => {
  checkControlled([
    [
      'quota: next tier',
      'quota: larger',
      "49:14  rollout.standing.on request.quota  'larger' is not known  the choices here are next " +
        'tier',
    ],
    [
      '      quota: next tier\n',
      '',
      '45:7  rollout.standing.on request.quota  is missing  write quota: next tier',
    ],
    [
      'to: 2013-12-31',
      'to: 2013-04-07',
      '51:11  rollout.standing.on request.to  2013-04-07 is before the first day, 2013-04-08  ' +
        'write a day from 2013-04-08 on',
    ],
    [
      'afterDays: 2',
      'afterDays: 366',
      '47:18  rollout.standing.on request.afterDays  366 is not a whole number from 1 to 365  ' +
        'write one, such as 2',
    ],
    [
      'when: send-blocked',
      'when: blocked',
      "46:13  rollout.standing.on request.when  'blocked' is not known  the choices here are " +
        'warned, send-blocked, full',
    ],
  ]);

  it('need a state that there is', () => {
    const at = (key: string, when: string) =>
      faultLines(
        controlledWith(
          ['extends: a.yaml', `extends: a.yaml\nquota: {thresholds: {${key}: none}}`],
          ['when: send-blocked', `when: ${when}`],
        ),
      );
    expect(at('receive', 'full')).toEqual([
      'b.yaml:47:13  rollout.standing.on request.when  no mailbox is ever full, as there is no ' +
        'receive threshold  write when: warned or send-blocked',
    ]);
    expect(at('send', 'send-blocked')).toEqual([
      'b.yaml:47:13  rollout.standing.on request.when  no mailbox is ever send-blocked, as there ' +
        'is no send threshold  write when: warned or full',
    ]);
    expect(at('warn', 'warned')).toEqual([
      'b.yaml:47:13  rollout.standing.on request.when  no mailbox is ever warned, as there is no ' +
        'warn threshold  write when: send-blocked or full',
    ]);
    expect(at('receive', 'send-blocked')).toEqual([]);
  });

  it('need a threshold where there is none at all', () => {
    const none = '{thresholds: {warn: none, send: none, receive: none}}';
    const files = controlledWith(['extends: a.yaml', `extends: a.yaml\nquota: ${none}`]);
    expect(faultLines(files)).toEqual([
      'b.yaml:47:13  rollout.standing.on request.when  no mailbox is ever send-blocked, as there ' +
        'is no send threshold  give quota.thresholds.send a share, or leave the rule out',
    ]);
  });

  it('need a larger tier', () => {
    const one = 'quota: {tiers: {basic: null, standard: {share: 100%}}}';
    expect(faultLines(controlledWith(['extends: a.yaml', `extends: a.yaml\n${one}`]))).toEqual([
      'b.yaml:50:14  rollout.standing.on request.quota  there is one tier only, so that nobody could ' +
        'have a larger one  add a larger tier to quota.tiers, or leave the rule out',
    ]);
    const alike = 'quota: {tiers: {basic: {size: 200 MiB}}}';
    expect(faultLines(controlledWith(['extends: a.yaml', `extends: a.yaml\n${alike}`]))).toEqual([
      'b.yaml:50:14  rollout.standing.on request.quota  all tiers are of one size, so that nobody ' +
        'could have a larger one  add a larger tier to quota.tiers, or leave the rule out',
    ]);
  });

  it('are at most 8', () => {
    const rule = (number: number) =>
      `{name: r${number}, when: full, afterDays: 1, share: 1%, quota: next tier}`;
    const rules = (count: number) =>
      `  standing: [${Array.from({ length: count }, (_, index) => rule(index)).join(', ')}]\n`;
    const found = (count: number) => {
      const files = controlledWith();
      const text = files['b.yaml']!.replace(/ {2}standing:\n(?: {4}.*\n)+/, rules(count));
      return faultLines({ ...files, 'b.yaml': text });
    };
    expect(found(8)).toEqual([]);
    expect(found(9)).toEqual([
      'b.yaml:44:3  rollout.standing  9 standing rules are more than the 8 that a run can tell ' +
        'apart  join standing rules that are alike',
    ]);
  });
});

describe('approvals', () => {
  checkControlled([
    [
      '{p10: 3, p50: 5, p90: 15}',
      '367',
      '54:44  rollout.stages.rest.approval.workingDays  367 is outside 0 to 366  write a number ' +
        'from 0 to 366',
    ],
    [
      '{p10: 3, p50: 5, p90: 15}',
      '-1',
      '54:44  rollout.stages.rest.approval.workingDays  -1 is outside 0 to 366  write a number ' +
        'from 0 to 366',
    ],
    [
      '{workingDays: {p10: 3, p50: 5, p90: 15}}',
      '5 working days',
      "54:30  rollout.stages.rest.approval  '5 working days' is no map  write {workingDays: 5}",
    ],
  ]);
});

describe('the day by which a stage should have finished', () => {
  const pilot = 'rollout.stages.pilot.start stands in a.yaml:45:14';
  const horizon = 'horizon.start stands in a.yaml:4:18; horizon.end stands in a.yaml:4:35';
  checkControlled([
    [
      'by: 2013-07-31',
      'by: 2013-07-07',
      `53:25  rollout.stages.pilot.by  2013-07-07 is before the stage starts, 2013-07-08; ${pilot}` +
        '  write a day from 2013-07-08 on',
    ],
    [
      'by: 2013-11-08',
      'by: 2013-07-07',
      "54:76  rollout.stages.rest.by  2013-07-07 is before 'pilot' starts, which it waits for, " +
        `2013-07-08; ${pilot}  write a day from 2013-07-08 on`,
    ],
    [
      'by: 2013-11-08',
      'by: 2014-04-01',
      `54:76  rollout.stages.rest.by  2014-04-01 is outside the horizon; ${horizon}  write a day ` +
        'from 2013-04-01 to 2014-03-31',
    ],
    [
      'by: 2013-11-08',
      'by: 2013-03-31',
      `54:76  rollout.stages.rest.by  2013-03-31 is outside the horizon; ${horizon}  write a day ` +
        'from 2013-04-01 to 2014-03-31',
    ],
  ]);

  it('may be the first', () => {
    expect(faultLines(controlledWith(['by: 2013-07-31', 'by: 2013-07-08']))).toEqual([]);
  });

  it('is not asked about where stages wait for one another', () => {
    const set = 'rollout.stages.pilot={start: null, after: {stage: rest}}';
    expect(faultLines(controlledWith(), set)).toHaveLength(1);
  });
});
