/** The thresholds that hold at home and on each platform, and where they are written. */
import type { FileDraft } from './rule.ts';

/** The thresholds in the order in which a filling mailbox meets them. */
export const THRESHOLD_KEYS = ['warn', 'send', 'receive'] as const;

export type ThresholdKey = (typeof THRESHOLD_KEYS)[number];

interface PlacedThreshold {
  readonly key: ThresholdKey;
  /** Null: there is none; undefined: what is written could not be read. */
  readonly share: number | null | undefined;
  readonly address: string;
}

export type PlacedThresholds = readonly PlacedThreshold[];

/** Those at home, then those of each platform that has some of its own. */
export function placedThresholds(
  draft: FileDraft,
  has: (address: string) => boolean,
): readonly PlacedThresholds[] {
  const home = 'quota.thresholds';
  const own = (address: string, key: ThresholdKey) => has(`${address}.${key}`);
  const platforms = Object.entries(draft.platforms ?? {}).flatMap(([name, platform]) => {
    const address = `platforms.${name}.thresholds`;
    return has(address) ? [{ address, thresholds: platform?.thresholds }] : [];
  });
  const places = platforms.map(({ address, thresholds }) =>
    THRESHOLD_KEYS.map((key) =>
      own(address, key)
        ? { key, share: thresholds?.[key], address: `${address}.${key}` }
        : { key, share: draft.quota?.thresholds?.[key], address: `${home}.${key}` },
    ),
  );
  const atHome = THRESHOLD_KEYS.map((key) => {
    return { key, share: draft.quota?.thresholds?.[key], address: `${home}.${key}` };
  });
  return [atHome, ...places];
}
