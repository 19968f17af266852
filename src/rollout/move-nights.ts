/** What nights have room for: mailboxes, bytes, links to organisations, logs of what is moved. */

/** Limits of a night; null: none. */
export interface MoveLimits {
  readonly mailboxesPerNight: number | null;
  readonly bytesPerNight: number | null;
  /** Content that the links to organisations carry in a night; Infinity: no limit. */
  readonly linkBytesPerNight: Float64Array;
  /** Logs of moved mail that a platform may hold at a time, */
  readonly logBytesMax: number | null;
  /** and for how many days each platform holds them. */
  readonly logDays: readonly number[];
}

/** A mailbox that is to move. */
export interface Move {
  readonly organisation: number;
  /** Index of the platform to which it moves. */
  readonly platform: number;
  readonly bytes: number;
}

/** One of the limits of a night, and what is booked of it. */
interface Room {
  /** Null: none. */
  readonly limit: number | null;
  readonly bookedOn: (night: number) => number;
}

/** Bookings of the nights of a horizon. */
export interface MoveNights {
  /** Books a move on a night if it fits beside those that are booked; whether it does. */
  readonly book: (night: number, move: Move) => boolean;
  /** Whether the night takes no mailbox more, of whatever size. */
  readonly isFull: (night: number) => boolean;
  /** Whether a mailbox, by itself, is larger than what a night has room for where it is empty. */
  readonly isTooLarge: (move: Move) => boolean;
  /** Gives the nights from one on back. */
  readonly release: (fromNight: number) => void;
}

/**
 * Nights on which nothing is booked yet. In a sample each mailbox takes the room of `weight`, and
 * one that is too much for a night only because it stands for so many has a night to itself, and
 * takes the room of those that follow as well.
 */
export function moveNights(limits: MoveLimits, nightCount: number, weight: number): MoveNights {
  const { mailboxesPerNight, bytesPerNight, linkBytesPerNight, logBytesMax, logDays } = limits;
  const counts = new Float64Array(nightCount);
  const bytesOn = new Float64Array(nightCount);
  const intoPlatform = logDays.map(() => new Float64Array(nightCount));
  /** By night: what each organisation has booked. */
  const overLinks = Array.from({ length: nightCount }, () => new Map<number, number>());

  const fits = (night: number, { organisation, platform, bytes }: Move): boolean => {
    const mailbox = { night, weight };
    const link = linkBytesPerNight[organisation]!;
    const overLink = (at: number): number => overLinks[at]!.get(organisation) ?? 0;
    return (
      hasRoom({ limit: mailboxesPerNight, bookedOn: (at) => counts[at]! }, 1, mailbox) &&
      hasRoom({ limit: bytesPerNight, bookedOn: (at) => bytesOn[at]! }, bytes, mailbox) &&
      hasRoom({ limit: link, bookedOn: overLink }, bytes, mailbox) &&
      hasRoomForLogs(
        { limit: logBytesMax, days: logDays[platform]!, into: intoPlatform[platform]! },
        bytes,
        mailbox,
      )
    );
  };
  return {
    book(night, move) {
      if (!fits(night, move)) return false;
      const bytes = move.bytes * weight;
      counts[night]! += weight;
      bytesOn[night]! += bytes;
      intoPlatform[move.platform]![night]! += bytes;
      const links = overLinks[night]!;
      links.set(move.organisation, (links.get(move.organisation) ?? 0) + bytes);
      return true;
    },
    isFull: (night) =>
      mailboxesPerNight !== null &&
      counts[night]! > 0 &&
      counts[night]! + weight > mailboxesPerNight,
    isTooLarge: ({ organisation, platform, bytes }) =>
      bytes > (bytesPerNight ?? Infinity) ||
      bytes > linkBytesPerNight[organisation]! ||
      (logDays[platform]! > 0 && bytes > (logBytesMax ?? Infinity)),
    release(fromNight) {
      for (const days of [counts, bytesOn, ...intoPlatform]) days.fill(0, fromNight);
      for (let night = fromNight; night < nightCount; night++) overLinks[night]!.clear();
    },
  };
}

/** A night, and for how many mailboxes each one stands. */
interface Asked {
  readonly night: number;
  readonly weight: number;
}

/** Whether a night has room for what a mailbox takes of one of its limits, by itself. */
function hasRoom({ limit, bookedOn }: Room, takes: number, { night, weight }: Asked): boolean {
  if (limit === null) return true;
  const booked = bookedOn(night);
  if (weight === 1 || booked > 0 || takes > limit) return booked + takes * weight <= limit;
  let ahead = 0;
  for (let at = 0; at < night; at++) ahead = Math.max(0, ahead + bookedOn(at) - limit);
  return ahead === 0;
}

/** The same of what a platform holds of logs, for so many days each, by night of the moves. */
function hasRoomForLogs(
  {
    limit,
    days,
    into,
  }: { readonly limit: number | null; readonly days: number; readonly into: Float64Array },
  bytes: number,
  { night, weight }: Asked,
): boolean {
  if (limit === null) return true;
  // Nights to come may be booked already: none of them may hold too much with this one.
  for (let last = night; last < Math.min(into.length, night + days); last++) {
    let booked = 0;
    for (let at = Math.max(0, last - days + 1); at <= last; at++) booked += into[at]!;
    const isAlone = weight > 1 && booked === 0 && bytes <= limit;
    if (booked + bytes * weight > limit && !isAlone) return false;
  }
  return true;
}
