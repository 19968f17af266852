import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellAddress, numberIn, numberOf } from '../../../src/page/cells/page-cell.ts';

it('an address has the file, the key and the column', () => {
  const place = { file: 'purchases.csv', key: ['north', 'policy', '1'], column: 'due_p50' };
  expect(cellAddress(place)).toBe('purchases.csv:north,policy,1:due_p50');
});

it('what parts an address is encoded in its parts', () => {
  const place = { file: 'a:b/x.csv', key: ['50 %', 'a,b:c', ''], column: 'y' };
  expect(cellAddress(place)).toBe('a%3Ab/x.csv:50 %25,a%2Cb%3Ac,:y');
});

it('two places have two addresses', () => {
  const text = fc.string({ unit: fc.constantFrom(':', ',', '%', '2', 'C', 'a'), maxLength: 5 });
  const place = fc.record({
    file: text,
    key: fc.array(text, { minLength: 1, maxLength: 3 }),
    column: text,
  });
  fc.assert(
    fc.property(place, place, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(cellAddress(one) === cellAddress(other)).toBe(isSame);
    }),
  );
});

it('a number is a plain decimal', () => {
  expect(['1', '-0.5', '12.30'].map(numberIn)).toEqual([1, -0.5, 12.3]);
  expect(['', '1e3', '.5', '5.', '1,000', '0x1', ' 1', '2013-10-30'].map(numberIn)).toEqual(
    Array.from({ length: 8 }, () => null),
  );
  expect(numberOf({ address: '', text: '2.5', kind: 'number', unit: '' })).toBe(2.5);
  expect(numberOf(null)).toBe(null);
});
