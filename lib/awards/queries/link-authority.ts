/** What stands behind files that came by a link, as those who run and decide a round see it. Never a code. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { linkPaper } from '@/db/schema/link-authority';
import { nominationLink } from '@/db/schema/nomination-links';
import type { Authority } from '../schema/link-authority';
import { roundBySlug } from './rounds';
import { shownPicture } from './shown-picture';

export interface LinkAuthority {
  linkId: number;
  unit: string;
  /** The list of today is confirmed by the headteacher, or behind a paper. */
  isConfirmed: boolean;
  isOnPaper: boolean;
  papers: number;
  /** False for who stands aside from a file of the round: its name is on the paper. */
  mayOpen: boolean;
  head: { name: string; office: string; hasCode: boolean } | null;
}

/** For each link of a round: papers, who was named, and whether they are of the list as it stands. */
export async function authoritiesOfLinks(tx: Tx, roundId: number): Promise<LinkAuthority[]> {
  const rows = await tx.execute<
    Omit<LinkAuthority, 'linkId' | 'head'> & {
      linkId: string;
      name: string | null;
      office: string | null;
      hasCode: boolean;
    }
  >(sql`
    SELECT l.id AS "linkId", l.unit,
           EXISTS (SELECT 1 FROM app.link_confirmation c WHERE c.association_id = l.association_id AND c.link_id = l.id
                      AND app.is_list_of_today(l.id, c.digest)) AS "isConfirmed",
           EXISTS (SELECT 1 FROM app.link_paper p WHERE p.association_id = l.association_id AND p.link_id = l.id
                      AND app.is_list_of_today(l.id, p.digest)) AS "isOnPaper",
           (SELECT count(*)::int FROM app.link_paper p WHERE p.association_id = l.association_id AND p.link_id = l.id) AS papers,
           app.my_recused_count(l.round_id) = 0 AS "mayOpen",
           v.value AS name, h.office,
           EXISTS (SELECT 1 FROM app.link_head_code k WHERE k.association_id = h.association_id AND k.link_id = h.link_id
                      AND k.head_version = h.version) AS "hasCode"
      FROM app.nomination_link l
      LEFT JOIN LATERAL (SELECT * FROM app.link_head x WHERE x.association_id = l.association_id AND x.link_id = l.id
                          ORDER BY x.version DESC LIMIT 1) h ON true
      LEFT JOIN app.personal_value v ON v.association_id = h.association_id AND v.id = h.name_value_id
     WHERE l.round_id = ${roundId} ORDER BY l.id DESC`);
  return rows.map(({ linkId, name, office, hasCode, ...row }) => ({
    ...row,
    linkId: Number(linkId),
    head: office === null ? null : { name: name ?? '', office, hasCode },
  }));
}

export interface FileAuthority {
  state: Authority;
  linkId: number;
  hasPaper: boolean;
  /** False for who stands aside from a file of the round: its name is on the paper. */
  mayOpen: boolean;
  /** Why it was taken without the school's authority; '' otherwise. */
  reason: string;
  acceptedBy: string;
}

/** What stands behind one file; null when it did not come by a link, or not for this reader. */
export async function authorityOf(tx: Tx, nominationId: number): Promise<FileAuthority | null> {
  const [row] = await tx.execute<
    { [K in keyof FileAuthority]: FileAuthority[K] } & Record<string, unknown>
  >(sql`
    SELECT app.seen_authority(f.nomination_id) AS state, f.link_id::int AS "linkId",
           EXISTS (SELECT 1 FROM app.link_paper p WHERE p.association_id = f.association_id AND p.link_id = f.link_id) AS "hasPaper",
           app.my_recused_count(n.round_id) = 0 AS "mayOpen",
           coalesce(v.value, '') AS reason, coalesce(u.display_name, '') AS "acceptedBy"
      FROM app.nomination_link_file f
      JOIN app.nomination n ON n.association_id = f.association_id AND n.id = f.nomination_id
      LEFT JOIN app.link_acceptance a ON a.association_id = f.association_id AND a.nomination_id = f.nomination_id AND a.handed_in_at = f.handed_in_at
      LEFT JOIN app.personal_value v ON v.association_id = a.association_id AND v.id = a.reason_value_id
      LEFT JOIN access."user" u ON u.id = a.accepted_by
     WHERE f.nomination_id = ${nominationId}`);
  return row ?? null;
}

/** Ids of the files of a round that nobody of the school has answered for; such a file gets no place. */
export async function filesWithoutAuthority(tx: Tx, roundId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT n.id FROM app.nomination n WHERE n.round_id = ${roundId} AND n.nominated_by = 0
       AND n.status NOT IN ('withdrawn', 'duplicate') AND app.seen_authority(n.id) = 'waiting' ORDER BY n.id`);
  return rows.map(({ id }) => Number(id));
}

/**
 * The last signed list of a link, or of any link of the round; null for who stands aside from a file of the round: its
 * names are on it.
 */
export async function signedList(tx: Tx, slug: string, linkId?: number) {
  const round = await roundBySlug(tx, slug);
  if (!round || round.hiddenFiles > 0) return null;
  const { kind, content, version } = linkPaper;
  const [kept] = await tx
    .select({ kind, content, version, linkId: linkPaper.linkId })
    .from(linkPaper)
    .innerJoin(nominationLink, eq(nominationLink.id, linkPaper.linkId))
    .where(
      and(
        eq(nominationLink.roundId, round.id),
        linkId === undefined ? undefined : eq(linkPaper.linkId, linkId),
      ),
    )
    .orderBy(desc(linkPaper.attachedAt))
    .limit(1);
  const row = kept && (await shownPicture(tx, { ...kept, paper: 'nominationList', ownerId: kept.linkId }));
  if (!row) return null;
  const isPdf = row.kind === 'pdf';
  return {
    bytes: new Uint8Array(row.content),
    filename: `danh-sach-da-ky-${round.slug}-${row.linkId}-${row.version}.${isPdf ? 'pdf' : 'jpg'}`,
    contentType: isPdf ? 'application/pdf' : 'image/jpeg',
  };
}
