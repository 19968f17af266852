import { describe, expect, it } from 'vitest';
import {
  byOutcome,
  type Check,
  type CheckedScenario,
  isCheckPassed,
  isSettled,
  outcomeOf,
} from '../../../src/review/check.ts';
import { checkMarkdown } from '../../../src/review/check-markdown.ts';
import type { CheckRecipe } from '../../../src/review/check-recipe.ts';
import { checkRecord } from '../../../src/review/check-record.ts';
import { checkText } from '../../../src/review/check-text.ts';
import { differingWords, mostMoved } from '../../../src/review/check-words.ts';
import type { Diff } from '../../../src/review/diff.ts';
import { rankedTables, rankMaterial } from '../../../src/review/diff-ranking.ts';
import { figure } from '../../support/diffed-tables.ts';
import { doublingDiff, sameDiff } from '../../support/diffs.ts';

const placed = (text: string) => ({ text, file: 'plan.yaml', line: 4, column: 8 });

/** Inputs alone differ: nothing that is material. */
const inputsDiff: Diff = {
  ...sameDiff,
  inputs: {
    isDifferent: true,
    values: [{ address: 'run.seed', before: placed('a'), after: placed('b') }],
    provenances: [],
    files: [],
  },
};

/** One figure of one table moved. */
const movedDiff: Diff = {
  ...sameDiff,
  before: { argument: 'reports/moved', run: sameDiff.before.run },
  after: {
    argument: 'scenarios/moved.yaml',
    run: sameDiff.after.run && { ...sameDiff.after.run, replicationCount: 30 },
  },
  tables: sameDiff.tables.map((table, index) => {
    if (index > 0) return table;
    const keys = [['metric', 'peak_used_tib']] as const;
    return {
      ...table,
      rowsChangedCount: 1,
      columns: [{ header: 'mean', unit: 'TiB', changedCount: 1, materialCount: 1 }],
      figures: [figure({ table: 'summary', column: 'mean', keys, before: '80.0', after: '90.0' })],
      figureCount: 1,
      materialFigureCount: 1,
    };
  }),
};

const plainRecipe: CheckRecipe = { set: [], sampleShare: null, until: null, tables: null };

function scenario(name: string, known: Partial<CheckedScenario> = {}): CheckedScenario {
  return {
    ...{ name, file: `scenarios/${name}.yaml`, report: `reports/${name}` },
    ...{ diff: sameDiff, recipe: plainRecipe, faults: [], isWritten: false },
    ...known,
  };
}

const same = scenario('same');
const inputs = scenario('inputs', { diff: inputsDiff });
const moved = scenario('moved', {
  diff: movedDiff,
  recipe: { ...plainRecipe, set: ['run.seed=b'] },
});
const fresh = scenario('fresh', { diff: null });
const cut = scenario('cut', { diff: null, faults: ['reports/cut/summary.csv  the file was cut'] });
const all = [same, inputs, moved, fresh, cut];

function check(scenarios: readonly CheckedScenario[], known: Partial<Check> = {}): Check {
  return { against: 'reports', scenarios, loneReports: [], isUpdate: false, ...known };
}

describe('a check', () => {
  it('has five outcomes', () => {
    expect(all.map(outcomeOf)).toEqual([
      'same',
      'immaterial',
      'material',
      'no report',
      'not comparable',
    ]);
    expect(byOutcome(all).map(({ name }) => name)).toEqual([
      'moved',
      'fresh',
      'cut',
      'inputs',
      'same',
    ]);
  });

  it('passes where each is settled or was written, and no report is alone', () => {
    expect(all.map(isSettled)).toEqual([true, true, false, false, false]);
    expect(isCheckPassed(check([same, inputs]))).toBe(true);
    for (const one of [moved, fresh, cut]) {
      expect(isCheckPassed(check([same, one]))).toBe(false);
      expect(isCheckPassed(check([same, { ...one, isWritten: true }]))).toBe(true);
    }
    expect(isCheckPassed(check([same], { loneReports: ['reports/old'] }))).toBe(false);
  });
});

describe('as Markdown', () => {
  it('is a table of scenarios, what to do, and the diffs folded in', () => {
    const text = checkMarkdown(check(all, { loneReports: ['reports/old'] }), 20);
    const [head = '', ...details] = text.split('\n<details><summary>scenarios/');
    expect(
      head,
    ).toBe(`**5 scenarios against reports: 1 differs materially, 1 has no report, 1 cannot be compared with its report, 1 differs, but not materially, 1 is the same; 1 report has no scenario.**

|  | scenario | what differs from its report | most | run with |
|---|---|---|---|---|
| differs materially | \`moved\` | made differently: 20 replications -> 30 replications; the inputs are the same; 1 figure differs, 1 of them materially, in 1 of 2 tables | \`summary mean\` \`metric=peak_used_tib\` +12.5 % | \`--set run.seed=b\` |
| has no report | \`fresh\` |  |  |  |
| cannot be compared with its report | \`cut\` | reports/cut/summary.csv  the file was cut |  |  |
| differs, but not materially | \`inputs\` | 1 input changed; the tables are the same |  |  |
| is the same | \`same\` |  |  |  |

Where that is meant, the same command with --update writes the reports anew.

No scenario that was checked is called as reports/old: remove the folder, or bring the scenario back.
`);
    expect(details.map((one) => one.split('\n')[0])).toEqual([
      'moved.yaml differs materially</summary>',
      'inputs.yaml differs, but not materially</summary>',
    ]);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text.endsWith('\n</details>\n')).toBe(true);
  });

  it.each([1, 3, 11, 60, 3_000])('of %i scenarios fits into a comment, and says so', (count) => {
    const long = '<`|_@'.repeat(30);
    const scenarios = Array.from({ length: count }, (_, index) =>
      scenario(`${long}${index}`, { diff: doublingDiff, file: `${long}${index}.yaml` }),
    );
    const lone = Array.from({ length: count }, (_, index) => `reports/${long}${index}`);
    const text = checkMarkdown(check(scenarios, { loneReports: lone }), null);
    expect(text.length).toBeLessThan(60_000);
    const shownCount = text.match(/differs materially<\/summary>/g)?.length ?? 0;
    expect(shownCount).toBeGreaterThan(0);
    const cut = text.match(/\n_([\d,]+) more diffs? (?:is|are) cut, as a comment/)?.[1] ?? '0';
    expect(shownCount + Number(cut.replace(',', ''))).toBe(count);
  });

  it('cuts diffs that have more to say of themselves than there is room for', () => {
    const bars = '|'.repeat(500);
    const { run } = movedDiff.after;
    const side = { argument: bars, run: run && { ...run, name: bars, title: bars } };
    const diff = { ...movedDiff, before: side, after: side, only: [bars], tolerances: [bars] };
    const scenarios = Array.from({ length: 11 }, (_, index) => scenario(`${index}`, { diff }));
    const text = checkMarkdown(check(scenarios), null);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toMatch(
      /\n_\d more diffs are cut, as a comment has room for 65,536 characters\._\n$/,
    );
  });

  it('says what was written, and what was not', () => {
    const written = { ...moved, isWritten: true };
    const text = checkMarkdown(check([same, written], { isUpdate: true }), 20);
    expect(text).toContain('\n\nWritten: reports/moved.\n\n<details>');
    expect(text).toContain(': 1 differed materially, 1 is the same.**');
    expect(text).toContain('| differed materially | `moved` |');
    const nothing = checkMarkdown(check([same], { isUpdate: true }), 20);
    expect(nothing).toMatch(/\n\nNothing was written: every report has the same bytes\.\n$/);
  });
});

describe('as text', () => {
  const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const paint = {
    bold: tag('bold'),
    red: tag('red'),
    green: tag('green'),
    yellow: tag('yellow'),
    dim: tag('dim'),
  };
  const plain = (text: string) => text;
  const NO_PAINT = { bold: plain, red: plain, green: plain, yellow: plain, dim: plain };

  it('paints outcomes', () => {
    const text = checkText(check([same, inputs, fresh]), { width: 90, paint, limit: 20 });
    expect(text.split('\n').slice(0, 7)).toEqual([
      '<bold>3 scenarios against reports: 1 has no report, 1 differs, but not materially, 1 is the</bold>',
      '<bold>same.</bold>',
      '<red>  scenarios/fresh.yaml: has no report</red>',
      '<yellow>  scenarios/inputs.yaml: differs, but not materially: 1 input changed; the tables are</yellow>',
      '<yellow>      the same</yellow>',
      '<green>  scenarios/same.yaml: is the same</green>',
      '',
    ]);
  });

  it('says how each was run', () => {
    const recipe = { ...plainRecipe, sampleShare: 0.001, tables: ['summary', 'stages'] };
    const text = checkText(check([scenario('small', { recipe })]), {
      ...{ width: 90, paint, limit: 20 },
    });
    expect(text.split('\n').slice(1, 4)).toEqual([
      '<green>  scenarios/small.yaml: is the same</green>',
      '      run with --sample 0.1% --tables summary,stages',
      '',
    ]);
  });

  it('has the diffs that there are, the gravest first, with an empty line between them', () => {
    const text = checkText(check(all), { width: 100, paint: NO_PAINT, limit: 20 });
    expect(text.match(/^r.* -> .*$/gm)).toEqual([
      'reports/moved -> scenarios/moved.yaml',
      'runs/a -> runs/b',
    ]);
    expect(text).not.toMatch(/\n\n\n/);
    expect(text.match(/\n\nr.* -> /g)?.length).toBe(2);
  });
});

describe('what moved the most', () => {
  const noisy = { ...doublingDiff, materialShare: 0.01 };

  it('is a headline figure that did by more than noise', () => {
    const first = noisy.noise?.figures.find(({ box }) => box === 'moved');
    const most = mostMoved(scenario('a', { diff: noisy }));
    expect(most?.names).toEqual([first?.name]);
    expect(most?.change).toMatch(/^\S+ -> \S+$/);
    expect(differingWords(scenario('a', { diff: noisy }))).toMatch(
      /; of \d+ headline figures \d+ moved/,
    );
  });

  it('is else the first that a diff lists', () => {
    const figures = noisy.noise?.figures.filter(({ box }) => box !== 'moved') ?? [];
    const diff = { ...noisy, noise: noisy.noise && { ...noisy.noise, figures } };
    const ranked = rankMaterial(rankedTables(diff), 20).listed[0]?.figure;
    expect(mostMoved(scenario('a', { diff }))?.names[0]).toBe(`${ranked?.table} ${ranked?.column}`);
    expect(mostMoved(scenario('a'))).toBeNull();
  });
});

describe('with --material 0', () => {
  it('any change is material, of inputs alone, too', () => {
    const exact = scenario('inputs', { diff: { ...inputsDiff, materialShare: 0 } });
    expect(outcomeOf(exact)).toBe('material');
    expect(isCheckPassed(check([exact]))).toBe(false);
    expect(outcomeOf(scenario('same', { diff: { ...sameDiff, materialShare: 0 } }))).toBe('same');
  });
});

it('asks whether a folder is the right one that has a report of none of the scenarios', () => {
  const asked = 'No report in reports is of these scenarios: is it the right folder?';
  expect(checkMarkdown(check([fresh, fresh]), 20)).toContain(asked);
  expect(checkMarkdown(check([fresh, same]), 20)).not.toContain(asked);
  const written = { ...fresh, isWritten: true };
  const text = checkMarkdown(check([written], { isUpdate: true }), 20);
  expect(text).not.toContain(asked);
  expect(text).toContain('1 had no report.');
});

it('as an object is versioned and in the order of the scenarios', () => {
  const record = checkRecord(check(all, { loneReports: ['reports/old'] }), '0.5.0');
  expect({ ...record, scenarios: [] }).toEqual({
    headroom: '0.5.0',
    check: 1,
    isPassed: false,
    against: 'reports',
    isUpdate: false,
    scenarios: [],
    loneReports: ['reports/old'],
  });
  expect(record.scenarios.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['same', 'same'],
    ['inputs', 'immaterial'],
    ['moved', 'material'],
    ['fresh', 'no report'],
    ['cut', 'not comparable'],
  ]);
  expect(record.scenarios[2]?.diff).toMatchObject({ diff: 1, isMaterial: true });
  expect(record.scenarios[4]).toEqual({
    name: 'cut',
    file: 'scenarios/cut.yaml',
    report: 'reports/cut',
    recipe: plainRecipe,
    outcome: 'not comparable',
    isWritten: false,
    faults: ['reports/cut/summary.csv  the file was cut'],
    diff: null,
  });
});
