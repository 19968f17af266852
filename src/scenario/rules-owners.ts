/** Rules about how owners react. */
import { formatShare } from '../units/shares.ts';
import { isAtHome, type PlacedThresholds, placedThresholds } from './place-thresholds.ts';
import type { FileDraft, Rules } from './rule.ts';

type OwnersDraft = NonNullable<FileDraft['owners']>;

/** A clean-up must end, and returning mail must stop, before the owner is warned again. */
export function checkOwners(rules: Rules): void {
  const { draft, has } = rules;
  for (const thresholds of placedThresholds(draft, has)) {
    checkTargets(rules, thresholds, { address: 'owners', owners: draft.owners });
    for (const [name, cohort] of Object.entries(draft.population?.cohorts ?? {})) {
      const address = `population.cohorts.${name}.owners`;
      checkTargets(rules, thresholds, { address, owners: cohort?.owners });
    }
  }
  checkArchives(rules);
}

interface Reactions {
  readonly address: string;
  readonly owners:
    | (Pick<OwnersDraft, 'cleanUpTo'> & {
        archives?: { returnUpTo?: number | undefined } | undefined;
      })
    | undefined;
}

function checkTargets(
  { say }: Rules,
  { platform, thresholds }: PlacedThresholds,
  { address, owners }: Reactions,
): void {
  const first = thresholds.find(({ share }) => typeof share === 'number');
  const limit = first?.share;
  if (first === undefined || typeof limit !== 'number') {
    return;
  }
  if (platform !== null && isAtHome(first)) return; // that is told at home
  const targets = {
    cleanUpTo: owners?.cleanUpTo?.high,
    'archives.returnUpTo': owners?.archives?.returnUpTo,
  };
  for (const [target, share] of Object.entries(targets)) {
    if (share !== undefined && share >= limit) {
      const end = `the upper end, ${formatShare(share)},`;
      const of = platform === null ? '' : ` of ${platform}`;
      const message = `${end} is not below the ${first.key} threshold${of}, ${formatShare(limit)}`;
      const mend = `write less than ${formatShare(limit)}`;
      say({ address: `${address}.${target}`, message, mend }, [first.address]);
    }
  }
}

/** A cohort may override parts of the scenario's archives; without those it must give them all. */
function checkArchives({ draft, has, say }: Rules): void {
  if (has('owners.archives')) {
    return;
  }
  for (const name of Object.keys(draft.population?.cohorts ?? {})) {
    const address = `population.cohorts.${name}.owners.archives`;
    for (const key of ['size', 'returnShare', 'delayDays']) {
      if (has(address) && !has(`${address}.${key}`)) {
        const message = 'is missing, and owners.archives has none';
        say({
          address: `${address}.${key}`,
          message,
          mend: `write ${key} here or in owners.archives`,
        });
      }
    }
  }
}
