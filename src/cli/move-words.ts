/** How mailboxes move to other platforms, in words and as plain data. */
import { bytesOfNight } from '../plan/rollout-rules.ts';
import type { MovesSpec } from '../scenario/platform-spec.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import { formatSize } from '../units/sizes.ts';
import { counted } from './words.ts';

/** An item each: what a night has room for, when nights are planned, and what links carry. */
export function moveWords(moves: MovesSpec): string[] {
  const { planEveryDays, dropSourceAfterDays } = moves;
  return [
    `nights: ${nightWords(moves)}`,
    `planned every ${counted(planEveryDays, 'day')} by the contents of the evening before; the ` +
      `calendar above goes by the pace of stages alone`,
    `copies on the old platform are dropped after ${counted(dropSourceAfterDays, 'day')}`,
    ...Object.keys(moves.linkMbitPerSecond).map((type) => linkWords(moves, type)),
  ];
}

function nightWords({ perDay, bytesPerDay, logBytes }: MovesSpec): string {
  const limits = [
    ...(perDay === null ? [] : [counted(perDay, 'mailbox', 'mailboxes')]),
    ...(bytesPerDay === null ? [] : [formatSize(bytesPerDay)]),
  ];
  const most = limits.length === 0 ? 'no limit of all stages' : `at most ${limits.join(' and ')}`;
  return logBytes === null ? most : `${most}; ${formatSize(logBytes)} of logs at a time`;
}

/** What the link of an organisation of a type carries. */
function linkWords(moves: MovesSpec, type: string): string {
  const { linkMbitPerSecond, windowHours, linkShare, cacheShare } = moves;
  const hours = windowHours ?? 0;
  const share = linkShare === 1 ? '' : `, ${percent(linkShare)} of it`;
  const link = `link of each ${type}: ${formatDecimalShort(linkMbitPerSecond[type]!, 3)} Mbit/s for ${formatDecimalShort(hours, 2)} ${hours === 1 ? 'hour' : 'hours'}${share}`;
  const bytes = bytesOfNight(moves, type);
  if (bytes === Infinity) return `${link}: nothing of a content crosses it`;
  const cache = cacheShare === 1 ? '' : `, ${percent(cacheShare)} of which crosses it`;
  return `${link}: ${formatSize(Math.floor(bytes))} of mailboxes a night${cache}`;
}

function percent(share: number): string {
  return `${formatDecimalShort(share * 100, 4)} %`;
}

/** Sizes in bytes; null: no limit. */
export function moveObject(moves: MovesSpec) {
  return {
    per_day: moves.perDay,
    bytes_per_day: moves.bytesPerDay,
    log_bytes: moves.logBytes,
    plan_every_days: moves.planEveryDays,
    drop_source_after_days: moves.dropSourceAfterDays,
    window_hours: moves.windowHours,
    link_share: moves.linkShare,
    cache_share: moves.cacheShare,
    links: Object.entries(moves.linkMbitPerSecond).map(([type, mbit]) => {
      const bytes = bytesOfNight(moves, type);
      return {
        organisation_type: type,
        mbit_per_second: mbit,
        bytes_per_night: bytes === Infinity ? null : Math.floor(bytes),
      };
    }),
    in_words: moveWords(moves),
  };
}
