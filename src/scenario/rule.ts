/** What the rules between values have in common. */
import type { z } from 'zod';
import { formatDecimalShort } from '../units/decimal.ts';
import type { Draft } from './interpret.ts';
import { nearest, suggestion } from './nearest.ts';
import type { ScenarioFile } from './schema.ts';
import { shapeOf } from './shape.ts';
import type { Complaint } from './tree.ts';

export type FileDraft = Draft<ScenarioFile>;

export interface Rules {
  readonly draft: FileDraft;
  /** Whether something is written at an address, be it right or wrong. */
  readonly has: (address: string) => boolean;
  /** The keys written in a map, known or not; none if nothing is written, null if no map is. */
  readonly keysAt: (address: string) => readonly string[] | null;
  /**
   * Notes a fault at its address, or at that of the values involved which was written last: in a
   * later file, or by `--set`.
   */
  readonly say: (complaint: Complaint, involved?: readonly string[]) => void;
}

/** Exactly one of some keys must be written. */
export function exactlyOne({ has, say }: Rules, address: string, keys: readonly string[]): void {
  const given = keys.filter((key) => has(`${address}.${key}`));
  if (given.length === 0) {
    say({ address, message: `has no ${keys.join(' and no ')}`, mend: `write one of the two` });
  } else if (given.length > 1) {
    const addresses = given.map((key) => `${address}.${key}`);
    const message = `${given.join(' and ')} are both given`;
    say(
      { address, message, mend: 'keep one of the two (null removes an inherited key)' },
      addresses,
    );
  }
}

/** A name by which one part of the file means another. */
interface Mention {
  readonly name: string | undefined;
  /** Undefined: what there is is not known here. */
  readonly known: readonly string[] | undefined;
  readonly word: string;
}

/** What is meant must be there. */
export function checkKnown({ say }: Rules, address: string, { name, known, word }: Mention): void {
  if (name !== undefined && known !== undefined && !known.includes(name)) {
    const message = `there is no ${word} '${name}'`;
    say({ address, message, mend: suggestion(name, known, `${word}s`) });
  }
}

/** The keys of a map that is made by `group`. */
export type SchemaKeys = Readonly<Record<string, z.core.$ZodType>>;

interface Needed {
  /** Every key that the map may have. */
  readonly keys: SchemaKeys;
  readonly needed: readonly string[];
  /** What is wrong where one of them is not there. */
  readonly message: string;
  /** What to write where the schema's own example would not do. */
  readonly examples?: Readonly<Record<string, string>>;
}

/** Keys that the schema calls optional must be written in this map; names each that is not. */
export function needKeys(
  rules: Rules,
  map: string,
  { keys, needed, message, examples = {} }: Needed,
): void {
  for (const key of needed) {
    const part = keys[key];
    if (part !== undefined && !isMeant(rules, map, { key, keys })) {
      const example = examples[key] ?? shapeOf(part, undefined).facts.example;
      rules.say({ address: `${map}.${key}`, message, mend: `write ${key}: ${example}` });
    }
  }
}

/** Whether a key is there, or mistyped, or hidden by what is no map: then that is said alone. */
export function isMeant(
  { keysAt }: Rules,
  map: string,
  { key, keys }: { readonly key: string; readonly keys: SchemaKeys },
): boolean {
  const written = keysAt(map);
  return written === null || written.some((word) => nearest(word, Object.keys(keys)) === key);
}

/** Shares of a whole that sum to one but for rounding. */
const SUM_TOLERANCE = 1e-9;

/** Shares must sum to one; says the sum. Nothing is said while one of them is not known. */
export function sumToOne(
  { say }: Rules,
  shares: ReadonlyMap<string, number | undefined>,
  whole: { readonly address: string; readonly of: string },
): void {
  let sum = 0;
  for (const share of shares.values()) {
    if (share === undefined) {
      return;
    }
    sum += share;
  }
  if (sum - 1 > SUM_TOLERANCE || 1 - sum > SUM_TOLERANCE) {
    const message = `the shares${whole.of} sum to ${formatDecimalShort(sum * 100, 9)}%`;
    const mend = 'make them sum to 100%';
    say({ address: whole.address, message, mend }, [...shares.keys()]);
  }
}

/** The address of a list's item: by its name, else by its number from 1. */
export function itemAddress(list: string, name: string | undefined, index: number): string {
  return `${list}.${name ?? index + 1}`;
}

interface TierDraft {
  readonly size?: number | undefined;
  readonly share?: number | undefined;
}

/** The tiers by name without the correlation that stands among them. */
export function tiersOf(draft: FileDraft): [string, TierDraft | undefined][] | undefined {
  const tiers = draft.quota?.tiers;
  if (tiers === undefined) {
    return undefined;
  }
  const entries = Object.entries(tiers) as [string, TierDraft | number | undefined][];
  return entries.flatMap(([name, tier]) =>
    name === 'correlationWithTraffic' || typeof tier === 'number' ? [] : [[name, tier]],
  );
}
