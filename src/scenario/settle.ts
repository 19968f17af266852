/** From a scenario with uncertain values to one with a number for each. */
import { medianOf } from '../random/distribution.ts';
import type { PricePath } from './costs-spec.ts';
import type { Scenario, UncertainValue } from './scenario.ts';

export interface UncertainInput {
  readonly address: string;
  readonly value: UncertainValue;
}

/** Where the scenario's data is named otherwise than the file. */
const FILE_KEYS: Readonly<Record<string, string>> = {
  messageBytes: 'messageSize',
  growthSegments: 'growth',
  medianBytes: 'size.lognormal.median',
  sigma: 'size.lognormal.sigma',
  importedBytes: 'imported',
  approvalWorkingDays: 'approval.workingDays',
};

/**
 * Lists every value that may be a distribution with its address in the file, fixed ones included.
 * A lead time is none: it is not one value of a replication, but drawn for each order.
 *
 * What cohorts share is one input, `owners.contactShare` or `population.everyCohort.keepShare`,
 * however many of them take it; what a cohort overrides is another,
 * `population.cohorts.NAME.owners.contactShare` or `population.cohorts.NAME.keepShare`. Shared
 * values are told by being the same object, as the loader leaves them.
 */
export function uncertainInputs(scenario: Scenario): readonly UncertainInput[] {
  return [...addressesOf(scenario)].map(([value, address]) => ({ address, value }));
}

/** Puts a number in place of every uncertain value, the same for all who share it. */
export function settle(
  scenario: Scenario,
  numberOf: (address: string, value: UncertainValue) => number,
): Scenario<number> {
  const numbers = new Map<UncertainValue, number>();
  for (const [value, address] of addressesOf(scenario)) {
    numbers.set(value, numberOf(address, value));
  }
  return settleValues(scenario, (value) => {
    const number = numbers.get(value);
    if (number === undefined) throw new Error('an uncertain value has no address');
    return number;
  });
}

/**
 * The same without addresses, in a fraction of the time, as it is done for every replication. It
 * asks as often as a value is shared, and is to be given the same number each time.
 */
export function settleValues(
  scenario: Scenario,
  numberOf: (value: UncertainValue) => number,
): Scenario<number> {
  const { traffic, owners, population, rollout, costs } = scenario;
  return {
    ...scenario,
    traffic: settled(traffic, numberOf),
    owners: settled(owners, numberOf),
    population: {
      ...population,
      everyCohort: settled(population.everyCohort, numberOf),
      cohorts: settled(population.cohorts, numberOf),
      onboarding: settled(population.onboarding, numberOf),
    },
    rollout: settled(rollout, numberOf),
    costs: settled(costs, numberOf),
  } as Scenario<number>;
}

/** Puts the median in place of every uncertain value. */
export function settleMedians(scenario: Scenario): Scenario<number> {
  return settleValues(scenario, (value) => medianOf(value.distribution, value.range));
}

function addressesOf(scenario: Scenario): Map<UncertainValue, string> {
  const addresses = new Map<UncertainValue, string>();
  walk(scenario.traffic, 'traffic', addresses);
  walk(scenario.owners, 'owners', addresses);
  walk(scenario.population.everyCohort, 'population.everyCohort', addresses);
  walk(scenario.population.cohorts, 'population.cohorts', addresses);
  walk(scenario.population.onboarding, 'population.onboarding', addresses);
  walk(scenario.rollout, 'rollout', addresses);
  for (const line of scenario.costs?.lines ?? []) {
    if ('price' in line) walk(asWritten(line.price), `costs.lines.${line.name}`, addresses);
  }
  return addresses;
}

/** A price with the keys that the file has, in its order. */
function asWritten({ segments, isSchedule, perYear, shocks }: PricePath<UncertainValue>) {
  const prices = isSchedule === true ? { prices: segments } : { price: segments[0]?.price };
  return { ...prices, pricePerYear: perYear, shocks };
}

function walk(data: unknown, address: string, addresses: Map<UncertainValue, string>): void {
  if (isUncertainValue(data)) {
    if (!addresses.has(data)) {
      addresses.set(data, address);
    }
  } else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) {
      walk(item, `${address}.${nameOf(item) ?? index + 1}`, addresses);
    }
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) {
      walk(value, `${address}.${FILE_KEYS[key] ?? key}`, addresses);
    }
  }
}

function settled(data: unknown, numberOf: (value: UncertainValue) => number): unknown {
  if (isUncertainValue(data)) {
    return numberOf(data);
  }
  if (Array.isArray(data)) {
    return data.map((item) => settled(item, numberOf));
  }
  if (typeof data === 'object' && data !== null) {
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(data)) copy[key] = settled(value, numberOf);
    return copy;
  }
  return data;
}

function nameOf(item: unknown): string | undefined {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Tells an uncertain value from the other data of a scenario. */
export function isUncertainValue(data: unknown): data is UncertainValue {
  return typeof data === 'object' && data !== null && 'distribution' in data && 'range' in data;
}
