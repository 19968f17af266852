/** pools.csv: whether and when each pool runs out, and by when one must have ordered. */
import { metricSample } from '../ensemble/ensemble.ts';
import { earliestDay } from '../ensemble/metric-values.ts';
import { hasProcurement, type NumberedPool, numberedPools } from '../ensemble/numbered-pools.ts';
import type { PoolOutcome } from '../ensemble/pool-outcome.ts';
import { statisticsOf } from '../ensemble/statistics.ts';
import { ALL } from '../scenario/reserved-names.ts';
import { type StatisticBase, statisticColumns } from '../table/statistics-columns.ts';
import type { Cell, Column } from '../table/table.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { statisticCells } from './daily.ts';
import { dateCells, dateColumns, probabilityCells, probabilityColumns } from './occurrence.ts';
import { keyColumn, PLATFORM_COLUMN, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

interface Dates {
  readonly header: string;
  readonly meaning: string;
  readonly emptyIf?: string;
  /** Null: it does not happen in the replication. */
  readonly dayOf: (pool: PoolOutcome) => number | null;
}

interface Quantity extends StatisticBase {
  readonly amountOf: (pool: PoolOutcome) => number;
}

const RISK = 'the risk is the 5th percentile';
const WITHOUT_ORDERS = 'without any order not placed before the start';
const NO_LEAD_TIME =
  'if it does not run out there, and without procurement, as no lead time is stated';

/** Of all pools the earliest. */
const DATES: readonly Dates[] = [
  {
    header: 'runout',
    meaning: `First day over plan; ${RISK}`,
    dayOf: ({ runOutDay }) => runOutDay,
  },
  {
    header: 'last_safe_order',
    meaning: `Day by which to order at the planning lead time, so that it arrives on the run-out day; it is too late already if that is before the start; ${RISK}`,
    emptyIf: NO_LEAD_TIME,
    dayOf: ({ lastSafeOrderDay }) => lastSafeOrderDay,
  },
  {
    header: 'runout_without_orders',
    meaning: `First day over plan ${WITHOUT_ORDERS}; ${RISK}`,
    dayOf: ({ runOutDayWithoutOrders }) => runOutDayWithoutOrders,
  },
  {
    header: 'last_safe_order_without_orders',
    meaning: `Day by which to order for that run-out day; ${RISK}`,
    emptyIf: NO_LEAD_TIME,
    dayOf: ({ lastSafeOrderDayWithoutOrders }) => lastSafeOrderDayWithoutOrders,
  },
  {
    header: 'exhausted',
    meaning: `First day exhausted; ${RISK}`,
    dayOf: ({ firstExhaustedDay }) => firstExhaustedDay,
  },
];

const TIB = { unit: 'TiB', places: 3 } as const;

/** Of all pools the largest. */
const QUANTITIES: readonly Quantity[] = [
  {
    name: 'peak_utilisation_share',
    meaning: 'Largest disk needed over disk usable at the end of a day, all: of the worst pool',
    ...{ unit: 'share', places: 6 },
    amountOf: ({ utilisationMax }) => utilisationMax,
  },
  {
    name: 'over_plan_days',
    meaning: 'Days over plan, all: of the pool with most',
    ...{ unit: 'days', places: 1 },
    amountOf: ({ overPlanDays }) => overPlanDays,
  },
  {
    name: 'over_plan_shortfall_tib',
    meaning: 'Largest disk needed beyond what is usable, 0 if never, all: of the worst pool',
    ...TIB,
    amountOf: ({ overPlanShortfallBytesMax: bytes }) => bytes / BYTES_PER_TIB,
  },
  {
    name: 'exhausted_days',
    meaning: 'Days exhausted, all: of the pool with most',
    ...{ unit: 'days', places: 1 },
    amountOf: ({ exhaustedDays }) => exhaustedDays,
  },
  {
    name: 'exhausted_shortfall_tib',
    meaning: 'Largest disk occupied beyond what is usable, 0 if never, all: of the worst pool',
    ...TIB,
    amountOf: ({ exhaustedShortfallBytesMax: bytes }) => bytes / BYTES_PER_TIB,
  },
];

const COLUMNS: readonly Column[] = [
  keyColumn('pool', 'Name of the storage pool; all: all together, or any of them.'),
  PLATFORM_COLUMN,
  {
    ...{ header: 'start_usable_tib', type: 'number', ...TIB },
    meaning: 'Disk usable at the start, with what was bought and had arrived before.',
  },
  ...probabilityColumns(
    'over_plan_probability',
    'Share of replications in which it needs more than is usable on some day, all: some pool does.',
  ),
  ...probabilityColumns(
    'exhausted_probability',
    'Share of replications in which more is occupied than is usable on some day, all: in some pool.',
  ),
  ...probabilityColumns(
    'late_order_probability',
    'Share of replications in which the last safe order date is before the start, so that it is too late already; empty without procurement.',
  ),
  ...probabilityColumns(
    'over_plan_without_orders_probability',
    `Share of replications in which it is over plan on some day ${WITHOUT_ORDERS}, all: some pool is.`,
  ),
  ...probabilityColumns(
    'late_order_without_orders_probability',
    'Share of replications in which the last safe order date for that is before the start; empty without procurement.',
  ),
  ...DATES.flatMap(({ header, meaning, emptyIf }) =>
    dateColumns(header, `${meaning}; all: the earliest of the pools`, emptyIf),
  ),
  ...statisticColumns({
    name: 'peak_needed_tib',
    meaning: 'Largest disk needed at the end of a day, all: of all pools together',
    ...TIB,
  }),
  ...QUANTITIES.flatMap(statisticColumns),
];

/** Only in a run with storage. */
export const pools: Report = {
  name: 'pools',
  title: 'Storage pools',
  answers:
    'Which pool runs out, how likely, when, and by when must one have ordered? Over plan: more is needed than is usable, with what must stay free; exhausted: more is occupied. How pools stand day by day is in timeline.csv, on milestones in milestones.csv.',
  columns: COLUMNS,
  rowsOf,
};

function* rowsOf(result: RunResult): Generator<Cell[]> {
  const { outcomes, design, plan } = result;
  const declared = numberedPools(plan);
  if (declared.length === 0) return;
  const needed = metricSample(outcomes, design, 'peak_needed_tib').values;
  yield [
    ...[ALL, ALL],
    ...cellsOf(result, {
      startBytes: declared.reduce((sum, pool) => sum + startBytes(pool), 0),
      hasLeadTime: hasProcurement(plan),
      replications: outcomes.map((outcome) => outcome.pools),
      neededTib: needed.filter((tib) => tib !== null),
    }),
  ];
  for (const [index, pool] of declared.entries()) {
    const own = outcomes.map((outcome) => outcome.pools[index]!);
    yield [
      ...[pool.name, pool.platform],
      ...cellsOf(result, {
        startBytes: startBytes(pool),
        hasLeadTime: pool.procurement !== null,
        replications: own.map((one) => [one]),
        neededTib: own.map(({ neededBytesMax }) => neededBytesMax / BYTES_PER_TIB),
      }),
    ];
  }
}

interface Row {
  readonly startBytes: number;
  readonly hasLeadTime: boolean;
  /** By replication the pools that the row is about. */
  readonly replications: readonly (readonly PoolOutcome[])[];
  readonly neededTib: readonly number[];
}

function cellsOf({ plan }: RunResult, row: Row): Cell[] {
  const { startBytes: start, hasLeadTime, replications, neededTib } = row;
  const earliest = (dayOf: Dates['dayOf']) =>
    replications.map((own) => earliestDay(own.map(dayOf)));
  const chance = (days: readonly (number | null)[]) =>
    probabilityCells(days.filter((day) => day !== null).length, replications.length);
  const lateChance = (dayOf: Dates['dayOf']) =>
    hasLeadTime
      ? chance(earliest(dayOf).map((day) => (day !== null && day < 0 ? day : null)))
      : [null, null, null];
  return [
    start / BYTES_PER_TIB,
    ...chance(earliest(({ runOutDay }) => runOutDay)),
    ...chance(earliest(({ firstExhaustedDay }) => firstExhaustedDay)),
    ...lateChance(({ lastSafeOrderDay }) => lastSafeOrderDay),
    ...chance(earliest(({ runOutDayWithoutOrders }) => runOutDayWithoutOrders)),
    ...lateChance(({ lastSafeOrderDayWithoutOrders }) => lastSafeOrderDayWithoutOrders),
    ...DATES.flatMap(({ dayOf }) => dateCells(earliest(dayOf), plan.startDate)),
    ...statisticCells(statisticsOf(neededTib)),
    ...QUANTITIES.flatMap(({ amountOf }) => {
      const largest = replications.map((own) => Math.max(...own.map(amountOf)));
      return statisticCells(statisticsOf(largest));
    }),
  ];
}

/** What is declared, and what was ordered and had arrived before the start. */
function startBytes({ usableBytes, scheduled }: NumberedPool): number {
  const arrived = scheduled.filter(({ arrivalDay }) => arrivalDay < 0);
  return arrived.reduce((sum, purchase) => sum + purchase.usableBytes, usableBytes);
}
