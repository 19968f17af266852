import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellAddress, type PageCell } from '../../../src/page/cells/page-cell.ts';
import { readingJson } from '../../../src/page/chart/reading.ts';

const cellAt = (key: string, column: string, text: string): PageCell => ({
  address: cellAddress({ file: 'timeline.csv', key: [key], column }),
  ...{ text, kind: 'number', unit: 'TiB' },
});

it('names each part of an address once, and shows figures in full', () => {
  const at: PageCell = {
    address: 'timeline.csv:a:date',
    text: '2013-10-30',
    kind: 'date',
    unit: '',
  };
  const points = [
    { at, values: [cellAt('a', 'used', '1234.500'), null] },
    { at, values: [cellAt('b', 'used', '0.000'), cellAt('b', 'needed', '')] },
    { at, values: [cellAt('a', 'needed', '3.000'), null] },
  ];
  expect(JSON.parse(readingJson({ axis: 'x', names: ['used', 'needed'], points }))).toEqual({
    axis: 'x',
    names: ['used', 'needed'],
    texts: ['timeline.csv', 'a', 'date', 'used', 'b', 'needed'],
    columns: [3, 5],
    rows: [
      // In the row of the place, and in the column of the name: only what is shown.
      [[0, 1, 2, '30\u00a0October\u00a02013'], '1,234.500\u00a0TiB', null],
      [
        [0, 1, 2, '30\u00a0October\u00a02013'],
        [0, 4, 3, '0.000\u00a0TiB'],
        [0, 4, 5, '–'],
      ],
      [[0, 1, 2, '30\u00a0October\u00a02013'], [0, 1, 5, '3.000\u00a0TiB'], null],
    ],
  });
});

it('ends no script, and is the same again, whatever names are', () => {
  const part = fc.constantFrom(
    '</script>',
    '<!--',
    ']]>',
    '"',
    '\u2028',
    '__proto__',
    ':',
    '%',
    'é',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const name = parts.join('');
      const at = { ...cellAt(name, 'pool', name), kind: 'text' } as const;
      const json = readingJson({ axis: 'y', names: [name], points: [{ at, values: [at] }] });
      expect(json).not.toContain('<');
      const { names, texts, rows } = JSON.parse(json);
      expect(names).toEqual([name]);
      const [[file, key, column, shown]] = rows[0];
      expect([file, key, column].map((number) => texts[number]).join(':')).toBe(at.address);
      expect(shown).toBe(name === '' ? '–' : name);
    }),
  );
});
