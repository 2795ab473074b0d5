/**
 * Words of a report's draft as they were saved, section by section.
 * Owns nothing. Refuses erased words: they are read as empty.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { ReportSection, ReportTexts } from '@/lib/honours/schema/reports';

/** One saving of one section. */
interface SavedText {
  id: number;
  /** '' when it was emptied. */
  body: string;
  by: string;
  /** ISO instant. */
  at: string;
}

export type SavedTexts = Partial<Record<ReportSection, SavedText>>;

/** The last saving of each section of a report, up to the saving `upTo` when it is given. */
export async function savedTexts(tx: Tx, reportId: number, upTo?: number): Promise<SavedTexts> {
  const until = upTo === undefined ? sql`` : sql`AND t.id <= ${upTo}`;
  const rows = await tx.execute<Omit<SavedText, 'id'> & { id: string; section: ReportSection }>(sql`
    SELECT x.section, x.id, x.at, coalesce(u.display_name, '') AS by, coalesce(v.value, '') AS body FROM (
      SELECT DISTINCT ON (t.section) t.section, t.id, t.text_value_id, t.saved_by, t.saved_at::text AS at FROM app.report_text t
       WHERE t.association_id = app.current_association() AND t.report_id = ${reportId} ${until} ORDER BY t.section, t.id DESC) x
      LEFT JOIN access."user" u ON u.id = x.saved_by
      LEFT JOIN app.personal_value v ON v.association_id = app.current_association() AND v.id = x.text_value_id AND v.erased_at IS NULL`);
  return Object.fromEntries(rows.map(({ section, id, ...rest }) => [section, { ...rest, id: Number(id) }]));
}

/** The words alone. */
export function wordsOfTexts(saved: SavedTexts): ReportTexts {
  return Object.fromEntries(Object.entries(saved).map(([section, { body }]) => [section, body]));
}

/** The number of the last saving of all sections; 0 when nothing was ever saved. */
export function lastSaving(saved: SavedTexts): number {
  return Math.max(0, ...Object.values(saved).map(({ id }) => id));
}
