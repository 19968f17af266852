/** Rules about how many there may be, most by what a byte can tell apart. */
import { formatSize } from '../units/sizes.ts';
import { itemAddress, type Rules, tiersOf } from './rule.ts';

/** Cohorts, tiers and quotas of a mailbox are kept in a byte each. */
const BYTE_COUNT_MAX = 256;
/** So is the stage that changed it, where 0 is none. */
const STAGE_COUNT_MAX = BYTE_COUNT_MAX - 1;
/** Each has 2^20 of the 2^24 draws that a mailbox has for requests; half of them are spare. */
const STANDING_COUNT_MAX = 8;
/** An assumption: a service moves to one other platform, or to a few. */
const PLATFORM_COUNT_MAX = 7;
const ORGANISATION_COUNT_MAX = 1_000_000;

/** Checks the numbers of cohorts, tiers, stages, quotas, platforms and organisations. */
export function checkLimits(rules: Rules): void {
  const { draft } = rules;
  const cohortCount = Object.keys(draft.population?.cohorts ?? {}).length;
  const tierCount = tiersOf(draft)?.length ?? 0;
  const { stages, standing } = draft.rollout ?? {};
  const stageCount = stages?.length ?? 0;
  const standingCount = standing?.length ?? 0;
  const platformCount = Object.keys(draft.platforms ?? {}).length;
  const isOver = [
    atMost(rules, 'population.cohorts', { count: cohortCount, max: BYTE_COUNT_MAX, of: 'cohorts' }),
    atMost(rules, 'quota.tiers', { count: tierCount, max: BYTE_COUNT_MAX, of: 'tiers' }),
    atMost(rules, 'rollout.stages', { count: stageCount, max: STAGE_COUNT_MAX, of: 'stages' }),
  ];
  atMost(rules, 'rollout.standing', {
    count: standingCount,
    max: STANDING_COUNT_MAX,
    of: 'standing rules',
  });
  atMost(rules, 'platforms', {
    count: platformCount,
    max: PLATFORM_COUNT_MAX,
    of: 'platforms',
    why: 'allowed',
  });
  if (!isOver.includes(true)) checkQuotas(rules);
  checkOrganisations(rules);
}

interface Limited {
  readonly count: number;
  readonly max: number;
  readonly of: string;
  readonly why?: string;
}

/** Whether there are too many, which is then said. */
function atMost({ say }: Rules, address: string, limited: Limited): boolean {
  const { count, max, of, why = 'that a run can tell apart' } = limited;
  if (count <= max) {
    return false;
  }
  const message = `${count} ${of} are more than the ${max} ${why}`;
  say({ address, message, mend: `join ${of} that are alike` });
  return true;
}

/** Every quota that a mailbox may come to have: by tier, by stage, and by platform. */
function checkQuotas(rules: Rules): void {
  const { draft, say } = rules;
  const tiers = tiersOf(draft) ?? [];
  const quotas = new Set(tiers.map(([, tier]) => tier?.size));
  for (const [index, stage] of (draft.rollout?.stages ?? []).entries()) {
    const { factor, tiers: table = {} } = stage?.change?.quota ?? {};
    for (const size of Object.values(table)) {
      quotas.add(size);
    }
    for (const [name, tier] of tiers) {
      if (factor === undefined || tier?.size === undefined) continue;
      const bytes = Math.round(tier.size * factor);
      quotas.add(bytes);
      if (bytes < 1) {
        const address = `${itemAddress('rollout.stages', stage?.name, index)}.change.quota.factor`;
        const message = `makes ${formatSize(tier.size)}, the tier '${name}', a quota of 0 B`;
        say({ address, message, mend: 'write a larger factor' }, [`quota.tiers.${name}.size`]);
      }
    }
  }
  // Those of a platform count apart, as its thresholds may be others.
  const elsewhere = Object.entries(draft.platforms ?? {}).flatMap(([name, platform]) => {
    const { size, tiers: table = {} } = platform?.quota ?? {};
    const sizes = new Set([size, ...Object.values(table)]);
    return [...sizes].flatMap((bytes) => (bytes === undefined ? [] : `${name} ${bytes}`));
  });
  quotas.delete(undefined);
  atMost(rules, 'rollout.stages', {
    count: quotas.size + elsewhere.length,
    max: BYTE_COUNT_MAX,
    of: 'quotas',
  });
}

function checkOrganisations({ draft, say }: Rules): void {
  const types = Object.values(draft.population?.organisations?.types ?? {});
  const count = types.reduce((sum, type) => sum + (type?.count ?? 0), 0);
  if (count > ORGANISATION_COUNT_MAX) {
    const message = `${count} organisations are more than the ${ORGANISATION_COUNT_MAX} allowed`;
    say({ address: 'population.organisations.types', message, mend: 'make up fewer' });
  }
}
