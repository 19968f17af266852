import { describe, expect, it } from 'vitest';
import type { Diff } from '../../../src/review/diff.ts';
import type { DiffPaint } from '../../../src/review/diff-lines.ts';
import { diffText } from '../../../src/review/diff-text.ts';
import type { NoiseReview } from '../../../src/review/noise-review.ts';
import { figure, sameTable } from '../../support/diffed-tables.ts';
import { csvDiff, doublingDiff, sameDiff } from '../../support/diffs.ts';

const same = (text: string) => text;
const paint: DiffPaint = { bold: same, red: same, green: same, yellow: same, dim: same };
/** Colours that one can read. */
const tags: DiffPaint = {
  bold: (text) => `<bold>${text}</bold>`,
  red: (text) => `<red>${text}</red>`,
  green: (text) => `<green>${text}</green>`,
  yellow: (text) => `<yellow>${text}</yellow>`,
  dim: (text) => `<dim>${text}</dim>`,
};
const wide = { width: 100, paint, limit: 20 };

/** The lines under a heading. */
function section(text: string, heading: string): string {
  return text.split('\n\n').find((part) => part.startsWith(heading)) ?? '';
}

describe('the text of two runs', () => {
  it('tells of everything that differs in 100 columns', async () => {
    await expect(diffText(doublingDiff, wide)).toMatchFileSnapshot('expected/diff-100.txt');
  });

  it('wraps in 80 columns', async () => {
    const text = diffText(doublingDiff, { ...wide, width: 80 });
    await expect(text).toMatchFileSnapshot('expected/diff-80.txt');
  });

  it('is painted line by line, which changes nothing else', async () => {
    const text = diffText(doublingDiff, { ...wide, paint: tags });
    await expect(text).toMatchFileSnapshot('expected/diff-painted.txt');
    expect(text.replace(/<\/?(?:bold|red|green|yellow|dim)>/g, '')).toBe(
      diffText(doublingDiff, wide),
    );
  });

  it('has the summary for headline figures where there are no ensembles', () => {
    const text = diffText({ ...doublingDiff, noise: null }, wide);
    expect(section(text, 'Headline figures')).toBe(`\
Headline figures
   +61.8 %  summary mean  metric=peak_used_tib
            77.712 -> 125.703 TiB; also p95
       new  summary p50  metric=rollout_finish_date
            (empty) -> 2013-11-04
  +0.001 %  summary mean  metric=total_cost_gbp
            100726055.78 -> 100727055.78 GBP; not material
  Not listed: 3 more figures that differ materially and 2 that differ by less. --all lists all of
  them.`);
    expect(section(text, 'Material changes')).not.toContain('summary');
  });

  it('lists all if asked to, each figure by itself, and what is not material last', () => {
    const text = section(diffText(doublingDiff, { ...wide, limit: null }), 'Material changes');
    expect(text).not.toContain('also');
    expect(text).toContain('timeline used_tib_p95  pool=all\n');
    const last = text.slice(text.indexOf('timeline committed_tib_mean'));
    expect(last.split('\n')[1]?.trim()).toBe(
      '251.650 -> 251.750 TiB at date=2016-03-31, the most of 1,001 points; not material',
    );
  });

  it('says how many inputs are not listed', () => {
    const text = diffText(doublingDiff, { ...wide, limit: 1 });
    expect(section(text, 'Inputs')).toBe(`\
Inputs
  ~ title: "NHSmail, all quotas stay as they were" -> "NHSmail, all quotas doubled from July to
      early November 2013" (nhsmail-no-change.yaml:4 -> nhsmail-doubling-2013.yaml:4)
  + rollout.stages.pilot: {select: {organisationTypes: [support-body]}, change: {quota: {factor:
      2}}, order: organisations, start: 2013-07-08, rate: 500 per day}
      (nhsmail-doubling-2013.yaml:30)
  - storage.pools.south.freezes: [{from: 2013-12-16, to: 2014-01-03}] (nhsmail-no-change.yaml:120)
  ~ data file ../fixtures/organisations.csv: 567,491 bytes -> 567,512 bytes
  ~ source of population.cohorts.clinical.fill.quantiles.10.fill and 2 more:
      scripts/calibrate-fill.mjs -> survey of May 2013
    6 more are not listed: --all lists all of them.`);
  });

  it('that are the same is a sentence, with how else they were made', () => {
    expect(diffText(sameDiff, wide)).toBe(
      'runs/a and runs/b are the same: 2 tables with 3,578 rows in all, and all inputs.\n',
    );
    const { after } = doublingDiff;
    expect(diffText({ ...sameDiff, after, only: ['summary'], inputs: null }, wide)).toBe(`\
runs/a and runs/pull-request are the same: 2 tables with 3,578 rows in all.
Only this was compared: summary.
  differs  20 replications -> 100 replications; 651,001 mailboxes -> 650,000 mailboxes; horizon
           2013-07-01 to 2016-03-31 -> horizon 2013-07-01 to 2016-06-30
`);
  });

  it('says what was asked for', () => {
    const asked = { only: ['timeline', 'summary.mean'], tolerances: ['1%', 'used_tib_mean=0.5'] };
    const text = diffText({ ...doublingDiff, ...asked, materialShare: 0.05 }, wide);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Only this was compared: timeline, summary.mean. Smaller differences than these count as none: 1%, used_tib_mean=0.5. Material is a number that differs by at least 5 % of what it was, a share by at least 5 percentage points, and',
    );
  });

  it('of runs with other inputs alone says that their tables are the same', () => {
    const text = diffText({ ...sameDiff, inputs: doublingDiff.inputs }, wide);
    expect(text).toContain(
      '3 data files changed, source or note of 3 inputs;\nthe tables are the same.\n',
    );
    expect(text).toContain('\n\nThe same: summary, timeline\n');
    // What is material need not be known where no figure differs.
    expect(text).not.toContain('Material is');
  });

  it('begins with what the headline figures did', () => {
    expect(diffText(doublingDiff, { ...wide, width: 1_000 })).toContain(
      '\nHeadline figures: 1 moved, 2 could be noise, 1 small but real, 1 with no change to speak of, 1 not known. Different: 4 inputs',
    );
    const noise = doublingDiff.noise!;
    const verdictOf = (some: Partial<NoiseReview>, noNoise: string | null = null) =>
      diffText({ ...doublingDiff, noise: { ...noise, ...some }, noNoise }, wide);
    const real = noise.figures.filter(({ box }) => box === 'small but real');
    expect(verdictOf({ figures: real }, 'runs/b has no costs_annual.csv')).toContain(
      '\nHeadline figures without costs: none moved, 1 small but real. Different: ',
    );
    const same = noise.figures.filter(({ box }) => box === 'same');
    expect(verdictOf({ figures: same, differingCount: 0 })).toContain(
      '\nHeadline figures: all are the same. Different: ',
    );
  });

  it('says why noise was not judged, or not of costs', () => {
    const noNoise = 'runs/b has no replications.csv (left out by --tables)';
    const said = `\n  Noise was not judged: ${noNoise}.\n`;
    const none = { ...doublingDiff, noise: null, noNoise };
    expect(section(diffText(none, wide), 'Headline figures')).toContain(
      `Headline figures${said}   +61.8 %`,
    );
    // Also without a summary, as long as there are other figures.
    const tables = none.tables.filter(({ table }) => table !== 'summary');
    expect(diffText({ ...none, tables }, wide)).toContain(`\n\nHeadline figures${said}\n`);
    const { inputs } = doublingDiff;
    expect(diffText({ ...sameDiff, inputs, noNoise }, wide)).not.toContain('Headline');
    const noCosts = { ...doublingDiff, noNoise: 'runs/b has no costs_annual.csv' };
    expect(section(diffText(noCosts, wide), 'Headline figures\n')).toContain(
      '\n  Noise of costs was not judged: runs/b has no costs_annual.csv.',
    );
  });

  it('has no heading over figures that are only counted', () => {
    const tables = doublingDiff.tables.filter(({ table }) => table === 'sensitivity');
    const text = diffText({ ...doublingDiff, tables }, wide);
    expect(text).toContain('\n\nNot listed: ');
    expect(text).not.toContain('Material changes');
  });

  it('does not say how to list all to who has asked for it', () => {
    const text = diffText(doublingDiff, { ...wide, width: 1_000, limit: null });
    expect(text).toContain('--format csv lists all of them');
    expect(text).not.toContain('--all');
  });

  it('takes the share of mailboxes for no figure', () => {
    const sample = { header: 'sample_share', unit: 'share', changedCount: 12, materialCount: 0 };
    const tables = [{ ...sameTable('assumptions', 12), rowsChangedCount: 12, columns: [sample] }];
    expect(diffText({ ...sameDiff, inputs: null, tables }, wide)).toContain(
      'Different: no figure differs, but sample_share in 1 table.\n',
    );
  });
});

describe('the text of two CSV files', () => {
  it('knows no runs, inputs and other tables', () => {
    expect(diffText(csvDiff, wide)).toBe(`\
prices-2012.csv -> prices-2013.csv
Different: 2 figures differ, 1 of them materially, in 1 of 1 table; 1 row added.
Material is a number that differs by at least 1 % of what it was, a share by at least 1 percentage
point, and any change of a date, a text, a row, a column or a table. A figure is a column at one
key, with all its dates.

Material changes, by their share of the larger of both values
  -10.0 %  prices-2013 price  item=shelf
           10.00 -> 9.00
  Not listed: 1 that differs by less. --all lists all of them.

What only one of the two has
  + prices-2013: 1 row added: item=tape

Changed cells by table and column
           unit  changed  material
  prices-2013: 12 rows, 2 with other cells, 1 row added
    price              2         1
`);
  });
});

describe('names that mean harm', () => {
  const nasty = '\u001b[2J\u202eevil\r\n';
  const long = 'x'.repeat(200);
  const harmed: Diff = {
    ...csvDiff,
    before: { argument: nasty, run: null },
    tables: [
      {
        ...sameTable(nasty, 1),
        columns: [{ header: long, unit: nasty, changedCount: 1, materialCount: 1 }],
        figures: [
          figure({ table: nasty, column: long, keys: [[nasty, 'שלום']], before: '1', after: '2' }),
        ],
        figureCount: 1,
        materialFigureCount: 1,
        rowsAddedCount: 1,
        rowsAdded: [[[long, nasty]]],
      },
    ],
  };

  it('do nothing to a terminal, and are cut', () => {
    const text = diffText(harmed, wide);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('\\u{1b}[2J\\u{202e}evil\\r\\n=שלום');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(130);
  });
});
