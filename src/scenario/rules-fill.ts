/** Rules about how full mailboxes are at the start. */
import { medianOf } from '../random/distribution.ts';
import { formatShare } from '../units/shares.ts';
import { exactlyOne, type FileDraft, type Rules } from './rule.ts';
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

/** A beta on [0, M] with mean m and sd s needs s^2 < m (M - m). */
function checkBeta({ say }: Rules, address: string, { fill, fillMax }: Bounded): void {
  if (fill.mean === undefined || fill.sd === undefined) {
    return;
  }
  const range = { low: 0, high: fillMax };
  const limits = `0% to ${formatShare(fillMax)}`;
  const involved = ['quota.thresholds.receive'];
  const wrong = distributionFault(fill.mean.distribution, range);
  if (wrong !== null) {
    say({ address: `${address}.mean`, ...wrong }, involved);
    return;
  }
  const mean = medianOf(fill.mean.distribution, fill.mean.range);
  const sd = medianOf(fill.sd.distribution, fill.sd.range);
  const variance = mean * (fillMax - mean);
  if (sd <= 0) {
    const mend = 'write an sd above 0%, or quantiles of one fill';
    say({ address: `${address}.sd`, message: 'a beta distribution has a spread', mend });
  } else if (sd * sd >= variance) {
    const sdMax = Math.floor(Math.sqrt(Math.max(0, variance)) * 1000) / 1000;
    const wanted = `mean ${formatShare(mean)} and sd ${formatShare(sd)}`;
    const message = `no beta distribution on ${limits} has ${wanted}`;
    const mend = `write an sd below ${formatShare(sdMax)}, or another mean`;
    say({ address: `${address}.sd`, message, mend }, [`${address}.mean`, ...involved]);
  }
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
