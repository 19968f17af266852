/** Rules about the day by which a stage should have finished. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import type { Rules } from './rule.ts';
import { checkWithinHorizon } from './rules-time.ts';

/** It lies within the horizon, and not before the stage, or one that it waits for, starts. */
export function checkDue(rules: Rules): void {
  for (const stage of rules.draft.rollout?.stages ?? []) {
    if (stage?.name === undefined || stage.by === undefined) continue;
    const address = `rollout.stages.${stage.name}.by`;
    if (!checkWithinHorizon(rules, address, stage.by)) continue;
    const first = firstOf(rules, stage.name);
    if (first === null || stage.by >= first.start) continue;
    const isOwn = first.name === stage.name;
    const starts = isOwn ? 'the stage starts' : `'${first.name}' starts, which it waits for`;
    const message = `${formatDate(stage.by)} is before ${starts}, ${formatDate(first.start)}`;
    const mend = `write a day from ${formatDate(first.start)} on`;
    rules.say({ address, message, mend }, [`rollout.stages.${first.name}.start`]);
  }
}

/** The stage with a start that a stage waits for, or itself; null: that is not known. */
function firstOf(
  { draft }: Rules,
  name: string,
): { readonly name: string; readonly start: CalendarDate } | null {
  const seen = new Set<string>();
  let next: string | undefined = name;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const stage = draft.rollout?.stages?.find((one) => one?.name === next);
    if (stage?.start !== undefined) return { name: next, start: stage.start };
    next = stage?.after?.stage;
  }
  return null;
}
