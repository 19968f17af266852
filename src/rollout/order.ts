/** The order in which a stage changes its mailboxes. */
import type { Population } from '../population/population.ts';
import type { Key } from '../random/key.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import type { StageOrder } from '../scenario/rollout-spec.ts';
import { stableOrder } from './stable-order.ts';

export interface OrderInput {
  /** The scenario's key, see populationKey. */
  readonly key: Key;
  /** Only the order by organisation looks at it. */
  readonly population: Pick<
    Population,
    'mailboxCount' | 'openingCount' | 'organisations' | 'organisationOf'
  >;
  /**
   * Used over quota of a mailbox on the eve of the stage; only the orders by fill look at it. An
   * unlimited quota is what it counts as.
   */
  readonly fillOf?: (mailbox: number) => number;
}

/**
 * The members of a stage in the order in which it changes them, equals by mailbox number.
 *
 * By organisation is by mailbox number, for mailboxes are numbered by organisation, but that those
 * who join come right after the others of theirs. Random is by a draw of the mailbox's own, so that
 * two stages of one scenario, and a stage in two scenarios, have their common mailboxes in the same
 * order.
 *
 * @param members mailbox numbers, ascending
 * @throws RangeError where an order by fill is asked for without fills.
 */
export function orderMembers(
  members: Uint32Array,
  order: StageOrder,
  { key, population, fillOf }: OrderInput,
): Uint32Array {
  if (order === 'organisations') return byOrganisation(members, population);
  const keys = new Float64Array(members.length);
  if (order === 'random') {
    const counter1 = counter1Of(STREAM.order, 0);
    for (let position = 0; position < keys.length; position++) {
      keys[position] = uniform(key, members[position]!, counter1);
    }
    return stableOrder(members, keys);
  }
  if (fillOf === undefined) throw new RangeError(`the order ${order} needs the mailboxes' fills`);
  // Downwards by the negative, so that equals stay in ascending order of mailbox number.
  const sign = order === 'fullest-first' ? -1 : 1;
  for (let position = 0; position < keys.length; position++) {
    keys[position] = sign * fillOf(members[position]!);
  }
  return stableOrder(members, keys);
}

/** Members of an organisation keep their order, so that it may be done twice. */
function byOrganisation(
  members: Uint32Array,
  { mailboxCount, openingCount, organisations, organisationOf }: OrderInput['population'],
): Uint32Array {
  if (mailboxCount === openingCount) return members.slice();
  const next = new Uint32Array(organisations.length + 1);
  for (const mailbox of members) next[organisationOf[mailbox]! + 1]!++;
  for (let organisation = 0; organisation < organisations.length; organisation++) {
    next[organisation + 1]! += next[organisation]!;
  }
  const ordered = new Uint32Array(members.length);
  for (const mailbox of members) ordered[next[organisationOf[mailbox]!]!++] = mailbox;
  return ordered;
}
