/**
 * What every paper of the books needs besides its own figures: who issues it, who signs it, how often it was printed,
 * and the root of the log that leaves with it.
 * Owns the count of prints. Refuses to count for somebody who may only read: such a print is always marked as a copy.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paperPrint } from '@/db/schema/publication';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { IssuingAssociation } from '@/lib/documents/issuer';
import type { DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { translator } from '@/lib/web/messages';

export interface PaperFacts {
  issuer: IssuingAssociation;
  /** Who held the office on the day of the paper; absent: room to write by hand. */
  signers: { chair?: string; accountant?: string; cashier?: string };
  /** Line on every paper of a demo. */
  sampleNotice?: string;
}

/** Issuer and signatories as of a day. */
export async function paperFacts(tx: Tx, day: DateVn): Promise<PaperFacts> {
  const [row] = await tx.execute<Record<string, string>>(
    sql`SELECT name, parent_name, address, place, is_demo FROM app.association WHERE id = app.current_association()`,
  );
  invariant(row, 'the association of the address exists');
  const holders = await tx.execute<{ role: string; name: string }>(sql`
    SELECT DISTINCT ON (t.role) t.role, u.display_name AS name
      FROM access.role_term t JOIN access."user" u ON u.id = t.user_id
     WHERE t.association_id = app.current_association() AND t.role IN ('chair', 'accountant', 'cashier')
       AND t.starts_on <= ${day}::date AND (t.ends_on IS NULL OR t.ends_on >= ${day}::date)
       AND (t.ended_at IS NULL OR t.ended_at::date > ${day}::date)
     ORDER BY t.role, t.starts_on DESC, t.id DESC`);
  const holder = (role: string) => holders.find((term) => term.role === role)?.name;
  const t = translator('vi');
  return {
    issuer: {
      name: row.name!,
      parentName: row.parent_name || undefined,
      address: row.address!,
      place: row.place!,
    },
    signers: { chair: holder('chair'), accountant: holder('accountant'), cashier: holder('cashier') },
    sampleNotice: (row.is_demo as unknown as boolean)
      ? `${t('common.demo.title')}. ${t('common.demo.body')}`
      : undefined,
  };
}

/**
 * Counts one print and returns its number: 1 for the first, from 2 on the paper says that it is a copy.
 * Somebody without a writing office gets at least 2, and nothing is recorded.
 */
export async function countPrint(
  tx: Tx,
  actor: Actor,
  print: { paper: string; subjectType: string; subjectId: number },
): Promise<number> {
  const associationId = await currentAssociationId(tx);
  const { paper, subjectType, subjectId } = print;
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(8, hashtext(${`${associationId}:${paper}:${subjectType}:${subjectId}`}))`,
  );
  const [row] = await tx.execute<{ last: number }>(sql`
    SELECT coalesce(max(copy_number), 0)::int AS last FROM app.paper_print
     WHERE association_id = ${associationId} AND paper = ${paper} AND subject_type = ${subjectType} AND subject_id = ${subjectId}`);
  const copyNumber = row!.last + 1;
  if (actor.roles.every((role) => role === 'inspector')) return Math.max(2, copyNumber);
  const payload = { paper, copy: copyNumber };
  await record(tx, actor, { kind: 'paper.printed', subjectType, subjectId: String(subjectId), payload });
  await tx
    .insert(paperPrint)
    .values({ associationId, paper, subjectType, subjectId, copyNumber, printedBy: actor.userId });
  return copyNumber;
}

/** The latest sealed root, noted as having left on a paper; undefined before the first seal. */
export async function rootForPaper(
  tx: Tx,
  channel: string,
): Promise<{ root: string; entries: number } | undefined> {
  const rows = await tx.execute<{ number: string; root: string }>(
    sql`SELECT seal_number AS number, encode(root, 'hex') AS root FROM audit.note_checkpoint(${channel})`,
  );
  const seal = rows[0];
  if (!seal) return undefined;
  const [sum] = await tx.execute<{ entries: string }>(sql`
    SELECT coalesce(sum(leaf_count), 0) AS entries FROM audit.seal
     WHERE association_id = app.current_association() AND number <= ${seal.number}::bigint`);
  return { root: seal.root, entries: Number(sum!.entries) };
}
