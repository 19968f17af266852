/** Shocks: named stretches of days on which traffic, or a price, is multiplied. */
import { group, listOf } from './facts.ts';
import { date, name, uncertain } from './fields.ts';
import { FACTOR } from './ranges.ts';

interface ShockWords {
  /** What the factor says. */
  readonly factorIs: string;
  readonly example: {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly factor: string;
  };
}

/** A list of shocks, described in the words of what they are about. */
export function shocks(description: string, { factorIs, example }: ShockWords) {
  const one = `{name: ${example.name}, from: ${example.from}, to: ${example.to}, factor: ${example.factor}}`;
  return listOf(
    description,
    group(
      'One shock.',
      {
        name: name({ description: 'Name.', example: example.name }),
        from: date({ description: 'First day.', example: example.from }),
        to: date({ description: 'Last day.', example: example.to }),
        factor: uncertain(FACTOR, { description: factorIs, example: example.factor }),
      },
      { example: one },
    ),
    { example: `[${one}]` },
  );
}
