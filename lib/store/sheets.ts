/**
 * The papers of the store: the card of one kind of goods, and the record of a stocktake.
 * Owns which facts go on which line. Refuses to write.
 */
import type { Tx } from '@/db/client';
import { todayOf } from '@/lib/contributions/queries';
import { type StockCardData, stockCard } from '@/lib/documents/stock-card';
import { type StocktakeRecordData, stocktakeRecord } from '@/lib/documents/stocktake-record';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import { cardMoves, goodsKinds } from './cards';
import { unassignedIssues } from './items';
import { differenceOf } from './rules';
import { goodsBalance, shelfItems, stocktakeById } from './stocktakes';

const t = translator('vi');

const printed = ({ book, number, year }: VoucherRef) => `${book} ${String(number).padStart(2, '0')}/${year}`;

/** The card of the kind that this gift in kind is of, until today; null when there is no such gift. */
export async function stockCardOf(
  tx: Tx,
  contributionId: string,
): Promise<{ data: StockCardData; filename: string } | null> {
  const kind = (await goodsKinds(tx)).find(({ ids }) => ids.includes(Number(contributionId)));
  if (!kind) return null;
  const today = await todayOf(tx);
  const facts = await paperFacts(tx, today);
  const lying = (await shelfItems(tx, today)).filter((item) => kind.ids.includes(item.contributionId));
  const issues = (await unassignedIssues(tx)).filter(({ ref }) => ref !== null);
  const data = stockCard({
    ...{ issuer: facts.issuer, signers: facts.signers, sampleNotice: facts.sampleNotice },
    ...{ goods: kind.label, signedOn: today },
    rows: (await cardMoves(tx, kind.ids)).map(({ ref, occurredOn, pieces, purpose, about }) => ({
      ...{ number: printed(ref), occurredOn, pieces },
      text: [t(`store.purpose.${purpose}`), about].filter(Boolean).join(': '),
    })),
    booked: {
      pieces: lying.reduce((sum, item) => sum + item.bookedQuantity, 0),
      valueVnd: lying.reduce((sum, item) => sum + item.bookedVnd, 0n),
    },
    unassigned: {
      count: issues.length,
      valueVnd: issues.reduce((sum, issue) => sum + issue.amountVnd, 0n),
    },
  });
  return { data, filename: `the-kho-${kind.ids[0]}.pdf` };
}

/** The record, or while it is open the list to count by; null when the address names none. */
export async function stocktakeSheet(
  tx: Tx,
  id: string,
): Promise<{ data: StocktakeRecordData; filename: string } | null> {
  const view = await stocktakeById(tx, id);
  if (!view) return null;
  const { takenOn, count, items } = view;
  const facts = await paperFacts(tx, takenOn);
  const data = stocktakeRecord({
    ...{ issuer: facts.issuer, signers: facts.signers, sampleNotice: facts.sampleNotice },
    ...{ takenOn, isCounted: count !== null },
    bookedVnd: count?.bookedVnd ?? (await goodsBalance(tx, takenOn)),
    rows: items.map((item) => ({
      ...{ goods: item.goodsLabel, paper: printed(item.ref), fund: item.fundName, reason: item.reason },
      ...{ bookedQuantity: item.bookedQuantity, bookedVnd: item.bookedVnd },
      ...{ countedQuantity: item.countedQuantity, difference: differenceOf(item) },
    })),
  });
  return { data, filename: `kiem-ke-kho-${takenOn}-${view.id}.pdf` };
}
