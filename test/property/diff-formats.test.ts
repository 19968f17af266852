/** What holds of every diff that is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiffPaint } from '../../src/review/diff-lines.ts';
import { diffMarkdown } from '../../src/review/diff-markdown.ts';
import { diffRecord } from '../../src/review/diff-record.ts';
import { diffText } from '../../src/review/diff-text.ts';
import { anyDiff } from '../support/random-diffs.ts';

const same = (text: string) => text;
const paint: DiffPaint = { bold: same, red: same, green: same, yellow: same, dim: same };
const limit = fc.constantFrom(null, 1, 20);
/** But for the ends of lines. */
const CONTROLLING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Huge ones take their time. */
const RUNS = { numRuns: 50 };

/** Lines of a table of Markdown, one after the other. */
function tablesOf(markdown: string): string[][] {
  return markdown
    .split(/\n(?!\|)|\n$/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 0);
}

const barCount = (line: string) => line.split('|').length;

describe('Markdown', () => {
  it('has fewer than 60,000 characters, or less where it is asked for', () => {
    fc.assert(
      fc.property(anyDiff, limit, fc.integer({ min: 20_000, max: 59_000 }), (diff, rows, room) => {
        expect(diffMarkdown(diff, rows).length).toBeLessThan(60_000);
        expect(diffMarkdown(diff, rows, room).length).toBeLessThanOrEqual(room);
      }),
      RUNS,
    );
  });

  it('has tables whose rows have as many cells as their heads, and closes what it opens', () => {
    fc.assert(
      fc.property(anyDiff, limit, (diff, rows) => {
        const text = diffMarkdown(diff, rows);
        for (const [head = '', rule = '', ...lines] of tablesOf(text)) {
          expect(rule).toMatch(/^\|(?:-{3}:?\|)+$/);
          expect([rule, ...lines].map(barCount)).toEqual(
            [rule, ...lines].map(() => barCount(head)),
          );
        }
        const tags = text.replace(/`[^`]*`/g, '').match(/<[^>]*>?/g) ?? [];
        const allowed = ['details', '/details', 'summary', '/summary', 'code', '/code'];
        expect(tags.filter((tag) => !allowed.includes(tag.slice(1, -1)))).toEqual([]);
        expect(text.match(/<\/?details>/g) ?? []).toEqual(
          text.includes('<details>') ? ['<details>', '</details>'] : [],
        );
        expect(text).not.toMatch(CONTROLLING);
      }),
      RUNS,
    );
  });
});

describe('text', () => {
  it('is no wider than the terminal, but for single long words, and controls none', () => {
    fc.assert(
      fc.property(anyDiff, limit, fc.integer({ min: 80, max: 200 }), (diff, rows, width) => {
        const text = diffText(diff, { width, paint, limit: rows });
        expect(text).not.toMatch(CONTROLLING);
        for (const line of text.split('\n')) {
          if (Array.from(line).length <= width) continue;
          // What stands before the word: an indent, a mark, how much a figure changed.
          const longest = Math.max(...line.split(' ').map((part) => Array.from(part).length));
          expect(longest).toBeGreaterThan(width - 45);
        }
      }),
      RUNS,
    );
  });
});

describe('the object', () => {
  it('is what JSON gives back', () => {
    fc.assert(
      fc.property(anyDiff, (diff) => {
        const record = diffRecord(diff, '0.5.0');
        expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      }),
      RUNS,
    );
  });
});
