/**
 * Readings of the papers on which values of gifts in kind rest, and how one is named in words.
 * Owns which one holds: the newest. Refuses to write.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { formatDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';
import type { BasisInput, TeamMember } from './schema/goods-basis';

export interface GoodsBasis extends BasisInput {
  id: number;
  contributionId: number;
  statedBy: string;
  /** Instant, ISO. */
  statedAt: string;
}

async function basesWhere(tx: Tx, wanted: SQL, order: SQL): Promise<GoodsBasis[]> {
  const rows = await tx.execute<Record<string, string | null> & { team: TeamMember[] }>(sql`
    SELECT b.id, b.contribution_id, b.kind, b.paper_number, b.paper_on::text AS paper_on, s.value AS source, b.value_vnd,
           u.display_name AS stated_by, audit.instant_text(b.stated_at) AS stated_at,
           (SELECT coalesce(json_agg(json_build_object('role', m.role, 'name', coalesce(n.value, ''))
                      ORDER BY array_position(ARRAY['head', 'accountant', 'expert', 'witness'], m.role)), '[]')
              FROM app.goods_basis_member m
              LEFT JOIN app.personal_value n ON n.association_id = m.association_id AND n.id = m.name_value_id
             WHERE m.association_id = b.association_id AND m.basis_id = b.id) AS team
      FROM app.goods_basis b
      LEFT JOIN app.personal_value s ON s.association_id = b.association_id AND s.id = b.source_value_id
      LEFT JOIN access."user" u ON u.id = b.stated_by
     WHERE b.association_id = app.current_association() AND ${wanted} ORDER BY ${order}`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), contributionId: Number(row.contribution_id), team: row.team },
    ...{ kind: row.kind as GoodsBasis['kind'], paperNumber: row.paper_number ?? null },
    ...{ paperOn: row.paper_on!, source: row.source ?? null, statedBy: row.stated_by ?? '' },
    ...{ valueVnd: row.value_vnd == null ? null : BigInt(row.value_vnd), statedAt: row.stated_at! },
  }));
}

/** Every paper of one gift, the one that holds first. */
export function goodsBases(tx: Tx, contributionId: number): Promise<GoodsBasis[]> {
  return basesWhere(tx, sql`b.contribution_id = ${contributionId}`, sql`b.id DESC`);
}

/** The paper that holds of every gift in kind that has one, by the id of the gift. */
export async function currentBases(tx: Tx): Promise<Map<number, GoodsBasis>> {
  const latest = sql`b.id = (SELECT max(l.id) FROM app.goods_basis l
    WHERE l.association_id = b.association_id AND l.contribution_id = b.contribution_id)`;
  const rows = await basesWhere(tx, latest, sql`b.id`);
  return new Map(rows.map((basis) => [basis.contributionId, basis]));
}

/** "Hoá đơn của bên tặng số 12 ngày 03/02/2019, Cửa hàng A". */
export function basisText(basis: BasisInput, t: Translator): string {
  const { kind, paperNumber, paperOn, source } = basis;
  const paper = t('contributions.basis.paper', {
    ...{ kind: t(`contributions.basis.kinds.${kind}`), day: formatDateVn(paperOn) },
    number: paperNumber ?? 'none',
  });
  return source === null ? paper : `${paper}, ${source}`;
}

/** "Tổ trưởng A; Kế toán B"; empty when no team valued the goods. */
export function teamText({ team }: BasisInput, t: Translator): string {
  return team.map(({ role, name }) => `${t(`contributions.basis.roles.${role}`)} ${name}`).join('; ');
}
