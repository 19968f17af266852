import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../../src/scenario/nearest.ts';

describe('nearest', () => {
  it('counts a letter too many, too few, wrong, or two swapped as one edit', () => {
    for (const word of ['trafffic', 'trafic', 'trabfic', 'trfafic', 'TRAFFIC']) {
      expect(nearest(word, ['quota', 'traffic'])).toBe('traffic');
    }
  });

  it('allows a third of the word, at least one, and no more', () => {
    expect(nearest('xyxtho', ['xyzthi'])).toBe('xyzthi'); // two edits of six letters
    expect(nearest('xyatao', ['xyzthi'])).toBeNull(); // three of six
    expect(nearest('so', ['to'])).toBe('to');
    expect(nearest('so', ['ta'])).toBeNull();
  });

  it('prefers the fewest edits, then the earlier word', () => {
    expect(nearest('warm', ['farms', 'warn', 'harm'])).toBe('warn');
    expect(nearest('anything', [])).toBeNull();
  });
});

describe('suggestion', () => {
  it('names the word meant, else all words', () => {
    expect(suggestion('seeed', ['seed', 'run'], 'keys')).toBe("did you mean 'seed'?");
    expect(suggestion('what', ['seed', 'run'], 'keys')).toBe('the keys here are seed, run');
    expect(suggestion('what', [], 'names')).toBe('there are no names here');
  });
});
