/**
 * Acts of those who manage an association: offices and their terms, invitations, reset codes, facts of the association.
 * Each runs in the staff transaction it is handed; the functions behind it check the right, take the locks and record
 * the event. Codes and tokens are made here, shown once, and stored only as hashes.
 */
import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { association } from '@/db/schema/association';
import { record } from '@/lib/audit/record';
import { formatPaperCode, paperCode } from '@/lib/kernel/codes';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import type { Actor } from '../actor';
import type { Role } from '../policy';
import { currentAssociationId } from '../queries';
import type { AssociationChange } from '../schema/people';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface TermInput {
  userId: number;
  role: Role;
  startsOn: DateVn;
  /** Last day of the term; null: until ended. */
  endsOn: DateVn | null;
}

/**
 * Gives an office to somebody of the association; returns the id of the term.
 * Errors: access.notPermitted, access.notAMember, access.accountantIsCashier (Luật Kế toán 2015, art. 52),
 * access.roleHeldAlready, access.termBackwards, access.guestNeedsRound.
 */
export async function grantRole(tx: Tx, _actor: Actor, input: TermInput): Promise<number> {
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT access.grant_term(${input.userId}, ${input.role}, ${input.startsOn}::date, ${input.endsOn}::date) AS id`,
  );
  return Number(rows[0]!.id);
}

/** Ends an office at once; waits for acts in progress. Errors: access.notPermitted, access.termEnded, access.lastManager. */
export async function endRole(tx: Tx, _actor: Actor, termId: number): Promise<void> {
  await tx.execute(sql`SELECT access.end_term(${termId})`);
}

export interface InvitationInput {
  role: Role;
  /** The one round of a guest approver; null for offices. */
  roundId: number | null;
  /** How long the link, and a guest's right, lives: 1–30 days. */
  days: number;
}

/** Makes an invitation and returns the token of its link, which cannot be read again. Errors: access.notPermitted, access.guestNeedsRound. */
export async function invite(tx: Tx, _actor: Actor, input: InvitationInput): Promise<string> {
  const token = randomBytes(18).toString('base64url');
  await tx.execute(
    sql`SELECT access.invite(${input.role}, ${input.roundId}, ${hashOf(token)}, ${input.days})`,
  );
  return token;
}

/** Takes an unused invitation back. Errors: access.notPermitted, access.invitationEnded. */
export async function withdrawInvitation(tx: Tx, _actor: Actor, invitationId: number): Promise<void> {
  await tx.execute(sql`SELECT access.withdraw_invitation(${invitationId})`);
}

/** The stored form of a reset code: however it was typed from the paper. */
export function resetCodeHash(code: string): Buffer {
  return hashOf(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

/**
 * Makes a one-time code for a new password, to be printed and handed over; good for three days. Returns it as printed.
 * Errors: access.notPermitted, access.notAMember, access.notForYourself, access.worksElsewhereToo, access.demoAccount.
 */
export async function issueResetCode(tx: Tx, _actor: Actor, userId: number): Promise<string> {
  const code = paperCode(randomBytes(32));
  await tx.execute(sql`SELECT access.issue_reset(${userId}, ${resetCodeHash(code)})`);
  return formatPaperCode(code);
}

/** Takes a forgotten PIN away; its owner sets a new one with the password. Errors as issueResetCode. */
export async function clearPin(tx: Tx, _actor: Actor, userId: number): Promise<void> {
  await tx.execute(sql`SELECT access.clear_pin(${userId})`);
}

/** Ends every session of a person of the association (a lost telephone). Errors: access.notPermitted, access.notAMember. */
export async function endSessionsOf(tx: Tx, _actor: Actor, userId: number): Promise<void> {
  await tx.execute(sql`SELECT access.close_sessions_of(${userId})`);
}

/**
 * Changes the facts of the association and its two rules about people.
 * Letting one person keep the books needs the tick under the warning; the log keeps who allowed it and when.
 * Errors: access.warningUnread, access.accountantIsCashier (switched off while one person holds both), access.notPermitted.
 */
export async function changeAssociation(tx: Tx, actor: Actor, input: AssociationChange): Promise<void> {
  const { onePersonRead, ...wanted } = input;
  const id = await currentAssociationId(tx);
  const [now] = await tx
    .select({
      name: association.name,
      shortName: association.shortName,
      parentName: association.parentName,
      place: association.place,
      address: association.address,
      phone: association.phone,
      symbol: association.symbol,
      minApprovals: association.minApprovals,
      onePersonBooks: association.onePersonBooks,
    })
    .from(association)
    .where(eq(association.id, id))
    .for('no key update');
  if (!now) throw new DomainError('access.noActor');
  const next = { ...wanted, shortName: wanted.shortName || wanted.name, symbol: wanted.symbol || now.symbol };
  if (next.onePersonBooks && !now.onePersonBooks && !onePersonRead) {
    throw new DomainError('access.warningUnread', { fields: { onePersonRead: 'access.warningUnread' } });
  }
  const fields = (Object.keys(now) as (keyof typeof now)[]).filter((name) => now[name] !== next[name]);
  if (fields.length === 0) return;
  await record(tx, actor, {
    kind: 'association.changed',
    subjectType: 'association',
    subjectId: String(id),
    payload: { fields },
  });
  await tx.update(association).set(next).where(eq(association.id, id));
}
