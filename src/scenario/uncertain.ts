/** A number or a distribution, as it stands in the file. */
import { type Distribution, faultOf, type LegalRange } from '../random/distribution.ts';
import { nearest, suggestion } from './nearest.ts';
import { PROVENANCE_KEYS } from './provenance.ts';
import {
  describe,
  type Field,
  fault,
  inRange,
  type Quantity,
  type Reading,
  readQuantity,
  type ValueFault,
} from './quantities.ts';
import type { UncertainValue } from './scenario.ts';

/** The ways to write a distribution, by the key that tells which. */
const FORMS = {
  p10: percentiles,
  uniform,
  triangular,
  normal,
  lognormal,
  discrete,
} as const;

const FORM_KEYS = ['p10', 'p50', 'p90', 'uniform', 'triangular', 'normal', 'lognormal', 'discrete'];
const HOW_TO_WRITE =
  'write a number, {p10, p50, p90}, {uniform: [a, b]}, {triangular: [a, mode, b]}, ' +
  '{normal: {mean, sd}}, {lognormal: {median, sigma}} or {discrete: [{value, weight}]}';

type Plain = Readonly<Record<string, unknown>>;

/**
 * Reads a number or a distribution with its legal range.
 *
 * A single number must lie within the range, both ends included; whether a distribution does is
 * for random/distribution.ts to say.
 */
export function readUncertain(field: Field, raw: unknown): Reading<UncertainValue> {
  if (!isMap(raw)) {
    const single = Array.isArray(raw)
      ? fault('a list is not a value', HOW_TO_WRITE)
      : chain(readQuantity(field.quantity, raw), (v) => inRange(field, v, raw));
    return chain(single, (value) => ({
      value: { distribution: { kind: 'fixed', value }, range: field.range },
    }));
  }
  return chain(readDistribution(field, raw), (distribution) => {
    const wrong = distributionFault(distribution, field.range);
    return wrong === null
      ? { value: { distribution, range: field.range } }
      : fault(wrong.message, wrong.mend);
  });
}

/** What random/distribution.ts says of a distribution: what is wrong; what to write. */
export function distributionFault(
  distribution: Distribution,
  range: LegalRange,
): { readonly message: string; readonly mend: string } | null {
  const sentence = faultOf(distribution, range);
  if (sentence === null) {
    return null;
  }
  const split = sentence.indexOf('; ');
  return { message: sentence.slice(0, split), mend: sentence.slice(split + 2) };
}

function readDistribution(field: Field, raw: Plain): Reading<Distribution> {
  const keys = Object.keys(raw);
  const unknown = keys.find((key) => !FORM_KEYS.includes(key));
  if (unknown !== undefined) {
    const mend = suggestion(unknown, [...FORM_KEYS, 'value', ...PROVENANCE_KEYS], 'keys');
    return { faults: [{ path: [unknown], isOfKey: true, message: 'unknown key', mend }] };
  }
  const forms = new Set(keys.map((key) => (/^p\d0$/.test(key) ? 'p10' : key)));
  const [form] = forms;
  if (form === undefined || forms.size > 1) {
    const message =
      forms.size > 1 ? `${keys.join(' and ')} are mixed` : 'is neither number nor distribution';
    return fault(message, HOW_TO_WRITE);
  }
  return FORMS[form as keyof typeof FORMS](field, raw);
}

function percentiles(field: Field, raw: Plain): Reading<Distribution> {
  const parts = readParts(raw, [], {
    p10: field.quantity,
    p50: field.quantity,
    p90: field.quantity,
  });
  return chain(parts, ({ p10, p50, p90 }) => ({ value: { kind: 'percentiles', p10, p50, p90 } }));
}

function uniform(field: Field, raw: Plain): Reading<Distribution> {
  const bounds = readList(field, raw, { key: 'uniform', names: ['low', 'high'] });
  return chain(bounds, ({ low, high }) => ({ value: { kind: 'uniform', low, high } }));
}

function triangular(field: Field, raw: Plain): Reading<Distribution> {
  const corners = readList(field, raw, { key: 'triangular', names: ['low', 'mode', 'high'] });
  return chain(corners, ({ low, mode, high }) => ({
    value: { kind: 'triangular', low, mode, high },
  }));
}

function normal({ quantity }: Field, raw: Plain): Reading<Distribution> {
  const parts = readParts(raw.normal, ['normal'], { mean: quantity, sd: quantity });
  return chain(parts, ({ mean, sd }) => ({ value: { kind: 'normal', mean, sd } }));
}

function lognormal({ quantity }: Field, raw: Plain): Reading<Distribution> {
  const parts = readParts(raw.lognormal, ['lognormal'], { median: quantity, sigma: 'number' });
  return chain(parts, ({ median, sigma }) => ({ value: { kind: 'lognormal', median, sigma } }));
}

function discrete({ quantity }: Field, raw: Plain): Reading<Distribution> {
  const list = raw.discrete;
  if (!Array.isArray(list) || list.length === 0) {
    return wrongForm('discrete', list, 'discrete: [{value: 1, weight: 3}, {value: 2, weight: 1}]');
  }
  const readings = list.map((item: unknown, index) =>
    readParts(item, ['discrete', String(index + 1)], { value: quantity, weight: 'number' }),
  );
  const faults = readings.flatMap((reading) => ('faults' in reading ? reading.faults : []));
  const items = readings.flatMap((reading) => ('value' in reading ? [reading.value] : []));
  return faults.length > 0 ? { faults } : { value: { kind: 'discrete', items } };
}

/** Reads the named numbers of a map, all of which must be there and no others. */
function readParts<Key extends string>(
  raw: unknown,
  path: readonly string[],
  quantities: Readonly<Record<Key, Quantity>>,
): Reading<Record<Key, number>> {
  const keys = Object.keys(quantities) as Key[];
  if (!isMap(raw)) {
    return under(path, fault(`${describe(raw)} is no map of ${keys.join(' and ')}`, HOW_TO_WRITE));
  }
  const faults: ValueFault[] = [];
  const mistyped = new Set<string>();
  for (const key of Object.keys(raw)) {
    if (!(key in quantities)) {
      const mend = suggestion(key, keys, 'keys');
      mistyped.add(nearest(key, keys) ?? key);
      faults.push({ path: [...path, key], isOfKey: true, message: 'unknown key', mend });
    }
  }
  const parts = {} as Record<Key, number>;
  for (const key of keys) {
    if (raw[key] === undefined && mistyped.has(key)) {
      continue;
    }
    const reading: Reading<number> =
      raw[key] === undefined
        ? fault('is missing', `give ${keys.join(', ')}`)
        : readQuantity(quantities[key], raw[key]);
    if ('value' in reading) {
      parts[key] = reading.value;
    } else {
      faults.push(...under([...path, key], reading).faults);
    }
  }
  return faults.length > 0 ? { faults } : { value: parts };
}

/** Reads a list of as many numbers as there are names, as if they were written with those names. */
function readList<Key extends string>(
  { quantity }: Field,
  raw: Plain,
  { key, names }: { readonly key: string; readonly names: readonly Key[] },
): Reading<Record<Key, number>> {
  const list = raw[key];
  if (!Array.isArray(list) || list.length !== names.length) {
    return wrongForm(key, list, `${key}: [${names.join(', ')}]`);
  }
  const faults: ValueFault[] = [];
  const parts = {} as Record<Key, number>;
  for (const [index, name] of names.entries()) {
    const reading = readQuantity(quantity, list[index]);
    if ('value' in reading) {
      parts[name] = reading.value;
    } else {
      faults.push(...under([key, String(index + 1)], reading).faults);
    }
  }
  return faults.length > 0 ? { faults } : { value: parts };
}

function wrongForm(key: string, raw: unknown, example: string) {
  const found = Array.isArray(raw) ? `a list of ${raw.length}` : describe(raw);
  return under([key], fault(`${found} does not make a distribution`, `write {${example}}`));
}

/** Puts the way to a part before the faults found in it. */
export function under(
  path: readonly string[],
  { faults }: { readonly faults: readonly ValueFault[] },
) {
  return { faults: faults.map((one) => ({ ...one, path: [...path, ...one.path] })) };
}

/** Goes on with the value of a reading; faults stay as they are. */
export function chain<A, B>(reading: Reading<A>, next: (value: A) => Reading<B>): Reading<B> {
  return 'value' in reading ? next(reading.value) : reading;
}

function isMap(raw: unknown): raw is Plain {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
