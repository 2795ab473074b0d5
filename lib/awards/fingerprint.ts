/**
 * The fingerprint of a canonical text: SHA-256 in hex, the same that the database computes in its checks and that
 * anybody computes with `sha256sum` over the stored text.
 */
import { createHash } from 'node:crypto';

/** Hex of SHA-256 over the bytes of the text in UTF-8. */
export function fingerprintOf(canonicalText: string): string {
  return createHash('sha256').update(canonicalText, 'utf8').digest('hex');
}
