import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../src/table/wrap-text.ts';

describe('wrapText', () => {
  const wrapped = (text: string, width: number) => wrapText(text, { width, indent: '  ' });

  it('leaves a text alone that is as wide as may be', () => {
    expect(wrapped('one two', 7)).toEqual(['one two']);
    expect(wrapped('one two', 6)).toEqual(['one', '  two']);
  });

  it('counts the indent of later lines', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', '  three', '  four']);
    expect(wrapped('one two three four', 12)).toEqual(['one two', '  three four']);
  });

  it('gives a word that is too long a line of its own', () => {
    expect(wrapped('a incomprehensible b', 6)).toEqual(['a', '  incomprehensible', '  b']);
  });

  it('keeps spaces at the beginning', () => {
    expect(wrapped('   x: one two', 9)).toEqual(['   x: one', '  two']);
  });
});
