/** What a run says on stderr: what it read, what is to be known of it, what came out. */
import { drawnInputs } from '../ensemble/draw-inputs.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { untiedGroups } from '../ensemble/untied-groups.ts';
import { firstCount } from '../ensemble/until.ts';
import type { RunResult } from '../report/run-result.ts';
import { idleCorrelations } from '../scenario/correlations.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textTable } from '../table/text-table.ts';
import { formatShare } from '../units/shares.ts';
import { blockedText, gateTexts } from './gate-findings.ts';
import { idleNotes } from './idle-notes.ts';
import { moveTexts } from './move-findings.ts';
import {
  costText,
  failureText,
  finishText,
  populationText,
  waitTexts,
} from './planner-findings.ts';
import { firstDayTexts, poolTexts } from './pool-findings.ts';
import type { Prepared } from './prepare.ts';
import { driversText, splitText } from './run-findings.ts';
import type { SimulationOptions } from './simulation-options.ts';
import { stageNotes } from './stage-notes.ts';
import { summaryRecord } from './summary-record.ts';
import { counted, groupDigits, signedPercent } from './words.ts';

type Say = (line: string) => void;

export function sayBefore(prepared: Prepared, options: SimulationOptions, say: Say): void {
  const { loaded, plan, mailboxScaling } = prepared;
  const { scenario } = loaded;
  say(`read ${loaded.files.map(({ path }) => nameOf(path)).join(', ')}`);
  const { openingCount, joiners } = plan.population;
  say(
    `${plan.name}: ${counted(openingCount, 'mailbox', 'mailboxes')} of ` +
      `${counted(prepared.organisations.length, 'organisation')}, ` +
      `${counted(plan.dayCount, 'day')}, ${counted(plan.rollout.stages.length, 'stage')}, ` +
      replicationsText(scenario, options),
  );
  if (joiners.joinDay.length > 0) {
    say(`${counted(joiners.joinDay.length, 'more mailbox', 'more mailboxes')} join on the way`);
  }
  if (mailboxScaling !== null) {
    const { from, to } = mailboxScaling;
    say(`organisations scaled from ${groupDigits(from)} to ${groupDigits(to)} mailboxes in all`);
  }
  for (const note of [...stageNotes(plan), ...idleNotes(scenario)]) say(note);
  say(inputsText(scenario, options));
  for (const { a, b, fixed } of idleCorrelations(scenario)) {
    say(
      `the correlation of ${a} and ${b} has no effect: ${fixed.join(' and ')} ${fixed.length === 1 ? 'does' : 'do'} not vary`,
    );
  }
  const wanted = replicationsWanted(scenario, options);
  for (const { addresses, replicationsNeeded } of untiedGroups(scenario, wanted)) {
    say(
      `hypercubes are too small to tie ${addresses.join(', ')}: it takes ` +
        `${counted(replicationsNeeded, 'replication')}, or fewer hypercubes (run.hypercubes)`,
    );
  }
  if (options.sampleShare !== null) {
    say(`a quick look: ${formatShare(options.sampleShare)} of the mailboxes, scaled up`);
  }
}

/** As many as are simulated before it is asked whether they are enough. */
function replicationsWanted({ run }: Scenario, { until }: SimulationOptions): number {
  return until === null ? run.replications : firstCount(run.replications);
}

function replicationsText(scenario: Scenario, options: SimulationOptions): string {
  const count = counted(replicationsWanted(scenario, options), 'replication');
  return options.until === null ? count : `${count} or more, until ${options.until.text}`;
}

function inputsText(scenario: Scenario, options: SimulationOptions): string {
  const inputs = drawnInputs(scenario);
  if (inputs.length === 0) return 'no input is uncertain';
  const { sampling, hypercubeCount } = scenario.run;
  const count = counted(inputs.length, 'uncertain input');
  switch (sampling) {
    case 'medians':
      return `held at their medians: ${count}`;
    case 'random':
      return `drawn independently: ${count}`;
    case 'latin-hypercube': {
      const hypercubes = Math.min(hypercubeCount, replicationsWanted(scenario, options));
      const orMore = options.until === null ? '' : ' or more';
      return `drawn in ${counted(hypercubes, 'Latin hypercube')}${orMore}: ${count}`;
    }
  }
}

/** What came out, in the order in which it is told; nothing of what did not happen. */
const SENTENCES = [
  blockedText,
  failureText,
  finishText,
  populationText,
  costText,
  splitText,
  driversText,
] as const satisfies readonly ((result: RunResult) => string | null)[];

export function sayAfter(result: RunResult, folder: string, say: Say): void {
  const { drift } = result;
  if (drift !== null) {
    say(
      `used moves by ${signedPercent(drift.share)} in the first ${counted(drift.days, 'day')} ` +
        'without rollout (in balance if it goes on at that pace)',
    );
  }
  say(summaryText(result));
  for (const textsOf of [poolTexts, firstDayTexts, waitTexts, gateTexts, moveTexts]) {
    for (const text of textsOf(result)) say(text);
  }
  for (const textOf of SENTENCES) {
    const text = textOf(result);
    if (text !== null) say(text);
  }
  say(`wrote ${folder}; begin with summary.csv`);
}

/** Of the metrics that the scenario asks for. */
function summaryText(result: RunResult): string {
  const columns = ['unit', 'mean', 'p5', 'p50', 'p95'];
  const record = summaryRecord(result);
  const scope = metricScope(result.plan);
  const rows = HEADLINE_METRICS.filter((metric) => appliesTo(metric, scope)).map(({ name }) => [
    name,
    ...columns.map((column) => String(record[name]?.[column] ?? '')),
  ]);
  const rightAligned = [false, false, true, true, true, true];
  return textTable(['metric', ...columns], rows, { rightAligned }).trimEnd();
}

function nameOf(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}
