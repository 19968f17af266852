/** Inputs that go together: what is refused, where, and what is made of the rest. */
import { describe, expect, it } from 'vitest';
import { correlatedGroups, idleCorrelations } from '../../../src/scenario/correlations.ts';
import { controlledWith } from './controlled.ts';
import { faultLines, load, MINIMAL, minimalWith } from './memory-io.ts';

const GROWTH = 'owners.inducedGrowth';
const CONTACTS = 'owners.contactShare';
const PARKED = 'owners.offloadShare';
const KEPT = 'population.cohorts.shared.keepShare';
const UNCERTAIN = [GROWTH, CONTACTS, PARKED, KEPT].map((one) => `${one}={uniform: [10%, 20%]}`);

/** The fixture with pairs, one a line from line 29 on, each at column 5. */
const withPairs = (...pairs: readonly string[]) =>
  minimalWith([
    'quota:\n',
    `correlations:\n${pairs.map((one) => `  - ${one}\n`).join('')}quota:\n`,
  ]);

const scenarioOf = (pairs: readonly string[], ...set: string[]) =>
  load(withPairs(...pairs), ...UNCERTAIN, ...set).scenario;

describe('correlations are refused', () => {
  it.each([
    [
      [`[owners.inducedGrowt, ${CONTACTS}, 0.5]`],
      "a.yaml:29:6  correlations.1.1  'owners.inducedGrowt' is no input that can be uncertain  " +
        `did you mean '${GROWTH}'?`,
    ],
    [
      [`[${GROWTH}, population.cohorts.shared.owners.contactShare, 0.5]`],
      "a.yaml:29:28  correlations.1.2  'population.cohorts.shared.owners.contactShare' is no " +
        `input that can be uncertain  did you mean '${CONTACTS}'?`,
    ],
    [
      [`[${GROWTH}, shared.keepShare, 0.5]`],
      "a.yaml:29:28  correlations.1.2  'shared.keepShare' is no input that can be uncertain  " +
        `did you mean '${KEPT}'?`,
    ],
    [
      [`[${GROWTH}, run.replications, 0.5]`],
      "a.yaml:29:28  correlations.1.2  'run.replications' is no input that can be uncertain  " +
        'write an address that `headroom show --origins` lists',
    ],
    [
      [`[${GROWTH}, ${KEPT}.p10, 0.5]`],
      `a.yaml:29:28  correlations.1.2  '${KEPT}.p10' is no input that can be uncertain  ` +
        `did you mean '${KEPT}'?`,
    ],
    [
      [`[${GROWTH}, ${GROWTH}, 0.5]`],
      `a.yaml:29:5  correlations.1  '${GROWTH}' is tied to itself  name two inputs`,
    ],
    [
      [`[${GROWTH}, ${CONTACTS}, 0.5]`, `[${CONTACTS}, ${GROWTH}, 0.4]`],
      `a.yaml:30:5  correlations.2  '${CONTACTS}' and '${GROWTH}' are tied already, by ` +
        'correlations.1  keep one of the two',
    ],
    [
      [`[${GROWTH}, ${CONTACTS}, 1]`],
      'a.yaml:29:49  correlations.1.3  1 is outside -0.99 to 0.99  ' +
        'write a number from -0.99 to 0.99',
    ],
    [
      [`[${GROWTH}, ${CONTACTS}, -1]`],
      'a.yaml:29:49  correlations.1.3  -1 is outside -0.99 to 0.99  ' +
        'write a number from -0.99 to 0.99',
    ],
    [
      [`[${GROWTH}, ${CONTACTS}, strong]`],
      "a.yaml:29:49  correlations.1.3  'strong' is not a number  " +
        'write digits without separators, such as 1000',
    ],
    [
      [`[${GROWTH}, 0.5]`],
      'a.yaml:29:5  correlations.1  a list of 2 does not tie two inputs together  ' +
        'write [owners.inducedGrowth, owners.contactShare, 0.5]',
    ],
    [
      [`[${GROWTH}, 7, 0.5]`],
      "a.yaml:29:28  correlations.1.2  '7' is no address  write one such as owners.inducedGrowth",
    ],
    [
      [
        `[${GROWTH}, ${CONTACTS}, 0.9]`,
        `[${CONTACTS}, ${PARKED}, 0.9]`,
        `[${GROWTH}, ${PARKED}, -0.9]`,
      ],
      `a.yaml:31:5  correlations.3  the correlations of ${PARKED}, ${CONTACTS}, ${GROWTH} ` +
        'contradict one another (their matrix is not positive definite)  ' +
        'write weaker ones, or leave out a pair',
    ],
  ] as const)('%j', (pairs, fault) => {
    expect(faultLines(withPairs(...pairs), ...UNCERTAIN)).toEqual([fault]);
  });

  it('with every fault in one go, and those of the inputs themselves', () => {
    const pairs = [`[${GROWTH}, ${GROWTH}, 0.5]`, `[${PARKED}, owners.contacts, 0.5]`];
    const files = withPairs(...pairs);
    const lines = faultLines(files, `${GROWTH}={uniform: [2]}`);
    expect(lines.map((line) => line.split('  ')[1])).toEqual([
      'correlations.1',
      'correlations.2.2',
      'owners.inducedGrowth.uniform',
    ]);
  });

  it('no pair whose inputs are at fault themselves', () => {
    const files = withPairs(`[${GROWTH}, ${CONTACTS}, 0.5]`);
    const lines = faultLines(files, `${GROWTH}={uniform: [20%, 10%]}`);
    expect(lines.map((line) => line.split('  ')[1])).toEqual([GROWTH]);
  });

  it('names only the inputs that contradict one another, not all that hang together', () => {
    const pairs = [
      `[${CONTACTS}, ${PARKED}, 0.9]`,
      `[${PARKED}, ${GROWTH}, 0.9]`,
      `[${CONTACTS}, ${GROWTH}, -0.9]`,
      `[${GROWTH}, ${KEPT}, 0.3]`,
    ];
    const [line = ''] = faultLines(withPairs(...pairs), ...UNCERTAIN);
    expect(line).toContain(`the correlations of ${PARKED}, ${CONTACTS}, ${GROWTH} contradict`);
    expect(line).toMatch(/^a\.yaml:31:5 /);
  });

  it('by the correlation of normal scores, not of ranks', () => {
    // Three equal ones r can hold together above -1/2: for ranks rs with 2 sin(pi rs / 6) = -1/2,
    // which is -0.482584.
    const three = (rs: number) => [
      `[${CONTACTS}, ${PARKED}, ${rs}]`,
      `[${PARKED}, ${GROWTH}, ${rs}]`,
      `[${CONTACTS}, ${GROWTH}, ${rs}]`,
    ];
    expect(faultLines(withPairs(...three(-0.4825)), ...UNCERTAIN)).toEqual([]);
    expect(faultLines(withPairs(...three(-0.4827)), ...UNCERTAIN)).toHaveLength(1);
  });
});

describe('correlations are taken', () => {
  it('with provenance, from --set, and whole from an overlay', () => {
    const sourced = `{value: [${GROWTH}, ${CONTACTS}, 0.5], source: a survey, quality: published}`;
    const loaded = load(withPairs(sourced), ...UNCERTAIN);
    expect(loaded.scenario.correlations).toEqual([
      { a: GROWTH, b: CONTACTS, rankCorrelation: 0.5 },
    ]);
    const [origin] = loaded.origins.filter(({ address }) => address.startsWith('correlations'));
    expect(origin).toMatchObject({
      address: 'correlations.1',
      text: `[${GROWTH}, ${CONTACTS}, 0.5]`,
      line: 29,
      provenance: { source: 'a survey', quality: 'published' },
    });
    expect(loaded.resolved).toMatchObject({
      correlations: [{ value: [GROWTH, CONTACTS, 0.5], source: 'a survey', quality: 'published' }],
    });
    const set = `correlations=[[${PARKED}, ${KEPT}, -0.3]]`;
    expect(load(withPairs(sourced), ...UNCERTAIN, set).scenario.correlations).toEqual([
      { a: PARKED, b: KEPT, rankCorrelation: -0.3 },
    ]);
    const top = `extends: a.yaml\ncorrelations: [[${KEPT}, ${GROWTH}, 0]]\n`;
    const over = load({ 'top.yaml': top, ...withPairs(sourced) }, ...UNCERTAIN).scenario;
    expect(over.correlations).toEqual([{ a: KEPT, b: GROWTH, rankCorrelation: 0 }]);
    expect(load({ 'a.yaml': MINIMAL }).scenario.correlations).toEqual([]);
  });

  it('of inputs that are plain numbers, which are then told', () => {
    const pairs = [`[${GROWTH}, ${CONTACTS}, 0.5]`, `[${PARKED}, ${KEPT}, 0.2]`];
    expect(idleCorrelations(scenarioOf(pairs))).toEqual([]);
    expect(idleCorrelations(scenarioOf(pairs, `${CONTACTS}=20%`))).toEqual([
      { a: GROWTH, b: CONTACTS, rankCorrelation: 0.5, fixed: [CONTACTS] },
    ]);
    const both = scenarioOf(pairs, `${KEPT}=20%`, `${PARKED}=20%`);
    expect(idleCorrelations(both).map(({ fixed }) => fixed)).toEqual([[PARKED, KEPT]]);
  });

  it('that would contradict one another, where one of the inputs is a plain number', () => {
    const pairs = [
      `[${GROWTH}, ${CONTACTS}, 0.9]`,
      `[${CONTACTS}, ${PARKED}, 0.9]`,
      `[${GROWTH}, ${PARKED}, -0.9]`,
    ];
    expect(scenarioOf(pairs, `${PARKED}=20%`).correlations).toHaveLength(3);
  });
});

describe('correlatedGroups', () => {
  const tie = (a: string, b: string, rankCorrelation = 0) => ({ a, b, rankCorrelation });

  it('joins what hangs together, in the order of the inputs', () => {
    const groups = correlatedGroups(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      [tie('f', 'b'), tie('d', 'c'), tie('g', 'x'), tie('a', 'f'), tie('e', 'c'), tie('e', 'd')],
    );
    expect(groups.map(({ addresses }) => addresses.join(''))).toEqual(['abf', 'cde']);
  });

  it('has correlations of normal scores, and 0 where nothing is said', () => {
    const [group] = correlatedGroups(['a', 'b', 'c'], [tie('b', 'a', 1), tie('b', 'c', 0.5)]);
    // 2 sin(pi / 6) = 1 and 2 sin(pi / 12) = 0.517638090205.
    const rounded = group?.matrix.map((row) => row.map((r) => Number(r.toFixed(12))));
    expect(rounded).toEqual([
      [1, 1, 0],
      [1, 1, 0.517638090205],
      [0, 0.517638090205, 1],
    ]);
  });
});

describe('inputs of rollout control, joiners and leavers', () => {
  const among = (...pairs: readonly string[]) =>
    controlledWith(['extends: a.yaml', `extends: a.yaml\ncorrelations: [${pairs.join(', ')}]`]);

  it('can go together', () => {
    const files = among(
      '[rollout.failures.share, rollout.stages.rest.approval.workingDays, 0.3]',
      '[rollout.standing.on request.share, population.everyCohort.leaversPerYear, 0.2]',
      '[population.onboarding.practices.imported, owners.inducedGrowth, 0.1]',
    );
    const { scenario } = load(files);
    expect(scenario.correlations).toHaveLength(3);
    // Growth is a plain number in the fixture.
    expect(idleCorrelations(scenario).map(({ fixed }) => fixed)).toEqual([[GROWTH]]);
  });

  it('are no numbers that are not drawn', () => {
    expect(faultLines(among('[rollout.failures.attempts, owners.inducedGrowth, 0.3]'))).toEqual([
      "b.yaml:2:17  correlations.1.1  'rollout.failures.attempts' is no input that can be " +
        "uncertain  did you mean 'rollout.failures.share'?",
    ]);
  });

  it('contradict like any others', () => {
    const files = among(
      '[rollout.failures.share, rollout.stages.rest.approval.workingDays, 0.9]',
      '[rollout.failures.share, rollout.standing.on request.share, 0.9]',
      '[rollout.standing.on request.share, rollout.stages.rest.approval.workingDays, -0.9]',
    );
    expect(faultLines(files)).toHaveLength(1);
  });
});
