/**
 * What people do with their own account, and how they come to have one. Runs in the sign-in pool, which reaches
 * nothing of the domain. Every secret is checked or hashed here and never kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { DomainError } from '@/lib/kernel/invariant';
import { resetCodeHash } from './commands/manage';
import { atLogin, beginAttempt, checkOwnPassword } from './credentials';
import { hashSecret } from './passwords';
import { sessionHours } from './session-cookie';

type Own = { token: string; loginName: string };

/** Changes the own password and ends every other session. Errors: access.wrongPassword, access.tooManyTries, access.demoAccount. */
export async function changePassword(
  own: Own,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  await checkOwnPassword(own.token, input.currentPassword);
  const hash = await hashSecret(input.newPassword);
  await atLogin((tx) => tx.execute(sql`SELECT access.change_password(${own.token}, ${hash})`));
}

/** Sets the own PIN after the password; confirmations made with the old one end. Errors as changePassword. */
export async function changePin(own: Own, input: { currentPassword: string; newPin: string }): Promise<void> {
  await checkOwnPassword(own.token, input.currentPassword);
  const hash = await hashSecret(input.newPin);
  await atLogin((tx) => tx.execute(sql`SELECT access.change_pin(${own.token}, ${hash})`));
}

/** Ends one own session, or with null all but this one. Returns how many. */
export async function closeOwnSessions(own: Own, sessionId: number | null): Promise<number> {
  const rows = await atLogin((tx) =>
    tx.execute<{ ended: number }>(sql`SELECT access.close_own_sessions(${own.token}, ${sessionId}) AS ended`),
  );
  return rows[0]!.ended;
}

/** Keeps the language the person wants to be met in. */
export async function setLocale(own: Own, locale: 'vi' | 'en'): Promise<void> {
  await atLogin((tx) => tx.execute(sql`SELECT access.set_locale(${own.token}, ${locale})`));
}

/**
 * Sets a new password for a printed code; ends every session of the account.
 * Errors: access.badResetCode (wrong, used, expired, or no such person: one answer), access.tooManyTries.
 */
export async function redeemReset(input: {
  loginName: string;
  code: string;
  newPassword: string;
}): Promise<void> {
  const attempt = await beginAttempt('reset', input.loginName);
  const hash = await hashSecret(input.newPassword);
  const rows = await atLogin((tx) =>
    tx.execute<{ done: boolean }>(
      sql`SELECT access.redeem_reset(${input.loginName}, ${resetCodeHash(input.code)}, ${hash}) AS done`,
    ),
  );
  if (!rows[0]?.done)
    throw new DomainError('access.badResetCode', { fields: { code: 'access.badResetCode' } });
  await atLogin((tx) => tx.execute(sql`SELECT access.attempt_succeeded(${attempt}::bigint)`));
}

export interface NewAccount {
  loginName: string;
  displayName: string;
  newPassword: string;
  newPin: string;
}

/** An account as the database takes it: secrets as hashes. */
async function accountRow(account: NewAccount) {
  return {
    loginName: account.loginName,
    displayName: account.displayName,
    passwordHash: await hashSecret(account.newPassword),
    pinHash: await hashSecret(account.newPin),
  };
}

export interface Joined {
  userId: number;
  /** Slug of the association joined. */
  slug: string;
}

/** Takes up an invitation with a new account. Errors: access.invitationEnded, access.loginTaken, access.accountantIsCashier. */
export async function join(token: string, account: NewAccount): Promise<Joined> {
  return accept(token, await accountRow(account));
}

/** Takes up an invitation as somebody who is signed in. Errors as join. */
export function joinAsKnown(token: string, sessionToken: string): Promise<Joined> {
  return accept(token, { sessionToken });
}

async function accept(token: string, body: Record<string, string>): Promise<Joined> {
  const rows = await atLogin((tx) =>
    tx.execute<{ joined: Joined }>(
      sql`SELECT access.accept_invitation(${token}, ${JSON.stringify(body)}::jsonb) AS joined`,
    ),
  );
  return rows[0]!.joined;
}

/** Opens a session for somebody who has just proved who they are; returns its token. */
export async function openSession(userId: number, device: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await atLogin((tx) =>
    tx.execute(sql`SELECT access.open_session(${userId}, ${hash}, ${device}, ${sessionHours})`),
  );
  return token;
}

/** Facts of the first association; see lib/access/schema. */
export interface FirstAssociation {
  slug: string;
  name: string;
  shortName: string;
  symbol: string;
  parentName: string;
  level: string;
  place: string;
  address: string;
  phone: string;
}

/**
 * Founds the first association with its administrator. Works once in the life of an installation.
 * Errors: access.alreadySetUp, access.accountantIsCashier.
 */
export async function setUp(
  association: FirstAssociation,
  administrator: NewAccount & { offices: readonly string[] },
): Promise<{ userId: number; slug: string }> {
  const person = { ...(await accountRow(administrator)), roles: ['administrator', ...administrator.offices] };
  const facts = {
    ...association,
    shortName: association.shortName || association.name,
    symbol: association.symbol || undefined,
    isDefault: true,
  };
  const body = JSON.stringify({ association: facts, people: [person] });
  const rows = await atLogin((tx) =>
    tx.execute<{ founded: { users: Record<string, number> } }>(
      sql`SELECT access.set_up(${body}::jsonb) AS founded`,
    ),
  );
  return { userId: Number(rows[0]!.founded.users[administrator.loginName]), slug: association.slug };
}

/** True once an association exists; the set-up pages then close. */
export async function isSetUp(): Promise<boolean> {
  const rows = await atLogin((tx) => tx.execute<{ done: boolean }>(sql`SELECT access.is_set_up() AS done`));
  return rows[0]!.done;
}
