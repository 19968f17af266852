import { describe, expect, it } from 'vitest';

import { compilePlan } from '../../../src/plan/compile.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Organisation } from '../../../src/population/organisations.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import {
  COHORT,
  day,
  EVERYTHING,
  ORGANISATIONS,
  plain,
  withStages,
} from '../../support/plain-scenario.ts';

function planOf(
  scenario: Scenario<number>,
  organisations: readonly Organisation[] = ORGANISATIONS,
): Plan {
  const { plan, faults } = compilePlan(scenario, organisations);
  expect(faults).toEqual([]);
  return plan!;
}

describe('rows', () => {
  it('are by cohort, then by mailbox number where no stage looks at contents', () => {
    const { population } = plain();
    // Bound to organisation types, so that who is in which cohort is known: b has 4 and 5.
    const cohorts = [
      { ...COHORT, name: 'practices', organisationTypes: ['practice'] },
      { ...COHORT, name: 'nobody', organisationTypes: ['other'] },
      { ...COHORT, name: 'trusts', organisationTypes: ['trust'] },
    ];
    const organisations = [
      ...ORGANISATIONS,
      { ...ORGANISATIONS[0]!, id: 'd', type: 'other', mailboxCount: 0 },
    ];
    const { rows } = planOf(plain({ population: { ...population, cohorts } }), organisations);
    expect([...rows.mailboxOf]).toEqual([4, 5, 0, 1, 2, 3, 6, 7, 8, 9]);
    expect([...rows.cohortStart]).toEqual([0, 2, 2, 10]);
    expect([...rows.rowOf]).toEqual([2, 3, 4, 5, 0, 1, 6, 7, 8, 9]);
  });

  it('lead from a mailbox to its row and back, whoever is in which cohort', () => {
    const { population } = plain();
    const cohorts = [0.3, 0.5, 0.2].map((share, index) => ({ ...COHORT, name: `${index}`, share }));
    const many = [{ ...ORGANISATIONS[0]!, mailboxCount: 1000 }];
    const { rows, population: who } = planOf(
      plain({ population: { ...population, cohorts } }),
      many,
    );
    expect([...rows.cohortStart]).toEqual([0, 300, 800, 1000]);
    const wrong: number[] = [];
    for (let row = 0; row < 1000; row++) {
      const mailbox = rows.mailboxOf[row]!;
      const [first, end] = rows.cohortStart.slice(who.cohortOf[mailbox]!);
      const inCohort = row >= first! && row < end!;
      const inOrder = row === first || mailbox > rows.mailboxOf[row - 1]!;
      if (rows.rowOf[mailbox] !== row || !inCohort || !inOrder) wrong.push(row);
    }
    expect(wrong).toEqual([]);
  });

  it('of a cohort lie together by the stages that may change them', () => {
    const { rows } = planOf(
      withStages(
        { name: 'full ones', select: { ...EVERYTHING, organisations: ['a'], fillAtLeast: 0.8 } },
        {
          name: 'some',
          select: { ...EVERYTHING, organisations: ['b'], share: 0 },
          allowEmpty: true,
        },
        { name: 'others', select: 'rest' },
      ),
    );
    // The rest has b (4, 5) and c (6 to 9), and of a (0 to 3) what it may be left.
    expect(rows.groups).toEqual([
      { cohort: 0, cell: 0, firstRow: 0, endRow: 6, claimedBy: [2] },
      { cohort: 0, cell: 0, firstRow: 6, endRow: 10, claimedBy: [0, 2] },
    ]);
    expect([...rows.mailboxOf]).toEqual([4, 5, 6, 7, 8, 9, 0, 1, 2, 3]);
    expect([...rows.rowOf]).toEqual([6, 7, 8, 9, 0, 1, 2, 3, 4, 5]);
    expect([...rows.cohortStart]).toEqual([0, 10]);
  });

  it('have those first whom no stage may change, whatever the order of a stage', () => {
    const { rows } = planOf(
      withStages(
        { name: 'random', select: { ...EVERYTHING, organisations: ['a'] }, order: 'random' },
        {
          name: 'fullest',
          select: { ...EVERYTHING, organisations: ['c'] },
          order: 'fullest-first',
        },
      ),
    );
    expect(rows.groups.map((group) => [...group.claimedBy])).toEqual([[], [0], [1]]);
    expect([...rows.mailboxOf]).toEqual([4, 5, 0, 1, 2, 3, 6, 7, 8, 9]);
  });

  it('are none without mailboxes', () => {
    const { rows } = planOf(plain(), []);
    expect(rows.groups).toEqual([]);
    expect([...rows.cohortStart]).toEqual([0, 0]);
    expect(rows.mailboxOf).toHaveLength(0);
  });
});

describe('the calendar of a plan', () => {
  const horizon = { start: day('2013-12-20'), end: day('2014-01-03') };
  const slumps = [
    {
      name: 'Christmas',
      from: { month: 12, dayOfMonth: 24 },
      to: { month: 1, dayOfMonth: 1 },
      factor: 0.5,
    },
    {
      name: 'Eve',
      from: { month: 12, dayOfMonth: 31 },
      to: { month: 12, dayOfMonth: 31 },
      factor: 0.4,
    },
  ];
  const { calendar, dayCount, startDate } = planOf(
    plain({ horizon, calendar: { holidays: 'england-and-wales', slumps } }),
  );

  it('has both ends of the horizon', () => {
    expect(dayCount).toBe(15);
    expect(calendar.dayCount).toBe(15);
    expect(startDate).toBe(day('2013-12-20'));
  });

  it('knows weekends and holidays', () => {
    // Fri 20, Sat, Sun, Mon 23, Tue, Wed 25 and Thu 26 holidays, Fri 27, Sat, Sun, Mon 30, Tue 31,
    // Wed 1 a holiday, Thu 2, Fri 3.
    expect([...calendar.workingDay].join('')).toBe('100110010011011');
  });

  it('multiplies slumps that overlap', () => {
    const found = [3, 4, 10, 11, 12, 13].map((at) => calendar.slumpFactor[at]);
    expect(found).toEqual([1, 0.5, 0.5, 0.2, 0.5, 1]);
  });

  it('counts months from that of the first day, over New Year', () => {
    expect([...calendar.monthOf]).toEqual([...Array(12).fill(0), 1, 1, 1]);
  });
});

describe('days of sizes', () => {
  const milestones = ['2013-08-15', '2013-06-30', '2013-10-01'].map((date) => ({
    name: date,
    date: day(date),
  }));

  it('are the start, the milestones within the horizon and the end', () => {
    expect(planOf(plain()).sizeDays).toEqual([0, 91]);
    expect(planOf(plain({ milestones })).sizeDays).toEqual([0, 45, 91]);
  });

  it('are those stated, in order and once, and of them those within the horizon', () => {
    const sizesOn = ['2013-09-30', '2013-07-02', '2013-07-02', '2013-06-30', '2013-10-01'].map(day);
    expect(planOf(plain({ milestones, report: { sizesOn } })).sizeDays).toEqual([1, 91]);
    expect(planOf(plain({ report: { sizesOn: [] } })).sizeDays).toEqual([]);
  });

  it('are one on a horizon of one day', () => {
    const horizon = { start: day('2013-07-01'), end: day('2013-07-01') };
    const plan = planOf(plain({ horizon }));
    expect(plan.dayCount).toBe(1);
    expect(plan.sizeDays).toEqual([0]);
  });
});

describe('stages of a plan', () => {
  it('have members, levels, pace and a start as a day', () => {
    const { rollout } = planOf(
      withStages({
        begin: { start: day('2013-07-09') },
        select: { ...EVERYTHING, regions: ['North'] },
      }),
    );
    expect(rollout.stages).toEqual([
      {
        name: 'doubling',
        members: Uint32Array.of(0, 1, 2, 3, 4, 5),
        fullCount: 6,
        order: 'organisations',
        fillAtLeast: null,
        leftOverOf: [],
        begin: { startDay: 8 },
        pace: { perDay: 2 },
        byDay: null,
        moveTo: null,
        levelOfTierAfter: Uint8Array.of(2, 3),
      },
    ]);
    // Monday to Friday, but for the bank holiday of 26 August.
    expect([...rollout.openDays.open.slice(0, 7)].join('')).toBe('1111100');
    expect(rollout.openDays.open[day('2013-08-26') - day('2013-07-01')]).toBe(0);
  });

  it('begin after another by its index, wherever it stands', () => {
    const { rollout } = planOf(
      withStages(
        {
          name: 'second',
          select: 'rest',
          begin: { after: 'first', bakeWorkingDays: 3 },
        },
        { name: 'first', select: { ...EVERYTHING, organisations: ['b'] } },
      ),
    );
    expect(rollout.stages[0]!.begin).toEqual({ after: 1, bakeWorkingDays: 3 });
    expect([...rollout.stages[0]!.members]).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
    expect([...rollout.stages[1]!.members]).toEqual([4, 5]);
  });

  it('by fill leave the others of theirs to the rest, and only to the rest', () => {
    const { rollout } = planOf(
      withStages(
        { name: 'full ones', select: { ...EVERYTHING, organisations: ['a'], fillAtLeast: 0.8 } },
        { name: 'b', select: { ...EVERYTHING, organisations: ['b'] } },
        { name: 'others', select: 'rest' },
      ),
    );
    expect(rollout.stages.map((stage) => stage.fillAtLeast)).toEqual([0.8, null, null]);
    expect(rollout.stages.map((stage) => stage.leftOverOf)).toEqual([[], [], [0]]);
  });

  it('in random order are shuffled beforehand, for ever in the same way', () => {
    const stage = withStages({ order: 'random' });
    const members = planOf(stage).rollout.stages[0]!.members;
    expect([...members].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...members]).not.toEqual([...members].sort());
    expect(planOf(stage).rollout.stages[0]!.members).toEqual(members);
  });

  it('in an order by fill wait for it: members are by number', () => {
    const { rollout } = planOf(withStages({ order: 'fullest-first' }));
    expect([...rollout.stages[0]!.members]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rollout.stages[0]!.order).toBe('fullest-first');
  });
});

describe('faults of a plan', () => {
  it('are more stages than a byte can tell apart from none', () => {
    const stages = (count: number) =>
      withStages(
        ...Array.from({ length: count }, (_, index) => ({
          name: `s${index}`,
          select: { ...EVERYTHING, organisations: ['b'], regions: ['South'] },
          allowEmpty: true,
        })),
      );
    expect(planOf(stages(255)).rollout.stages).toHaveLength(255);
    expect(compilePlan(stages(256), ORGANISATIONS)).toEqual({
      plan: null,
      faults: [
        {
          address: 'rollout.stages',
          message: '256 stages; at most 255 are possible',
          mend: 'join stages that change the same quotas in the same way',
        },
      ],
    });
  });

  const faultsOf = (scenario: Scenario<number>) => compilePlan(scenario, ORGANISATIONS);

  it('of stages have the place of the field', () => {
    const nobody = withStages({ select: { ...EVERYTHING, regions: ['Nowhere'] } });
    const { plan, faults } = faultsOf(nobody);
    expect(plan).toBeNull();
    expect(faults.map((fault) => fault.address)).toEqual(['rollout.stages.doubling.select']);
    const both = faultsOf(withStages({ name: 'one' }, { name: 'two' }));
    expect(both.faults.some(({ message }) => /one/.test(message) && /two/.test(message))).toBe(
      true,
    );
  });

  it('of cohorts come before the mailboxes are numbered', () => {
    const { population } = plain();
    const cohorts = [{ ...COHORT, organisationTypes: ['practice'] }];
    const { plan, faults } = faultsOf(plain({ population: { ...population, cohorts } }));
    expect(plan).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
  });
});
