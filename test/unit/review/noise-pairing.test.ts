import { describe, expect, it } from 'vitest';
import type { InputsDiff } from '../../../src/review/inputs-diff.ts';
import { haveSamePopulation } from '../../../src/review/noise-pairing.ts';

const none: InputsDiff = { isDifferent: false, values: [], provenances: [], files: [] };
const changed = (address: string): InputsDiff => ({
  ...none,
  values: [{ address, before: null, after: null }],
});

describe('the same population', () => {
  it('is that of runs in which no input of it differs', () => {
    expect(haveSamePopulation(none)).toBe(true);
    expect(haveSamePopulation(changed('costs.lines.disk.price'))).toBe(true);
    expect(haveSamePopulation(changed('populationOf'))).toBe(true);
    expect(haveSamePopulation(changed('population.mailboxes'))).toBe(false);
    expect(haveSamePopulation(changed('population.cohorts.clinical.share'))).toBe(false);
  });

  it('is told by the file of organisations, and not by what is said of values', () => {
    const files = [{ name: 'organisations.csv', bytesBefore: 10, bytesAfter: 10 }];
    expect(haveSamePopulation({ ...none, files })).toBe(false);
    const provenances = [{ address: 'population.mailboxes', changes: [] }];
    expect(haveSamePopulation({ ...none, provenances })).toBe(true);
  });
});
