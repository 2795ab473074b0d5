/**
 * Reads for the pages about people: who holds which office and until when, invitations, reset codes, sessions.
 * Row security limits everything to the association of the address. Refuses to read any hash.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import type { Role } from './policy';

export interface Term {
  id: number;
  role: Role;
  startsOn: DateVn;
  endsOn: DateVn | null;
  /** Instant, when it was ended by hand. */
  endedAt: string | null;
  grantedByName: string | null;
  isCurrent: boolean;
}

export interface Person {
  userId: number;
  loginName: string;
  displayName: string;
  isDemo: boolean;
  terms: Term[];
  /** Offices held today. */
  roles: Role[];
}

/** Everybody who holds or held an office, by given name; current terms first. */
export async function people(tx: Tx): Promise<Person[]> {
  const rows = await tx.execute<{
    userId: number;
    loginName: string;
    displayName: string;
    isDemo: boolean;
    terms: Term[];
  }>(sql`
    SELECT u.id::int AS "userId", u.login_name AS "loginName", u.display_name AS "displayName", u.is_demo AS "isDemo",
           json_agg(json_build_object('id', t.id, 'role', t.role, 'startsOn', t.starts_on, 'endsOn', t.ends_on,
             'endedAt', t.ended_at, 'grantedByName', (SELECT g.display_name FROM access."user" g WHERE g.id = t.granted_by),
             'isCurrent', t.ended_at IS NULL AND t.starts_on <= app.today() AND coalesce(t.ends_on, 'infinity') >= app.today())
             ORDER BY t.ended_at IS NOT NULL, t.starts_on DESC, t.id) AS terms
      FROM access.role_term t JOIN access."user" u ON u.id = t.user_id
     WHERE t.association_id = app.current_association()
     GROUP BY u.id, u.login_name, u.display_name, u.is_demo`);
  return rows
    .map((row) => ({
      ...row,
      roles: [...new Set(row.terms.filter((term) => term.isCurrent).map((term) => term.role))],
    }))
    .sort(
      (a, b) =>
        Number(b.roles.length > 0) - Number(a.roles.length > 0) || compareNames(a.displayName, b.displayName),
    );
}

export interface OpenInvitation {
  id: number;
  role: Role;
  roundName: string | null;
  issuedByName: string;
  expiresAt: string;
}

/** Invitations nobody has taken up yet, newest first. */
export async function openInvitations(tx: Tx): Promise<OpenInvitation[]> {
  const rows = await tx.execute<OpenInvitation & Record<string, unknown>>(sql`
    SELECT i.id::int AS id, i.role, r.name AS "roundName", u.display_name AS "issuedByName", to_json(i.expires_at)#>>'{}' AS "expiresAt"
      FROM access.invitation i
      JOIN access."user" u ON u.id = i.issued_by
      LEFT JOIN app.award_round r ON r.association_id = i.association_id AND r.id = i.round_id
     WHERE i.used_at IS NULL AND i.expires_at > now() ORDER BY i.id DESC LIMIT 50`);
  return [...rows];
}

/** Rounds a guest can be invited to approve. */
export async function roundsForGuests(tx: Tx): Promise<{ id: number; name: string }[]> {
  const rows = await tx.execute<{ id: number; name: string }>(
    sql`SELECT id::int AS id, name FROM app.award_round WHERE status <> 'closed' ORDER BY id DESC LIMIT 50`,
  );
  return [...rows];
}

export interface ResetNote {
  userId: number;
  displayName: string;
  issuedByName: string;
  issuedAt: string | null;
  expiresAt: string;
  usedAt: string | null;
}

/** Reset codes of the last thirty days that concern the actor or people the actor manages. */
export async function recentResets(tx: Tx): Promise<ResetNote[]> {
  const rows = await tx.execute<ResetNote & Record<string, unknown>>(sql`
    SELECT user_id::int AS "userId", display_name AS "displayName", issued_by_name AS "issuedByName",
           to_json(issued_at)#>>'{}' AS "issuedAt", to_json(expires_at)#>>'{}' AS "expiresAt", to_json(used_at)#>>'{}' AS "usedAt"
      FROM access.recent_resets()`);
  return [...rows];
}

/** How many sessions stand open, by user id; empty for those who do not manage the association. */
export async function openSessionCounts(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.execute<{ userId: number; n: number }>(
    sql`SELECT user_id::int AS "userId", sessions::int AS n FROM access.open_sessions()`,
  );
  return new Map(rows.map((row) => [row.userId, row.n]));
}

export interface OwnSession {
  id: number;
  device: string;
  openedAt: string;
  expiresAt: string;
  isThisOne: boolean;
}

/** The actor's own open sessions, newest first. */
export async function ownSessions(tx: Tx): Promise<OwnSession[]> {
  const rows = await tx.execute<OwnSession & Record<string, unknown>>(sql`
    SELECT id::int AS id, device, to_json(created_at)#>>'{}' AS "openedAt", to_json(expires_at)#>>'{}' AS "expiresAt",
           id = app.session_id() AS "isThisOne"
      FROM access.session WHERE user_id = app.actor() AND revoked_at IS NULL AND expires_at > now() ORDER BY id DESC LIMIT 50`);
  return [...rows];
}

/** True when the actor has a PIN. */
export async function hasPin(tx: Tx): Promise<boolean> {
  const rows = await tx.execute<{ done: boolean }>(sql`SELECT access.has_pin() AS done`);
  return rows[0]?.done ?? false;
}

export interface AssociationRules {
  slug: string;
  name: string;
  shortName: string;
  parentName: string;
  level: string;
  place: string;
  address: string;
  phone: string;
  symbol: string;
  status: string;
  minApprovals: number;
  onePersonBooks: boolean;
}

/** Everything the page about the association shows and changes. */
export async function associationRules(tx: Tx): Promise<AssociationRules> {
  const rows = await tx.execute<AssociationRules & Record<string, unknown>>(sql`
    SELECT slug, name, short_name AS "shortName", parent_name AS "parentName", level, place, address, phone, symbol, status,
           min_approvals::int AS "minApprovals", one_person_books AS "onePersonBooks"
      FROM app.association WHERE id = app.current_association()`);
  return rows[0]!;
}

export interface OwnAccount {
  isDemo: boolean;
  locale: string;
  hasPin: boolean;
  sessions: OwnSession[];
}

/** The actor's own account as the personal settings show it. */
export async function ownAccount(tx: Tx): Promise<OwnAccount> {
  const rows = await tx.execute<{ isDemo: boolean; locale: string }>(
    sql`SELECT is_demo AS "isDemo", locale FROM access."user" WHERE id = app.actor()`,
  );
  return { ...rows[0]!, hasPin: await hasPin(tx), sessions: await ownSessions(tx) };
}
