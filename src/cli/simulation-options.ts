/** The options that say how a run is simulated, beside those that stand for a scenario's value. */
import {
  type Assertion,
  ExpressionError,
  parseAssertion,
  parseUntil,
  type Until,
} from '../ensemble/expression.ts';
import type { Figure } from '../ensemble/figure.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo } from '../ensemble/metrics.ts';
import { firstCount, REPLICATIONS_MAX_DEFAULT } from '../ensemble/until.ts';
import { countOption } from './count-option.ts';
import type { CommandInput } from './definitions.ts';
import type { CliIo } from './io.ts';
import type { Prepared } from './prepare.ts';
import { sampleOption } from './sample-option.ts';
import { REPLICATIONS_MAX } from './settings.ts';
import { UsageError } from './usage-error.ts';

export interface SimulationOptions {
  readonly workers: number;
  /** Share of the mailboxes that is simulated; null: all. */
  readonly sampleShare: number | null;
  readonly until: Until | null;
  /** Null: as many as by default. */
  readonly replicationsMax: number | null;
  readonly isSplit: boolean;
  readonly assertions: readonly Assertion[];
}

const WORKERS_MAX = 256;

/** @throws UsageError for what is not as the help says. */
export function simulationOptions(
  input: CommandInput,
  help: string,
  { coreCount }: Pick<CliIo, 'coreCount'>,
): SimulationOptions {
  const until = input.values.get('until')?.[0];
  const replicationsMax = countOption(input, 'replications-max', {
    least: 1,
    most: REPLICATIONS_MAX,
    help,
  });
  if (replicationsMax !== null && until === undefined) {
    throw new UsageError(
      '--replications-max bounds --until, which is not given: write --replications, or add ' +
        "--until, such as --until 'p95(peak_used_tib) within 1%'",
      help,
    );
  }
  const workers = countOption(input, 'workers', { least: 1, most: WORKERS_MAX, help });
  return {
    workers: workers ?? coreCount,
    sampleShare: sampleOption(input, help),
    until: until === undefined ? null : parsed('until', until, { parse: parseUntil, help }),
    replicationsMax,
    isSplit: input.flags.has('split'),
    assertions: (input.values.get('assert') ?? []).map((text) =>
      parsed('assert', text, { parse: parseAssertion, help }),
    ),
  };
}

function parsed<Result>(
  option: string,
  text: string,
  { parse, help }: { readonly parse: (text: string) => Result; readonly help: string },
): Result {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new UsageError(`--${option} '${text}': ${error.message}`, help);
  }
}

/** The most replications with `--until`, of which so many come first. */
export function replicationsMaxOf({ replicationsMax }: SimulationOptions, first: number): number {
  return replicationsMax ?? Math.max(REPLICATIONS_MAX_DEFAULT, first);
}

/**
 * Looks whether `--until` can be asked of the scenarios.
 *
 * @throws UsageError where more replications are wanted at once than are allowed in all, the
 *   scenarios want different numbers of them, or one has no such metric.
 */
export function checkUntil(
  prepared: readonly Prepared[],
  options: SimulationOptions,
  help: string,
): void {
  const { until } = options;
  if (until === null) return;
  const designs = prepared.map(({ loaded }) => {
    const { replications, hypercubeCount } = loaded.scenario.run;
    return `${replications} in ${hypercubeCount} hypercubes`;
  });
  if (new Set(designs).size > 1) {
    throw new UsageError(
      `--until goes on with all scenarios alike, and they want ${designs.join(', ')}: give ` +
        '--replications, and --set run.hypercubes=10',
      help,
    );
  }
  const first = firstCount(prepared[0]?.loaded.scenario.run.replications ?? 1);
  const most = replicationsMaxOf(options, first);
  if (first > most) {
    throw new UsageError(
      `--until begins with ${first} replications, and --replications-max allows ${most}: ` +
        'allow more, or leave --until out',
      help,
    );
  }
  for (const one of prepared) checkFigure(one, { option: 'until', ...until }, help);
}

/** @throws UsageError where the scenario has no such metric, as one of a rollout without stages. */
export function checkFigure(
  { loaded, plan }: Prepared,
  asked: { readonly option: string; readonly text: string; readonly figure: Figure },
  help: string,
): void {
  const { name } = loaded.scenario;
  const { metric } = asked.figure;
  if (appliesTo(metric, metricScope(plan))) return;
  throw new UsageError(
    `--${asked.option} '${asked.text}': ${name} has no ${metric.name}, as it has no ` +
      `${metric.needs}: ask for another metric`,
    help,
  );
}
