/**
 * `npm run bench`: how long one more replication of the whole question takes, against daily loops
 * over the same mailboxes and days, how that grows, and how much memory it takes.
 *
 * Usage: node bench/bench.mjs [--quick] [--diff] [--page] [--json], --diff for `headroom diff`
 * alone, --page for `headroom report` alone; the Markdown table or the JSON goes to stdout,
 * progress to stderr. The package must be built.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareDiffs } from './diff.mjs';
import {
  curveFigures,
  diffFigures,
  ENSEMBLE_POINTS,
  ensembleFigures,
  otherFigures,
  pageFigures,
  pointNames,
  REPLICATIONS,
  speedFigures,
} from './figures.mjs';
import {
  peakBytesOfRun,
  SHOWN_COMMAND,
  shownScenario,
  timeEnsemble,
  timeRun,
  timeValidate,
} from './headroom.mjs';
import { machineText } from './machine.mjs';
import { measureInRounds } from './measure.mjs';
import { preparePage } from './page.mjs';
import { preparePeers } from './peers.mjs';
import { fewerDays, fewerMailboxes, slowerYears, WHOLE } from './question.mjs';
import { markdownOf } from './table.mjs';

/** Only what reviews take: a minute instead of a quarter of an hour. */
function measureDiffs(folder, { rounds, say }) {
  const samples = measureInRounds(prepareDiffs(folder), rounds, say);
  const command = 'node dist/cli/main.js diff FIRST SECOND --key date,pool';
  return { machine: machineText(), command, rounds, figures: diffFigures(samples), skipped: [] };
}

/** Only what the page of a run takes. */
function measurePages(folder, { rounds, say }) {
  const samples = measureInRounds(preparePage(folder), rounds, say);
  const command = 'node dist/cli/main.js report RUN --quiet';
  return { machine: machineText(), command, rounds, figures: pageFigures(samples), skipped: [] };
}

/** The whole question beside the peers, then each smaller variant, memory and `validate`. */
function pointsOf(variants, peers) {
  const runs = variants.map((variant) => {
    const { one, six } = pointNames(variant);
    return {
      [one]: () => timeRun(1, variant.set),
      [six]: () => timeRun(REPLICATIONS, variant.set),
    };
  });
  const loops = peers.map(({ key, time }) => ({ [key]: time }));
  const [whole, ...smaller] = runs;
  const ensembles = ENSEMBLE_POINTS.map(({ key, options }) => ({
    [key]: () => timeEnsemble(options),
  }));
  const others = { memory: () => peakBytesOfRun(REPLICATIONS), validate: timeValidate };
  return Object.assign({}, whole, ...loops, ...smaller, others, ...ensembles);
}

function measure({ quick: isQuick, diff: isDiff, page: isPage }, folder) {
  const say = (line) => process.stderr.write(`${line}\n`);
  const rounds = isQuick ? 1 : 3;
  if (isDiff) return measureDiffs(folder, { rounds, say });
  if (isPage) return measurePages(folder, { rounds, say });
  say('building the peers and comparing their totals');
  const { peers, skipped } = preparePeers(folder);
  const mailboxCurve = [...fewerMailboxes(isQuick), WHOLE];
  const dayCurve = [...fewerDays(isQuick), WHOLE];
  const slower = slowerYears(shownScenario(), isQuick);
  const variants = [...new Set([WHOLE, ...mailboxCurve, ...dayCurve, ...slower])];
  const points = { ...pointsOf(variants, peers), ...prepareDiffs(folder), ...preparePage(folder) };
  const samples = measureInRounds(points, rounds, say);
  const figures = [
    ...speedFigures(samples, { whole: WHOLE, peers }),
    ...curveFigures(samples, mailboxCurve, 'By mailboxes'),
    ...curveFigures(samples, dayCurve, 'By days'),
    ...curveFigures(samples, [dayCurve[0], ...slower], 'By days, about as many events'),
    ...otherFigures(samples),
    ...ensembleFigures(samples),
    ...diffFigures(samples),
    ...pageFigures(samples),
  ];
  return { machine: machineText(), command: SHOWN_COMMAND, rounds, figures, skipped };
}

/** Without a folder of its own left behind, whether it ends well or not. */
function main(args) {
  const { values: options } = parseArgs({
    args,
    options: Object.fromEntries(
      ['quick', 'diff', 'page', 'json'].map((name) => [name, { type: 'boolean' }]),
    ),
  });
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    const report = measure(options, folder);
    const text = options.json ? `${JSON.stringify(report, null, 2)}\n` : markdownOf(report);
    process.stdout.write(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}
