import { describe, expect, it } from 'vitest';
import { terminalLines } from '../../../src/table/terminal-lines.ts';

describe('a text for a terminal', () => {
  it('keeps figures with their units, and breaks what is longer than a line', () => {
    expect(terminalLines(`${'a'.repeat(74)} 12\u00a0TiB b`)).toEqual([
      'a'.repeat(74),
      '  12 TiB b',
    ]);
    expect(terminalLines(`x ${'a'.repeat(100)}`)).toEqual([
      'x',
      `  ${'a'.repeat(78)}`,
      'a'.repeat(22),
    ]);
    expect(terminalLines(`${'a'.repeat(74)} 4.886 TiB, ${'b'.repeat(64)} 12.5 % of it`)).toEqual([
      'a'.repeat(74),
      `  4.886 TiB, ${'b'.repeat(64)}`,
      '  12.5 % of it',
    ]);
  });

  it('is as wide as it is told', () => {
    expect(terminalLines('one two three', { indent: '', columns: 7 })).toEqual([
      'one two',
      'three',
    ]);
  });
});
