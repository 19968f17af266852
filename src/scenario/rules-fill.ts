/** Rules about how full mailboxes are at the start. */
import { medianOf } from '../random/distribution.ts';
import { formatShare } from '../units/shares.ts';
import { exactlyOne, type FileDraft, type Rules } from './rule.ts';
import type { Complaint } from './tree.ts';
import { distributionFault } from './uncertain.ts';

type FillDraft = NonNullable<
  NonNullable<NonNullable<FileDraft['population']>['cohorts']>[string]
>['fill'];

/** Checks that a beta distribution or a table of quantiles fits between empty and full. */
export function checkFill(rules: Rules, address: string, fill: FillDraft): void {
  const receive = rules.draft.quota?.thresholds?.receive;
  if (fill === undefined) {
    return;
  }
  exactlyOne(rules, address, ['mean', 'quantiles']);
  if (rules.has(`${address}.mean`) !== rules.has(`${address}.sd`)) {
    const message = 'mean and sd are given together or not at all';
    rules.say({ address, message, mend: 'write both, such as mean: 55%, sd: 25%' });
  }
  if (receive !== undefined) {
    checkBeta(rules, address, { fill, fillMax: receive ?? 1 });
    checkQuantiles(rules, address, { fill, fillMax: receive ?? 1 });
  }
}

interface Bounded {
  readonly fill: NonNullable<FillDraft>;
  /** The receive threshold; 1 where there is none. */
  readonly fillMax: number;
}

function checkBeta({ say }: Rules, address: string, { fill, fillMax }: Bounded): void {
  if (fill.mean === undefined || fill.sd === undefined) {
    return;
  }
  const involved = ['quota.thresholds.receive'];
  const wrong = distributionFault(fill.mean.distribution, { low: 0, high: fillMax });
  if (wrong !== null) {
    say({ address: `${address}.mean`, ...wrong }, involved);
    return;
  }
  const mean = medianOf(fill.mean.distribution, fill.mean.range);
  const sd = medianOf(fill.sd.distribution, fill.sd.range);
  const fault = faultOfBeta({ mean, sd }, fillMax);
  if (fault !== null) {
    const others = sd > 0 ? [`${address}.mean`, ...involved] : [];
    say({ address: `${address}.sd`, ...fault }, others);
  }
}

/** What makes a mean and an sd unusable, and what to write instead of the sd; null: nothing. */
export function faultOfBeta(
  { mean, sd }: { readonly mean: number; readonly sd: number },
  fillMax: number,
): Omit<Complaint, 'address'> | null {
  if (sd <= 0) {
    const mend = 'write an sd above 0%, or quantiles of one fill';
    return { message: 'a beta distribution has a spread', mend };
  }
  // A beta on [0, M] with mean m and sd s needs s^2 < m (M - m).
  const variance = mean * (fillMax - mean);
  if (sd * sd < variance) {
    return null;
  }
  const sdMax = Math.floor(Math.sqrt(Math.max(0, variance)) * 1000) / 1000;
  const wanted = `mean ${shortShare(mean)} and sd ${shortShare(sd)}`;
  return {
    message: `no beta distribution on 0% to ${formatShare(fillMax)} has ${wanted}`,
    mend: `write an sd below ${formatShare(sdMax)}, or another mean`,
  };
}

/** A share that was perhaps drawn, to a ten-thousandth of a percent. */
function shortShare(share: number): string {
  return formatShare(Math.round(share * 1e6) / 1e6);
}

function checkQuantiles({ say }: Rules, address: string, { fill, fillMax }: Bounded): void {
  const points = fill.quantiles;
  if (points === undefined) {
    return;
  }
  const at = `${address}.quantiles`;
  const first = points[0];
  const last = points[points.length - 1];
  const isOpen = points.length < 2 || (first?.share ?? 0) !== 0 || (last?.share ?? 1) !== 1;
  if (isOpen) {
    const mend = 'write at least {share: 0%, ...} first and {share: 100%, ...} last';
    say({ address: at, message: 'the points do not reach from 0% to 100%', mend });
  }
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const here = `${at}.${index + 1}`;
    if (point?.share !== undefined && before?.share !== undefined && point.share <= before.share) {
      const pair = [point.share, before.share].map(formatShare);
      const message = pair.join(' is not above the share before, ');
      say({ address: `${here}.share`, message, mend: 'write the shares in rising order' });
    }
    if (point?.fill !== undefined && before?.fill !== undefined && point.fill < before.fill) {
      const pair = [point.fill, before.fill].map(formatShare);
      const message = pair.join(' is below the fill before, ');
      say({ address: `${here}.fill`, message, mend: 'write fills that do not fall' });
    }
    if (point?.fill !== undefined && point.fill > fillMax) {
      const message = `${formatShare(point.fill)} is above the receive threshold`;
      const mend = `write at most ${formatShare(fillMax)}`;
      say({ address: `${here}.fill`, message, mend }, ['quota.thresholds.receive']);
    }
  }
}
