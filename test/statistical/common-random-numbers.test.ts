/**
 * What common random numbers are for: two scenarios of one seed have the same owners living the
 * same lives under the same inputs, so that their difference is known better than each of them.
 */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { batchSizes } from '../../src/ensemble/design.ts';
import { drawBatch, drawnInputs, settleDrawn } from '../../src/ensemble/draw-inputs.ts';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import { compilePlan } from '../../src/plan/compile.ts';
import { parametersOf } from '../../src/plan/parameters.ts';
import { tableMemory } from '../../src/plan/table-memory.ts';
import { scaleMailboxes } from '../../src/population/organisations.ts';
import { readOrganisations } from '../../src/population/read-organisations.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

const MAILBOX_COUNT = 1_000;
const REPLICATIONS = 60;
const HYPERCUBES = 10;

interface Run {
  /** By metric, then by replication. */
  readonly values: ReadonlyMap<string, readonly number[]>;
  /** Gross traffic of each mailbox at the end of the last replication. */
  readonly gross: ReadonlyMap<number, number>;
}

/** A scenario of the library with few mailboxes. */
function runOf(file: string, seed = 'nhsmail-2013'): Run {
  const settings = [`population.mailboxes=${MAILBOX_COUNT}`, `run.seed=${seed}`];
  const { scenario } = readScenario(file, settings);
  const { organisations: source } = scenario.population;
  if (!('path' in source)) throw new Error('the library has its organisations in a file');
  const read = readOrganisations(source.path, source.path);
  const { plan } = compilePlan(scenario, scaleMailboxes(read.organisations, MAILBOX_COUNT));
  if (plan === null) throw new Error('a scenario of the library has no plan');
  const inputs = drawnInputs(scenario);
  const workspace = createWorkspace(plan);
  const tables = tableMemory();
  let firstReplication = 0;
  const traces = batchSizes(REPLICATIONS, HYPERCUBES).flatMap((count, batch) => {
    const rows = drawBatch(scenario, { batch, firstReplication, count });
    const done = rows.map((row, index) => {
      const parameters = parametersOf(settleDrawn(scenario, inputs, row), plan, tables);
      return simulate(plan, workspace, { replication: firstReplication + index, parameters });
    });
    firstReplication += count;
    return done;
  });
  const { gross } = workspace.columns;
  return {
    values: new Map(
      HEADLINE_METRICS.map(({ name, valueIn }) => [
        name,
        traces.map((trace) => valueIn({ trace, costs: null }) ?? 0),
      ]),
    ),
    gross: new Map(Array.from(plan.rows.mailboxOf, (mailbox, row) => [mailbox, gross[row]!])),
  };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}

/** Variance of the paired difference over that of two runs which have nothing in common. */
function varianceRatio(metric: string, one: Run, other: Run): number {
  const [a, b] = [one.values.get(metric)!, other.values.get(metric)!];
  const differences = a.map((value, index) => value - b[index]!);
  return varianceOf(differences) / (varianceOf(a) + varianceOf(b));
}

const METRICS = [
  'end_used_tib',
  'blocked_share_max',
  'contacts_count',
  'suppressed_messages_count',
];

describe('the doubling and no change', () => {
  const doubling = runOf('scenarios/nhsmail-doubling-2013.yaml');
  const noChange = runOf('scenarios/nhsmail-no-change.yaml');
  const otherLuck = runOf('scenarios/nhsmail-no-change.yaml', 'another');

  it('have the same traffic of every mailbox at the end', () => {
    const same = [...doubling.gross].filter(([mailbox, rate]) => {
      return noChange.gross.get(mailbox) === rate;
    });
    expect(same.length / MAILBOX_COUNT).toBe(1);
    expect(new Set(doubling.gross.values()).size).toBeGreaterThan(MAILBOX_COUNT / 2);
  });

  // The doubling varies more than no change, so that their difference varies even where one follows
  // from the other. Found with the same seed: 0.30, 0.15, 0.27 and 0.14.
  it.each(METRICS)('differ in %s by less than runs that have nothing in common', (metric) => {
    expect(varianceRatio(metric, doubling, noChange)).toBeLessThan(0.5);
  });

  // Of independent runs the ratio is 1 but for chance, whose standard deviation is at most
  // sqrt(2 / 60) = 0.18; below 0.4 it is in 4 of 10,000 cases.
  it.each(METRICS)('gain nothing by the pairing in %s if their seeds differ', (metric) => {
    expect(varianceRatio(metric, doubling, otherLuck)).toBeGreaterThan(0.4);
  });
});
