/** Rules about gates: what their bounds are of, on which side they lie, and what they name. */
import { formatShare } from '../units/shares.ts';
import { type Field, fault, inRange, type Reading } from './quantities.ts';
import { SHARE } from './ranges.ts';
import type { GateMetric } from './rollout-spec.ts';
import { checkKnown, exactlyOne, type FileDraft, itemAddress, type Rules } from './rule.ts';
import type { WrittenBound } from './schema-gates.ts';

type GateDraft = NonNullable<NonNullable<NonNullable<FileDraft['rollout']>['gates']>[number]>;

const SIDES = ['above', 'below'] as const;
type Side = (typeof SIDES)[number];

/** Between which bounds the values of a metric lie; days of a runway up to the longest horizon. */
const FIELDS: Readonly<Record<GateMetric, Field>> = {
  poolUtilisation: { quantity: 'share', range: { low: 0, high: 10 } },
  shareBlocked: SHARE,
  shareWarned: SHARE,
  contactsPerDay: { quantity: 'number', range: { low: 0, high: 1e9 }, unit: 'contacts' },
  failureShare: SHARE,
  runwayDays: { quantity: 'number', range: { low: 0, high: 36_525 }, unit: 'days' },
};

const POOL_METRICS: readonly GateMetric[] = ['poolUtilisation', 'runwayDays'];

/** Checks every gate. */
export function checkGates(rules: Rules): void {
  for (const [index, gate] of (rules.draft.rollout?.gates ?? []).entries()) {
    if (gate === undefined) continue; // it is no map, which is told
    const address = itemAddress('rollout.gates', gate.name, index);
    const areLegal = checkBounds(rules, address, gate);
    const areOpposite = checkSides(rules, address);
    if (areLegal && areOpposite) checkOrder(rules, address, gate);
    checkMetric(rules, address, gate);
    checkPool(rules, address, gate);
    checkStages(rules, address, gate);
  }
}

/** Whether each bound is what the metric has. */
function checkBounds({ say }: Rules, address: string, { metric, trip, clear }: GateDraft): boolean {
  if (metric === undefined) return false; // what a bound may be is not known, and that is told
  const bounds = [
    ['trip', trip],
    ['clear', clear],
  ] as const;
  let areLegal = true;
  for (const [key, written] of bounds) {
    for (const side of SIDES) {
      const bound = written?.[side];
      if (bound?.amount === undefined) continue;
      const reading = readBound(metric, bound as WrittenBound);
      if ('value' in reading) continue;
      areLegal = false;
      for (const { message, mend } of reading.faults) {
        say({ address: `${address}.${key}.${side}`, message, mend }, [`${address}.metric`]);
      }
    }
  }
  return areLegal;
}

function readBound(metric: GateMetric, { amount, hasPercent }: WrittenBound): Reading<number> {
  const field = FIELDS[metric];
  if (field.quantity === 'number' && hasPercent) {
    const message = `${formatShare(amount)} is a share, and ${metric} is a number of ${field.unit}`;
    return fault(message, `write a number of ${field.unit}, such as 60`);
  }
  return inRange(field, amount, hasPercent ? `${amount}%` : amount);
}

/** Whether there is one bound to trip, and one of the other side to clear. */
function checkSides(rules: Rules, address: string): boolean {
  const sidesOf = (key: string) => SIDES.filter((side) => rules.has(`${address}.${key}.${side}`));
  const [trips, clears] = [sidesOf('trip'), sidesOf('clear')];
  for (const key of ['trip', 'clear']) {
    const map = `${address}.${key}`;
    if (rules.has(map) && rules.keysAt(map) !== null) exactlyOne(rules, map, SIDES);
  }
  const [side] = trips;
  if (side === undefined || trips.length > 1 || clears.length > 1) return false;
  if (!clears.includes(side)) return clears.length > 0;
  const other = otherSide(side);
  const message = `it trips ${side} a bound, and would clear ${side} one too`;
  const mend = `write clear: {${other}: ...}, or leave clear out`;
  rules.say({ address: `${address}.clear.${side}`, message, mend }, [`${address}.trip.${side}`]);
  return false;
}

function otherSide(side: Side): Side {
  return side === 'above' ? 'below' : 'above';
}

/** A gate that clears beyond its trip would trip and clear on the same day. */
function checkOrder({ say }: Rules, address: string, { metric, trip, clear }: GateDraft): void {
  const side = trip?.above === undefined ? 'below' : 'above';
  const other = otherSide(side);
  const [bad, good] = [trip?.[side]?.amount, clear?.[other]?.amount];
  if (metric === undefined || bad === undefined || good === undefined) return;
  if (side === 'above' ? good <= bad : good >= bad) return;
  const textOf = (amount: number) =>
    FIELDS[metric].quantity === 'share' ? formatShare(amount) : String(amount);
  const message =
    `contradicts the trip: it would clear ${other} ${textOf(good)}, ` +
    `and trips ${side} ${textOf(bad)}`;
  const mend = `write at ${side === 'above' ? 'most' : 'least'} ${textOf(bad)}`;
  say({ address: `${address}.clear.${other}`, message, mend }, [`${address}.trip.${side}`]);
}

/** What a metric is of must be there. */
function checkMetric({ has, say }: Rules, gate: string, { metric }: GateDraft): void {
  if (metric === undefined) return;
  const address = `${gate}.metric`;
  if (POOL_METRICS.includes(metric) && !has('storage')) {
    const message = `${metric} is of storage, and the scenario has none`;
    say({ address, message, mend: 'describe it under storage, or leave the gate out' });
  }
  if (metric === 'failureShare' && !has('rollout.failures')) {
    const message = 'no attempt can fail: there are no rollout.failures';
    say({ address, message, mend: 'describe them, or leave the gate out' });
  }
}

function checkPool(rules: Rules, gate: string, { metric, pool }: GateDraft): void {
  const address = `${gate}.pool`;
  if (metric === undefined || !rules.has(address)) return;
  if (!POOL_METRICS.includes(metric)) {
    const message = `${metric} is of no pool`;
    const mend = `leave it out, or write metric: ${POOL_METRICS.join(' or ')}`;
    rules.say({ address, message, mend }, [`${gate}.metric`]);
    return;
  }
  const platforms = rules.keysAt('platforms') ?? [];
  const places = ['', ...platforms.map((name) => `platforms.${name}.`)];
  const known = places.flatMap((place) => rules.keysAt(`${place}storage.pools`) ?? []);
  checkKnown(rules, address, {
    name: pool,
    known: known.length === 0 ? undefined : known,
    word: 'pool',
  });
}

function checkStages(rules: Rules, gate: string, { stages: names }: GateDraft): void {
  const address = `${gate}.stages`;
  if (names?.length === 0) {
    const mend = 'name one, or leave it out: it then acts on all';
    rules.say({ address, message: 'names no stage', mend });
  }
  const stages = rules.draft.rollout?.stages ?? [];
  const known = stages.flatMap((stage) => stage?.name ?? []);
  const areNamed = known.length === stages.length;
  for (const [index, name] of (names ?? []).entries()) {
    checkKnown(rules, `${address}.${index + 1}`, {
      name,
      known: areNamed ? known : undefined,
      word: 'stage',
    });
  }
}
