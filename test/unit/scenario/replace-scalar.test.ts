import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { replaceScalar } from '../../../src/scenario/replace-scalar.ts';

describe('replaceScalar', () => {
  it('changes one value, quoted where it must be, and leaves the rest', () => {
    const to = (text: string, name: string) => replaceScalar(text, ['a', 'b'], () => name);
    expect(to('{a: {b: "x", c: 1}} # so', 'y.csv')).toBe('{a: {b: y.csv, c: 1}} # so');
    expect(to("{ a: {c: 1,  b: 'x' } }", 'y, z')).toBe('{ a: {c: 1,  b: "y, z" } }');
    expect(to('a:\n  b: x\n  c: 2\n', '#y')).toBe('a:\n  b: "#y"\n  c: 2\n');
    expect(replaceScalar(' x ', [], () => 'y')).toBe(' y ');
  });

  it('is given the value as YAML reads it', () => {
    const seen: string[] = [];
    for (const text of ['"a\\tb"', "'it''s'", 'plain # not this', '12']) {
      replaceScalar(text, [], (value) => {
        seen.push(value);
        return value;
      });
    }
    expect(seen).toEqual(['a\tb', "it's", 'plain', '12']);
  });

  it.each(['{a: 1}', '{a: {b: {c: 1}}}', '[1]', 'x', '{a: *b}', ''])(
    'leaves a text that has no such value: %j',
    (text) => {
      expect(replaceScalar(text, ['a', 'b'], () => 'y')).toBe(text);
    },
  );

  it('leaves a value that stays the same as it is written', () => {
    expect(replaceScalar('"a b"', [], (value) => value)).toBe('"a b"');
    expect(replaceScalar('null', [], (value) => value)).toBe('null');
  });

  it('has YAML read back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const text = replaceScalar('{c: [1, 2], file: "x"}', ['file'], () => name);
        expect(parse(text)).toEqual({ c: [1, 2], file: name });
      }),
    );
  });
});
