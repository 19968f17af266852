/** What a scenario says to no effect, or to one that is easily overlooked. */
import type { CostLine } from '../scenario/costs-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { churnNotes } from './idle-churn.ts';
import { rolloutNotes } from './idle-rollout.ts';
import { counted, groupDigits } from './words.ts';

/** A line each; none of them is a fault. */
export function idleNotes(scenario: Scenario): string[] {
  return [
    ...churnNotes(scenario),
    ...rolloutNotes(scenario),
    ...policyNotes(scenario),
    ...lineNotes(scenario),
    ...sunkNotes(scenario),
  ];
}

function policyNotes({ storage, horizon }: Scenario): string[] {
  const policy = storage?.procurement?.policy ?? null;
  const dayCount = horizon.end - horizon.start + 1;
  if (policy === null || policy.trendDays < dayCount) return [];
  return [
    `storage.procurement.policy never orders: it looks back ${groupDigits(policy.trendDays)} days ` +
      `first, and the horizon has ${groupDigits(dayCount)}`,
  ];
}

function lineNotes(scenario: Scenario): string[] {
  const lines = scenario.costs?.lines ?? [];
  return lines.flatMap((line) => {
    const why = whyIdle(line, scenario);
    return why === null ? [] : [`costs.lines.${line.name} costs nothing: ${why}`];
  });
}

function whyIdle(line: CostLine<unknown>, { storage, horizon }: Scenario): string | null {
  switch (line.kind) {
    case 'capital':
      return (storage?.procurement ?? null) === null
        ? 'without storage.procurement nothing is bought'
        : null;
    case 'running':
    case 'economic': {
      const isOutside =
        (line.from ?? horizon.start) > horizon.end || (line.to ?? horizon.end) < horizon.start;
      return isOutside ? 'none of its days is in the horizon' : null;
    }
    case 'optimism-bias':
      return null;
  }
}

function sunkNotes({ storage, costs, horizon }: Scenario): string[] {
  const sunk = (storage?.procurement?.scheduled ?? []).filter(
    ({ orderedOn, on }) => orderedOn < horizon.start && on >= horizon.start,
  );
  if (costs === null || sunk.length === 0) return [];
  const are = sunk.length === 1 ? 'counts' : 'count';
  return [
    `${counted(sunk.length, 'scheduled purchase')} ${are} as ordered before the start, and so in ` +
      'no present value; orderedOn says when, by default the planning lead time before it arrives',
  ];
}
