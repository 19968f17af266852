import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../src/units/decimal.ts';
import { largestRemainder, roundShare } from '../../src/units/largest-remainder.ts';
import { formatShare, parseShare } from '../../src/units/shares.ts';
import { formatSize, parseSize } from '../../src/units/sizes.ts';

const UNIT_BYTES = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
const unitName = fc.constantFrom('B', 'KiB', 'MiB', 'GiB', 'TiB');

describe('sizes', () => {
  it('come back from whole amounts of each unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1023 }), unitName, (amount, unit) => {
        const bytes = amount * UNIT_BYTES[unit];
        expect(parseSize(`${amount} ${unit}`)).toEqual({ bytes });
        expect(parseSize(formatSize(bytes))).toEqual({ bytes });
      }),
    );
  });

  it('come back from messages to within half a thousandth of the unit', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (bytes) => {
        const text = formatSize(bytes);
        const unit = UNIT_BYTES[text.split(' ')[1] as keyof typeof UNIT_BYTES];
        const back = parseSize(text);
        // The largest safe integer rounds up to 8192 TiB, which is refused.
        const backBytes = 'bytes' in back ? back.bytes : 2 ** 53;
        expect(Math.abs(backBytes - bytes)).toBeLessThanOrEqual(0.0005 * unit + 1);
      }),
    );
  });
});

describe('shares', () => {
  it('come back to the same double', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (share) => {
        expect(parseShare(formatShare(share))).toEqual({ share: share + 0 });
        expect(parseShare(share)).toEqual({ share: share + 0 });
      }),
    );
  });

  it('read from a percentage equal the same decimal written as a fraction', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999 }), fc.nat({ max: 999 }), (whole, thousandths) => {
        const percent = `${whole}.${String(thousandths).padStart(3, '0')}%`;
        const hundredThousandths = String(whole * 1000 + thousandths).padStart(6, '0');
        const fraction = `${hundredThousandths.slice(0, -5)}.${hundredThousandths.slice(-5)}`;
        expect(parseShare(percent)).toEqual({ share: Number(fraction) });
      }),
    );
  });
});

describe('formatDecimal', () => {
  it('is within half a unit of the last place, plain and without a negative zero', () => {
    const value = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(value, fc.nat({ max: 6 }), (number, places) => {
        const text = formatDecimal(number, places);
        expect(text).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`));
        expect(text).not.toMatch(/^-[0.]*$/);
        const half = 0.5 / 10 ** places;
        const rounding = Math.abs(number) * 2 ** -52;
        expect(Math.abs(Number(text) - number)).toBeLessThanOrEqual(half + rounding);
      }),
    );
  });

  it('beyond what a double tells comes back to it, from digits that anybody may have meant', () => {
    const value = fc.double({ min: -1e20, max: 1e20, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 30 }), (number, places) => {
        fc.pre(Math.abs(number) * 10 ** places >= 2 ** 53);
        const text = formatDecimal(number, places);
        expect(text).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`));
        expect(Number(text)).toBe(number);
        expect(text.replace('.', '').replace(/^-?0*|0*$/g, '').length).toBeLessThanOrEqual(17);
      }),
      { numRuns: 1000 },
    );
  });

  it('writes whole pence as they are with any places, as far as costs may go', () => {
    const pence = fc.integer({ min: 0, max: 2 ** 52 - 1 });
    fc.assert(
      fc.property(pence, fc.integer({ min: 2, max: 12 }), (number, places) => {
        const digits = String(number).padStart(3, '0');
        const pounds = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(formatDecimal(number / 100, places)).toBe(
          pounds.padEnd(pounds.length + places - 2, '0'),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('largestRemainder', () => {
  it('sums to the total, each count next to its portion, zero for nothing', () => {
    const shares = fc
      .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
        minLength: 1,
        maxLength: 40,
      })
      .filter((list) => list.some((share) => share > 0));
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), shares, (total, list) => {
        const counts = largestRemainder(total, list);
        const sum = list.reduce((a, b) => a + b, 0);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [index, count] of counts.entries()) {
          const share = list[index]!;
          expect(Math.abs(count - (total * share) / sum)).toBeLessThan(1 + 1e-5);
          expect(share > 0 || count === 0).toBe(true);
        }
      }),
    );
  });
});

describe('roundShare', () => {
  it('is exact, a half upwards, for shares in thousandths', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 1000 }), (count, thousandths) => {
        // The same in integers: floor((count * thousandths + 500) / 1000).
        const exact = Number((BigInt(count) * BigInt(thousandths) + 500n) / 1000n);
        expect(roundShare(count, thousandths / 1000)).toBe(exact);
      }),
    );
  });
});
