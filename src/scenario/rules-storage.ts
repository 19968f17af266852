/** Rules about storage: what a layout needs, the pools, and what is bought for them. */
import { formatDate } from '../calendar/date.ts';
import { suggestion } from './nearest.ts';
import { ALL } from './reserved-names.ts';
import { isMeant, needKeys, type Rules } from './rule.ts';
import { layoutKeys, presetKeys } from './schema-storage.ts';

/** Checks the layout, the pools' names, and the scheduled purchases. */
export function checkStorage(rules: Rules): void {
  checkLayout(rules);
  checkPools(rules);
  checkScheduled(rules);
}

/** Without a preset all must be there that it would give. */
function checkLayout(rules: Rules): void {
  const map = 'storage.layout';
  if (!rules.has(map) || isMeant(rules, map, { key: 'preset', keys: layoutKeys })) {
    return;
  }
  needKeys(rules, map, {
    keys: layoutKeys,
    needed: Object.keys(presetKeys),
    message: 'is missing, and there is no preset',
  });
}

function checkPools({ draft, say, keysAt, has }: Rules): void {
  const address = 'storage.pools';
  if (has(address) && keysAt(address)?.length === 0) {
    const mend = 'write one, such as all-mail: {usable: 620 TiB, organisations: rest}';
    say({ address, message: 'there is no pool', mend });
  }
  let rest: string | undefined;
  for (const [name, pool] of Object.entries(draft.storage?.pools ?? {})) {
    if (name.toLowerCase() === ALL) {
      const message = `'${name}' stands for all pools in the reports`;
      say({ address: `${address}.${name}`, message, mend: 'give the pool another name' });
    }
    if (pool?.organisations !== 'rest') {
      continue;
    }
    if (rest !== undefined) {
      const message = `the pool '${rest}' has the rest already`;
      const mend = 'write which organisations belong to one of the two';
      const at = `${address}.${name}.organisations`;
      say({ address: at, message, mend }, [`${address}.${rest}.organisations`]);
    }
    rest ??= name;
  }
}

function checkScheduled({ draft, say, keysAt }: Rules): void {
  const pools = keysAt('storage.pools') ?? [];
  for (const [index, purchase] of (draft.storage?.procurement?.scheduled ?? []).entries()) {
    const address = `storage.procurement.scheduled.${index + 1}`;
    const { pool, orderedOn, on } = purchase ?? {};
    if (pool !== undefined && pools.length > 0 && !pools.includes(pool)) {
      const message = `there is no pool '${pool}'`;
      say({ address: `${address}.pool`, message, mend: suggestion(pool, pools, 'pools') });
    }
    if (orderedOn !== undefined && on !== undefined && orderedOn > on) {
      const message = `${formatDate(orderedOn)} is after the arrival, ${formatDate(on)}`;
      const mend = `write a day up to ${formatDate(on)}`;
      say({ address: `${address}.orderedOn`, message, mend }, [`${address}.on`]);
    }
  }
}
