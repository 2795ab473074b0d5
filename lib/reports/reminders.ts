/**
 * Letters to the silent units of a report's period: to each one, or to the one asked for.
 * Owns nothing that is kept. Refuses a unit that is not silent: it would be asked for what it already gave.
 */
import type { Tx } from '@/db/client';
import { printable } from '@/lib/documents/printable-text';
import { renderPdfBatch } from '@/lib/documents/render';
import { unitReminder } from '@/lib/documents/unit-reminder';
import { periodSlug, periodYear } from '@/lib/honours/rules/reports';
import { todayVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { reportDraft, silentUnits } from './queries';

/** Where a name is written by hand. */
const BLANK = '………………………………………';

/**
 * One sheet for each silent unit, in the order of the list; a blank one when nobody is silent. Of one unit alone its sheet.
 * Null when there is no such report, or the unit asked for is not silent.
 */
export async function unitReminders(tx: Tx, id: number, unitId?: number) {
  const draft = await reportDraft(tx, id);
  if (!draft) return null;
  const units = (await silentUnits(tx, draft)).filter((unit) => unitId === undefined || unit.id === unitId);
  if (unitId !== undefined && units.length === 0) return null;
  const names = units.length > 0 ? units.map(({ name }) => name) : [BLANK];
  const issuedOn = todayVn(new Date());
  const { issuer, signers, sampleNotice } = await paperFacts(tx, issuedOn);
  const reportSubject = translator('vi')(`reports.paper.subjects.${draft.kind}`, {
    year: periodYear(draft.kind, draft.year),
  });
  const { firstOn, lastOn, asOf } = draft;
  const shared = { issuer, sampleNotice, issuedOn, reportSubject, firstOn, lastOn, asOf };
  const letters = names.map((name) =>
    printable(unitReminder({ ...shared, unitName: name, chairName: signers.chair ?? '' })),
  );
  return {
    bytes: () => Promise.resolve(renderPdfBatch('unit-reminder', letters)),
    filename: `nhac-don-vi-${periodSlug(draft.kind, draft.year)}.pdf`,
    contentType: 'application/pdf',
  };
}
