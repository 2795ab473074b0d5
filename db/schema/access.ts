/** Accounts, roles with terms, sessions, one-time PIN confirmations, invitations. Passwords are argon2 hashes. */
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, text } from 'drizzle-orm/pg-core';
import { access, associationId, bytea, instant, ref, rowId } from './columns';

export const user = access.table('user', {
  id: rowId().primaryKey(),
  loginName: text('login_name').notNull().unique(),
  displayName: text('display_name').notNull(),
  passwordHash: text('password_hash').notNull(),
  pinHash: text('pin_hash'),
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  locale: text('locale').notNull().default('vi'),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
  disabledAt: instant('disabled_at'),
});

export const roleTerm = access.table(
  'role_term',
  {
    id: rowId().primaryKey(),
    associationId: associationId(),
    userId: ref('user_id')
      .notNull()
      .references(() => user.id),
    role: text('role').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    endedAt: instant('ended_at'),
    grantedBy: ref('granted_by').references(() => user.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('role_term_user').on(t.userId),
    index('role_term_association').on(t.associationId),
    check(
      'role_term_role_known',
      sql`${t.role} in ('chair','viceChair','secretary','accountant','cashier','committeeMember','inspector','administrator','guestApprover')`,
    ),
  ],
);

export const session = access.table(
  'session',
  {
    id: rowId().primaryKey(),
    tokenHash: bytea('token_hash').notNull().unique(),
    userId: ref('user_id')
      .notNull()
      .references(() => user.id),
    device: text('device').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('session_user').on(t.userId)],
);

export const pinConfirmation = access.table('pin_confirmation', {
  id: rowId().primaryKey(),
  userId: ref('user_id')
    .notNull()
    .references(() => user.id),
  sessionId: ref('session_id')
    .notNull()
    .references(() => session.id),
  purpose: text('purpose').notNull(),
  digest: bytea('digest').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const signInAttempt = access.table(
  'sign_in_attempt',
  {
    id: rowId().primaryKey(),
    accountKey: bytea('account_key').notNull(),
    kind: text('kind').notNull(),
    succeeded: boolean('succeeded').notNull(),
    attemptedAt: instant('attempted_at').notNull().defaultNow(),
  },
  (t) => [index('sign_in_attempt_key').on(t.accountKey, t.attemptedAt)],
);

export const resetCode = access.table('reset_code', {
  id: rowId().primaryKey(),
  userId: ref('user_id')
    .notNull()
    .references(() => user.id),
  codeHash: bytea('code_hash').notNull().unique(),
  issuedBy: ref('issued_by')
    .notNull()
    .references(() => user.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const invitation = access.table('invitation', {
  id: rowId().primaryKey(),
  associationId: associationId(),
  tokenHash: bytea('token_hash').notNull().unique(),
  role: text('role').notNull(),
  roundId: ref('round_id'),
  issuedBy: ref('issued_by')
    .notNull()
    .references(() => user.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: ref('used_by').references(() => user.id),
});
