import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowText, flowValue } from '../../../src/scenario/flow-text.ts';

describe('flowText', () => {
  it.each<[unknown, string]>([
    ['10%', '10%'],
    [1, '1'],
    ['1', '"1"'],
    ['1 GiB', '1 GiB'],
    ['a: b', '"a: b"'],
    [{ p10: '35 KiB', p50: 2 }, '{p10: 35 KiB, p50: 2}'],
    [['a', 'b, c'], '[a, "b, c"]'],
    [[], '[]'],
    // On one line, whatever was written.
    ['one\ntwo', '"one\\ntwo"'],
    [{ note: 'one\ntwo' }, '{"note":"one\\ntwo"}'],
  ])('%j: %s', (value, text) => {
    expect(flowText(value)).toBe(text);
  });

  it('is read back as what it was', () => {
    const text = fc.string({ unit: 'grapheme' });
    const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
    const value = fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar));
    fc.assert(
      fc.property(value, (one) => {
        expect(flowText(one)).not.toContain('\n');
        expect(flowValue(flowText(one))).toEqual(one);
      }),
    );
  });
});
