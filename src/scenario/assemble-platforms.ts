/** Platforms and moves as the program uses them. */
import { assembleStorage } from './assemble-storage.ts';
import type { MovesSpec, PlatformSpec } from './platform-spec.ts';
import type { ScenarioFile } from './schema.ts';

type PlatformFile = ScenarioFile['platforms'][string];

/** Makes a platform, with the thresholds at home under its own. */
export function assemblePlatform(
  name: string,
  file: PlatformFile,
  { tiers, thresholds }: ScenarioFile['quota'],
): PlatformSpec {
  const { correlationWithTraffic: _, ...named } = tiers;
  const own = file.thresholds ?? {};
  const keyed = <Key extends keyof typeof thresholds>(key: Key) =>
    own[key] === undefined ? thresholds[key] : own[key];
  return {
    name,
    quota: quotaOf(name, file.quota, Object.keys(named)),
    thresholds: { warn: keyed('warn'), send: keyed('send'), receive: keyed('receive') },
    storage: file.storage === undefined ? null : assembleStorage(file.storage),
  };
}

function quotaOf(
  name: string,
  { size, tiers }: PlatformFile['quota'],
  tierNames: readonly string[],
): PlatformSpec['quota'] {
  if (tiers !== undefined) return tiers;
  if (size === undefined) {
    throw new Error(`the platform ${name} has neither size nor tiers, which a rule refuses`);
  }
  return Object.fromEntries(tierNames.map((tier) => [tier, size]));
}

export function assembleMoves(file: NonNullable<ScenarioFile['rollout']['moves']>): MovesSpec {
  return {
    perDay: file.perDay ?? null,
    bytesPerDay: file.sizePerDay ?? null,
    linkMbitPerSecond: file.links ?? {},
    windowHours: file.windowHours ?? null,
    linkShare: file.linkShare,
    cacheShare: file.cacheShare,
    logBytes: file.logSpace ?? null,
    planEveryDays: file.planEvery,
    dropSourceAfterDays: file.dropSourceAfter,
  };
}
