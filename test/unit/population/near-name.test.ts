import { describe, expect, it } from 'vitest';
import { nearName } from '../../../src/population/near-name.ts';

const TYPES = ['ambulance-trust', 'acute-trust', 'gp-practice'];

describe('nearName', () => {
  it.each([
    ['acute-trsut', 'acute-trust'], // two neighbours swapped
    ['acute-trus', 'acute-trust'], // one left out
    ['gp-practise', 'gp-practice'], // one changed
    ['gpp-practice', 'gp-practice'], // one added
    ['GP-Practice', 'gp-practice'], // letter case
  ])('takes %s for %s', (written, meant) => {
    expect(nearName(written, TYPES)).toBe(meant);
  });

  it('takes a third of the letters changed, and no more', () => {
    expect(nearName('abcdxx', ['abcdef'])).toBe('abcdef');
    expect(nearName('abcxxx', ['abcdef'])).toBeNull();
    expect(nearName('xb', ['ab'])).toBe('ab'); // at least one
    expect(nearName('xy', ['ab'])).toBeNull();
  });

  it('prefers the nearest, then the first', () => {
    expect(nearName('north', ['nort', 'north '])).toBe('nort');
    expect(nearName('south', ['soxxh', 'soutx'])).toBe('soutx');
    expect(nearName('south', [])).toBeNull();
  });
});
