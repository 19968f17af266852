import { describe, expect, it } from 'vitest';
import { sampleOption } from '../../../src/cli/sample-option.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';

const read = (...texts: string[]) =>
  sampleOption(
    { operands: [], flags: new Set(), values: new Map(texts.map((text) => ['sample', [text]])) },
    'headroom run --help',
  );

describe('--sample', () => {
  it('is a share, or absent', () => {
    expect(read('1%')).toBe(0.01);
    expect(read('0.01')).toBe(0.01);
    expect(read('0.5 %')).toBe(0.005);
    expect(read('100%')).toBe(1);
    expect(read()).toBeNull();
  });

  it.each(['0', '0%', '-1%', '100.1%', '1.5', '50', '', 'some', '1e-2', 'NaN'])(
    'is refused as %j',
    (text) => {
      expect(() => read(text)).toThrow(UsageError);
      expect(() => read(text)).toThrow(
        `--sample is '${text}': write a share above 0% and at most 100%, such as 1% or 0.01`,
      );
    },
  );
});
