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

/** Bookings of the nights of a horizon. */
export interface MoveNights {
  /** Books a move on a night if it fits beside those that are booked; whether it does. */
  readonly book: (night: number, move: Move) => boolean;
  /** Whether a mailbox, by itself, is larger than what a night has room for where it is empty. */
  readonly isTooLarge: (move: Move) => boolean;
  /** Gives the nights from one on back. */
  readonly release: (fromNight: number) => void;
}

/** Nights on which nothing is booked yet; in a sample each mailbox takes the room of `weight`. */
export function moveNights(limits: MoveLimits, nightCount: number, weight: number): MoveNights {
  const { mailboxesPerNight, bytesPerNight, linkBytesPerNight, logBytesMax, logDays } = limits;
  const counts = new Float64Array(nightCount);
  const bytesOn = new Float64Array(nightCount);
  const intoPlatform = logDays.map(() => new Float64Array(nightCount));
  /** By night: what each organisation has booked. */
  const overLinks = Array.from({ length: nightCount }, () => new Map<number, number>());

  const logsFit = (night: number, { platform, bytes }: Move): boolean => {
    if (logBytesMax === null) return true;
    const into = intoPlatform[platform]!;
    const days = logDays[platform]!;
    // Nights to come may be booked already: none of them may hold too much with this one.
    for (let last = night; last < Math.min(nightCount, night + days); last++) {
      let logs = bytes * weight;
      for (let at = Math.max(0, last - days + 1); at <= last; at++) logs += into[at]!;
      if (logs > logBytesMax) return false;
    }
    return true;
  };
  const fits = (night: number, move: Move): boolean => {
    const { organisation, bytes } = move;
    if (mailboxesPerNight !== null && counts[night]! + weight > mailboxesPerNight) return false;
    if (bytesPerNight !== null && bytesOn[night]! + bytes * weight > bytesPerNight) return false;
    const booked = overLinks[night]!.get(organisation) ?? 0;
    if (booked + bytes * weight > linkBytesPerNight[organisation]!) return false;
    return logsFit(night, move);
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
