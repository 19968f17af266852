/** Rules about platforms: their names, their quotas, and that they have storage where home has. */
import { HOME } from './platform-spec.ts';
import { ALL } from './reserved-names.ts';
import { checkKnown, exactlyOne, type Rules, tiersOf } from './rule.ts';

/** Checks every platform; its thresholds and pools are checked beside those at home. */
export function checkPlatforms(rules: Rules): void {
  for (const name of Object.keys(rules.draft.platforms ?? {})) {
    const address = `platforms.${name}`;
    checkName(rules, name);
    checkQuota(rules, address, name);
    checkStorage(rules, `${address}.storage`);
  }
}

function checkName({ say }: Rules, name: string): void {
  const meant = name.toLowerCase();
  if (meant !== HOME && meant !== ALL) return;
  const of = meant === HOME ? 'where mailboxes are at the start' : 'every platform';
  const message = `'${name}' stands for ${of}`;
  say({ address: `platforms.${name}`, message, mend: 'give the platform another name' });
}

/** One size for all, or a table in which every tier stands and no other. */
function checkQuota(rules: Rules, platform: string, name: string): void {
  const address = `${platform}.quota`;
  if (!rules.has(address) || rules.keysAt(address) === null) return;
  exactlyOne(rules, address, ['size', 'tiers']);
  const { size, tiers: table } = rules.draft.platforms?.[name]?.quota ?? {};
  const tiers = tiersOf(rules.draft)?.map(([tier]) => tier);
  if (table === undefined || tiers === undefined) return;
  for (const tier of Object.keys(table)) {
    checkKnown(rules, `${address}.tiers.${tier}`, { name: tier, known: tiers, word: 'tier' });
  }
  const missing = size === undefined ? tiers.filter((tier) => !Object.hasOwn(table, tier)) : [];
  for (const tier of missing) {
    const message = 'is missing: mailboxes of the tier would have no quota there';
    rules.say({ address: `${address}.tiers.${tier}`, message, mend: `write ${tier}: 4 GiB` });
  }
}

function checkStorage({ has, say }: Rules, address: string): void {
  if (has('storage') && !has(address)) {
    const message = 'is missing, and the scenario has storage';
    say({ address, message, mend: 'write storage: {layout: {...}, pools: {...}}' });
  } else if (!has('storage') && has(address)) {
    const message = 'is described, and the storage at home is not';
    say({ address, message, mend: 'describe storage too, or leave this out' });
  }
}
