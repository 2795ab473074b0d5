/**
 * Checking what a person proves: a password at sign-in, a PIN at an approval or payment.
 * Owns the order that makes guessing slow: first a place among the tries, then the costly comparison, then the result.
 * Refuses to tell an unknown login name, a wrong password and a disabled account apart.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { matchesSecret } from './passwords';
import { sessionHours } from './session-cookie';

export type AttemptKind = 'password' | 'pin' | 'reset';

/** Runs sign-in work; what the database refuses becomes a DomainError. */
export async function atLogin<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withLogin(work);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/** The account a login name stands for when tries are counted; the same for names that nobody has. */
export function loginKey(login: string): string {
  return normaliseText(login).toLowerCase();
}

/** Takes one of ten tries in fifteen minutes, before anything is compared, so that parallel guesses count too. */
export async function beginAttempt(kind: AttemptKind, account: string): Promise<string> {
  const rows = await atLogin((tx) =>
    tx.execute<{ id: string | null }>(sql`SELECT access.begin_attempt(${kind}, ${account}) AS id`),
  );
  const id = rows[0]?.id;
  if (id == null) throw new DomainError('access.tooManyTries');
  return id;
}

/**
 * Checks a login name and password and opens a session.
 * Returns the session token, or null when they do not fit together, whatever the cause.
 * Errors: access.tooManyTries (for names that exist and names that do not alike).
 */
export async function signIn(login: string, password: string, device: string): Promise<string | null> {
  const name = loginKey(login);
  const attempt = await beginAttempt('password', name);
  const rows = await atLogin((tx) =>
    tx.execute<{ userId: string; passwordHash: string }>(
      sql`SELECT user_id AS "userId", password_hash AS "passwordHash" FROM access.credentials(${name})`,
    ),
  );
  const account = rows[0];
  const matches = await matchesSecret(account?.passwordHash ?? null, password);
  if (!account || !matches) return null;
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await atLogin(async (tx) => {
    await tx.execute(sql`SELECT access.attempt_succeeded(${attempt}::bigint)`);
    await tx.execute(
      sql`SELECT access.open_session(${account.userId}::bigint, ${hash}, ${device}, ${sessionHours})`,
    );
  });
  return token;
}

interface OwnSecrets extends Record<string, unknown> {
  userId: string;
  passwordHash: string;
  pinHash: string | null;
}

async function ownSecrets(token: string): Promise<OwnSecrets> {
  const rows = await atLogin((tx) =>
    tx.execute<OwnSecrets>(
      sql`SELECT user_id AS "userId", password_hash AS "passwordHash", pin_hash AS "pinHash" FROM access.own_secrets(${token})`,
    ),
  );
  const own = rows[0];
  if (!own) throw new DomainError('access.noActor');
  return own;
}

/** Checks the PIN of the session's owner. Errors: access.noActor, access.noPin, access.wrongPin, access.tooManyTries. */
export async function checkPin(token: string, pin: string): Promise<void> {
  const own = await ownSecrets(token);
  if (own.pinHash === null) throw new DomainError('access.noPin');
  await compare('pin', own.userId, own.pinHash, pin, 'access.wrongPin', 'pin');
}

/** Checks the password of the session's owner again, before something grave. Errors: access.wrongPassword, access.tooManyTries. */
export async function checkOwnPassword(token: string, password: string): Promise<void> {
  const own = await ownSecrets(token);
  await compare(
    'password',
    `own:${own.userId}`,
    own.passwordHash,
    password,
    'access.wrongPassword',
    'password',
  );
}

async function compare(
  kind: AttemptKind,
  account: string,
  stored: string,
  typed: string,
  code: string,
  field: string,
): Promise<void> {
  const attempt = await beginAttempt(kind, account);
  if (!(await matchesSecret(stored, typed))) throw new DomainError(code, { fields: { [field]: code } });
  await atLogin((tx) => tx.execute(sql`SELECT access.attempt_succeeded(${attempt}::bigint)`));
}
