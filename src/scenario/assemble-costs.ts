/** Costs as the program uses them: each line by its kind, each price as a path over time. */
import type { CalendarDate } from '../calendar/date.ts';
import { fixed } from './assemble-habits.ts';
import type {
  CapitalLine,
  CostLine,
  CostsSpec,
  DriverUnit,
  OptimismBiasLine,
  PricePath,
  RunningLine,
} from './costs-spec.ts';
import type { UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { PRICE_PER_YEAR } from './schema-costs.ts';

type CostsFile = NonNullable<ScenarioFile['costs']>;
type LineFile = CostsFile['lines'][number];

/** Makes what the file says of costs. */
export function assembleCosts(file: CostsFile): CostsSpec<UncertainValue> {
  const { priceBase, discountRate, midYear, inflationPerYear, vat, lines } = file;
  return {
    priceBase,
    discountRates:
      typeof discountRate === 'number'
        ? [{ from: priceBase, perYear: discountRate }]
        : discountRate,
    midYear,
    inflationPerYear,
    vat,
    lines: lines.map((line) => assembleLine(line, priceBase)),
  };
}

/** Rules have made sure that a line has the keys that its kind needs. */
function assembleLine(line: LineFile, priceBase: CalendarDate): CostLine<UncertainValue> {
  const { name, kind, per, from = null, to = null, platform = null, vat } = line;
  if (kind === 'optimism-bias') {
    return { name, kind, share: line.share, of: line.of } as OptimismBiasLine;
  }
  const price = assemblePrice(line, priceBase);
  if (kind === 'capital') {
    const { lifeYears, rawPerUsable = 1 } = line;
    const capital = { name, kind, per, rawPerUsable, price, lifeYears, hasVat: vat !== 'none' };
    return capital as CapitalLine<UncertainValue>;
  }
  const used = { name, per: per as DriverUnit, price, from, to, platform };
  const running: Omit<RunningLine<UncertainValue>, 'kind'> = { ...used, hasVat: vat !== 'none' };
  return kind === 'running' ? { ...running, kind } : { ...used, kind };
}

function assemblePrice(line: LineFile, priceBase: CalendarDate): PricePath<UncertainValue> {
  const { name, price, prices, shocks = [] } = line;
  const perYear = line.pricePerYear ?? fixed(0, PRICE_PER_YEAR.range);
  if (prices !== undefined) {
    return { segments: prices, isSchedule: true, perYear, shocks };
  }
  if (price === undefined) {
    throw new Error(`the line ${name} has neither price nor prices, which a rule refuses`);
  }
  return { segments: [{ from: priceBase, price }], perYear, shocks };
}
