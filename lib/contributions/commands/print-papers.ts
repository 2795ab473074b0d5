/**
 * Printing papers of gifts, one or many at once.
 * Owns which gifts a press of "In" means. Refuses ticked gifts that have no such paper; of a filter it takes those
 * that have one and stand in the books, and the voided ones only when the filter asks for them.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { rootForPaper } from '@/lib/ledger/paper-facts';
import { letterText } from '../letter-text';
import { contributionList } from '../list';
import { printJobOfKey } from '../print-jobs';
import { hasPaper, inPrintOrder, type PrintableGift } from '../rules/print-order';
import { MAX_PAPERS_OF_JOB, printForms } from '../schema/print-forms';
import type { PrintGiftsForm } from '../schema/printing';
import { recordPrintJob } from './print-job';

/**
 * Counts the prints and returns the id of the job, whose file is then opened.
 * Errors: papers.nothingTicked, papers.notPrintable, papers.nothingToPrint, papers.tooMany, ledger.requestKeyReused.
 */
export async function printGiftPapers(tx: Tx, actor: Actor, order: PrintGiftsForm): Promise<number> {
  const { form, requestKey } = order;
  const existing = await printJobOfKey(tx, form, requestKey);
  if (existing !== undefined) return existing;
  const gifts = inPrintOrder(await chosenGifts(tx, order));
  const seal = printForms[form] === 'donor-receipt' ? await rootForPaper(tx, 'receipt') : undefined;
  const letter = form === 'letter' ? await letterText(tx) : undefined;
  return recordPrintJob(tx, actor, {
    ...{ form, requestKey, subjectType: 'voucher', subjectIds: gifts.map((gift) => gift.voucherId!) },
    ...{ sealNumber: seal?.sealNumber, paperTextId: letter?.id },
  });
}

const tooMany = { most: MAX_PAPERS_OF_JOB };

async function chosenGifts(tx: Tx, { form, scope, ids, filter }: PrintGiftsForm): Promise<PrintableGift[]> {
  if (scope === 'ticked') {
    if (ids.length === 0) throw new DomainError('papers.nothingTicked');
    const wanted = [...new Set(ids)];
    const gifts = await printableGifts(tx, wanted);
    if (gifts.length < wanted.length || gifts.some((gift) => !hasPaper(form, gift))) {
      throw new DomainError('papers.notPrintable');
    }
    return gifts;
  }
  const status = filter.status ?? 'posted';
  // One more than a job may hold, so that too many are noticed.
  const rows = await contributionList(tx, { ...filter, status, after: undefined }, MAX_PAPERS_OF_JOB + 1);
  if (rows.length > MAX_PAPERS_OF_JOB) throw new DomainError('papers.tooMany', { params: tooMany });
  const gifts = await printableGifts(
    tx,
    rows.map((row) => row.id),
  );
  return gifts.filter((gift) => hasPaper(form, gift));
}

async function printableGifts(tx: Tx, ids: readonly number[]): Promise<PrintableGift[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.id, c.voucher_id, c.kind, c.status, c.donor_id,
           (SELECT n.value FROM app.personal_value n WHERE n.association_id = c.association_id AND n.party_id = c.donor_id
               AND n.field = 'name' AND n.ended_at IS NULL ORDER BY n.id DESC LIMIT 1) AS donor_name,
           (SELECT u.name FROM app.party p JOIN app.admin_unit u ON u.code = p.unit_code
             WHERE p.association_id = c.association_id AND p.id = c.donor_id ORDER BY u.valid_from DESC LIMIT 1) AS unit_name
      FROM app.contribution c
     WHERE c.association_id = app.current_association() AND c.id IN (${sql.join([...ids, 0], sql`, `)})`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), kind: row.kind as PrintableGift['kind'] },
    status: row.status as PrintableGift['status'],
    voucherId: row.voucher_id == null ? null : Number(row.voucher_id),
    donorId: row.donor_id == null ? null : Number(row.donor_id),
    ...{ donorName: row.donor_name ?? null, unitName: row.unit_name ?? null },
  }));
}
