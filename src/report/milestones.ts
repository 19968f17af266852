/** milestones.csv: how things stand on a programme's dates. */
import type { MilestoneOutcome } from '../ensemble/milestone-outcome.ts';
import { numberedPools } from '../ensemble/numbered-pools.ts';
import type { PoolOutcome } from '../ensemble/pool-outcome.ts';
import { type Statistics, statisticsOf } from '../ensemble/statistics.ts';
import { ALL } from '../scenario/reserved-names.ts';
import type { Cell } from '../table/table.ts';
import { formatDecimal } from '../units/decimal.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { moneyCell } from './costs-cells.ts';
import { statisticCells } from './daily.ts';
import { probabilityCells, probabilityColumns } from './occurrence.ts';
import {
  dateColumn,
  figureColumn,
  keyColumn,
  PLATFORM_COLUMN,
  type Report,
  textColumn,
} from './report.ts';
import type { RunResult } from './run-result.ts';

/** Only in a run with milestones in its horizon. */
export const milestones: Report = {
  name: 'milestones',
  title: 'Milestones',
  answers:
    'How do things stand at the end of the day of each milestone? A milestone outside the horizon has no rows, nor has what the scenario does not have: stages, storage, costs.',
  columns: [
    keyColumn('milestone', 'Name of the milestone.'),
    keyColumn('pool', 'Name of the storage pool; all: every mailbox, all pools together.'),
    { ...PLATFORM_COLUMN, key: true },
    keyColumn(
      'metric',
      'rollout_done_share: of the mailboxes that stages select, those changed by then and not rolled back; the others have failed, are gone, or are still to do; rollout_finished: every stage has finished; mailboxes: those that are there, of all pools also by platform where stages move mailboxes; used_tib: content, and copies of mailboxes that have moved; needed_tib: disk needed; utilisation_share: disk needed over disk usable; headroom_tib: disk usable less disk needed; over_plan, exhausted: the pool, all: some pool, has been so by then; cost_to_date_gbp: cash from the start.',
    ),
    dateColumn('date', 'Date of the milestone.'),
    textColumn('unit', 'Unit of mean and quantiles; empty for what has only a probability.'),
    figureColumn(
      'mean',
      'Mean over the replications; of money that of the tables of costs, to which it ties.',
    ),
    figureColumn('p5', '5th percentile over the replications.'),
    figureColumn('p50', 'Median over the replications.'),
    figureColumn('p95', '95th percentile over the replications.'),
    ...probabilityColumns(
      'probability',
      'Share of replications in which it has happened by the end of the day; empty for quantities.',
    ),
  ],
  rowsOf,
};

function* rowsOf(result: RunResult): Generator<Cell[]> {
  const { plan } = result;
  for (const [index, { name, day }] of plan.milestones.entries()) {
    const rows = [
      ...ofRollout(result, index),
      ...ofPools(result, { milestone: index, pool: null }),
      ...ofCosts(result, index),
    ].map((row) => [ALL, ALL, row] as const);
    const ofEach = numberedPools(plan).flatMap(({ name: pool, platform }, at) =>
      ofPools(result, { milestone: index, pool: at }).map((row) => [pool, platform, row] as const),
    );
    const all = [...rows, ...ofPlatforms(result, index), ...ofEach];
    for (const [pool, platform, [metric, ...cells]] of all) {
      yield [name, pool, platform, metric, plan.startDate + day, ...cells];
    }
  }
}

/** The metric, then the cells from the unit on. */
type MetricRow = readonly [metric: string, ...cells: Cell[]];

interface Unit {
  readonly unit: string;
  readonly places: number;
}

const TIB = { unit: 'TiB', places: 3 } as const;
const MAILBOXES = { unit: 'mailboxes', places: 3 } as const;
const SHARE = { unit: 'share', places: 6 } as const;
const GBP = { unit: 'GBP', places: 2 } as const;

function quantityRow(metric: string, { unit, places }: Unit, statistics: Statistics): MetricRow {
  const figures = statisticCells(statistics).map((value) => formatDecimal(Number(value), places));
  return [metric, unit, ...figures, null, null, null];
}

function chanceRow(metric: string, happened: readonly boolean[]): MetricRow {
  const chance = probabilityCells(happened.filter(Boolean).length, happened.length);
  return [metric, null, null, null, null, null, ...chance];
}

function ofRollout({ outcomes }: RunResult, milestone: number): MetricRow[] {
  const own = outcomes.map((outcome) => outcome.milestones[milestone]!);
  const shares = own.map(({ rolloutDoneShare }) => rolloutDoneShare);
  const done = shares.filter((share) => share !== null);
  if (done.length === 0) return [];
  return [
    quantityRow('rollout_done_share', SHARE, statisticsOf(done)),
    chanceRow(
      'rollout_finished',
      own.map(({ rolloutIsFinished }) => rolloutIsFinished === true),
    ),
  ];
}

/** Mailboxes on each platform; none where nothing moves. */
function ofPlatforms({ outcomes, plan }: RunResult, milestone: number) {
  if (plan.rollout.moves === null) return [];
  return plan.platforms.map(({ name }, platform) => {
    const counts = outcomes.map((outcome) => {
      return outcome.milestones[milestone]!.platformMailboxes[platform]!;
    });
    return [ALL, name, quantityRow('mailboxes', MAILBOXES, statisticsOf(counts))] as const;
  });
}

/** What lies on a milestone in one replication, and the outcomes of the pools that it is in. */
interface Standing {
  readonly mailboxCount: number;
  readonly usedBytes: number;
  readonly neededBytes: number;
  readonly usableBytes: number;
  readonly pools: readonly PoolOutcome[];
}

/** Of a pool, or of all; without storage only mailboxes and their content. */
function ofPools(
  { outcomes, plan }: RunResult,
  at: { readonly milestone: number; readonly pool: number | null },
): MetricRow[] {
  const { day } = plan.milestones[at.milestone]!;
  const own = outcomes.map((outcome): Standing => {
    const standing = outcome.milestones[at.milestone]!;
    return at.pool === null
      ? { ...together(standing), pools: outcome.pools }
      : { ...standing.pools[at.pool]!, pools: [outcome.pools[at.pool]!] };
  });
  const quantity = (metric: string, unit: Unit, amountOf: (standing: Standing) => number) =>
    quantityRow(metric, unit, statisticsOf(own.map(amountOf)));
  const stored = [
    quantity('mailboxes', MAILBOXES, ({ mailboxCount }) => mailboxCount),
    quantity('used_tib', TIB, ({ usedBytes }) => usedBytes / BYTES_PER_TIB),
  ];
  if (plan.storage === null) return stored;
  const by = (dayOf: (pool: PoolOutcome) => number | null) =>
    own.map(({ pools }) => pools.some((pool) => (dayOf(pool) ?? Infinity) <= day));
  return [
    ...stored,
    quantity('needed_tib', TIB, ({ neededBytes }) => neededBytes / BYTES_PER_TIB),
    quantity('utilisation_share', SHARE, ({ neededBytes, usableBytes }) => {
      return neededBytes / usableBytes;
    }),
    quantity('headroom_tib', TIB, ({ neededBytes, usableBytes }) => {
      return (usableBytes - neededBytes) / BYTES_PER_TIB;
    }),
    chanceRow(
      'over_plan',
      by(({ runOutDay }) => runOutDay),
    ),
    chanceRow(
      'exhausted',
      by(({ firstExhaustedDay }) => firstExhaustedDay),
    ),
  ];
}

function together({ mailboxCount, usedBytes, pools }: MilestoneOutcome): Omit<Standing, 'pools'> {
  const sum = (quantity: 'neededBytes' | 'usableBytes') =>
    pools.reduce((total, pool) => total + pool[quantity], 0);
  const [neededBytes, usableBytes] = [sum('neededBytes'), sum('usableBytes')];
  return { mailboxCount, usedBytes, neededBytes, usableBytes };
}

/** Quantiles to the whole penny, as all money. */
function ofCosts({ costs }: RunResult, milestone: number): MetricRow[] {
  if (costs === null) return [];
  const cash = costs.replications.map(({ milestoneCashPence }) => milestoneCashPence[milestone]!);
  const { p5, p50, p95 } = statisticsOf(cash);
  const pounds = (pence: number) => moneyCell(Math.round(pence));
  return [
    quantityRow('cost_to_date_gbp', GBP, {
      mean: moneyCell(costs.meanMilestoneCashPence[milestone]!),
      ...{ p5: pounds(p5), p50: pounds(p50), p95: pounds(p95) },
    }),
  ];
}
