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
 * select: those with the smallest draws of their own. The draw is the same in every stage and
 * scenario of a seed, so that a pilot of 5 % is part of one of 10 %. `fillAtLeast` is left out of
 * account: it narrows what this returns on the stage's start day, after the share.
 */
export function membersByKeys(select: SelectKeys, population: Population, key: Key): Uint32Array {
  const members = membersByNames(select, population);
  return select.share === null ? members : stickyShare(members, select.share, key);
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

function stickyShare(members: Uint32Array, share: number, key: Key): Uint32Array {
  const takenCount = roundShare(members.length, share);
  const counter1 = counter1Of(STREAM.sticky, 0);
  const draws = new Float64Array(members.length);
  for (let position = 0; position < draws.length; position++) {
    draws[position] = uniform(key, members[position]!, counter1);
  }
  const groups = rankGroups(draws, [takenCount, members.length - takenCount]);
  return members.filter((_, position) => groups[position] === 0);
}
