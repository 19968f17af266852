/** What a run says on stderr: what it read, what is to be known of it, what came out. */
import type { RunResult } from '../report/run-result.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import { uncertainInputs } from '../scenario/settle.ts';
import { textTable } from '../table/text-table.ts';
import type { Prepared } from './prepare.ts';
import { stageNotes } from './stage-notes.ts';
import { summaryRecord } from './summary-record.ts';
import { counted, groupDigits, signedPercent } from './words.ts';

type Say = (line: string) => void;

export function sayBefore(prepared: Prepared, say: Say): void {
  const { loaded, plan, mailboxScaling } = prepared;
  say(`read ${loaded.files.map(({ path }) => nameOf(path)).join(', ')}`);
  say(
    `${plan.name}: ${counted(plan.population.mailboxCount, 'mailbox', 'mailboxes')} of ` +
      `${counted(prepared.organisations.length, 'organisation')}, ` +
      `${counted(plan.dayCount, 'day')}, ${counted(plan.rollout.stages.length, 'stage')}, ` +
      `${counted(loaded.scenario.run.replications, 'replication')}`,
  );
  if (mailboxScaling !== null) {
    const { from, to } = mailboxScaling;
    say(`organisations scaled from ${groupDigits(from)} to ${groupDigits(to)} mailboxes in all`);
  }
  for (const note of stageNotes(plan)) say(note);
  const uncertain = uncertainInputs(loaded.scenario).filter(
    ({ value }) => value.distribution.kind !== 'fixed',
  );
  say(
    uncertain.length === 0
      ? 'no input is uncertain'
      : `held at their medians: ${counted(uncertain.length, 'uncertain input')}`,
  );
}

export function sayAfter(result: RunResult, folder: string, say: Say): void {
  const { drift } = result;
  if (drift !== null) {
    say(
      `used moves by ${signedPercent(drift.share)} in the first ${counted(drift.days, 'day')} ` +
        'without rollout (in balance if it goes on at that pace)',
    );
  }
  say(summaryText(result));
  say(`wrote ${folder}; begin with summary.csv`);
}

function summaryText(result: RunResult): string {
  const columns = ['unit', 'mean', 'p5', 'p50', 'p95'];
  const rows = Object.entries(summaryRecord(result)).map(([metric, figures]) => [
    metric,
    ...columns.map((column) => String(figures[column] ?? '')),
  ]);
  const rightAligned = [false, false, true, true, true, true];
  return textTable(['metric', ...columns], rows, { rightAligned }).trimEnd();
}

function nameOf(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}
