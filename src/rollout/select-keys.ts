/** The mailboxes that the keys of one selection name. */
import type { Organisation } from '../population/organisations.ts';
import type { Population } from '../population/population.ts';
import { rankGroups } from '../population/rank-groups.ts';
import type { Key } from '../random/key.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import type { SelectSpec } from '../scenario/scenario.ts';
import { roundShare } from '../units/largest-remainder.ts';

export type SelectKeys = Exclude<SelectSpec, 'rest'>;

/**
 * The mailboxes that satisfy every key, each by one of its items: mailbox numbers, ascending.
 *
 * `share` takes the stated share, rounded to the nearest whole mailbox, of what the other keys
 * select at the start: those with the smallest draws of their own. Who joins later is taken if its
 * draw is below the largest of theirs. The draw is the same in every stage and scenario of a seed,
 * so that a pilot of 5 % is part of one of 10 %. `fillAtLeast` is left out of account: it narrows
 * what this returns on the stage's start day, after the share.
 */
export function membersByKeys(select: SelectKeys, population: Population, key: Key): Uint32Array {
  const members = membersByNames(select, population);
  if (select.share === null) return members;
  return stickyShare(members, select.share, { openingCount: population.openingCount, key });
}

function membersByNames(select: SelectKeys, population: Population): Uint32Array {
  const { organisations, organisationOf, cohortOf, tierOf } = population;
  const organisationIn = organisationMask(select, organisations);
  const cohortIn = nameMask(population.cohortNames, select.cohorts);
  const tierIn = nameMask(population.tierNames, select.tiers);
  const members = new Uint32Array(population.mailboxCount);
  let count = 0;
  for (let mailbox = 0; mailbox < population.mailboxCount; mailbox++) {
    if (organisationIn[organisationOf[mailbox]!] === 0) continue;
    if (cohortIn[cohortOf[mailbox]!] === 0 || tierIn[tierOf[mailbox]!] === 0) continue;
    members[count++] = mailbox;
  }
  return members.slice(0, count);
}

/** By organisation: 1 if its type, region and id are among those named. */
export function organisationMask(
  select: Pick<SelectKeys, 'organisationTypes' | 'regions' | 'organisations'>,
  organisations: readonly Organisation[],
): Uint8Array {
  const ids = select.organisations === null ? null : new Set(select.organisations);
  return Uint8Array.from(organisations, ({ id, type, region }) => {
    const isIn =
      (select.organisationTypes?.includes(type) ?? true) &&
      (select.regions?.includes(region) ?? true) &&
      (ids?.has(id) ?? true);
    return isIn ? 1 : 0;
  });
}

function nameMask(names: readonly string[], wanted: readonly string[] | null): Uint8Array {
  return Uint8Array.from(names, (name) => ((wanted?.includes(name) ?? true) ? 1 : 0));
}

function stickyShare(
  members: Uint32Array,
  share: number,
  { openingCount, key }: { readonly openingCount: number; readonly key: Key },
): Uint32Array {
  const counter1 = counter1Of(STREAM.sticky, 0);
  const draws = new Float64Array(members.length);
  let presentCount = 0;
  for (let position = 0; position < draws.length; position++) {
    draws[position] = uniform(key, members[position]!, counter1);
    if (members[position]! < openingCount) presentCount++;
  }
  const takenCount = roundShare(presentCount, share);
  const present = draws.subarray(0, presentCount);
  const groups = rankGroups(present, [takenCount, presentCount - takenCount]);
  const bound = presentCount === members.length ? 0 : joinerBound(present, groups, share);
  return members.filter((_, position) =>
    position < presentCount ? groups[position] === 0 : draws[position]! < bound,
  );
}

/**
 * Below which draw a joiner is taken: the largest that was taken at the start. Where all were, so
 * are all who join; where there was nobody, draws are as likely to be below the share as its size.
 */
function joinerBound(present: Float64Array, groups: Uint8Array, share: number): number {
  if (present.length === 0) return share;
  if (!groups.includes(1)) return 1;
  return present.reduce((bound, draw, at) => (groups[at] === 0 ? Math.max(bound, draw) : bound), 0);
}
