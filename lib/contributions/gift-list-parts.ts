/**
 * The steps inside recording a list of gifts: lists known already, accounts, rows written at once.
 * Owns the rows of a list; commands/record-list.ts calls these in turn, inside its transaction.
 * Refuses to be called from anywhere else.
 */
import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { contributionList, contributionListRow } from '@/db/schema/contribution-lists';
import { contribution } from '@/db/schema/contributions';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import type { PostedVoucher, VoucherInput } from '@/lib/ledger/post';
import { keepText, keepTexts } from '@/lib/people/commands';
import type { PartyKind } from '@/lib/people/schema';
import type { GiftDonor } from './gift-list-donors';
import type { ListWork } from './list-work';
import { bookOfMethod, incomeKeyOf } from './rules';
import { contentOfList, sumOfGifts } from './rules/gift-list';
import type { ContributionListInput, ListGift } from './schema/list-input';

/** A statement carries 65,535 values at most. */
const ROWS_AT_ONCE = 1_000;

/** A batch of an association runs alone; taken before anything else, so that nobody waits in a ring. */
export async function lockBatches(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(6, app.current_association())`);
}

export interface KnownList {
  id: number;
  state: 'posted' | 'reversed';
  requestKey: string;
  isSameContent: boolean;
  isSameFile: boolean;
}

/** Lists with the same content, the same file or the same request key. */
export async function knownLists(
  tx: Tx,
  input: ContributionListInput,
  contentFingerprint: string,
): Promise<KnownList[]> {
  const rows = await tx.execute<Record<string, string>>(
    sql`SELECT id, state, request_key, content_fingerprint = ${contentFingerprint} AS content,
               file_fingerprint = ${input.fileFingerprint} AS file
          FROM app.contribution_list
         WHERE association_id = app.current_association()
           AND (content_fingerprint = ${contentFingerprint} OR file_fingerprint = ${input.fileFingerprint} OR request_key = ${input.requestKey})
         ORDER BY id DESC LIMIT 100`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), state: row.state as KnownList['state'], requestKey: row.request_key! },
    isSameContent: (row.content as unknown) === true,
    isSameFile: (row.file as unknown) === true,
  }));
}

/** SHA-256 of the content, in hex; names of donors chosen by id are looked up. */
export async function contentFingerprint(tx: Tx, gifts: readonly ListGift[]): Promise<string> {
  const ids = [...new Set(gifts.flatMap(({ donor }) => ('id' in donor ? [donor.id] : [])))];
  const rows = ids.length === 0 ? [] : await namesOf(tx, ids);
  const names = new Map(rows.map((row) => [Number(row.id), row.name]));
  const written = gifts.map(({ donor }) =>
    'id' in donor ? (names.get(donor.id) ?? `#${donor.id}`) : normaliseText(donor.name),
  );
  return createHash('sha256').update(contentOfList(gifts, written)).digest('hex');
}

function namesOf(tx: Tx, ids: readonly number[]) {
  return tx.execute<{ id: string; name: string }>(
    sql`SELECT party_id AS id, value AS name FROM app.personal_value
         WHERE association_id = app.current_association() AND field = 'name' AND ended_at IS NULL
           AND party_id IN ${inList(ids)}`,
  );
}

const inList = (values: readonly (number | string)[]): SQL =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** Income account for each kind of donor; refuses a chart without one. */
export async function incomeAccounts(
  tx: Tx,
  kinds: readonly PartyKind[],
): Promise<(kind: PartyKind) => number> {
  const keys = [...new Set(kinds.map((kind) => incomeKeyOf('gift', kind)))];
  const rows = await tx.execute<{ key: string; id: string }>(
    sql`SELECT DISTINCT ON (report_key) report_key AS key, id FROM ledger.account
         WHERE association_id = app.current_association() AND kind = 'income' AND closed_on IS NULL AND report_key IN ${inList(keys)}
         ORDER BY report_key, code`,
  );
  const accounts = new Map(rows.map((row) => [row.key, Number(row.id)]));
  if (keys.some((key) => !accounts.has(key))) throw new DomainError('ledger.badLine');
  return (kind) => accounts.get(incomeKeyOf('gift', kind))!;
}

/** The row of the list itself; its name lies among the personal texts. Returns its id. */
export async function insertList(
  tx: Tx,
  input: ContributionListInput,
  fingerprint: string,
  actor: Actor,
): Promise<number> {
  const [row] = await tx
    .insert(contributionList)
    .values({
      ...{ associationId: await currentAssociationId(tx), requestKey: input.requestKey },
      ...{ fileFingerprint: input.fileFingerprint, contentFingerprint: fingerprint },
      ...{ rowCount: input.gifts.length, totalVnd: sumOfGifts(input.gifts), recordedBy: actor.userId },
      ...{ headerFingerprint: input.layout?.headerFingerprint, layout: input.layout?.answers },
      nameValueId: await keepText(tx, null, 'note', normaliseText(input.name)),
    })
    .returning({ id: contributionList.id });
  return row!.id;
}

/** A gift that was written as waiting and is to be posted now. */
export interface WaitingGift {
  id: number;
  noteValueId: number | null;
}

/** Writes the contributions of a list as waiting, and their places in it; in the order of the rows. */
export async function insertGifts(
  tx: Tx,
  actor: Actor,
  list: {
    id: number;
    input: ContributionListInput;
    accountOf: (method: ListGift['method']) => number;
    work: ListWork;
  },
  donors: readonly GiftDonor[],
): Promise<WaitingGift[]> {
  const associationId = await currentAssociationId(tx);
  const { gifts, requestKey, fundId } = list.input;
  const notes = await notesOf(tx, gifts, donors);
  const all = gifts.map((gift, at) => ({
    ...{ associationId, kind: 'gift', method: gift.method, status: 'waiting', fundId },
    ...{ donorId: donors[at]!.id, publicNameChoice: donors[at]!.choice, noteValueId: notes[at] },
    ...{ accountId: list.accountOf(gift.method), amountVnd: gift.amountVnd, occurredOn: gift.occurredOn },
    ...{ requestKey: rowKey(requestKey, gift), keyedBy: actor.userId },
  }));
  const ids = new Map<string, number>();
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    // Donors were the first half of the work; the vouchers come after the gifts, in one stroke.
    list.work.at('recording', Math.floor((gifts.length + from) / 2), gifts.length);
    const rows = await tx
      .insert(contribution)
      .values(all.slice(from, from + ROWS_AT_ONCE))
      .returning({ id: contribution.id, key: contribution.requestKey });
    for (const row of rows) ids.set(row.key, row.id);
  }
  const waiting = gifts.map((gift, at) => ({
    id: ids.get(rowKey(requestKey, gift))!,
    noteValueId: notes[at] ?? null,
  }));
  await tx.insert(contributionListRow).values(
    gifts.map((gift, at) => ({
      associationId,
      listId: list.id,
      line: gift.line,
      contributionId: waiting[at]!.id,
    })),
  );
  return waiting;
}

/** The note of each row, kept beside its donor; null where nothing was noted. */
async function notesOf(
  tx: Tx,
  gifts: readonly ListGift[],
  donors: readonly GiftDonor[],
): Promise<(number | null)[]> {
  const texts = gifts.map((gift) => normaliseLines(gift.note ?? ''));
  const noted = texts.flatMap((value, at) => (value === '' ? [] : [{ partyId: donors[at]!.id, value }]));
  const ids: number[] = [];
  for (let from = 0; from < noted.length; from += ROWS_AT_ONCE)
    ids.push(...(await keepTexts(tx, 'note', noted.slice(from, from + ROWS_AT_ONCE))));
  let next = 0;
  return texts.map((value) => (value === '' ? null : ids[next++]!));
}

/** The request key of one row: the list's own and the number of the row. */
export function rowKey(requestKey: string, gift: Pick<ListGift, 'line'>): string {
  return `${requestKey}.${gift.line}`;
}

/** The receipt voucher of one row. */
export function voucherOf(
  gift: ListGift,
  waiting: WaitingGift,
  donor: GiftDonor,
  books: { fundId: number; requestKey: string; debitAccountId: number; creditAccountId: number },
): VoucherInput {
  const { fundId, debitAccountId, creditAccountId } = books;
  return {
    ...{ book: bookOfMethod[gift.method], purpose: 'gift', occurredOn: gift.occurredOn },
    ...{ requestKey: rowKey(books.requestKey, gift), partyId: donor.id },
    reasonValueId: waiting.noteValueId ?? undefined,
    lines: [{ fundId, debitAccountId, creditAccountId, amountVnd: gift.amountVnd }],
  };
}

/** Binds every contribution to its voucher, in one statement. */
export async function setPosted(
  tx: Tx,
  waiting: readonly WaitingGift[],
  vouchers: readonly PostedVoucher[],
): Promise<number> {
  const pairs = waiting.map(({ id }, at) => sql`(${id}::bigint, ${vouchers[at]!.voucherId}::bigint)`);
  const rows = await tx.execute(
    sql`UPDATE app.contribution c SET status = 'posted', voucher_id = v.voucher_id
          FROM (VALUES ${sql.join(pairs, sql`, `)}) AS v(id, voucher_id)
         WHERE c.association_id = app.current_association() AND c.id = v.id AND c.status = 'waiting' RETURNING c.id`,
  );
  return rows.length;
}

/** Marks posted gifts as voided, in the transaction that reverses their vouchers; returns how many there were. */
export async function setVoided(tx: Tx, ids: readonly number[]): Promise<number> {
  const rows = await tx.execute(
    sql`UPDATE app.contribution SET status = 'voided'
         WHERE association_id = app.current_association() AND id = ANY (${`{${ids.join(',')}}`}::bigint[]) AND status = 'posted'
        RETURNING id`,
  );
  return rows.length;
}
