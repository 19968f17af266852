/**
 * Quota levels: the few distinct quotas that a scenario knows, with their thresholds in bytes, and
 * the state that a content implies. A mailbox column holds the index of its level.
 */

/** The state of a mailbox at the end of a day, in the order in which it fills. */
export const STATE = { ok: 0, warned: 1, sendBlocked: 2, full: 3 } as const;

export const STATE_NAMES = ['ok', 'warned', 'send-blocked', 'full'] as const;

export type StateIndex = 0 | 1 | 2 | 3;

/** A quota and its thresholds, in whole bytes; Infinity: unlimited, or no such threshold. */
export interface QuotaLevel {
  readonly quotaBytes: number;
  readonly warnBytes: number;
  readonly sendBytes: number;
  readonly receiveBytes: number;
}

/** Thresholds as shares of the quota; null: none. */
export interface ThresholdShares {
  readonly warn: number | null;
  readonly send: number | null;
  readonly receive: number | null;
}

/**
 * The level of a quota: each threshold is its share of the quota, rounded to the nearest byte. An
 * unlimited quota has no thresholds.
 */
export function quotaLevel(quotaBytes: number, thresholds: ThresholdShares): QuotaLevel {
  const bytesAt = (share: number | null): number =>
    share === null || quotaBytes === Infinity ? Infinity : Math.round(share * quotaBytes);
  return {
    quotaBytes,
    warnBytes: bytesAt(thresholds.warn),
    sendBytes: bytesAt(thresholds.send),
    receiveBytes: bytesAt(thresholds.receive),
  };
}

/** The state that a content implies; a threshold is passed when it is reached. */
export function stateOf(level: QuotaLevel, usedBytes: number): StateIndex {
  if (usedBytes >= level.receiveBytes) return STATE.full;
  if (usedBytes >= level.sendBytes) return STATE.sendBlocked;
  if (usedBytes >= level.warnBytes) return STATE.warned;
  return STATE.ok;
}
