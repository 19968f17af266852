import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../src/scenario/tree.ts';
import { yamlTree } from '../../../src/scenario/yaml-tree.ts';
import { type Fault, formatFault } from '../../../src/table/fault.ts';
import { faultLines, load, MINIMAL } from './memory-io.ts';

function read(text: string) {
  const faults: Fault[] = [];
  const tree = yamlTree(text, (line, column) => ({ file: 'a', line, column }), faults);
  return { plain: tree && plainOf(tree), faults: faults.map(formatFault) };
}

describe('yamlTree', () => {
  it('reads YAML 1.2, in which dates and yes are words', () => {
    const { plain } = read('a: 2013-04-01\nb: yes\nc: [1, 0x10, ~, true]\n');
    expect(plain).toEqual({ a: '2013-04-01', b: 'yes', c: [1, 16, null, true] });
  });

  it('unfolds aliases', () => {
    expect(read('a: &x {b: 1}\nc: *x').plain).toEqual({ a: { b: 1 }, c: { b: 1 } });
    // An anchor given again holds from there on; what was unfolded keeps what it had.
    const again = read('a: &x {b: &y 1, c: *y}\nd: &y 2\ne: *x\nf: *y').plain;
    expect(again).toEqual({ a: { b: 1, c: 1 }, d: 2, e: { b: 1, c: 1 }, f: 2 });
  });

  it('tells every fault of syntax with its place', () => {
    expect(read('a: 1\nb: {x: 1}\na: 2\nb: 3\n').faults).toEqual([
      "a:3:1  the key 'a' was given before, in line 1, in the same map  keep one of the two",
      "a:4:1  the key 'b' was given before, in line 2, in the same map  keep one of the two",
    ]);
    expect(read('a: {x: 1}\nb:\n  "x": 2\n  c: 1\n  x: 3\n').faults).toEqual([
      "a:5:3  the key 'x' was given before, in line 3, in the same map  keep one of the two",
    ]);
    expect(read('a: !size 1').faults).toEqual([
      'a:1:4  tags (!name) are not read  leave the tag out',
    ]);
    expect(read('a: 1\n---\nb: 2').faults).toEqual([
      'a:2:1  a second document begins  write one scenario a file',
    ]);
    expect(read('? [1]\n: 2').faults).toEqual(['a:1:3  a key must be a word  write key: value']);
    expect(read('a: *b').faults).toHaveLength(1);
  });

  it('refuses an alias within its own anchor and a file that unfolds without end', () => {
    expect(read('a: &x [*x]').faults).toEqual([
      'a:1:8  this alias has no finished anchor before it  write the value out',
    ]);
    const doubling = Array.from({ length: 17 }, (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}]`);
    expect(read(['k0: &k0 [1]', ...doubling].join('\n')).faults).toEqual([
      expect.stringMatching(/the file unfolds to more than 100000 values {2}use fewer aliases$/),
    ]);
  });

  it('makes no difference between line ends, nor of a byte order mark', () => {
    const plain = load({ 'a.yaml': MINIMAL });
    const windows = load({ 'a.yaml': `\uFEFF${MINIMAL.replaceAll('\n', '\r\n')}` });
    expect(windows.scenario).toEqual(plain.scenario);
    expect(windows.origins).toEqual(plain.origins);
    expect(faultLines({ 'a.yaml': '\uFEFFx: 1\r\ny: 2' })).toEqual(
      expect.arrayContaining([
        expect.stringContaining('a.yaml:1:1  x  unknown key'),
        expect.stringContaining('a.yaml:2:1  y  unknown key'),
      ]),
    );
  });

  it('keeps a prototype out of keys', () => {
    const at = 'population: {cohorts: {__proto__: {share: 100%}}}';
    expect(faultLines({ 'a.yaml': at })).toContainEqual(
      expect.stringContaining(
        "a.yaml:1:24  population.cohorts.__proto__  '__proto__' is not a name",
      ),
    );
  });
});
