/**
 * What every paper of the books needs besides its own figures: who issues it, who signs it,
 * and the root of the log that leaves with it. Owns who held an office on a day. Counting prints: commands/count-print.ts.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
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

/** A root of the log as papers print it: hexadecimal, and how many entries it seals. */
export interface PaperRoot {
  sealNumber: number;
  root: string;
  entries: number;
}

/** The latest sealed root, noted as having left on a paper; undefined before the first seal. */
export async function rootForPaper(tx: Tx, channel: string): Promise<PaperRoot | undefined> {
  const rows = await tx.execute<{ number: string }>(
    sql`SELECT seal_number AS number FROM audit.note_checkpoint(${channel})`,
  );
  return rows[0] ? rootOfSeal(tx, Number(rows[0].number)) : undefined;
}

/** The root of one seal of this association; undefined when there is none of this number. */
export async function rootOfSeal(tx: Tx, sealNumber: number): Promise<PaperRoot | undefined> {
  const [seal] = await tx.execute<{ root: string; entries: string }>(sql`
    SELECT encode(s.root, 'hex') AS root,
           (SELECT sum(b.leaf_count) FROM audit.seal b WHERE b.association_id = s.association_id AND b.number <= s.number) AS entries
      FROM audit.seal s WHERE s.association_id = app.current_association() AND s.number = ${sealNumber}`);
  return seal && { sealNumber, root: seal.root, entries: Number(seal.entries) };
}
