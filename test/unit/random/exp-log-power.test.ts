// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: reference values in full.
import { describe, expect, it } from 'vitest';

import { exp } from '../../../src/random/exp.ts';
import { log, log1p } from '../../../src/random/log.ts';
import { power } from '../../../src/random/power.ts';
import { ulpsBetween } from './ulps.ts';

// Expected values in this file: computed with Python's mpmath at 50 digits, rounded to the nearest
// double. A result within 1 unit of the true value is that double or one of its two neighbours.

const EXP = [
  [0.5, 1.6487212707001282],
  [1.0, 2.718281828459045],
  [-1.0, 0.36787944117144233],
  [0.1, 1.1051709180756477],
  [-0.1, 0.9048374180359595],
  [1e-10, 1.0000000001],
  [-1e-10, 0.9999999999],
  [0.34657, 1.4142084849595797],
  [0.34658, 1.41422262711514],
  [2.5, 12.182493960703473],
  [10.0, 22026.465794806718],
  [-10.0, 4.5399929762484854e-5],
  [100.0, 2.6881171418161356e43],
  [-100.0, 3.720075976020836e-44],
  [300.7, 3.911566412479153e130],
  [-300.7, 2.556520571425501e-131],
  [709.7, 1.6549840276802644e308],
  [-708.3, 2.450295530965988e-308],
  [-720.5, 1.2326102893e-313],
  [-744.9, 5e-324],
  [-36.563575588759875, 1.3202035102479072e-16],
  [34.74337369372327, 1227030838681370.2],
  [26.377461897661405, 285486876328.8435],
  [-24.49309742605783, 2.3055945832609694e-11],
  [-0.4564912908059071, 0.6335025266659641],
  [-5.050893521126184, 0.0064036091291973535],
  [15.15929727227629, 3833532.5476848367],
  [28.872335113551316, 3460157117161.05],
  [-40.61404132257651, 2.2990370269237456e-18],
  [-47.16525234779937, 3.2839094071356655e-21],
] as const;

const LOG = [
  [2.0, 0.6931471805599453],
  [10.0, 2.302585092994046],
  [0.5, -0.6931471805599453],
  [0.1, -2.3025850929940455],
  [1.0000001, 9.999999505838704e-8],
  [0.9999999, -1.0000000494736474e-7],
  [1.41421356, 0.3465735886019411],
  [1.41421357, 0.3465735956730089],
  [0.70710678, -0.3465735919580042],
  [0.70710679, -0.3465735778158687],
  [1e-300, -690.7755278982137],
  [1e300, 690.7755278982137],
  [3e-320, -735.7286286023058],
  [1.7e308, 709.7268368932282],
  [2.718281828459045, 1.0],
  [4.178825519599348, 1.4300302308830597],
  [2.1638353395252667, 0.7718822672967933],
  [3.81140041228971, 1.3379966838849064],
  [0.010530266755553463, -4.553501620246066],
  [2.226935970274007, 0.8006266363010555],
  [3.607700161703913, 1.2830704950064693],
  [1.1438111063522634, 0.13436576249937784],
  [4.726353477769612, 1.5531539702482569],
  [4.507137288057418, 1.5056622043178944],
  [0.15294991516776768, -1.877644763025668],
] as const;

const LOG1P = [
  [1e-20, 1e-20],
  [-1e-20, -1e-20],
  [1e-5, 9.999950000333332e-6],
  [-1e-5, -1.0000050000333337e-5],
  [0.05, 0.04879016416943201],
  [-0.05, -0.051293294387550536],
  [0.5, 0.4054651081081644],
  [-0.5, -0.6931471805599453],
  [-0.999, -6.907755278982136],
  [10.0, 2.3978952727983707],
  [10000000000.0, 23.025850930040455],
] as const;

const POWER = [
  [1.15, 3.0, 1.5208749999999998],
  [1.15, 0.0027378507871321013, 1.0003827205627767],
  [1.08, 0.5, 1.0392304845413265],
  [2.0, 0.1634987, 1.119999974937999],
  [4.0, 0.163, 1.2535330204406905],
  [0.5, -7.3, 157.58648490814926],
  [20.48, 0.43, 3.663294884383573],
  [10.0, 15.0, 1000000000000000.0],
  [10.0, -15.0, 1e-15],
  [1e-5, 3.9, 3.1622776601683834e-20],
  [1e300, 0.01, 1000.0000000000001],
  [3e-310, 0.05, 3.3408429685244106e-16],
  [0.99, 2000.0, 1.863756602992233e-9],
  [1.0001, 12345.678, 3.436680641432771],
  [7.0, 1.0, 7.0],
  [1.3, 1.0, 1.3],
] as const;

describe('exp', () => {
  it.each(EXP)('of %d is within 1 unit in the last place', (x, expected) => {
    expect(ulpsBetween(exp(x), expected)).toBeLessThanOrEqual(1);
  });

  it('is exact where it can be, and knows its ends', () => {
    expect(exp(0)).toBe(1);
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(709.782712893385)).toBe(Infinity);
    expect(exp(-745.133219101941)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });

  it('agrees with the engine within 2 units on 100,000 points', () => {
    let ulpsMax = 0;
    for (let i = 0; i < 100_000; i++) {
      const x = (i - 50_000) * 0.01413;
      ulpsMax = Math.max(ulpsMax, ulpsBetween(exp(x), Math.exp(x)));
    }
    expect(ulpsMax).toBeLessThanOrEqual(2);
  });
});

describe('log', () => {
  it.each(LOG)('of %d is within 1 unit in the last place', (x, expected) => {
    expect(ulpsBetween(log(x), expected)).toBeLessThanOrEqual(1);
  });

  it('is exact where it can be, and knows its ends', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1e-300)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
  });

  it('agrees with the engine within 2 units over all magnitudes and near 1', () => {
    let ulpsMax = 0;
    for (let i = 1; i <= 50_000; i++) {
      const near = i * 4e-5;
      const far = Math.exp((i - 25_000) * 0.0283);
      ulpsMax = Math.max(ulpsMax, ulpsBetween(log(near), Math.log(near)));
      ulpsMax = Math.max(ulpsMax, ulpsBetween(log(far), Math.log(far)));
    }
    expect(ulpsMax).toBeLessThanOrEqual(2);
  });
});

describe('log1p', () => {
  it.each(LOG1P)('of %d is within 4 units in the last place', (x, expected) => {
    expect(ulpsBetween(log1p(x), expected)).toBeLessThanOrEqual(4);
  });

  it('knows its ends', () => {
    expect(log1p(0)).toBe(0);
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.1)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
  });
});

describe('power', () => {
  it.each(POWER)('of %d to %d is within 2 units in the last place', (base, exponent, expected) => {
    expect(ulpsBetween(power(base, exponent), expected)).toBeLessThanOrEqual(2);
  });

  it('is exact for the exponent 0, the base 1 and powers of two', () => {
    expect(power(7.3, 0)).toBe(1);
    expect(power(1, 123.4)).toBe(1);
    expect(power(2, 10)).toBe(1024);
    expect(power(4, -0.5)).toBe(0.5);
  });

  it('overflows to infinity and underflows to 0', () => {
    expect(power(10, 400)).toBe(Infinity);
    expect(power(10, -400)).toBe(0);
  });

  it('refuses a base that is not a finite number above 0', () => {
    for (const base of [0, -2, Infinity, Number.NaN]) {
      expect(() => power(base, 2)).toThrow(RangeError);
    }
  });
});
