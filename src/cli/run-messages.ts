/** What a run says on stderr: what it read, what is to be known of it, what came out. */
import { drawnInputs } from '../ensemble/draw-inputs.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { untiedGroups } from '../ensemble/untied-groups.ts';
import { firstCount } from '../ensemble/until.ts';
import { reportsOf } from '../report/reports.ts';
import type { RunResult } from '../report/run-result.ts';
import { idleCorrelations } from '../scenario/correlations.ts';
import { STANDARD_INPUT } from '../scenario/file-names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { TERMINAL_COLUMNS, terminalLines } from '../table/terminal-lines.ts';
import { textTable } from '../table/text-table.ts';
import { wrapText } from '../table/wrap-text.ts';
import { formatShare } from '../units/shares.ts';
import { blockedText, gateTexts } from './gate-findings.ts';
import { idleNotes } from './idle-notes.ts';
import type { CliOutput } from './io.ts';
import { largeTexts, moveTexts } from './move-findings.ts';
import {
  awaitedText,
  costText,
  failureText,
  finishText,
  populationText,
  waitTexts,
} from './planner-findings.ts';
import { firstDayTexts, poolTexts, rarePoolTexts } from './pool-findings.ts';
import type { Prepared } from './prepare.ts';
import { driversText, splitText } from './run-findings.ts';
import type { WrittenRun } from './simulate-into.ts';
import type { SimulationOptions } from './simulation-options.ts';
import { stageNotes } from './stage-notes.ts';
import { summaryRecord } from './summary-record.ts';
import { counted, groupDigits, signedPercent } from './words.ts';

/** Where messages go. */
export interface Teller {
  readonly say: (line: string) => void;
  /** As wide as lines of messages may be. */
  readonly columns: number;
}

/** Messages go to an output, or nowhere. */
export function tellerOf(output: CliOutput, { isQuiet }: { readonly isQuiet: boolean }): Teller {
  const say = isQuiet ? () => {} : (line: string) => output.write(`${line}\n`);
  return { say, columns: Math.max(COLUMNS_MIN, Math.min(output.width, TERMINAL_COLUMNS)) };
}

/** Narrower lines are hardly read. */
const COLUMNS_MIN = 20;

/** A word that is longer than a line, such as a path, stays whole: somebody may copy it. */
export function sayBefore(
  prepared: Prepared,
  options: SimulationOptions,
  { say, columns }: Teller,
): void {
  for (const text of textsBefore(prepared, options)) {
    for (const line of wrapText(text, { width: columns, indent: '  ' })) say(line);
  }
}

function textsBefore(prepared: Prepared, options: SimulationOptions): readonly string[] {
  const texts: string[] = [];
  const say = (text: string) => texts.push(text);
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
  return texts;
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

/**
 * Without a page: what came out, in the order in which it is told; nothing of what did not happen.
 */
const SENTENCES = [
  blockedText,
  failureText,
  finishText,
  populationText,
  costText,
  splitText,
  driversText,
] as const satisfies readonly ((result: RunResult) => string | null)[];

/**
 * What came out of a run that has a page: its verdict and what the verdict does not say, in lines
 * as wide as the terminal, and 80 at most, but for tables and the folder; of one without, as some
 * of its tables are left out, sentences of its results.
 */
export async function sayAfter(
  { result, page }: WrittenRun,
  folder: string,
  { say, columns }: Teller,
): Promise<void> {
  if (page === null) {
    for (const text of [...driftTexts(result), ...resultTexts(result)]) say(text);
    say(`wrote ${folder}; begin with summary.csv`);
    return;
  }
  // Loaded only here, as most commands have no need of it.
  const { terminalSummary } = await import('../page/verdict/terminal-summary.ts');
  const tell = (text: string) => {
    for (const line of terminalLines(text, { columns })) say(line);
  };
  for (const text of driftTexts(result)) tell(text);
  for (const line of terminalSummary(page, columns)) say(line);
  say('');
  for (const text of besideVerdict(result)) tell(text);
  const splitTable = splitText(result);
  if (splitTable !== null) say(splitTable);
  say(`wrote ${folder}; begin with report.html`);
  tell(`  ${filesText(result)}`);
}

function driftTexts({ drift }: RunResult): string[] {
  if (drift === null) return [];
  const { days, share } = drift;
  return [
    `used moves by ${signedPercent(share)} in the first ${counted(days, 'day')} ` +
      'without rollout (in balance if it goes on at that pace)',
  ];
}

function resultTexts(result: RunResult): string[] {
  const lists = [poolTexts, firstDayTexts, waitTexts, gateTexts, moveTexts];
  return [
    summaryText(result),
    ...lists.flatMap((textsOf) => textsOf(result)),
    ...SENTENCES.flatMap((textOf) => textOf(result) ?? []),
  ];
}

/** What is to be known beside the verdict; of pools and stages it says the rest. */
function besideVerdict(result: RunResult): string[] {
  return [
    ...[rarePoolTexts, firstDayTexts, gateTexts, largeTexts].flatMap((textsOf) => textsOf(result)),
    ...[failureText, awaitedText, populationText].flatMap((textOf) => textOf(result) ?? []),
  ];
}

/** What the folder holds, the page first. */
function filesText(result: RunResult): string {
  const tables = reportsOf(result).map(({ name }) => `${name}.csv`);
  return ['report.html', ...tables, 'run.json', 'datapackage.json', 'inputs/'].join(', ');
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
