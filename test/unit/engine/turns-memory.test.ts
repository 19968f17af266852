import { expect, it } from 'vitest';
import { createTurnsMemory } from '../../../src/engine/turns-memory.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';

it('gives a stage the same memory again, with no turn in it, and more where it takes more', () => {
  const memory = createTurnsMemory();
  const first = memory(0, 3);
  first.fill(7);
  const again = memory(0, 2);
  expect([...again]).toEqual([NO_TURN, NO_TURN]);
  expect(again.buffer).toBe(first.buffer);
  expect([...memory(0, 4)]).toEqual(Array(4).fill(NO_TURN));
});

it('gives another stage memory of its own', () => {
  const memory = createTurnsMemory();
  const [one, other] = [memory(0, 2), memory(1, 2)];
  one.fill(7);
  expect([...other]).toEqual([NO_TURN, NO_TURN]);
});
