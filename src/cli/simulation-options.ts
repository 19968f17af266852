/** The options that say how a run is simulated, beside those that stand for a scenario's value. */
import {
  type Assertion,
  ExpressionError,
  parseAssertion,
  parseUntil,
  type Until,
} from '../ensemble/expression.ts';
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
  readonly replicationsMax: number;
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
    replicationsMax: replicationsMax ?? REPLICATIONS_MAX_DEFAULT,
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

/** @throws UsageError where more replications are wanted at once than are allowed in all. */
export function checkReplicationsMax(
  prepared: readonly Prepared[],
  { until, replicationsMax }: SimulationOptions,
  help: string,
): void {
  if (until === null) return;
  const wanted = prepared.map(({ loaded }) => loaded.scenario.run.replications);
  const first = firstCount(Math.max(...wanted));
  if (first <= replicationsMax) return;
  throw new UsageError(
    `--until begins with ${first} replications, and --replications-max allows ${replicationsMax}: ` +
      'allow more, or leave --until out',
    help,
  );
}
