/** The schema of which uncertain inputs go together. */
import { leaf, listOf } from './facts.ts';
import { describe, fault, formatRange, inRange, type Reading, readQuantity } from './quantities.ts';
import { CORRELATION } from './ranges.ts';
import type { RankCorrelation } from './scenario.ts';
import { chain, under } from './uncertain.ts';

const PAIR_EXAMPLE = '[owners.inducedGrowth, owners.contactShare, 0.5]';

const pair = leaf<RankCorrelation>(
  {
    description: 'Two inputs and their rank correlation.',
    type: `[input, input, number, ${formatRange('number', CORRELATION.range)}]`,
    example: PAIR_EXAMPLE,
    json: { allOf: [{ $ref: '#/definitions/correlated-pair' }] },
    isSourced: true,
    unit: CORRELATION.unit,
  },
  readPair,
);

export const correlations = listOf(
  'Rank correlations (Spearman) of uncertain inputs, each named by its address.',
  pair,
  { example: `[${PAIR_EXAMPLE}]` },
);

function readPair(raw: unknown): Reading<RankCorrelation> {
  if (!Array.isArray(raw) || raw.length !== 3) {
    const found = Array.isArray(raw) ? `a list of ${raw.length}` : describe(raw);
    return fault(`${found} does not tie two inputs together`, `write ${PAIR_EXAMPLE}`);
  }
  const [a, b, strength]: readonly unknown[] = raw;
  const wanted = chain(readQuantity('number', strength), (value) =>
    inRange(CORRELATION, value, strength),
  );
  const readings = [readAddress(a), readAddress(b), wanted].map((reading, index) =>
    'faults' in reading ? under([String(index + 1)], reading).faults : [],
  );
  const faults = readings.flat();
  if (faults.length > 0 || 'faults' in wanted) return { faults };
  return { value: { a: String(a), b: String(b), rankCorrelation: wanted.value } };
}

function readAddress(raw: unknown): Reading<string> {
  return typeof raw === 'string'
    ? { value: raw }
    : fault(`${describe(raw)} is no address`, 'write one such as owners.inducedGrowth');
}
