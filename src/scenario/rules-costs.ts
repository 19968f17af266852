/** Rules about money: when prices are of, and how later money counts. */
import { formatDate } from '../calendar/date.ts';
import { PRICE_AGE_DAYS_MAX } from './price-age.ts';
import type { Rules } from './rule.ts';
import { checkLines } from './rules-lines.ts';
import { checkDateOrder } from './rules-time.ts';

/** Checks the day of prices, the discount rates, and the lines. */
export function checkCosts(rules: Rules): void {
  checkCurrency(rules);
  checkPriceBase(rules);
  checkDiscount(rules);
  checkLines(rules);
}

/** Columns of reports are named for pounds, as financial years and the Green Book are British. */
function checkCurrency({ draft, say }: Rules): void {
  const { currency, costs } = draft;
  if (costs === undefined || currency === undefined || currency === 'GBP') {
    return;
  }
  const message = `costs can only be in GBP, and the currency is ${currency}`;
  say({ address: 'currency', message, mend: 'write GBP, with prices in pounds' });
}

function checkPriceBase({ draft, say }: Rules): void {
  const { start, end } = draft.horizon ?? {};
  const priceBase = draft.costs?.priceBase;
  if (priceBase === undefined || start === undefined || end === undefined || end < start) {
    return;
  }
  const earliest = start - PRICE_AGE_DAYS_MAX;
  const address = 'costs.priceBase';
  const mend = `write a day from ${formatDate(earliest)} to ${formatDate(end)}`;
  if (priceBase > end) {
    const message = `${formatDate(priceBase)} is after the end of the horizon, ${formatDate(end)}`;
    say({ address, message, mend }, ['horizon.end']);
  } else if (priceBase < earliest) {
    const message = `${formatDate(priceBase)} is more than 30 years before ${formatDate(start)}`;
    say({ address, message, mend }, ['horizon.start']);
  }
}

function checkDiscount(rules: Rules): void {
  const { discountRate, priceBase } = rules.draft.costs ?? {};
  const address = 'costs.discountRate';
  if (typeof discountRate !== 'object') {
    return;
  }
  if (discountRate.length === 0) {
    const mend = 'write one, such as 3.5%';
    rules.say({ address, message: 'there is no rate', mend });
  }
  checkDateOrder(rules, address, discountRate);
  const first = discountRate[0]?.from;
  if (first !== undefined && priceBase !== undefined && first > priceBase) {
    const message = `${formatDate(first)} is after priceBase, ${formatDate(priceBase)}`;
    const mend = `begin the first rate by ${formatDate(priceBase)}`;
    rules.say({ address: `${address}.1.from`, message, mend }, ['costs.priceBase']);
  }
}
