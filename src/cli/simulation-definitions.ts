/** Options of the commands that simulate, and how what they ask is written. */
import { SAMPLINGS } from '../scenario/scenario.ts';
import type { OptionDefinition } from './definitions.ts';

/** Puts values over those of a scenario. */
export const SET: OptionDefinition = {
  name: 'set',
  value: 'KEY=VALUE',
  isRepeatable: true,
  describe: 'put a value over the file, such as owners.contactShare=10%; may repeat',
};
/** In place of what a scenario says of its run: how many replications, */
export const REPLICATIONS: OptionDefinition = {
  name: 'replications',
  value: 'N',
  describe: 'how many (in place of run.replications)',
};
/** from which seed, */
export const SEED: OptionDefinition = {
  name: 'seed',
  value: 'TEXT',
  describe: 'text from which all luck follows (in place of run.seed)',
};
/** how uncertain inputs are drawn, */
export const SAMPLING: OptionDefinition = {
  name: 'sampling',
  value: 'METHOD',
  describe: `${SAMPLINGS.join(', ')} (in place of run.sampling)`,
};
/** On how many threads, */
export const WORKERS: OptionDefinition = {
  name: 'workers',
  value: 'N',
  describe: 'threads that simulate (default: one a core)',
};
/** and how many of the mailboxes. */
export const SAMPLE: OptionDefinition = {
  name: 'sample',
  value: 'SHARE',
  describe: 'a quick look: simulate this share of the mailboxes, scaled up',
};
/** How scenarios are simulated: for every command that does so. */
export const SIMULATION: readonly OptionDefinition[] = [
  REPLICATIONS,
  SAMPLING,
  SEED,
  SET,
  WORKERS,
  SAMPLE,
  {
    name: 'until',
    value: 'PRECISION',
    describe: "100 replications or more, until 'FIGURE within TOLERANCE' is reached",
  },
  {
    name: 'replications-max',
    value: 'N',
    describe: 'with --until, at most so many (default 1000)',
  },
  { name: 'split', describe: 'repeat some replications with other luck: inputs or luck?' },
  {
    name: 'assert',
    value: 'CLAIM',
    isRepeatable: true,
    describe: "exit with 1 unless 'FIGURE OP VALUE' holds; may repeat",
  },
];
/** How what `--until` and `--assert` ask is written. */
export const FIGURE_NOTES = [
  'A FIGURE is mean(METRIC), median(METRIC), p1(METRIC) to p99(METRIC), probability(METRIC), that it',
  'happens within the horizon, or probability(METRIC OP VALUE); a METRIC is a row of summary.csv, an',
  'OP one of < <= > >=. A TOLERANCE is 1% of the figure, of a probability one percentage point, or a',
  "plain number in the metric's unit (days for dates).",
];
