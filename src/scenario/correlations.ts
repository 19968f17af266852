/** Which uncertain inputs go together. */
import type { Matrix } from '../random/cholesky.ts';
import { rankCorrelationToNormal } from '../random/copula.ts';
import type { RankCorrelation, Scenario } from './scenario.ts';
import { uncertainInputs } from './settle.ts';

/** Inputs that are tied to one another, directly or through others. */
export interface CorrelatedGroup {
  readonly addresses: readonly string[];
  /** Correlations of the normal scores: 2 sin(pi rs / 6), and 0 where nothing is said. */
  readonly matrix: Matrix;
}

/**
 * The groups of inputs that the pairs tie together, and in each group its inputs, in the order of
 * `addresses`. Pairs that name an address which is not among these are left out, as are inputs that
 * are tied to nothing.
 */
export function correlatedGroups(
  addresses: readonly string[],
  pairs: readonly RankCorrelation[],
): CorrelatedGroup[] {
  const known = pairs.filter(({ a, b }) => addresses.includes(a) && addresses.includes(b));
  const groups: string[][] = [];
  const groupOf = new Map<string, string[]>();
  for (const { a, b } of known) {
    const one = groupOf.get(a) ?? [a];
    const other = groupOf.get(b) ?? [b];
    const joined = [...new Set([...one, ...other])];
    for (const address of joined) groupOf.set(address, joined);
  }
  for (const address of addresses) {
    const group = groupOf.get(address);
    if (group?.find((member) => groups.some((found) => found.includes(member))) === undefined) {
      if (group !== undefined) groups.push(addresses.filter((one) => group.includes(one)));
    }
  }
  return groups.map((group) => ({ addresses: group, matrix: matrixOf(group, known) }));
}

function matrixOf(addresses: readonly string[], pairs: readonly RankCorrelation[]): Matrix {
  return addresses.map((row) =>
    addresses.map((column) => {
      const pair = pairs.find(
        ({ a, b }) => (a === row && b === column) || (a === column && b === row),
      );
      if (pair !== undefined) return rankCorrelationToNormal(pair.rankCorrelation);
      return row === column ? 1 : 0;
    }),
  );
}

/** A pair that has no effect, as these of its inputs are plain numbers. */
export interface IdleCorrelation extends RankCorrelation {
  readonly fixed: readonly string[];
}

/** The pairs of which an input is a plain number, perhaps by `--set`, so that nothing varies. */
export function idleCorrelations(scenario: Scenario): IdleCorrelation[] {
  const fixed = new Set<string>();
  for (const { address, value } of uncertainInputs(scenario)) {
    if (value.distribution.kind === 'fixed') fixed.add(address);
  }
  return scenario.correlations.flatMap((pair) => {
    const those = [pair.a, pair.b].filter((address) => fixed.has(address));
    return those.length === 0 ? [] : [{ ...pair, fixed: those }];
  });
}
