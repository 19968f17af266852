/** Rules about upgrades on request: their days, their states, and a larger tier to go to. */
import { placedThresholds } from './place-thresholds.ts';
import { itemAddress, type Rules, tiersOf } from './rule.ts';
import { checkRanges } from './rules-time.ts';
import { SHORT_STATES } from './schema-attempts.ts';

type ShortState = keyof typeof SHORT_STATES;

const STATES = Object.keys(SHORT_STATES) as readonly ShortState[];

/** Checks every standing rule. */
export function checkStanding(rules: Rules): void {
  const standing = rules.draft.rollout?.standing ?? [];
  checkRanges(rules, 'rollout.standing', standing);
  for (const [index, rule] of standing.entries()) {
    const address = itemAddress('rollout.standing', rule?.name, index);
    checkState(rules, address, rule?.when);
    checkLarger(rules, address);
  }
}

/** A state does not exist where its threshold is none, at home and on every platform. */
function checkState({ draft, has, say }: Rules, rule: string, when: ShortState | undefined): void {
  if (when === undefined || draft.quota?.thresholds === undefined) return;
  const places = placedThresholds(draft, has).flatMap(({ thresholds }) => thresholds);
  const exists = (state: ShortState) =>
    places.some(({ key, share }) => key === SHORT_STATES[state] && share !== null);
  if (exists(when)) return;
  const key = SHORT_STATES[when];
  const message = `no mailbox is ever ${when}, as there is no ${key} threshold`;
  const others = STATES.filter(exists);
  const mend =
    others.length === 0
      ? `give quota.thresholds.${key} a share, or leave the rule out`
      : `write when: ${others.join(' or ')}`;
  const involved = places.flatMap((place) => (place.key === key ? [place.address] : []));
  say({ address: `${rule}.when`, message, mend }, involved);
}

function checkLarger({ draft, say }: Rules, rule: string): void {
  const sizes = (tiersOf(draft) ?? []).map(([, tier]) => tier?.size);
  if (sizes.length === 0 || sizes.includes(undefined) || new Set(sizes).size > 1) return;
  const message =
    sizes.length === 1
      ? 'there is one tier only, so that nobody could have a larger one'
      : 'all tiers are of one size, so that nobody could have a larger one';
  const mend = 'add a larger tier to quota.tiers, or leave the rule out';
  say({ address: `${rule}.quota`, message, mend }, ['quota.tiers']);
}
