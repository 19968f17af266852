/** The kinds of single values that the format has; each makes one value of the schema. */
import { type CalendarDate, parseDate, WEEKDAY_NAMES } from '../calendar/date.ts';
import { type MonthDay, parseMonthDay } from '../calendar/slumps.ts';
import { type JsonPart, type Leaf, type LeafFacts, leaf } from './facts.ts';
import { suggestion } from './nearest.ts';
import {
  describe,
  type Field,
  fault,
  formatRange,
  inRange,
  type Reading,
  readQuantity,
  unitOf,
  type ValueFault,
} from './quantities.ts';
import { SHARE } from './ranges.ts';
import type { UncertainValue } from './scenario.ts';
import { chain, readUncertain } from './uncertain.ts';

type Described = Pick<LeafFacts, 'description' | 'example'> & Partial<LeafFacts>;

/** A part of the JSON Schema that stands under `definitions`. */
function reference(name: string): JsonPart {
  return { allOf: [{ $ref: `#/definitions/${name}` }] };
}

/** A line of text that matches a pattern. */
export function text(known: Described & { readonly type: string }, pattern: RegExp): Leaf<string> {
  const json = { type: 'string', pattern: pattern.source };
  return leaf({ json, ...known }, (raw) =>
    typeof raw === 'string' && pattern.test(raw)
      ? { value: raw }
      : fault(`${describe(raw)} is not ${known.type}`, `write ${known.example}`),
  );
}

/** Names are parts of addresses, so they hold neither the stop nor the equals sign. */
export const NAME = /^[A-Za-z][^.=]*$/;

/** Refuses what cannot be a name. */
export function nameFault(raw: unknown): { readonly faults: readonly ValueFault[] } {
  const mend = "begin with a letter and use neither '.' nor '=', as names are parts of addresses";
  return fault(`${describe(raw)} is not a name`, mend);
}

/** What an item of a list is called, by which it is merged and addressed. */
export function name(known: Described): Leaf<string> {
  const json = { type: 'string', pattern: NAME.source };
  return leaf({ type: 'name', json, ...known }, (raw) =>
    typeof raw === 'string' && NAME.test(raw) ? { value: raw } : nameFault(raw),
  );
}

/** A number of a kind within bounds that is known for certain; provenance may stand beside it. */
export function certain(field: Field, known: Described): Leaf<number> {
  const { quantity, range } = field;
  return leaf(
    {
      type: `${quantity}, ${formatRange(quantity, range)}`,
      json: reference(`sourced-${quantity}`),
      unit: unitOf(field),
      isSourced: true,
      ...known,
    },
    (raw) => chain(readQuantity(quantity, raw), (value) => inRange(field, value, raw)),
  );
}

/** A number or a distribution; provenance may stand beside it. */
export function uncertain(field: Field, known: Described): Leaf<UncertainValue> {
  return leaf(
    {
      type: `${field.quantity}, ${formatRange(field.quantity, field.range)}`,
      json: reference(`uncertain-${field.quantity}`),
      unit: unitOf(field),
      isUncertain: true,
      isSourced: true,
      ...known,
    },
    (raw) => readUncertain(field, raw),
  );
}

/**
 * A number or a distribution from which each order draws anew: no input of a replication, which has
 * one value throughout.
 */
export function drawnPerOrder(field: Field, known: Described): Leaf<UncertainValue> {
  const type = `${field.quantity}, ${formatRange(field.quantity, field.range)}, or a distribution`;
  return leaf(
    {
      type,
      json: reference(`uncertain-${field.quantity}`),
      unit: unitOf(field),
      isSourced: true,
      ...known,
    },
    (raw) => readUncertain(field, raw),
  );
}

/** A whole number within bounds; provenance may stand beside it. */
export function whole(range: Field['range'], known: Described): Leaf<number> {
  const bounds = `${range.low} to ${range.high}`;
  return leaf(
    {
      type: `whole number, ${bounds}`,
      json: reference('sourced-number'),
      isSourced: true,
      ...known,
    },
    (raw) =>
      chain(readQuantity('number', raw), (value) =>
        Number.isInteger(value) && value >= range.low && value <= range.high
          ? { value }
          : fault(
              `${value} is not a whole number from ${bounds}`,
              `write one, such as ${known.example}`,
            ),
      ),
  );
}

export function date(known: Described): Leaf<CalendarDate> {
  return leaf({ type: 'date', json: reference('date'), ...known }, (raw) => {
    const day = typeof raw === 'string' ? parseDate(raw) : null;
    return day === null
      ? fault(
          `${describe(raw)} is not a day of the calendar`,
          `write YYYY-MM-DD, such as ${known.example}`,
        )
      : { value: day };
  });
}

export function monthDay(known: Described): Leaf<MonthDay> {
  return leaf({ type: 'day of the year', json: reference('month-day'), ...known }, (raw) => {
    const day = typeof raw === 'string' ? parseMonthDay(raw) : null;
    return day === null
      ? fault(`${describe(raw)} is not a day of the year`, `write MM-DD, such as ${known.example}`)
      : { value: day };
  });
}

export interface Month {
  readonly year: number;
  readonly month: number;
}

export function month(known: Described): Leaf<Month> {
  return leaf({ type: 'month', json: reference('month'), ...known }, (raw) => {
    const [, year, monthNumber] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(String(raw)) ?? [];
    return year === undefined || year === '0000'
      ? fault(`${describe(raw)} is not a month`, `write YYYY-MM, such as ${known.example}`)
      : { value: { year: Number(year), month: Number(monthNumber) } };
  });
}

/** One of a few words. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  known: Described,
): Leaf<Word> {
  return leaf({ type: words.join(', '), json: { enum: words }, ...known }, (raw) => {
    const word = words.find((candidate) => candidate === raw);
    return word === undefined
      ? fault(`${describe(raw)} is not known`, suggestion(String(raw), words, 'choices'))
      : { value: word };
  });
}

export const weekday = (known: Described) => oneOf(WEEKDAY_NAMES, known);

export function flag(known: Described): Leaf<boolean> {
  return leaf({ type: 'true or false', json: { type: 'boolean' }, ...known }, (raw) =>
    typeof raw === 'boolean'
      ? { value: raw }
      : fault(`${describe(raw)} is neither true nor false`, 'write true or false'),
  );
}

/** A share, or `none` (read as null). */
export function shareOrNone(range: Field['range'], known: Described): Leaf<number | null> {
  const type = `share, ${formatRange('share', range)}, or none`;
  const json = reference('share-or-none');
  return leaf({ type, json, isSourced: true, unit: 'share', ...known }, (raw) =>
    raw === 'none'
      ? { value: null }
      : chain<number, number | null>(readQuantity('share', raw), (value) =>
          inRange({ quantity: 'share', range }, value, raw),
        ),
  );
}

/** A size of at least one byte, or `unlimited` (read as infinity). */
export function quotaSize(known: Described): Leaf<number> {
  const json = reference('quota-size');
  return leaf(
    { type: 'size or unlimited', json, isSourced: true, unit: 'bytes', ...known },
    (raw) =>
      raw === 'unlimited'
        ? { value: Number.POSITIVE_INFINITY }
        : chain(readQuantity('size', raw), (value) =>
            value >= 1
              ? { value }
              : fault('a quota of 0 B holds nothing', `write a size such as ${known.example}`),
          ),
  );
}

export interface ShareBand {
  readonly low: number;
  readonly high: number;
}

/** Two shares from 0 to 1, the lower first. */
export function shareBand(known: Described): Leaf<ShareBand> {
  const json = reference('share-band');
  return leaf(
    { type: 'two shares, [low, high]', json, isSourced: true, unit: 'share', ...known },
    (raw) => {
      if (!Array.isArray(raw) || raw.length !== 2) {
        const found = Array.isArray(raw) ? `a list of ${raw.length}` : describe(raw);
        return fault(`${found} is not two shares`, `write ${known.example}`);
      }
      return chain(readShare(raw[0]), (low) =>
        chain(readShare(raw[1]), (high) =>
          low <= high
            ? { value: { low, high } }
            : fault('the lower share comes second', 'write [low, high]'),
        ),
      );
    },
  );
}

function readShare(raw: unknown): Reading<number> {
  return chain(readQuantity('share', raw), (v) => inRange(SHARE, v, raw));
}

/** A count in words, such as `500 per day` or `35 days`. */
export function countOf(words: RegExp, known: Described & { readonly type: string }): Leaf<number> {
  const pattern = new RegExp(`^([1-9]\\d{0,8}) ${words.source}$`);
  const json = { type: 'string', pattern: pattern.source };
  return leaf({ json, ...known }, (raw) => {
    const [, digits] = pattern.exec(String(raw)) ?? [];
    return digits === undefined
      ? fault(`${describe(raw)} is not ${known.type}`, `write ${known.example}`)
      : { value: Number(digits) };
  });
}

/** A text; digits may stand without quotes. */
export function seed(known: Described): Leaf<string> {
  const json = { type: ['string', 'number'] };
  return leaf({ type: 'a text or a number', json, ...known }, (raw) =>
    (typeof raw === 'string' && raw !== '') || typeof raw === 'number'
      ? { value: String(raw) }
      : fault(`${describe(raw)} is no seed`, 'write a text or a number'),
  );
}

/** The version of the format that this program reads. */
export function version(known: Described): Leaf<1> {
  return leaf({ type: '1', json: { const: 1 }, ...known }, (raw) =>
    raw === 1
      ? { value: 1 }
      : fault(`version ${describe(raw)} of the format is not known`, 'write headroom: 1'),
  );
}
