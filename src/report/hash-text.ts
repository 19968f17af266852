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
