import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { AssumptionsSection } from '../../../src/page/method/assumptions-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { type ShownRow, shownRun } from '../../support/shown-run.ts';

function section(...assumptions: readonly ShownRow[]): Document {
  return shownPart(h(AssumptionsSection, { run: shownRun({ assumptions }) }));
}

const SHARE: ShownRow = {
  ...{ key: 'owners.contactShare', value: '{p10: 8%, p50: 20%, p90: 40%}', unit: 'share' },
  ...{ distribution: 'percentiles', fitted_p10: '0.080000', fitted_p50: '0.200000' },
  ...{ fitted_p90: '0.400000', quality: 'assumed', note: 'A guess.' },
};
const fixed = (key: string, more: ShownRow = {}): ShownRow => ({ key, value: '1', ...more });

/** The cells of each row of a table. */
function rows(page: Document, table: number): string[][] {
  const body = page.querySelectorAll('tbody')[table];
  return [...(body?.querySelectorAll('tr') ?? [])].map((row) => textsOf(row, 'th, td'));
}

describe('the register of assumptions', () => {
  it('has what varies with its percentiles, and columns only of what is told', () => {
    const page = section(SHARE, { ...SHARE, key: 'days', unit: 'days', fitted_p50: '45.000000' });
    expect(textsOf(page, 'thead th')).toEqual([
      ...['Input', 'P10', 'P50', 'P90', 'Unit', 'Quality', 'Note'],
    ]);
    expect(rows(page, 0)[0]).toEqual([
      ...['owners.contactShare', '8 %', '20 %', '40 %', 'share', 'assumed', 'A guess.'],
    ]);
    expect(rows(page, 0)[1]?.[2]).toBe('45');
    expect(page.querySelectorAll('details')).toHaveLength(0);
  });

  it('names distributions where they are others than by percentiles', () => {
    const page = section(SHARE, { ...SHARE, key: 'b', distribution: 'uniform' });
    expect(textsOf(page, 'thead th')).toContain('Distribution');
  });

  it('folds what has one value, once for what shares source and note', () => {
    const source = 'https://example.org/a';
    const page = section(
      fixed('curve.1', { source, quality: 'published' }),
      fixed('curve.2', { source, quality: 'published' }),
      fixed('idle', { quality: 'assumed' }),
      fixed('plain'),
      fixed('told', { note: 'Why.', quality: 'assumed' }),
      fixed('measured', { quality: 'measured' }),
    );
    expect(textOf(page, 'p')).toMatch(
      /^No input of the scenario is uncertain: each has one value\./,
    );
    expect(rows(page, 0)).toEqual([
      ['curve.1', '1', 'published', source, '–'],
      ['told', '1', 'assumed', '–', 'Why.'],
      ['measured', '1', 'measured', '–', '–'],
    ]);
    expect(page.querySelectorAll('a')).toHaveLength(0);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 130 }, (_, index) =>
      fixed(`k${index}`, { note: `${index}` }),
    );
    expect(rows(section(...many), 0)).toHaveLength(120);
  });

  it('is none without its table', () => {
    expect(AssumptionsSection({ run: shownRun({}) })).toBeNull();
  });
});
