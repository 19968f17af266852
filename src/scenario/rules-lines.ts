/** Rules about the lines of the costs: which kind has which keys, and what each may count. */
import { formatDate } from '../calendar/date.ts';
import { CAPITAL_UNITS, PLACED_UNITS } from './costs-spec.ts';
import { HOME } from './platform-spec.ts';
import { PRICE_AGE_DAYS_MAX } from './price-age.ts';
import { COST_TOTALS } from './reserved-names.ts';
import {
  checkKnown,
  exactlyOne,
  type FileDraft,
  itemAddress,
  needKeys,
  type Rules,
} from './rule.ts';
import { checkBias } from './rules-bias.ts';
import { checkDateOrder, checkRanges } from './rules-time.ts';
import { lineKeys } from './schema-costs.ts';

/** A line of which something could be read. */
export type LineDraft = NonNullable<NonNullable<NonNullable<FileDraft['costs']>['lines']>[number]>;
type Kind = NonNullable<LineDraft['kind']>;

const PRICE_KEYS = ['price', 'prices', 'pricePerYear', 'shocks'];

interface KindKeys {
  readonly needed: readonly string[];
  /** What else it may have besides name and kind. */
  readonly more: readonly string[];
}

const KEYS_OF: Readonly<Record<Kind, KindKeys>> = {
  capital: { needed: ['per', 'lifeYears'], more: [...PRICE_KEYS, 'rawPerUsable', 'vat'] },
  running: { needed: ['per'], more: [...PRICE_KEYS, 'from', 'to', 'platform', 'vat'] },
  economic: { needed: ['per'], more: [...PRICE_KEYS, 'from', 'to', 'platform'] },
  'optimism-bias': { needed: ['share', 'of'], more: [] },
};

/** Checks every line of the costs. */
export function checkLines(rules: Rules): void {
  const lines = rules.draft.costs?.lines ?? [];
  for (const [index, line] of lines.entries()) {
    const address = itemAddress('costs.lines', line?.name, index);
    if (line?.kind === undefined) {
      continue; // which keys it may have is not known, and the fault of its kind is told
    }
    checkName(rules, address, line.name);
    checkKeys(rules, address, line.kind);
    if (line.kind === 'optimism-bias') {
      checkBias(rules, address, line);
    } else {
      exactlyOne(rules, address, ['price', 'prices']);
      checkUnit(rules, address, line);
      checkPlace(rules, address, line);
      checkPrices(rules, address, line);
    }
  }
  checkRanges(rules, 'costs.lines', lines);
}

function checkName({ say }: Rules, address: string, name: string | undefined): void {
  if (name === undefined) return;
  const mend = 'give the line another name';
  if (COST_TOTALS.includes(name.toLowerCase())) {
    say({ address, message: `'${name}' is a sum of lines in the reports`, mend });
  } else if (/^residual value of | \(ordered before [-\d]+\)$/.test(name)) {
    say({ address, message: `the reports give names like '${name}' to parts of lines`, mend });
  }
}

function checkKeys(rules: Rules, address: string, kind: Kind): void {
  const { needed, more } = KEYS_OF[kind];
  needKeys(rules, address, {
    keys: lineKeys,
    needed,
    message: `is missing in a line of kind ${kind}`,
    examples: kind === 'capital' ? { per: 'TB bought' } : {},
  });
  const known = ['name', 'kind', ...needed, ...more];
  for (const key of Object.keys(lineKeys)) {
    if (!known.includes(key) && rules.has(`${address}.${key}`)) {
      const message = `a line of kind ${kind} has none`;
      const mend =
        kind === 'economic' && key === 'vat'
          ? 'leave it out: nobody pays it, so there is no tax on it'
          : 'leave it out (null removes an inherited key), or write another kind';
      rules.say({ address: `${address}.${key}`, message, mend }, [`${address}.kind`]);
    }
  }
}

/** What is bought is capital, all else is not; and what counts storage needs some. */
function checkUnit({ has, say }: Rules, line: string, { kind, per }: LineDraft): void {
  const address = `${line}.per`;
  const involved = [`${line}.kind`];
  if (per === undefined) {
    return;
  }
  const isBought = CAPITAL_UNITS.some((unit) => unit === per);
  if (kind === 'capital' && !isBought) {
    const message = `capital is bought, and '${per}' is used`;
    say({ address, message, mend: `write ${CAPITAL_UNITS.join(' or ')}` }, involved);
  } else if (kind !== 'capital' && isBought) {
    const message = `'${per}' is for lines of kind capital`;
    const mend = 'write kind: capital, or count something else, such as TiB-month installed';
    say({ address, message, mend }, involved);
  } else if (/^Ti?B/.test(per) && !has('storage')) {
    const message = `'${per}' counts storage, and the scenario has none`;
    say({ address, message, mend: 'describe it under storage, or leave the line out' });
  }
}

/** A platform is there, and something of what is counted lies on it. */
function checkPlace(rules: Rules, line: string, { kind, per, platform }: LineDraft): void {
  const address = `${line}.platform`;
  if (!rules.has(address) || kind === 'capital') return; // a capital line has none, which is told
  if (per !== undefined && !PLACED_UNITS.some((unit) => unit === per)) {
    const message = `'${per}' is of no one platform`;
    const mend = 'leave it out, or count what lies on one, such as mailbox-month';
    rules.say({ address, message, mend }, [`${line}.per`]);
    return;
  }
  const known = [...new Set([HOME, ...Object.keys(rules.draft.platforms ?? {})])];
  checkKnown(rules, address, { name: platform, known, word: 'platform' });
}

function checkPrices(rules: Rules, address: string, { prices, shocks }: LineDraft): void {
  if (prices?.length === 0) {
    const mend = 'write one, such as {from: 2013-04-01, price: 2000}';
    rules.say({ address: `${address}.prices`, message: 'there is no price', mend });
  }
  checkDateOrder(rules, `${address}.prices`, prices);
  checkPriceDates(rules, `${address}.prices`, prices ?? []);
  checkRanges(rules, `${address}.shocks`, shocks);
}

/** A yearly change followed over centuries comes to any price, or to none. */
function checkPriceDates(
  { draft, say }: Rules,
  address: string,
  prices: NonNullable<LineDraft['prices']>,
): void {
  const { start, end } = draft.horizon ?? {};
  if (start === undefined || end === undefined) {
    return;
  }
  const [earliest, latest] = [start - PRICE_AGE_DAYS_MAX, end + PRICE_AGE_DAYS_MAX];
  for (const [index, item] of prices.entries()) {
    const from = item?.from;
    if (from === undefined || (from >= earliest && from <= latest)) {
      continue;
    }
    const message = `${formatDate(from)} is more than 30 years from the horizon`;
    const mend = `write a day from ${formatDate(earliest)} to ${formatDate(latest)}`;
    say({ address: `${address}.${index + 1}.from`, message, mend });
  }
}
