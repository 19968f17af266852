/** Values of the options of `headroom size`, as they are written. */
import type { PublishedInputs } from '../storage/published-inputs.ts';
import { presetInputs } from '../storage/published-presets.ts';
import { parseShare } from '../units/shares.ts';
import { parseSize } from '../units/sizes.ts';
import type { CommandInput } from './definitions.ts';
import { SIZE_OPTIONS, type SizeOption, type SizeValueKind } from './size-options.ts';
import { UsageError } from './usage-error.ts';

type Value = number | boolean;
type Parsed = { readonly value: Value } | { readonly fault: string };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const DISK = /^(\d+(?:\.\d*)?|\.\d+)\s*(GB|TB)$/;
/** What `yes` stands for where an option is a share: the guidance, where it has one. */
const YES = presetInputs('exchange-2013');
/** Disks are labelled in decimal. */
const BYTES_PER_LABEL_UNIT = { GB: 1e9, TB: 1e12 } as const;

/**
 * The inputs that are given as options.
 *
 * @throws UsageError for the first value that is not what its option takes.
 */
export function sizeOptionValues({ values }: CommandInput, help: string): Partial<PublishedInputs> {
  const given: Record<string, Value> = {};
  for (const option of SIZE_OPTIONS) {
    const text = values.get(option.name)?.[0];
    if (text === undefined) continue;
    const parsed = parseValue(option, text);
    if ('fault' in parsed) throw new UsageError(`--${option.name}: ${parsed.fault}`, help);
    given[option.input] = parsed.value;
  }
  return given;
}

function parseValue({ input, kind }: SizeOption, text: string): Parsed {
  const isTrue = text === 'yes' ? true : text === 'no' ? false : null;
  if (kind === 'yes-no') {
    return isTrue === null ? { fault: `'${text}' is neither yes nor no` } : { value: isTrue };
  }
  if (kind === 'yes-no-share' && isTrue !== null) {
    const share = input === 'calendarShare' ? YES.calendarShare : YES.singleItemShare;
    return { value: isTrue ? share : 0 };
  }
  return parseNumber(kind, text);
}

function parseNumber(kind: Exclude<SizeValueKind, 'yes-no'>, text: string): Parsed {
  if (typeof kind === 'object') {
    const parsed = parseSize(text);
    return 'fault' in parsed ? parsed : { value: parsed.bytes / kind.unitBytes };
  }
  switch (kind) {
    case 'share':
    case 'yes-no-share': {
      const parsed = parseShare(text);
      return 'fault' in parsed ? parsed : { value: parsed.share };
    }
    case 'disk':
      return parseDisk(text);
    case 'count':
    case 'number': {
      const value = NUMBER.test(text) ? Number(text) : Number.NaN;
      const what = kind === 'count' ? 'a whole number' : 'a number';
      return Number.isFinite(value) ? { value } : { fault: `'${text}' is not ${what}` };
    }
  }
}

/** As labelled, in decimal units; or in binary ones, as all other sizes. */
function parseDisk(text: string): Parsed {
  const [, amount, unit] = DISK.exec(text.trim()) ?? [];
  if (amount !== undefined && (unit === 'GB' || unit === 'TB')) {
    return { value: Number(amount) * BYTES_PER_LABEL_UNIT[unit] };
  }
  const parsed = parseSize(text);
  if ('bytes' in parsed) return { value: parsed.bytes };
  return { fault: `'${text}' is not the size of a disk: write it as labelled, such as 4000 GB` };
}
