/** assumptions.csv: every input, with what is believed about it and who says so. */
import { type Distribution, medianOf, quantileOf } from '../random/distribution.ts';
import type { Origin } from '../scenario/loaded.ts';
import type { Scenario, UncertainValue } from '../scenario/scenario.ts';
import { uncertainInputs } from '../scenario/settle.ts';
import { unitAt } from '../scenario/unit-at.ts';
import type { Cell, Column } from '../table/table.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import { portable } from './portable.ts';
import { keyColumn, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

const FITTED_PERCENTS = [5, 10, 50, 90, 95] as const;

function percentile(header: string, meaning: string): Column {
  return { header, unit: "the row's", type: 'number', places: 6, meaning };
}

const COLUMNS: readonly Column[] = [
  keyColumn('key', 'Address of the input in the scenario.'),
  textColumn('value', 'The value or distribution as written.'),
  textColumn(
    'unit',
    'Unit of the percentiles: bytes for sizes, share (0 to 1) for percentages, log for standard deviations of natural logarithms.',
  ),
  textColumn(
    'distribution',
    'Kind of the distribution; fixed: a number where a distribution could stand; empty: no distribution can.',
  ),
  ...([10, 50, 90] as const).map((percent) =>
    percentile(`declared_p${percent}`, `The ${percent}th percentile as written, if one is.`),
  ),
  ...FITTED_PERCENTS.map((percent) =>
    percentile(
      `fitted_p${percent}`,
      `The ${percent}th percentile of the distribution in use; empty if fixed.`,
    ),
  ),
  textColumn('source', 'Where the value comes from.'),
  textColumn('owner', 'Who answers for it.'),
  textColumn('note', 'What there is to know about it.'),
  textColumn('quality', 'measured, published or assumed; empty if not said.'),
  textColumn(
    'file',
    'The file that sets it, relative to the scenario; else command line or default.',
  ),
  {
    header: 'line',
    unit: '',
    type: 'integer',
    meaning: 'The line of that file, if it is one.',
  },
];

export const assumptions: Report = {
  name: 'assumptions',
  title: 'Inputs and their origin',
  answers: 'What does the run rest on, how sure is it, and who says so?',
  columns: COLUMNS,
  rowsOf,
};

function* rowsOf({ loaded }: RunResult): Generator<Cell[]> {
  const uncertain = distributionsOf(loaded.scenario);
  for (const origin of portable(loaded).origins) {
    yield [
      origin.address,
      origin.text,
      unitAt(origin.address),
      ...beliefCells(uncertain.get(origin.address)),
      ...originCells(origin),
    ];
    uncertain.delete(origin.address);
  }
  for (const [address, value] of uncertain) {
    yield [
      address,
      defaultText(value),
      unitAt(address),
      ...beliefCells(value),
      '',
      '',
      '',
      '',
      'default',
      null,
    ];
  }
}

/** By address: the inputs of a run, and what is drawn anew for every order. */
function distributionsOf(scenario: Scenario): Map<string, UncertainValue> {
  const byAddress = new Map(
    uncertainInputs(scenario).map(({ address, value }) => [address, value] as const),
  );
  const places = [
    { address: 'storage', storage: scenario.storage },
    ...scenario.platforms.map(({ name, storage }) => ({
      address: `platforms.${name}.storage`,
      storage,
    })),
  ];
  for (const { address, storage } of places) {
    const leadTimeDays = storage?.procurement?.leadTimeDays;
    if (leadTimeDays !== undefined) {
      byAddress.set(`${address}.procurement.leadTimeDays`, leadTimeDays);
    }
  }
  return byAddress;
}

/** What nobody has written is a number, in bytes or as a share of 1 where it is one. */
function defaultText(value: UncertainValue): string {
  return formatDecimalShort(medianOf(value.distribution, value.range), 6);
}

/** Kind, declared and fitted percentiles. */
function beliefCells(value: UncertainValue | undefined): Cell[] {
  const kind = value?.distribution.kind ?? '';
  if (value === undefined || kind === 'fixed') {
    return [kind, null, null, null, ...FITTED_PERCENTS.map(() => null)];
  }
  const { distribution, range } = value;
  return [
    kind,
    ...declaredCells(distribution),
    ...FITTED_PERCENTS.map((percent) => quantileOf(distribution, range, percent / 100)),
  ];
}

function declaredCells(distribution: Distribution): Cell[] {
  if (distribution.kind !== 'percentiles') return [null, null, null];
  return [distribution.p10, distribution.p50, distribution.p90];
}

function originCells({ provenance, file, line }: Origin): Cell[] {
  return [
    provenance?.source ?? '',
    provenance?.owner ?? '',
    provenance?.note ?? '',
    provenance?.quality ?? '',
    // `--set` would be taken for a formula.
    file === '--set' ? 'command line' : file,
    line > 0 ? line : null,
  ];
}
