/** What a scenario says to no effect, or to one that is easily overlooked. */
import type { CostLine, EconomicLine, RunningLine } from '../scenario/costs-spec.ts';
import { HOME } from '../scenario/platform-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StorageSpec } from '../scenario/storage-spec.ts';
import { churnNotes } from './idle-churn.ts';
import { movesAnything, movesTo, platformNotes } from './idle-moves.ts';
import { rolloutNotes } from './idle-rollout.ts';
import { counted, groupDigits } from './words.ts';

type UsedLine = RunningLine<unknown> | EconomicLine<unknown>;

/** A line each; none of them is a fault. */
export function idleNotes(scenario: Scenario): string[] {
  return [
    ...churnNotes(scenario),
    ...rolloutNotes(scenario),
    ...platformNotes(scenario),
    ...policyNotes(scenario),
    ...lineNotes(scenario),
    ...sunkNotes(scenario),
  ];
}

interface PlacedStorage {
  readonly address: string;
  readonly storage: StorageSpec | null;
}

/** Storage at home and of each platform. */
function placesOf({ storage, platforms }: Scenario): readonly PlacedStorage[] {
  const elsewhere = platforms.map((platform) => {
    return { address: `platforms.${platform.name}.storage`, storage: platform.storage };
  });
  return [{ address: 'storage', storage }, ...elsewhere];
}

function policyNotes(scenario: Scenario): string[] {
  const { start, end } = scenario.horizon;
  const dayCount = end - start + 1;
  return placesOf(scenario).flatMap(({ address, storage }) => {
    const policy = storage?.procurement?.policy ?? null;
    if (policy === null || policy.trendDays < dayCount) return [];
    return [
      `${address}.procurement.policy never orders: it looks back ` +
        `${groupDigits(policy.trendDays)} days first, and the horizon has ${groupDigits(dayCount)}`,
    ];
  });
}

function lineNotes(scenario: Scenario): string[] {
  const lines = scenario.costs?.lines ?? [];
  return lines.flatMap((line) => {
    const why = whyIdle(line, scenario);
    return why === null ? [] : [`costs.lines.${line.name} costs nothing: ${why}`];
  });
}

function whyIdle(line: CostLine<unknown>, scenario: Scenario): string | null {
  const { horizon } = scenario;
  switch (line.kind) {
    case 'capital':
      return placesOf(scenario).every(({ storage }) => (storage?.procurement ?? null) === null)
        ? 'without storage.procurement nothing is bought'
        : null;
    case 'running':
    case 'economic': {
      const isOutside =
        (line.from ?? horizon.start) > horizon.end || (line.to ?? horizon.end) < horizon.start;
      return isOutside ? 'none of its days is in the horizon' : whyNothingLies(line, scenario);
    }
    case 'optimism-bias':
      return null;
  }
}

/** What is counted of moves, or of a platform, is nothing where nobody moves there. */
function whyNothingLies({ per, platform }: UsedLine, scenario: Scenario): string | null {
  const countsMoves = per === 'GiB moved' || per === 'dual mailbox-month';
  if (countsMoves && !movesAnything(scenario)) return 'no stage moves mailboxes';
  // What is installed is there all the same.
  if (platform === null || platform === HOME || per.endsWith('installed')) return null;
  return movesTo(platform, scenario) ? null : `no stage moves mailboxes to ${platform}`;
}

function sunkNotes(scenario: Scenario): string[] {
  const { costs, horizon } = scenario;
  const sunk = placesOf(scenario)
    .flatMap(({ storage }) => storage?.procurement?.scheduled ?? [])
    .filter(({ orderedOn, on }) => orderedOn < horizon.start && on >= horizon.start);
  if (costs === null || sunk.length === 0) return [];
  const are = sunk.length === 1 ? 'counts' : 'count';
  return [
    `${counted(sunk.length, 'scheduled purchase')} ${are} as ordered before the start, and so in ` +
      'no present value; orderedOn says when, by default the planning lead time before it arrives',
  ];
}
