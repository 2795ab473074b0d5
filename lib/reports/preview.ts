/**
 * Publishing on trial: inside a savepoint, looked at through the very views the public uses, and taken back.
 * Owns nothing that stays: no version, no event, no notification. Refuses what publishing refuses.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { publicReportContent, publicReports, type ReportContent } from '@/lib/honours/report-queries';
import { publishReport } from './commands';
import { type ReportDraft, reportDraft } from './queries';

/** Ends the savepoint; nobody outside sees it. */
class PreviewOver extends Error {}

export interface ReportPreview {
  draft: ReportDraft;
  /** What everybody would see; undefined while the words may not be published. */
  content?: ReportContent;
}

/** The draft and what would be public of it; undefined when there is no such report. */
export async function reportPreview(
  tx: Tx,
  actor: Actor,
  { id, slug }: { id: number; slug: string },
): Promise<ReportPreview | undefined> {
  const draft = await reportDraft(tx, id);
  if (!draft || draft.faults.length > 0) return draft && { draft };
  let content: ReportContent | undefined;
  try {
    await tx.transaction(async (nested) => {
      const trial = { reportId: id, seen: draft.fingerprint, cause: 'wording' as const, reason: '–' };
      const version = await publishReport(nested as Tx, actor, trial);
      const all = await publicReports(nested as Tx, slug);
      const made = all.find(
        (one) => one.kind === draft.kind && one.year === draft.year && one.version === version,
      );
      content = await publicReportContent(nested as Tx, slug, made!);
      throw new PreviewOver();
    });
  } catch (error) {
    if (!(error instanceof PreviewOver)) throw error;
  }
  return { draft, content };
}
