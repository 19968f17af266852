import { describe, expect, it } from 'vitest';

import { namedStream } from '../../../src/random/named-stream.ts';

const first = (...names: string[]): number => namedStream(...names)();

describe('namedStream', () => {
  it('tells lists of names apart, however they are split and whatever they hold', () => {
    const lists = [
      [],
      [''],
      ['', ''],
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['a,b'],
      ['a', 'b'],
      ['a","b'],
      ['b', 'a'],
      ['1'],
      ['11'],
      ['1', '1'],
      // U+0131, dotless i, has the low byte of the digit 1.
      ['\u0131'],
      // Two halves of pairs, each alone: in UTF-8 both would be the same sign for what is none.
      ['\ud800'],
      ['\ud801'],
    ];
    expect(new Set(lists.map((names) => first(...names))).size).toBe(lists.length);
  });

  it('gives the same draws again, whatever else is drawn', () => {
    const stream = namedStream('seed', 'a');
    const other = namedStream('seed', 'b');
    const mixed = [stream(), other(), stream(), other(), stream()].filter((_, i) => i % 2 === 0);
    const again = namedStream('seed', 'a');
    expect(mixed).toEqual([again(), again(), again()]);
  });

  it('is for ever the same', () => {
    // seedrandom 3.0.5: r = seedrandom('["nhsmail-2013","a"]\0'); r.double(); r.double().
    const stream = namedStream('nhsmail-2013', 'a');
    expect([stream(), stream()]).toEqual([0.6860275435144833, 0.14911645810560514]);
  });

  it('has 53 bits, of which 32 would leave the last 21 at 0', () => {
    const stream = namedStream('1');
    const fine = Array.from({ length: 64 }, stream).filter((u) => (u * 2 ** 32) % 1 !== 0);
    expect(fine).toHaveLength(64);
  });
});
