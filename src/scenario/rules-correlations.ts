/** Rules about uncertain inputs that go together. */
import { choleskyFactor } from '../random/cholesky.ts';
import { type CorrelatedGroup, correlatedGroups } from './correlations.ts';
import { nearest } from './nearest.ts';
import { itemAddress, type Rules } from './rule.ts';
import type { RankCorrelation, UncertainValue } from './scenario.ts';
import { isUncertainValue } from './settle.ts';
import { isUncertainAt } from './unit-at.ts';

/** A distribution that is no input of a replication, at home or of a platform. */
const LEAD_TIME = /(^|\.)storage\.procurement\.leadTimeDays$/;

interface NumberedPair extends RankCorrelation {
  readonly address: string;
}

/** Checks that pairs tie two inputs that there are, each pair once, and all can hold together. */
export function checkCorrelations(rules: Rules): void {
  const inputs = writtenInputs(rules);
  const sound: NumberedPair[] = [];
  for (const [index, item] of (rules.draft.correlations ?? []).entries()) {
    const { a, b, rankCorrelation } = item ?? {};
    if (a === undefined || b === undefined || rankCorrelation === undefined) {
      continue; // a fault of the pair itself, which is told
    }
    const pair = { a, b, rankCorrelation, address: `correlations.${index + 1}` };
    if (areInputs(rules, pair, inputs) && areTwo(rules, pair) && isNew(rules, pair, sound)) {
      sound.push(pair);
    }
  }
  const varying = [...inputs].flatMap(([address, value]) =>
    value?.distribution.kind === 'fixed' ? [] : [address],
  );
  for (const group of correlatedGroups(varying, sound)) {
    checkGroup(rules, group, sound);
  }
}

/** The values that may be distributions, by address; undefined: one that could not be read. */
function writtenInputs({ draft, has }: Rules): ReadonlyMap<string, UncertainValue | undefined> {
  const { traffic, owners, population, rollout, costs } = draft;
  const inputs = new Map<string, UncertainValue | undefined>();
  walk(traffic, 'traffic', inputs);
  walk(owners, 'owners', inputs);
  walk(population, 'population', inputs);
  walk(rollout, 'rollout', inputs);
  walk(costs, 'costs', inputs);
  for (const pair of draft.correlations ?? []) {
    for (const address of [pair?.a, pair?.b]) {
      if (address !== undefined && !inputs.has(address) && has(address) && isUncertainAt(address)) {
        inputs.set(address, undefined);
      }
    }
  }
  return inputs;
}

function walk(data: unknown, address: string, inputs: Map<string, UncertainValue | undefined>) {
  if (isUncertainValue(data)) {
    inputs.set(address, data);
  } else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) {
      walk(item, itemAddress(address, item?.name, index), inputs);
    }
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) walk(value, `${address}.${key}`, inputs);
  }
}

function areInputs(
  { say }: Rules,
  pair: NumberedPair,
  inputs: ReadonlyMap<string, unknown>,
): boolean {
  const unknown = [pair.a, pair.b].filter((address) => !inputs.has(address));
  for (const address of new Set(unknown)) {
    const isLeadTime = LEAD_TIME.test(address);
    const message = isLeadTime
      ? `'${address}' is drawn for each order, and has no one value to go with another`
      : `'${address}' is no input that can be uncertain`;
    const mend = isLeadTime ? 'leave the pair out' : meantBy(address, [...inputs.keys()]);
    say({ address: `${pair.address}.${address === pair.a ? 1 : 2}`, message, mend });
  }
  return unknown.length === 0;
}

/** What a cohort does not say of its own is the input of all cohorts. */
function meantBy(address: string, known: readonly string[]): string {
  const own = address.replace(/^population\.cohorts\.[^.]+\./, '');
  const shared = [own, `population.everyCohort.${own}`].find((one) => known.includes(one));
  const meant =
    shared ?? nearest(address, known) ?? known.find((one) => one.endsWith(`.${address}`));
  return meant === undefined
    ? 'write an address that `headroom show --origins` lists'
    : `did you mean '${meant}'?`;
}

function areTwo({ say }: Rules, { a, b, address }: NumberedPair): boolean {
  if (a !== b) return true;
  say({ address, message: `'${a}' is tied to itself`, mend: 'name two inputs' });
  return false;
}

function isNew(
  { say }: Rules,
  { a, b, address }: NumberedPair,
  before: readonly NumberedPair[],
): boolean {
  const same = before.find(
    (pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a),
  );
  if (same === undefined) return true;
  const message = `'${a}' and '${b}' are tied already, by ${same.address}`;
  say({ address, message, mend: 'keep one of the two' });
  return false;
}

/** Blames the last pair of the fewest inputs whose correlations cannot hold together. */
function checkGroup({ say }: Rules, group: CorrelatedGroup, pairs: readonly NumberedPair[]): void {
  if (choleskyFactor(group.matrix) !== null) return;
  const concerned = contradiction(group);
  const within = pairs.filter(({ a, b }) => concerned.includes(a) && concerned.includes(b));
  const message =
    `the correlations of ${concerned.join(', ')} contradict one another ` +
    '(their matrix is not positive definite)';
  const mend = 'write weaker ones, or leave out a pair';
  say({ address: within.at(-1)?.address ?? 'correlations', message, mend });
}

/** Inputs of a group whose correlations contradict, none of which could be left out. */
function contradiction({ addresses, matrix }: CorrelatedGroup): readonly string[] {
  let members = addresses.map((_, index) => index);
  for (const candidate of members) {
    const others = members.filter((member) => member !== candidate);
    const without = others.map((row) => others.map((column) => matrix[row]?.[column] ?? 0));
    if (choleskyFactor(without) === null) members = others;
  }
  return members.map((member) => addresses[member] ?? '');
}
