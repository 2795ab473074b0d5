/**
 * Hashes of passwords and PINs (argon2id), and the texts accepted as such.
 * Owns the cost, one for every account, and the dummy hash that an unknown login name is checked against,
 * so that "no such person" takes as long as "wrong password". Never logs or returns what was typed.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's second profile for argon2id (the library's default kind): 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NFC, so that a password typed on another keyboard is the same password. */
function asTyped(text: string): string {
  return text.normalize('NFC');
}

/** Hash of a new password or PIN, with its own salt. */
export function hashSecret(text: string): Promise<string> {
  return hash(asTyped(text), cost);
}

let dummy: Promise<string> | undefined;

/**
 * True when `text` matches `stored`. With null (no such account, no PIN set) a hash of something random is checked
 * instead, at the same cost, and the answer is false.
 */
export async function matchesSecret(stored: string | null, text: string): Promise<boolean> {
  dummy ??= hashSecret(randomBytes(24).toString('base64url'));
  const filler = await dummy;
  const against = stored ?? filler;
  try {
    const matches = await verify(against, asTyped(text));
    return stored !== null && matches;
  } catch {
    return false;
  }
}
