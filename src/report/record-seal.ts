/**
 * The end of run.json: the SHA-256 of all of its text before. The other files are proved by
 * run.json, and nothing else would tell of a slip in run.json itself. Who edits on purpose can seal
 * anew: then only the hash of the whole, told by another way, or a rerun gives the folder away.
 */
import { sha256Of } from './hash-text.ts';

const SEALED = /^(?<text>.*),\n {2}"sha256": "(?<sha256>[0-9a-f]{64})"\n\}\n$/s;

/** JSON of an object with a last key `sha256`: that of the text before the comma in front of it. */
export function sealed(record: object): string {
  const text = JSON.stringify(record, null, 2).slice(0, -'\n}'.length);
  return `${text},\n  "sha256": "${sha256Of(text)}"\n}\n`;
}

/** Whether a text is as it was sealed. */
export function isSealed(text: string): boolean {
  const { text: before = '', sha256 } = SEALED.exec(text)?.groups ?? {};
  return sha256 !== undefined && sha256Of(before) === sha256;
}
