/** What the nights of the reference have room for, and who moves on which. */

/** How a scenario describes moves; null: no limit. */
export interface MoveWords {
  readonly perDay: number | null;
  readonly bytesPerDay: number | null;
  readonly linkMbitPerSecond: Readonly<Record<string, number>>;
  readonly windowHours: number | null;
  readonly linkShare: number;
  readonly cacheShare: number;
  readonly logBytes: number | null;
  readonly planEveryDays: number;
  readonly dropSourceAfterDays: number;
}

export interface MoveRules extends MoveWords {
  /** By organisation: what its link carries in a night. */
  readonly linkBytes: readonly number[];
}

const BYTES_PER_MBIT = 125000;
const SECONDS_PER_HOUR = 3600;

export function movesOf(
  words: MoveWords | null,
  organisations: readonly { readonly type: string }[],
): MoveRules | null {
  if (words === null) return null;
  const seconds = (words.windowHours ?? 0) * SECONDS_PER_HOUR;
  const linkBytes = organisations.map(({ type }) => {
    const speed = words.linkMbitPerSecond[type] ?? Infinity;
    return speed === Infinity ? speed : speed * BYTES_PER_MBIT * seconds * words.linkShare;
  });
  return { ...words, linkBytes };
}

/** A mailbox that moves on a night. */
export interface Booking {
  readonly night: number;
  readonly organisation: number;
  readonly platform: number;
  /** As it was on the eve of the round. */
  readonly bytes: number;
}

export interface NightInput {
  readonly rules: MoveRules;
  readonly booked: readonly Booking[];
  /** For how many days the platform keeps its logs. */
  readonly logDays: number;
  readonly dayCount: number;
}

export type Lack = 'count' | 'bytes' | 'link' | 'logs';

/** Of what a night has too little for one move more; null: it fits. */
export function lackOf(move: Booking, { rules, booked, logDays, dayCount }: NightInput) {
  const all = [...booked, move];
  const tonight = all.filter(({ night }) => night === move.night);
  if (tonight.length > (rules.perDay ?? Infinity)) return 'count';
  if (bytesOf(tonight) > (rules.bytesPerDay ?? Infinity)) return 'bytes';
  const own = tonight.filter(({ organisation }) => organisation === move.organisation);
  if (bytesOf(own) * rules.cacheShare > rules.linkBytes[move.organisation]!) return 'link';
  const there = all.filter(({ platform }) => platform === move.platform);
  for (let last = move.night; last < Math.min(dayCount, move.night + logDays); last++) {
    const kept = there.filter(({ night }) => last - logDays < night && night <= last);
    if (bytesOf(kept) > (rules.logBytes ?? Infinity)) return 'logs';
  }
  return null;
}

function bytesOf(moves: readonly Booking[]): number {
  return moves.reduce((sum, { bytes }) => sum + bytes, 0);
}
