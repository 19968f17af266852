/** The thresholds that hold at home and on each platform, and where they are written. */
import type { FileDraft } from './rule.ts';

/** The thresholds in the order in which a filling mailbox meets them. */
const THRESHOLD_KEYS = ['warn', 'send', 'receive'] as const;

type ThresholdKey = (typeof THRESHOLD_KEYS)[number];

const HOME_MAP = 'quota.thresholds.';

export interface PlacedThreshold {
  readonly key: ThresholdKey;
  /** Null: there is none; undefined: what is written could not be read. */
  readonly share: number | null | undefined;
  readonly address: string;
}

export interface PlacedThresholds {
  /** Null: home. */
  readonly platform: string | null;
  readonly thresholds: readonly PlacedThreshold[];
}

/** Those at home, then those of each platform that has some of its own. */
export function placedThresholds(
  draft: FileDraft,
  has: (address: string) => boolean,
): readonly PlacedThresholds[] {
  const atHome = THRESHOLD_KEYS.map((key) => ({
    key,
    share: draft.quota?.thresholds?.[key],
    address: `${HOME_MAP}${key}`,
  }));
  const elsewhere = Object.entries(draft.platforms ?? {}).flatMap(([name, platform]) => {
    const map = `platforms.${name}.thresholds`;
    const thresholds = atHome.map((home) => {
      const address = `${map}.${home.key}`;
      return has(address) ? { ...home, share: platform?.thresholds?.[home.key], address } : home;
    });
    return has(map) ? [{ platform: name, thresholds }] : [];
  });
  return [{ platform: null, thresholds: atHome }, ...elsewhere];
}

/** Whether a threshold is that at home, which a platform without its own has too. */
export function isAtHome({ address }: PlacedThreshold): boolean {
  return address.startsWith(HOME_MAP);
}
