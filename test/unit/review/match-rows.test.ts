import { describe, expect, it } from 'vitest';
import { isSameText, matchRows } from '../../../src/review/match-rows.ts';
import { faultTextOf, finished, scanned } from '../../support/scanned.ts';

/** Matches rows by the columns of these names. */
function matched(before: string, after: string, keys = ['k']) {
  const [a, b] = [scanned(before, 'a.csv'), scanned(after, 'b.csv')];
  const numbersIn = (header: readonly string[]) => keys.map((key) => header.indexOf(key));
  const { ofBefore, ofAfter, isEqual } = finished(
    matchRows(
      { csv: a, keyColumns: numbersIn(a.header) },
      { csv: b, keyColumns: numbersIn(b.header) },
    ),
  );
  return { ofBefore: [...ofBefore], ofAfter: [...ofAfter], isEqual: [...isEqual] };
}

/** A file of one column, the key, and one more that says which file it is. */
function keyed(name: string, keys: readonly string[]): string {
  return `k,from\n${keys.map((key) => `${key},${name}\n`).join('')}`;
}

describe('rows with the same key', () => {
  it.each([
    ['in order', 'abcd', 'abcd', [0, 1, 2, 3], [0, 1, 2, 3]],
    ['shuffled', 'abcd', 'cadb', [1, 3, 0, 2], [2, 0, 3, 1]],
    ['reversed', 'abcd', 'dcba', [3, 2, 1, 0], [3, 2, 1, 0]],
    ['with rows missing in the second', 'abcd', 'bd', [-1, 0, -1, 1], [1, 3]],
    ['with rows missing in the first', 'bd', 'abcd', [1, 3], [-1, 0, -1, 1]],
    ['with others on both sides', 'axbyc', 'zcbwa', [4, -1, 2, -1, 1], [-1, 4, 2, -1, 0]],
    ['with nothing in common', 'ab', 'cd', [-1, -1], [-1, -1]],
    ['with no rows in the first', '', 'ab', [], [-1, -1]],
    ['with no rows in the second', 'ab', '', [-1, -1], []],
    ['with no rows at all', '', '', [], []],
  ])('are found %s', (_, before, after, ofBefore, ofAfter) => {
    const found = matched(keyed('a', [...before]), keyed('b', [...after]));
    expect(found).toMatchObject({ ofBefore, ofAfter });
  });

  it('are found by all key columns, wherever they stand, and by their cells one by one', () => {
    const before = 'k,l,v\na,bc,1\nab,c,2\nab,,3\n,ab,4\nabc,,5\n';
    const after = 'v,l,k\n5,,abc\n1,bc,a\n9,b,a\n4,ab,\n2,c,ab\n';
    expect(matched(before, after, ['k', 'l'])).toMatchObject({
      ofBefore: [1, 4, -1, 3, 0],
      ofAfter: [4, 0, -1, 3, 1],
    });
  });

  it('are found however their keys are quoted, and with any line end within', () => {
    const before = 'k,v\n"a",1\nb,1\n"c,""d""",1\n"e\nf",1\nö,1\n"",1\n';
    const after = 'k,v\r\n,2\r\n"ö",2\r\n"e\r\nf",2\r\n"c,""d""",2\r\n"b",2\r\na,2\r\n';
    expect(matched(before, after).ofBefore).toEqual([5, 4, 3, 2, 1, 0]);
    expect(matched(before.replaceAll('\n', '\r'), after).ofBefore).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('are not found by keys that only begin alike or mean alike', () => {
    const keys = ['a', 'ab', 'A', ' a', 'a ', "'a", '1', '1.0', '01', '"1,0"'];
    for (const key of keys) {
      const others = keys.filter((other) => other !== key);
      expect(matched(keyed('a', [key]), keyed('b', others)).ofBefore).toEqual([-1]);
    }
  });

  it('are said to be equal where they are the same byte for byte, and columns stand alike', () => {
    const before = 'k,v\na,1\nb,2\nc,"3"\nd,4\ne,';
    expect(matched(before, 'k,v\r\ne,\r\nd,44\r\nc,"3"\r\nb,2\r\na,1').isEqual).toEqual([
      1, 1, 1, 0, 1,
    ]);
    expect(matched(before, 'k,v\na,12\nb,\nc,3\nd,4\ne,5\n').isEqual).toEqual([0, 0, 0, 1, 0]);
    // The same bytes that mean something else.
    expect(matched('k,v\na,a\n', 'v,k\na,a\n').isEqual).toEqual([0]);
    expect(matched('k,v\na,a\n', 'k,w\na,a\n').isEqual).toEqual([0]);
  });
});

describe('keys with the same hash', () => {
  /** FNV-1a of 32 bits, by which rows are looked up. */
  function fnv(text: string): number {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return hash;
  }

  it('are not confused', () => {
    const [one, other] = ['gwzx', '16cd'];
    expect(fnv(one)).toBe(fnv(other));
    expect(matched(keyed('a', [one]), keyed('b', [other])).ofBefore).toEqual([-1]);
    expect(matched(keyed('a', [one, other]), keyed('b', [other, one])).ofBefore).toEqual([1, 0]);
    expect(matched(keyed('a', [other, one]), keyed('b', [one, 'x'])).ofBefore).toEqual([-1, 0]);
    const repeated = () => matched(keyed('a', [one, other, one]), keyed('b', ['x']));
    expect(faultTextOf(repeated)).toContain('a.csv:4:1  the key k=gwzx stands here and in line 2');
  });

  it('nor whatever the hash: of 200,000 keys against as many, nine pairs share 32 bits', () => {
    const keysFrom = (first: number) => Array.from({ length: 200_000 }, (_, k) => `${first + k}`);
    const [before, after] = [keysFrom(0), keysFrom(190_000).reverse()];
    const { ofBefore, ofAfter } = matched(keyed('a', before), keyed('b', after));
    // Those from 190,000 to 199,999 are in both.
    expect(ofBefore.findIndex((row) => row >= 0)).toBe(190_000);
    expect(ofBefore.slice(190_000).every((row, k) => row === 199_999 - k)).toBe(true);
    expect(ofAfter.findIndex((row) => row >= 0)).toBe(190_000);
    expect(ofAfter.slice(190_000).every((row, k) => row === 199_999 - k)).toBe(true);
  });
});

describe('a key that repeats', () => {
  const MEND = 'name further columns that tell the rows apart, or take one of them out';

  it.each([
    ['in the second', 'ab', 'cdc', 'b.csv:4:1  the key k=c stands here and in line 2'],
    ['in both', 'aa', 'bcc', 'b.csv:4:1  the key k=c stands here and in line 3'],
    ['in the first, matched', 'abca', 'abc', 'a.csv:5:1  the key k=a stands here and in line 2'],
    ['side by side', 'aab', 'ab', 'a.csv:3:1  the key k=a stands here and in line 2'],
    ['backwards', 'cbab', 'abc', 'a.csv:5:1  the key k=b stands here and in line 3'],
    ['in the first alone', 'axbx', 'ab', 'a.csv:5:1  the key k=x stands here and in line 3'],
    ['against no rows', 'xx', '', 'a.csv:3:1  the key k=x stands here and in line 2'],
    ['three times', 'xxx', 'y', 'a.csv:3:1  the key k=x stands here and in line 2'],
  ])('%s is refused, naming both lines', (_, before, after, fault) => {
    const act = () => matched(keyed('a', [...before]), keyed('b', [...after]));
    expect(faultTextOf(act)).toBe(`${fault}  ${MEND}`);
  });

  it('is named by its cells, and found however it is quoted', () => {
    const before = '\ufeffk,v,l\r\n"1\r\n2",0,x\r\n\r\n"y",0,"a,""b"""\r\ny,0,x\r\n';
    const after = 'k,l,v\r\ny,"x",0\r\n"y","a,""b""",1\r\n"y",x,0\r\n';
    expect(faultTextOf(() => matched(before, after, ['k', 'l']))).toBe(
      `b.csv:4:1  the key k=y, l=x stands here and in line 2  ${MEND}`,
    );
    // Lines of the file, of which a row may take several, and blank ones count.
    expect(faultTextOf(() => matched(before, 'k\n', ['k']))).toBe(
      `a.csv:6:1  the key k=y stands here and in line 5  ${MEND}`,
    );
  });
});

describe('two cells', () => {
  it.each([
    ['a', '"a"', true],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'ab', false],
    ['"a"', '"b"', false],
    ['"a"', 'ab', false],
    ['""', '', true],
    ['""""', '"""""" '.trim(), false],
    ['"1\r\n2"', '"1\n2"', true],
    ['"1\r\r2"', '"1\n2"', false],
    ['"é"', 'é', true],
    ['"é"', '"e\u0301"', false],
  ])('%j and %j have the same text: %s', (one, other, expected) => {
    const [a, b] = [scanned(`x,y\n0,${one}\n`), scanned(`y\n${other === '' ? '""' : other}\n`)];
    expect(isSameText(a, 1, b, 0)).toBe(expected);
    expect(isSameText(b, 0, a, 1)).toBe(expected);
  });

  it('of bytes that are not UTF-8 are told apart', () => {
    const latin = (text: string) => scanned(Uint8Array.from(text, (c) => c.charCodeAt(0)));
    const [a, b] = [latin('x\n"M\xfcller"\n'), latin('x\n"M\xf6ller"\nM\xfcller\n')];
    expect(isSameText(a, 0, b, 0)).toBe(false);
    expect(isSameText(a, 0, b, 1)).toBe(true);
  });
});

it('the matching of many rows gives turns', () => {
  const keys = Array.from({ length: 70_000 }, (_, k) => `${k}`);
  const [a, b] = [scanned(keyed('a', keys)), scanned(keyed('b', ['x']))];
  const steps = matchRows({ csv: a, keyColumns: [0] }, { csv: b, keyColumns: [0] });
  let stepCount = 0;
  while (steps.next().done !== true) stepCount++;
  // 70,000 rows at 32,768 a step are three steps to look them up and three to find repeats; one for
  // b.
  expect(stepCount).toBe(7);
});
