/**
 * A request for a paper of a ceremony: reads what it needs, counts the print, and hands over the text.
 * Owns which list each paper carries. Refuses to draw: the route renders.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import type { HonourProgrammeData } from '@/lib/documents/honour-programme';
import type { SignSheetData } from '@/lib/documents/sign-sheet';
import { countPrint } from '@/lib/ledger/commands/count-print';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { ceremonyProgramme, ceremonySignSheet } from './papers';
import { runSheet } from './run-sheet';

const t = translator('vi');

/** The sign sheet of a ceremony; null when nobody on its list receives money. */
export async function signSheetPaper(
  tx: Tx,
  actor: Actor,
  slug: string,
): Promise<{ data: SignSheetData; filename: string } | null> {
  const sheet = await runSheet(tx, slug);
  if (!sheet?.rows.some((row) => row.benefit === 'money')) return null;
  const { ceremony, rows } = sheet;
  const facts = await paperFacts(tx, ceremony.heldOn);
  const printNo = await countPrint(tx, actor, {
    ...{ paper: 'sign-sheet', subjectType: 'ceremony', subjectId: ceremony.id },
  });
  const data = ceremonySignSheet({ ceremony, rows, facts }, printNo);
  return { data, filename: `${t('ceremonies.papers.fileSigns')}-${slug}.pdf` };
}

/** The programme of a ceremony; null when its list is empty. */
export async function programmePaper(
  tx: Tx,
  slug: string,
): Promise<{ data: HonourProgrammeData; filename: string } | null> {
  const sheet = await runSheet(tx, slug);
  if (!sheet || sheet.rows.length === 0) return null;
  const { ceremony, rows } = sheet;
  const data = ceremonyProgramme({ ceremony, rows, facts: await paperFacts(tx, ceremony.heldOn) });
  return { data, filename: `${t('ceremonies.papers.fileProgramme')}-${slug}.pdf` };
}
