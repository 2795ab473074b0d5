/**
 * The paper of a desk: its gifts and, once counted, the count.
 * Owns which gifts stand on it: those that stand in the books or wait; once counted, those that stood at the count, so
 * that the paper adds up for ever. Refuses to write.
 */
import type { Tx } from '@/db/client';
import { type DeskCountData, deskCountSheet } from '@/lib/documents/desk-count';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { deskById, deskGifts, voidedAfterCount } from './queries';

/** More than one desk takes in a day; keeps the paper bounded. */
const MAX_GIFTS = 2000;

/** Text of the paper; null when the address names no desk. */
export async function deskSheet(
  tx: Tx,
  id: string,
): Promise<{ data: DeskCountData; filename: string } | null> {
  const desk = await deskById(tx, id);
  if (!desk) return null;
  const gifts = await deskGifts(tx, desk.id, MAX_GIFTS);
  const voidedLater = await voidedAfterCount(tx, desk.id);
  const facts = await paperFacts(tx, desk.heldOn);
  const t = translator('vi');
  const data = deskCountSheet({
    ...{ issuer: facts.issuer, signers: facts.signers, sampleNotice: facts.sampleNotice },
    ...{ place: desk.place, heldOn: desk.heldOn, fundName: desk.fundName, floatVnd: desk.floatVnd },
    rows: gifts
      .filter(({ id, status }) => status === 'posted' || status === 'waiting' || voidedLater.has(id))
      .reverse()
      .map(({ id, donorName, kind, voucher, method, amountVnd }) => ({
        donor: donorName ?? t(`contributions.kinds.${kind}`),
        ...{ voucher: voucher?.reference ?? '', method, amountVnd, isVoidedLater: voidedLater.has(id) },
      })),
    count: desk.count ?? undefined,
  });
  return { data, filename: `kiem-dem-${desk.heldOn}-${desk.id}.pdf` };
}
