/** What a scenario says of platforms and moves to no effect. */
import type { Scenario } from '../scenario/scenario.ts';

/** Whether a stage moves mailboxes. */
export function movesAnything({ rollout }: Scenario): boolean {
  return rollout.stages.some(({ change }) => change.kind === 'move');
}

/** Whether a stage moves mailboxes to a platform. */
export function movesTo(platform: string, { rollout }: Scenario): boolean {
  return rollout.stages.some(
    ({ change }) => change.kind === 'move' && change.platform === platform,
  );
}

/** A line each; what is left at its default is not said. */
export function platformNotes(scenario: Scenario): string[] {
  const notes = scenario.platforms.flatMap(({ name }) =>
    movesTo(name, scenario)
      ? []
      : [`platforms.${name} has no effect: no stage moves mailboxes to it`],
  );
  return [...notes, ...linkNotes(scenario), ...logNotes(scenario)];
}

/** Logs of moves are kept where mailboxes move to, as many nights as the layout there says. */
function logNotes(scenario: Scenario): string[] {
  const { moves } = scenario.rollout;
  if (moves === null || moves.logBytes === null) return [];
  const targets = scenario.platforms.filter(({ name }) => movesTo(name, scenario));
  const without = targets.filter(({ storage }) => (storage?.layout.logDays ?? 0) === 0);
  const address = 'rollout.moves.logSpace';
  if (scenario.storage === null) return [`${address} has no effect: there is no storage`];
  if (without.length < targets.length) {
    return without.map(({ name }) => `${address} has no effect on ${name}, which keeps no logs`);
  }
  return [`${address} has no effect: no platform to which mailboxes move keeps logs`];
}

function linkNotes({ rollout: { moves } }: Scenario): string[] {
  if (moves === null || Object.keys(moves.linkMbitPerSecond).length > 0) return [];
  const said = {
    windowHours: moves.windowHours !== null,
    linkShare: moves.linkShare !== 1,
    cacheShare: moves.cacheShare !== 1,
  };
  const keys = Object.entries(said).flatMap(([key, isSaid]) => (isSaid ? [key] : []));
  return keys.map((key) => `rollout.moves.${key} has no effect: there are no links`);
}
