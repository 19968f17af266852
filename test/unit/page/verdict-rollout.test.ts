import { describe, expect, it } from 'vitest';
import type { ShownRow } from '../../support/shown-run.ts';
import { runWith, said } from '../../support/shown-verdict.ts';

describe('when the rollout is done', () => {
  const stage = (more: ShownRow): ShownRow => ({
    ...{ stage: 'pilot', planned_finish: '2013-07-20', finished_probability: '1' },
    ...more,
  });
  const finish = (p5: string, p50: string, p95: string, probability = '1.000000') => ({
    summary: [
      { metric: 'rollout_finish_date', unit: 'date', probability, p5, p50, p95 },
    ] as readonly ShownRow[],
  });
  const [D20, D25, D30] = ['2013-07-20', '2013-07-25', '2013-07-30'];

  it.each([
    [
      finish(D20, D20, D20),
      'good: The rollout is done on 20 July 2013 in nearly every replication, as planned.',
    ],
    [
      finish(D20, D25, D25),
      'good: The rollout is done by 25 July 2013 in nineteen replications of twenty; it is planned for 20 July 2013.',
    ],
    [
      finish(D20, D20, D30),
      'good: The rollout is done by 20 July 2013, as planned, in half of the replications and by 30 July 2013 in nineteen of twenty.',
    ],
    [
      finish(D20, D25, '', '0.900000'),
      'watch: The rollout is done by 25 July 2013 in half of the replications; it is planned for 20 July 2013. It is done within the horizon in 90 % of replications.',
    ],
    [
      finish(D30, '', '', '0.200000'),
      'bad: The rollout is not done within the horizon in half of the replications. It is done within the horizon in 20 % of replications.',
    ],
    [
      finish('', '', '', '0.000000'),
      'bad: The rollout is not done within the horizon, which ends on 31 July 2013.',
    ],
  ])('is told of %j', (tables, wanted) => {
    const run = runWith({ ...tables, stages: [stage({})] }, { lastDate: '2013-07-31' });
    expect(said(run, 'Rollout')).toBe(`${wanted} No stage is paused, aborted or rolled back.`);
  });

  it('says how likely stages keep their dates, the unlikeliest first', () => {
    const dated = (name: string, share: string) =>
      stage({ stage: name, by: D30, finished_by_probability: share });
    const run = (...stages: readonly ShownRow[]) => runWith({ ...finish(D20, D20, D20), stages });
    expect(said(run(dated('a', '1'), dated('b', '0.85'), dated('c', '0.55')), 'Rollout')).toMatch(
      /^bad: .* Stage c is done by its date, 30 July 2013, in 55 % of replications and stage b by 30 July 2013 in 85 % of replications\. /,
    );
    expect(said(run(dated('a', '1')), 'Rollout')).toMatch(
      /^good: .* Stages that have a date keep it in every replication\. /,
    );
  });

  it('says what befalls stages', () => {
    const hit = stage({
      ...{ rolled_back_probability: '0.1', aborted_probability: '1', paused_probability: '0.05' },
      ...{ blocked_probability: '0', waited_probability: '0.2' },
    });
    const run = runWith({ ...finish(D20, D20, D20), stages: [hit, stage({ stage: 'north' })] });
    expect(said(run, 'Rollout')).toMatch(
      /^watch: .* Gates roll back pilot \(10 % of replications\)\. Gates abort pilot \(always\)\. Gates pause pilot \(5 % of replications\)\. Stage pilot waits for disk in 20 % of replications\.$/,
    );
  });

  it('says where moves wait for nights with room, if a stage is late for it', () => {
    const slow = (finish_p50: string, days: string) =>
      stage({ kind: 'move', finish_p50, lost_capacity_days_p50: days, planned_finish: D20 });
    const of = (one: ShownRow) =>
      said(runWith({ ...finish(D20, D20, D20), stages: [one] }), 'Rollout');
    expect(of(slow(D25, '4.0'))).toMatch(
      / Stages wait for nights with room: pilot 4 days \(P50\)\.$/,
    );
    expect(of({ ...slow(D25, '4.0'), kind: 'quota' })).not.toContain('nights');
    expect(of(slow(D20, '4.0'))).not.toContain('nights');
    expect(of(slow(D25, '0.0'))).not.toContain('nights');
  });

  it('says what moves, and what fails for good', () => {
    const figure = (metric: string, p50: string, p95: string) => ({ metric, unit: '', p50, p95 });
    const summary = [
      ...finish(D20, D20, D20).summary,
      figure('moved_mailboxes_count', '654480', '660000'),
      figure('moved_tib', '110', '120'),
      figure('dual_mailboxes_max', '185973', '190000'),
      figure('failed_mailboxes_count', '12', '40'),
    ];
    expect(said(runWith({ summary, stages: [stage({})] }), 'Rollout')).toMatch(
      / Typically \(P50\) 654,480 with 110 move, and up to 185,973 are on two platforms at a time\. Of those to be changed 12 fail for good \(P50; P95 40\)\.$/,
    );
  });

  it('is no question without stages', () => {
    expect(said(runWith({}), 'Rollout')).toBe(
      'plain: There is no rollout: the scenario has no stages.',
    );
  });
});
