/** Links of a round as those who run it see them, and the link a file came by. Never a secret, never a draft. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { authoritiesOfLinks } from './link-authority';
import { roundBySlug } from './rounds';
import { todayOf } from './today';

export interface LinkLine {
  id: number;
  unit: string;
  /** Last day, yyyy-mm-dd in Việt Nam. */
  expiresOn: string;
  isOver: boolean;
  madeBy: string;
  closedReason: string | null;
  handedIn: number;
}

/** The page of links; null when there is no such round. Files one is recused from are not counted. */
export async function linksPage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const rows = await tx.execute<Omit<LinkLine, 'id'> & { id: string }>(sql`
    SELECT l.id, l.unit, l.expires_on::text AS "expiresOn", l.expires_on < app.today() AS "isOver", u.display_name AS "madeBy",
           c.reason AS "closedReason",
           (SELECT count(*)::int FROM app.nomination_link_file f WHERE f.association_id = l.association_id AND f.link_id = l.id
             AND f.nomination_id IS NOT NULL) AS "handedIn"
      FROM app.nomination_link l
      LEFT JOIN access."user" u ON u.id = l.made_by
      LEFT JOIN app.nomination_link_closure c ON c.association_id = l.association_id AND c.link_id = l.id
     WHERE l.round_id = ${round.id} ORDER BY l.id DESC`);
  const links: LinkLine[] = rows.map((row) => ({ ...row, id: Number(row.id) }));
  return { round, links, authorities: await authoritiesOfLinks(tx, round.id), today: await todayOf(tx) };
}

export type LinksData = NonNullable<Awaited<ReturnType<typeof linksPage>>>;

/** Who answered for a file that came by link. */
export interface FileByLink {
  unit: string;
  code: string;
  representative: string;
  relation: 'mother' | 'father' | 'guardian' | 'self';
  confirmer: string;
  confirmerOffice: string;
  interest: 'unrelated' | 'kin' | 'self';
  handedInAt: string;
  lateReason: string;
}

/** The link of a file, with the confirmation of the school; null when it did not come by one. */
export async function fileByLink(tx: Tx, nominationId: number): Promise<FileByLink | null> {
  const value = (column: string) => sql`coalesce((SELECT p.value FROM app.personal_value p
    WHERE p.association_id = f.association_id AND p.id = ${sql.raw(`f.${column}`)}), '')`;
  const [row] = await tx.execute<FileByLink & Record<string, unknown>>(sql`
    SELECT l.unit, f.code, ${value('representative_value_id')} AS representative, f.relation,
           ${value('confirmer_value_id')} AS confirmer, f.confirmer_office AS "confirmerOffice", f.interest,
           to_json(f.handed_in_at)#>>'{}' AS "handedInAt", ${value('late_reason_value_id')} AS "lateReason"
      FROM app.nomination_link_file f JOIN app.nomination_link l ON l.association_id = f.association_id AND l.id = f.link_id
     WHERE f.nomination_id = ${nominationId}`);
  return row ?? null;
}
