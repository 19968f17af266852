/** What a command has done at its end, even if it asks for it with each of many runs. */
import type { CliIo } from './io.ts';

const asked = new WeakMap<CliIo, Set<() => void>>();

/** Has something done when the process ends: once, however often it was asked for. */
export function atExitOnce(io: CliIo, cleanUp: () => void): void {
  const known = asked.get(io) ?? new Set();
  asked.set(io, known);
  if (known.has(cleanUp)) return;
  known.add(cleanUp);
  io.atExit(cleanUp);
}
