/** Which inputs of two runs say the same on another authority. */
import { PROVENANCE_KEYS } from '../scenario/provenance.ts';
import type { SamePair } from './input-pairs.ts';
import type { ProvenanceDiff } from './inputs-diff.ts';
import type { RunOrigin } from './parse-run-inputs.ts';

type Changes = ProvenanceDiff['changes'];

interface Said {
  readonly parts: readonly string[];
  readonly changes: Changes;
}

/**
 * Says of which values there is another source, owner, note or quality. What changed alike for all
 * values of a part that are given is said once, of the part.
 */
export function provenanceDiffs(pairs: readonly SamePair[]): ProvenanceDiff[] {
  const said = pairs
    .map(({ before, after }) => ({
      parts: before.address.split('.'),
      changes: changesOf(before.origin, after.origin),
    }))
    // What an item is called needs no authority, and has that of whoever wrote it last.
    .filter(({ parts }) => parts.at(-1) !== 'name');
  return byPart(said, 0);
}

function changesOf(was: RunOrigin, is: RunOrigin): Changes {
  return PROVENANCE_KEYS.filter((what) => was[what] !== is[what]).map((what) => ({
    what,
    before: was[what],
    after: is[what],
  }));
}

/** @param depth so many first parts all addresses have in common */
function byPart(said: readonly Said[], depth: number): ProvenanceDiff[] {
  const [first] = said;
  if (first === undefined) return [];
  const isAlike = new Set(said.map(({ changes }) => JSON.stringify(changes))).size === 1;
  if (isAlike && first.changes.length === 0) return [];
  const shared = sharedDepth(said);
  // The whole scenario has no address.
  if (isAlike && shared > 0) {
    return [{ address: first.parts.slice(0, shared).join('.'), changes: first.changes }];
  }
  const keys = new Set(said.map(({ parts }) => parts[depth]));
  return [...keys].flatMap((key) =>
    byPart(
      said.filter(({ parts }) => parts[depth] === key),
      depth + 1,
    ),
  );
}

/** How many first parts the addresses have in common. */
function sharedDepth(said: readonly Said[]): number {
  const [{ parts: first } = { parts: [] }] = said;
  const differs = first.findIndex((part, index) => said.some(({ parts }) => parts[index] !== part));
  return differs < 0 ? first.length : differs;
}
