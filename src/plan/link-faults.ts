/** Links of moves that are said of organisations that there are not. */
import type { Organisation } from '../population/organisations.ts';
import { suggestion } from '../scenario/nearest.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';

/** Faults of types in `rollout.moves.links`: without an organisation they would limit nothing. */
export function linkFaults(
  { rollout }: Scenario<unknown>,
  organisations: readonly Pick<Organisation, 'type'>[],
): Complaint[] {
  const types = new Set(organisations.map(({ type }) => type));
  return Object.keys(rollout.moves?.linkMbitPerSecond ?? {})
    .filter((type) => !types.has(type))
    .map((type) => ({
      address: `rollout.moves.links.${type}`,
      message: `no organisation has the type '${type}'`,
      mend: suggestion(type, types, 'types of organisations'),
    }));
}
