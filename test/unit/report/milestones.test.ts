import { describe, expect, it } from 'vitest';
import { costResult } from '../../../src/cost/cost-result.ts';
import type { MilestoneOutcome } from '../../../src/ensemble/milestone-outcome.ts';
import { costsMonthly } from '../../../src/report/costs-monthly.ts';
import { milestones } from '../../../src/report/milestones.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { cellsOf, fakePool, recordsOf, storedRun } from '../../support/fake-storage.ts';

const TIB = BYTES_PER_TIB;

/** So many TiB used, needed and usable in each pool, and ten mailboxes a TiB used. */
function standing(
  pools: readonly (readonly [used: number, needed: number, usable: number])[],
  parts: Partial<MilestoneOutcome> = {},
): MilestoneOutcome {
  return {
    mailboxCount: pools.reduce((sum, [used]) => sum + used, 0) * 10,
    usedBytes: pools.reduce((sum, [used]) => sum + used, 0) * TIB,
    ...{ platformMailboxes: [], rolloutDoneShare: null, rolloutIsFinished: null },
    pools: pools.map(([used, needed, usable]) => ({
      mailboxCount: used * 10,
      ...{ usedBytes: used * TIB, neededBytes: needed * TIB, usableBytes: usable * TIB },
    })),
    ...parts,
  };
}

/** The rows of a milestone and pool by metric: figures and the probability. */
function rowsOf(run: Parameters<typeof cellsOf>[1], milestone: string, pool: string) {
  const own = cellsOf(milestones, run).filter((row) => row[0] === milestone && row[1] === pool);
  return Object.fromEntries(own.map((row) => [row[3], row.slice(5, 11).join(' ').trim()]));
}

describe('milestones.csv', () => {
  const onDay10 = { name: 'contract ends', day: 10 };
  const run = storedRun({
    pools: { north: 4, south: 2 },
    milestones: [onDay10],
    replications: [
      {
        pools: [fakePool({ runOutDay: 10 }), fakePool({ runOutDay: 11 })],
        milestones: [
          standing(
            [
              [1, 5, 4],
              [0.5, 1, 2],
            ],
            { rolloutDoneShare: 0.5, rolloutIsFinished: false },
          ),
        ],
      },
      {
        pools: [fakePool({ runOutDay: 11 }), fakePool({ runOutDay: 3, firstExhaustedDay: 10 })],
        milestones: [
          standing(
            [
              [1, 2, 4],
              [0.5, 2, 2],
            ],
            { rolloutDoneShare: 1, rolloutIsFinished: true },
          ),
        ],
      },
    ],
  });

  it('has how all stands, and each pool, by the end of the day', () => {
    expect(cellsOf(milestones, run)[0]).toEqual([
      ...['contract ends', 'all', 'all', 'rollout_done_share', '2013-04-11', 'share'],
      ...['0.750000', '0.525000', '0.750000', '0.975000', '', '', ''],
    ]);
    // Needed 6 of 6, and 4 of 6. Over plan on the day, or before.
    expect(rowsOf(run, 'contract ends', 'all')).toEqual({
      rollout_done_share: 'share 0.750000 0.525000 0.750000 0.975000',
      rollout_finished: '0.500000',
      mailboxes: 'mailboxes 15.000 15.000 15.000 15.000',
      used_tib: 'TiB 1.500 1.500 1.500 1.500',
      needed_tib: 'TiB 5.000 4.100 5.000 5.900',
      utilisation_share: 'share 0.833333 0.683333 0.833333 0.983333',
      headroom_tib: 'TiB 1.000 0.100 1.000 1.900',
      over_plan: '1.000000',
      exhausted: '0.500000',
    });
    // Beyond what is usable headroom is below 0, and no text.
    expect(rowsOf(run, 'contract ends', 'north')).toEqual({
      mailboxes: 'mailboxes 10.000 10.000 10.000 10.000',
      used_tib: 'TiB 1.000 1.000 1.000 1.000',
      needed_tib: 'TiB 3.500 2.150 3.500 4.850',
      utilisation_share: 'share 0.875000 0.537500 0.875000 1.212500',
      headroom_tib: 'TiB 0.500 -0.850 0.500 1.850',
      over_plan: '0.500000',
      exhausted: '0.000000',
    });
    expect(rowsOf(run, 'contract ends', 'south')).toMatchObject({
      ...{ over_plan: '0.500000', exhausted: '0.500000' },
    });
  });

  it('has the interval of a probability', () => {
    const finished = recordsOf(milestones, run).find((row) => row.metric === 'rollout_finished');
    // 1 of 2 by Wilson.
    expect(finished).toMatchObject({
      ...{ unit: '', mean: '', probability_low: '0.094531', probability_high: '0.905469' },
    });
  });

  it('has the cost to date, which at the end of a month is the sum of costs_monthly.csv', () => {
    const costs = costResult(handPlan, [handCosts]);
    const days = handPlan.milestoneDays;
    const dated = storedRun({
      costs,
      milestones: days.map((day) => ({ name: `day ${day}`, day })),
      replications: [{ milestones: days.map(() => standing([])) }],
    });
    const toDate = (day: number) => rowsOf(dated, `day ${day}`, 'all').cost_to_date_gbp;
    const pence = (text = '') => Number(text.replace('.', ''));
    const byMonth = recordsOf(costsMonthly, dated).filter(({ kind }) => kind === 'total');
    const paid = byMonth.map(({ cash_gbp_mean: cash }) => pence(cash));
    const [february = 0, march = 0, april = 0, may = 0] = paid;
    const four = (text: string) => `GBP ${Array(4).fill(text).join(' ')}`;
    // The figures are those of test/unit/cost/hand-case.test.ts; 61,107.77 is all of 2013/14.
    expect(toDate(44)).toBe(four('61107.77'));
    expect(february + march).toBe(6_110_777);
    expect(toDate(84)).toBe(four('66132.89'));
    expect(february + march + april + may).toBe(6_613_289);
    // 28 February, before the team and the storage are paid.
    expect(pence(toDate(13)?.split(' ')[1])).toBe(february);
  });

  it('has the mean of the tables, and quantiles in whole pence', () => {
    const [one, two] = [100, 101].map((pence) => ({
      ...handCosts,
      milestoneCashPence: Float64Array.of(pence),
    }));
    const costs = { ...costResult(handPlan, [handCosts]), replications: [one!, two!] };
    const dated = storedRun({
      costs: { ...costs, meanMilestoneCashPence: Float64Array.of(99) },
      milestones: [onDay10],
      replications: [{ milestones: [standing([])] }, { milestones: [standing([])] }],
    });
    // 100.05, 100.5 and 100.95 pence.
    expect(rowsOf(dated, 'contract ends', 'all').cost_to_date_gbp).toBe('GBP 0.99 1.00 1.01 1.01');
  });

  it('has the mailboxes on each platform, where stages move them', () => {
    const dated = storedRun({
      milestones: [onDay10],
      replications: [
        [8, 2],
        [6, 4],
      ].map((platformMailboxes) => ({
        milestones: [standing([[1, 5, 4]], { platformMailboxes, pools: [] })],
      })),
    });
    const { rollout } = dated.plan;
    const platforms = ['home', 'cloud'].map((name) => ({ name, storage: null }));
    const moves = {} as unknown as typeof rollout.moves;
    const plan = { ...dated.plan, platforms, rollout: { ...rollout, moves } };
    const rows = cellsOf(milestones, { ...dated, plan });
    expect(rows.map((row) => [...row.slice(1, 4), row[6]].join(' '))).toEqual([
      'all all mailboxes 10.000',
      'all all used_tib 1.000',
      'all home mailboxes 7.000',
      'all cloud mailboxes 3.000',
    ]);
  });

  it('has no rows of what the scenario does not have, nor without milestones', () => {
    const bare = storedRun({
      milestones: [onDay10],
      replications: [{ milestones: [standing([[1, 5, 4]], { pools: [] })] }],
    });
    expect(cellsOf(milestones, bare).map((row) => row.slice(1, 4))).toEqual([
      ['all', 'all', 'mailboxes'],
      ['all', 'all', 'used_tib'],
    ]);
    expect(cellsOf(milestones, storedRun({ replications: [{}] }))).toEqual([]);
  });
});
