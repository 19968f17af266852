/** What a pool of the reference buys. */
import { medianOf, quantileOf } from '../../../src/random/distribution.ts';
import { storageOf, type World } from './world.ts';

export interface Order {
  readonly origin: 'scheduled' | 'policy';
  readonly orderDay: number;
  readonly arrivalDay: number;
  readonly usableBytes: number;
}

/** An order arrives one day later at the earliest. */
export function wholeDays(leadTimeDays: number): number {
  return Math.max(1, Math.ceil(leadTimeDays));
}

export function scheduledOrders({ plan }: World, pool: number): Order[] {
  const { storage, index } = storageOf(plan, pool);
  const scheduled = storage.procurement?.scheduled ?? [];
  return scheduled
    .filter((order) => order.pool === index)
    .map(({ orderDay, arrivalDay, usableBytes }) => {
      return { origin: 'scheduled', orderDay, arrivalDay, usableBytes };
    });
}

export interface Outlook {
  readonly pool: number;
  readonly day: number;
  /** Today, with what has arrived. */
  readonly usableBytes: number;
  /** On an evening from that of day 0 on, up to yesterday's. */
  readonly neededBytes: (day: number) => number;
  readonly orders: readonly Order[];
}

/** What the policy orders today, if it does. */
export function orderToday(world: World, outlook: Outlook): Order | null {
  const { pool, day, usableBytes, neededBytes, orders } = outlook;
  const { procurement } = storageOf(world.plan, pool).storage;
  const policy = procurement?.policy;
  if (!procurement || !policy || day < policy.trendDays) return null;
  const planningDays = wholeDays(procurement.planningLeadTimeDays);
  const trend = Array.from({ length: policy.trendDays }, (_, at) => day - policy.trendDays + at);
  const points = trend.map((x) => ({ x, y: neededBytes(x) }));
  const expected = lineAt(points, day + planningDays);
  const onTheirWay = orders.filter(
    ({ origin, orderDay, arrivalDay }) =>
      arrivalDay > day &&
      (origin === 'scheduled' ? arrivalDay : orderDay + planningDays) <= day + planningDays,
  );
  const ahead = onTheirWay.reduce((sum, order) => sum + order.usableBytes, usableBytes);
  if (expected < policy.whenShare * ahead) return null;
  const open = orders.filter(({ orderDay, arrivalDay }) => orderDay <= day && arrivalDay > day);
  if (open.length >= policy.openOrders) return null;
  let bytes = policy.incrementBytes;
  while (expected >= policy.whenShare * (ahead + bytes)) bytes += policy.incrementBytes;
  const ordinal = orders.filter(({ origin }) => origin === 'policy').length;
  const arrivalDay = day + wholeDays(leadTime(world, pool, ordinal));
  return { origin: 'policy', orderDay: day, arrivalDay, usableBytes: bytes };
}

/** The least-squares line through the points, on a day. */
function lineAt(
  points: readonly { readonly x: number; readonly y: number }[],
  day: number,
): number {
  const count = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) * (x - meanX), 0);
  if (spread === 0) return meanY;
  const rise = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return meanY + rise * (day - meanX);
}

function leadTime({ plan, luck }: World, pool: number, ordinal: number): number {
  const { leadTime: spec, isLeadTimeDrawn } = storageOf(plan, pool).storage.procurement!;
  if (!isLeadTimeDrawn) return medianOf(spec.distribution, spec.range);
  return quantileOf(spec.distribution, spec.range, luck('leadTime', pool, ordinal));
}
