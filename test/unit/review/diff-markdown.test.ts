import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../../src/review/diff-markdown.ts';
import { code, plain, tableWithin } from '../../../src/review/diff-markdown-parts.ts';
import { figure } from '../../support/diffed-tables.ts';
import { csvDiff, doublingDiff, sameDiff } from '../../support/diffs.ts';

describe('the Markdown of two runs', () => {
  it('tells of everything that differs', async () => {
    await expect(diffMarkdown(doublingDiff, 20)).toMatchFileSnapshot('expected/diff.md.txt');
  });

  it('that are the same is a sentence', () => {
    expect(diffMarkdown(sameDiff, 20)).toBe(
      '**runs/a and runs/b are the same: 2 tables with 3,578 rows in all, and all inputs.**\n',
    );
  });

  it('has the summary for headline figures where there are no ensembles', () => {
    const text = diffMarkdown({ ...doublingDiff, noise: null }, 20);
    const from = text.indexOf('#### Headline figures');
    expect(text.slice(from, text.indexOf('####', from + 4))).toBe(`\
#### Headline figures

| change | figure | before | after | where |
|---:|---|---:|---:|---|
| +61.8 % | \`summary mean\` \`metric=peak_used_tib\` | \`77.712\` | \`125.703\` TiB | also p95 |
| new | \`summary p50\` \`metric=rollout_finish_date\` | \`(empty)\` | \`2013-11-04\` |  |
| +0.001 % | \`summary mean\` \`metric=total_cost_gbp\` | \`100726055.78\` | \`100727055.78\` GBP | not material |

Not listed: 3 more figures that differ materially and 2 that differ by less. --all lists all of them.

`);
  });

  it('says why noise was not judged, or not of costs', () => {
    const noNoise = 'runs/b has no replications.csv (left out by --tables)';
    const none = { ...doublingDiff, noise: null, noNoise };
    const said = `#### Headline figures\n\nNoise was not judged: ${noNoise}.\n\n`;
    expect(diffMarkdown(none, 20)).toContain(`${said}| change |`);
    const tables = none.tables.filter(({ table }) => table !== 'summary');
    expect(diffMarkdown({ ...none, tables }, 20)).toContain(`${said}#### Material`);
    expect(
      diffMarkdown({ ...doublingDiff, noNoise: 'runs/b has no costs_annual.csv' }, 20),
    ).toContain('\n\nNoise of costs was not judged: runs/b has no costs_annual.csv.\n\n#### ');
  });

  it('has no heading over figures that are only counted', () => {
    const tables = doublingDiff.tables.filter(({ table }) => table === 'sensitivity');
    const text = diffMarkdown({ ...doublingDiff, tables }, 20);
    expect(text).toContain('\nNot listed: ');
    expect(text).not.toContain('Material changes');
    expect(diffMarkdown({ ...sameDiff, inputs: doublingDiff.inputs }, 20)).not.toContain(
      'Material is',
    );
  });

  it('leaves out what has no room at all, and says so', () => {
    const text = diffMarkdown(doublingDiff, 20, 2_500);
    expect(text.length).toBeLessThanOrEqual(2_500);
    expect(text).toContain('#### Inputs\n');
    expect(text).toContain('more rows are cut');
    expect(text).not.toContain('#### Headline figures');
    expect(text.endsWith('\n_Some parts of this diff have no room here._\n')).toBe(true);
  });

  it('says how many rows were cut where there are too many, in every table', () => {
    const [prices] = csvDiff.tables;
    const figures = Array.from({ length: 5_000 }, (_, row) =>
      figure({
        ...{ table: 'prices', column: 'price', keys: [['item', `|${row}`]], unit: 'a|b' },
        ...{ before: '1', after: '2' },
      }),
    );
    const rowsAdded = figures.map(({ keys }) => keys);
    const counts = { figures, figureCount: 5_000, materialFigureCount: 5_000 };
    const text = diffMarkdown(
      { ...csvDiff, tables: [{ ...prices!, ...counts, rowsAdded, rowsAddedCount: 5_000 }] },
      null,
    );
    expect(text.length).toBeLessThan(60_000);
    // What the inputs and headlines leave goes to the figures.
    expect(text.length).toBeGreaterThan(40_000);
    const shown = text.match(/^\| \+100\.0 % \|/gm)?.length;
    expect(text).toContain(`\n_${5_000 - shown!} more rows are cut,`);
  });
});

describe('parts of Markdown', () => {
  it('set texts in code, in HTML where a code span would end', () => {
    expect(code('a_b <c> @d')).toBe('`a_b <c> @d`');
    expect(code('')).toBe('');
    expect(code('a`b|c\\<i>')).toBe('<code>a&#96;b&#124;c&#92;&#60;i></code>');
  });

  it('let no text be Markdown, HTML, a mention or a link', () => {
    expect(plain('*a* _b_ c_d <b> [e](f) ~g~ & | `h` \\')).toBe(
      '&#42;a&#42; &#95;b&#95; c_d &#60;b> &#91;e&#93;(f) &#126;g&#126; &#38; &#124; &#96;h&#96; &#92;',
    );
    expect(plain('@team #12 # @ a@b')).toBe('@&#8203;team #&#8203;12 # @ a@&#8203;b');
  });

  it('keep a table within its room', () => {
    const table = {
      headers: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      right: [1],
    };
    const whole = '| a | b |\n|---|---:|\n| 1 | 2 |\n| 3 | 4 |\n';
    // The sentence of what was cut has 120 characters kept for it.
    expect(tableWithin(table, whole.length + 120)).toBe(whole);
    expect(tableWithin(table, whole.length + 119)).toBe(
      '| a | b |\n|---|---:|\n| 1 | 2 |\n\n_1 more rows are cut, as a comment has room for 65,536 characters._\n',
    );
  });
});
