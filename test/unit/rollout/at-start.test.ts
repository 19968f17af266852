import { describe, expect, it } from 'vitest';
import { atLeastAsFull, restAtStart } from '../../../src/rollout/at-start.ts';

const list = (...mailboxes: number[]) => Uint32Array.from(mailboxes);

describe('atLeastAsFull', () => {
  it('keeps those on the bound and above it', () => {
    const fills = [0.9, 0.8, 0.7999999, 1.15];
    const fillOf = (mailbox: number) => fills[mailbox]!;
    expect(atLeastAsFull(list(0, 1, 2, 3), 0.8, fillOf)).toEqual(list(0, 1, 3));
    expect(atLeastAsFull(list(2, 3), 0.8, fillOf)).toEqual(list(3));
    expect(atLeastAsFull(list(), 0.8, fillOf)).toEqual(list());
  });
});

describe('restAtStart', () => {
  it('takes what the started stages by fill left', () => {
    const started = [
      { possible: list(2, 4, 6, 8), chosen: list(4, 8) },
      { possible: list(1, 3), chosen: list() },
      { possible: list(7), chosen: list(7) },
    ];
    expect(restAtStart(list(0, 5, 9), started)).toEqual(list(0, 1, 2, 3, 5, 6, 9));
  });

  it('is the rest where none has started', () => {
    expect(restAtStart(list(0, 5, 10), [])).toEqual(list(0, 5, 10)); // by number, not by text
    expect(restAtStart(list(), [])).toEqual(list());
  });
});
