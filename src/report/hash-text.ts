/** Hashes of texts; one of the few files that use a module of Node. */
import { createHash } from 'node:crypto';

/** SHA-256 in 64 hexadecimal digits; a text is hashed as UTF-8. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 in Base64, as policies of pages have it; a text is hashed as UTF-8. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** A hash of what is too large to be in memory at once. */
export interface GrowingHash {
  readonly add: (bytes: Uint8Array) => void;
  /** SHA-256 of all that was added, in 64 hexadecimal digits; nothing can be added thereafter. */
  readonly end: () => string;
}

export function growingHash(): GrowingHash {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
}
