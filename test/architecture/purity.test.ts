/**
 * What makes results uses only arithmetic that every engine does alike: ECMAScript fixes the bits
 * of `+ - * /` and of the functions below, and leaves those of the others to the engine.
 */
import { expect, it } from 'vitest';
import { findInCode, sourcesIn } from './sources.ts';

const sources = sourcesIn('src');

const EXACT_FUNCTIONS = [
  ...['abs', 'floor', 'ceil', 'round', 'trunc', 'min', 'max', 'sqrt', 'imul', 'fround', 'clz32'],
];

function found(pattern: RegExp): string[] {
  return sources.flatMap((source) => findInCode(source, pattern));
}

it('takes from Math only what is exact', () => {
  const others = new RegExp(
    `\\bMath\\b(?!\\.(?:${EXACT_FUNCTIONS.join('|')})\\b)(?:\\.\\w+)?`,
    'g',
  );
  expect(found(others)).toEqual([]);
  expect(found(/\bMath\.floor\b/g).length).toBeGreaterThan(20);
});

it('has no power operator', () => {
  expect(found(/\*\*=?/g)).toEqual([]);
});

it('knows no locale, time zone or time of day', () => {
  expect(found(/\blocaleCompare\b|\btoLocale\w*|\bIntl\b|\bDate\b/g)).toEqual([]);
});
