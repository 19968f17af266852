import { describe, expect, it } from 'vitest';
import { cutPair, cutText, shownText } from '../../../src/review/shown-text.ts';

describe('a text that is shown', () => {
  it('has what cannot be seen as escapes', () => {
    expect(shownText('a\nb\tc\r\u0000\u001b')).toBe('a\\nb\\tc\\r\\u{0}\\u{1b}');
    // Right to left from here on, a word joiner, half a character, a line separator.
    expect(shownText('\u202e \u2060 \ud800 \u2028')).toBe(
      '\\u{202e} \\u{2060} \\u{d800} \\u{2028}',
    );
    expect(shownText('Zoë 日本 שלום 🙂')).toBe('Zoë 日本 שלום 🙂');
  });

  it('is cut by code points', () => {
    expect(cutText('🙂🙂🙂🙂', 4)).toBe('🙂🙂🙂🙂');
    expect(cutText('🙂🙂🙂🙂🙂', 4)).toBe('🙂...');
  });
});

describe('a pair that is shown', () => {
  it('is whole where it has room, and cut at the end where it differs early', () => {
    expect(cutPair('abc', 'abcd', 4)).toEqual(['abc', 'abcd']);
    expect(cutPair('1'.repeat(40), '2'.repeat(50), 20)).toEqual([
      `${'1'.repeat(17)}...`,
      `${'2'.repeat(17)}...`,
    ]);
  });

  it('is shown where it differs', () => {
    const head = 'acute-trust, mental-health-trust, ambulance-trust';
    // Twelve characters before the first that differs.
    expect(cutPair(`[${head}]`, `[${head}, national-body, area-team]`, 40)).toEqual([
      '...ulance-trust]',
      '...ulance-trust, national-body, area-...',
    ]);
    expect(cutPair(head, `${head} too`, 40)).toEqual(['...ulance-trust', '...ulance-trust too']);
  });
});
