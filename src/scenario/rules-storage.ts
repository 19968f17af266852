/** Rules about storage: what a layout needs, the pools, and what is bought for them. */
import { formatDate } from '../calendar/date.ts';
import { ALL } from './reserved-names.ts';
import { checkKnown, type FileDraft, isMeant, needKeys, type Rules } from './rule.ts';
import { layoutKeys, presetKeys } from './schema-storage.ts';

/** Where storage is described: at home, or of a platform. */
interface PlacedStorage {
  readonly address: string;
  readonly storage: FileDraft['storage'];
}

/** Checks the layouts, the pools' names, and the scheduled purchases. */
export function checkStorage(rules: Rules): void {
  const { storage, platforms = {} } = rules.draft;
  const places: PlacedStorage[] = [
    { address: 'storage', storage },
    ...Object.entries(platforms).map(([name, platform]) => {
      return { address: `platforms.${name}.storage`, storage: platform?.storage };
    }),
  ];
  const poolNames = new Map<string, string>();
  for (const place of places) {
    checkLayout(rules, `${place.address}.layout`);
    checkPools(rules, place);
    checkPoolNames(rules, place, poolNames);
    checkScheduled(rules, place);
  }
}

/** Without a preset all must be there that it would give. */
function checkLayout(rules: Rules, map: string): void {
  if (!rules.has(map) || isMeant(rules, map, { key: 'preset', keys: layoutKeys })) {
    return;
  }
  needKeys(rules, map, {
    keys: layoutKeys,
    needed: Object.keys(presetKeys),
    message: 'is missing, and there is no preset',
  });
}

function checkPools({ say, keysAt, has }: Rules, { address: place, storage }: PlacedStorage): void {
  const address = `${place}.pools`;
  if (has(address) && keysAt(address)?.length === 0) {
    const mend = 'write one, such as all-mail: {usable: 620 TiB, organisations: rest}';
    say({ address, message: 'there is no pool', mend });
  }
  let rest: string | undefined;
  for (const [name, pool] of Object.entries(storage?.pools ?? {})) {
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

/** Reports and gates name a pool without its platform. */
function checkPoolNames(
  { say }: Rules,
  { address, storage }: PlacedStorage,
  seen: Map<string, string>,
): void {
  for (const name of Object.keys(storage?.pools ?? {})) {
    const before = seen.get(name);
    const at = `${address}.pools.${name}`;
    if (before !== undefined) {
      const message = `there is a pool '${name}' already, in ${before.replace(/\.[^.]+$/, '')}`;
      say({ address: at, message, mend: 'give one of the two another name' }, [before]);
    }
    seen.set(name, before ?? at);
  }
}

function checkScheduled(rules: Rules, { address: place, storage }: PlacedStorage): void {
  const pools = rules.keysAt(`${place}.pools`) ?? [];
  for (const [index, purchase] of (storage?.procurement?.scheduled ?? []).entries()) {
    const address = `${place}.procurement.scheduled.${index + 1}`;
    const { pool, orderedOn, on } = purchase ?? {};
    const known = pools.length === 0 ? undefined : pools;
    checkKnown(rules, `${address}.pool`, { name: pool, known, word: 'pool' });
    if (orderedOn !== undefined && on !== undefined && orderedOn > on) {
      const message = `${formatDate(orderedOn)} is after the arrival, ${formatDate(on)}`;
      const mend = `write a day up to ${formatDate(on)}`;
      rules.say({ address: `${address}.orderedOn`, message, mend }, [`${address}.on`]);
    }
  }
}
