/** What a statement says of the run itself: its data, replications, luck, checks and files. */
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { assumptionCell, type PageRun, recordCell, tableOf } from '../cells/page-run.ts';
import { isSingle } from '../cells/pool-days.ts';
import { known } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { listed } from '../verdict/verdict-words.ts';

/** Settings of a command named; the others stand in run.json. */
const OVERRIDES_NAMED_MAX = 6;
/** Batches of replications looked at to see whether all are of one size. */
const FIRST_BATCH = 'sampling.batchSizes.0';

export function dataSentences(run: PageRun): readonly Sentence[] {
  const scaled = recordCell(run, 'mailboxScaling.to');
  return [
    [
      'Every input, with its value or distribution, unit, source and quality, is in assumptions.csv, and what matters of it in the register on this page; the files that were read are listed here with their hashes, and kept in the folder of the run.',
    ],
    overridesSentence(run),
    known(
      'The organisations were scaled from ',
      inUnit(recordCell(run, 'mailboxScaling.from'), 'mailboxes'),
      ' to ',
      inUnit(scaled, 'mailboxes'),
      ' in all.',
    ),
  ];
}

function overridesSentence(run: PageRun): Sentence {
  const settings = cellsOf(run, 'overrides', '').map((cell): Sentence => [cell]);
  if (settings.length === 0) return ['No input was set on the command line.'];
  const others = 'others (run.json)';
  return [
    'Set on the command line: ',
    ...listed(settings, { max: OVERRIDES_NAMED_MAX, others }),
    '.',
  ];
}

/** The values of a list in run.json, or of one key of each of its items. */
export function cellsOf(run: PageRun, list: string, key: string): readonly PageCell[] {
  const cells: PageCell[] = [];
  const end = key === '' ? '' : `.${key}`;
  for (let index = 0; ; index++) {
    const cell = recordCell(run, `${list}.${index}${end}`);
    if (cell === null) return cells;
    cells.push(cell);
  }
}

export function experimentSentences(run: PageRun): readonly Sentence[] {
  return [
    known(
      'At the start mailboxes are as full as the scenario says. Without rollout what is stored moves by ',
      inUnit(recordCell(run, 'drift.share'), 'share'),
      ' in the first ',
      inUnit(recordCell(run, 'drift.days'), 'days'),
      '; there is no warm-up, and a jump in the first weeks would show an opening out of balance.',
    ),
    samplingSentence(run),
    untilSentence(run),
    sampleSentence(run),
    isSingle(run) ? [] : INTERVALS,
    splitSentence(run),
  ];
}

const INTERVALS: Sentence = [
  'Intervals are of ninety-five per cent: of a mean by Student’s t over the means of the hypercubes, or over replications where these are independent; of a percentile by order statistics; of a probability by Wilson. Percentiles are linear between replications; of dates that may not come they are order statistics.',
];

function samplingSentence(run: PageRun): Sentence {
  const count = inUnit(
    recordCell(run, 'replications'),
    isSingle(run) ? 'replication' : 'replications',
  );
  const [first, hypercubes] = [recordCell(run, FIRST_BATCH), assumptionCell(run, 'run.hypercubes')];
  switch (recordCell(run, 'sampling.method')?.text) {
    case 'latin-hypercube':
      return batchCount(run) > 1 && isEven(run)
        ? known(
            'The run has ',
            count,
            ', in ',
            hypercubes,
            ' Latin hypercubes of ',
            first,
            ' each: in each the values of every uncertain input are spread evenly over what is likely.',
          )
        : known(
            'The run has ',
            count,
            ', in Latin hypercubes: in each the values of every uncertain input are spread evenly over what is likely.',
          );
    case 'medians':
      return known('The run has ', count, ', with every uncertain input held at its median.');
    default:
      return known('The run has ', count, '; uncertain inputs are drawn independently for each.');
  }
}

function batchCount(run: PageRun): number {
  return cellsOf(run, 'sampling.batchSizes', '').length;
}

/** Whether there are as many batches as the input says, all of one size. */
function isEven(run: PageRun): boolean {
  const sizes = cellsOf(run, 'sampling.batchSizes', '');
  const wanted = Number(assumptionCell(run, 'run.hypercubes')?.text);
  return wanted === sizes.length && sizes.every(({ text }) => text === sizes[0]?.text);
}

function untilSentence(run: PageRun): Sentence {
  const isReached = recordCell(run, 'until.isReached')?.text === 'true';
  const end = isReached ? ', which was reached.' : ', which was not reached with the most allowed.';
  return known('Replications were added until ', recordCell(run, 'until.requirement'), end);
}

function sampleSentence(run: PageRun): Sentence {
  return known(
    'A sample was simulated: ',
    inUnit(recordCell(run, 'sample.mailboxCount'), 'mailboxes'),
    ', which are ',
    inUnit(recordCell(run, 'sample.share'), 'share'),
    ' of all, scaled up cohort by cohort.',
  );
}

function splitSentence(run: PageRun): Sentence {
  return tableOf(run, 'split') === null
    ? []
    : [
        'Some replications were simulated twice with the same inputs and other luck, to tell apart what each contributes to the spread (split.csv).',
      ];
}

export function madeSentences(run: PageRun): readonly Sentence[] {
  const passed = recordCell(run, 'masterCheck.passed')?.text === 'true';
  return [
    known(
      'Made by headroom ',
      recordCell(run, 'headroom'),
      ' with the seed ',
      recordCell(run, 'seed'),
      '; tables are of format ',
      recordCell(run, 'formatVersion'),
      '.',
    ),
    [
      'Luck is drawn by Threefry, keyed by seed, replication, mailbox and kind of decision: owners of two scenarios with one seed live the same lives. The same scenario, seed and version give the same bytes on every machine.',
    ],
    [
      passed
        ? 'Master check: in every replication the content at the start and what came are what went and the content at the end, to the byte.'
        : 'Master check: the books of content do not balance in some replication (run.json): do not rely on these figures.',
    ],
    known('The hash of the resolved scenario is ', recordCell(run, 'scenarioSha256'), '.'),
    [
      'run.json has the whole scenario as it was resolved, datapackage.json the hash and the columns of each table. headroom verify checks them, and with --rerun makes the run again.',
    ],
  ];
}

function inUnit(cell: PageCell | null, unit: string): PageCell | null {
  if (cell === null || numberOf(cell) === null) return null;
  return { ...cell, unit };
}
