/** The reference's own thresholds: what a size means under a quota. */

/** In the order in which a mailbox fills. */
export const STATES = ['ok', 'warned', 'send-blocked', 'full'] as const;
export type State = (typeof STATES)[number];
/** What a state does to tomorrow's mail; a warning does nothing to it. */
export type Effect = 'none' | 'no-sending' | 'no-mail';

/** Shares of the quota; null: no such threshold. */
export interface ThresholdShares {
  readonly warn: number | null;
  readonly send: number | null;
  readonly receive: number | null;
}

export interface Quota {
  readonly bytes: number;
  /** What the quota counts as where a ratio is needed: for an unlimited one a finite size. */
  readonly countsAsBytes: number;
  readonly warnBytes: number;
  readonly sendBytes: number;
  readonly receiveBytes: number;
}

/** A quota's thresholds to the nearest byte; those that do not exist are never reached. */
export function quotaOf(bytes: number, countsAsBytes: number, shares: ThresholdShares): Quota {
  const at = (share: number | null): number =>
    share === null || bytes === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : Math.round(share * bytes);
  return {
    bytes,
    countsAsBytes,
    warnBytes: at(shares.warn),
    sendBytes: at(shares.send),
    receiveBytes: at(shares.receive),
  };
}

export function stateOf(usedBytes: number, quota: Quota): State {
  if (usedBytes >= quota.receiveBytes) return 'full';
  if (usedBytes >= quota.sendBytes) return 'send-blocked';
  if (usedBytes >= quota.warnBytes) return 'warned';
  return 'ok';
}

export function effectOf(state: State): Effect {
  if (state === 'full') return 'no-mail';
  return state === 'send-blocked' ? 'no-sending' : 'none';
}
