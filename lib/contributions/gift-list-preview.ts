/**
 * A reading of a list as the page shows it: amounts as texts, problems by cell, hints by row, and whether it is ready.
 * Owns when a list may be recorded. Refuses to write; the readings it asks for run under the rights of the reader.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, vndInWords } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import type { CellProblem, ListReading, ListRow } from '@/lib/lists/schema';
import { asTabs } from '@/lib/spreadsheets/tabs';
import { type KnownGift, sameGifts, similarNames } from './gift-list-hints';
import { contentFingerprint } from './gift-list-parts';
import { donorsByName, type ListOfForm, type NamedDonor } from './gift-list-reading';
import { askedInPieces } from './list-pieces';
import { guessDonorKind } from './rules';
import { unusualIn } from './rules/list-hints';
import type { DonorInput } from './schema';
import type { ListForm } from './schema/list-form';
import type { ListGift } from './schema/list-input';
import type { ListPreview, PreviewHint, PreviewRow } from './schema/list-preview';

/** What the rows are looked at with. */
interface Beside {
  form: ListForm;
  donors: Map<string, NamedDonor[]>;
  /** Day of the rows that have none. */
  day: DateVn;
}

/** The same, while somebody hears how far the looking has come: shares from 0 to 1. */
interface Looking extends Beside {
  tell: (share: number) => void;
}

/** The donor of a row: the one chosen, the only one of this name, or somebody new. */
export function donorOfRow(
  row: ListRow,
  known: readonly NamedDonor[],
  chosen: string | undefined,
): DonorInput {
  const picked =
    known.find((donor) => String(donor.id) === chosen) ?? (known.length === 1 ? known[0] : undefined);
  if (picked && chosen !== 'new') return { id: picked.id };
  const address = [row.unit, row.address].filter(Boolean).join(', ').slice(0, 300);
  return {
    ...{ name: row.name, kind: guessDonorKind(row.name) },
    ...{ address: address || undefined, phone: row.phone || undefined },
  };
}

/** The rows that are gifts, as the command takes them; only for a list without problems. */
export function giftsOf(rows: readonly ListRow[], { form, donors, day }: Beside): ListGift[] {
  return rows
    .filter((row) => row.kind === 'gift')
    .map((row) => ({
      ...{ line: row.number, amountVnd: row.amountVnd!, occurredOn: row.occurredOn ?? day },
      ...{ method: row.method ?? form.method!, note: row.note || undefined },
      donor: donorOfRow(row, donors.get(row.name) ?? [], form.donors[row.number]),
    }));
}

/** Everything of the list for the page. A list is ready when nothing is open, wrong, unproved or unseen. */
export async function previewOf(tx: Tx, list: ListOfForm, beside: Looking): Promise<ListPreview> {
  const { form, donors } = beside;
  const { sheet, reading, answers, isRemembered } = list;
  const hints = await hintsOfRows(tx, list, beside);
  const standing = await standingList(tx, reading, beside);
  const sameEnvelope = await envelopeInBooks(tx, reading, beside);
  const rows = reading.rows.map((row) => ({
    ...previewRow(row, list, donors.get(row.name) ?? [], form),
    hints: hints.get(row.number) ?? [],
  }));
  const isRight = rows.every((row) => row.kind !== 'gift' || row.problems.length === 0);
  const isProved = reading.totals.every((total) => total.isRight) || form.acceptsTotals;
  const isSeen = (hints.size === 0 && sameEnvelope === '') || form.acceptsHints;
  const isCounted = reading.giftCount > 0;
  return {
    ...{ table: asTabs(sheet.cells), fileFingerprint: sheet.fileFingerprint, encoding: sheet.encoding },
    ...{ font: sheet.font, wasDecomposed: sheet.wasDecomposed, sheet: sheet.sheet, sheets: sheet.sheets },
    ...{ headers: reading.headers, columns: reading.columns.map((kind) => kind ?? ''), isRemembered },
    questions: reading.questions.map(({ about, column, samples }) => ({ about, column, samples })),
    ...{ marks: answers.marks ?? '', unit: answers.unit ?? '', order: answers.order ?? '', rows },
    totals: reading.totals.map((total) => ({
      ...{ number: total.number, isRight: total.isRight },
      ...{ written: formatVnd(total.writtenVnd), sum: formatVnd(total.sumVnd) },
    })),
    ...{ giftCount: reading.giftCount, sum: formatVnd(reading.sumVnd) },
    shown: `${reading.giftCount}:${reading.sumVnd}`,
    ...{ standing, sameEnvelope },
    sumInWords: vndInWords(reading.sumVnd),
    isReady:
      reading.questions.length === 0 && isRight && isProved && isCounted && isSeen && standing === null,
  };
}

function previewRow(
  row: ListRow,
  { sheet, reading }: ListOfForm,
  known: readonly NamedDonor[],
  form: ListForm,
): Omit<PreviewRow, 'hints'> {
  const chosen = form.donors[row.number] ?? '';
  const isOpen = known.length > 1 && chosen !== 'new' && !known.some((donor) => String(donor.id) === chosen);
  const cellOf = ({ kind, code }: CellProblem) => {
    const column = reading.columns.indexOf(kind);
    const value = sheet.cells[row.number - 1]?.[column] ?? '';
    return { code: code as string, column: column < 0 ? null : column, value };
  };
  const problems = row.problems.map(cellOf);
  if (row.kind === 'gift' && isOpen) problems.push({ code: 'lists.severalDonors', column: null, value: '' });
  return {
    ...{ number: row.number, kind: row.kind, name: row.name, unit: row.unit, note: row.note },
    ...{ amount: row.amountVnd === null ? '' : formatVnd(row.amountVnd), method: row.method ?? '' },
    ...{ day: row.occurredOn === null ? '' : formatDateVn(row.occurredOn), problems, chosen },
    donor: known.length > 1 ? 'several' : known.length === 1 ? 'known' : 'new',
    choices: known.length > 1 ? known.map((donor) => ({ id: String(donor.id), label: donor.label })) : [],
  };
}

/** Row → what a person should look at once: the same gift in the books, a name with other marks, an unusual amount. */
async function hintsOfRows(
  tx: Tx,
  { reading }: ListOfForm,
  { form, donors, day, tell }: Looking,
): Promise<Map<number, PreviewHint[]>> {
  const gifts = reading.rows.filter((row) => row.kind === 'gift' && row.amountVnd !== null);
  const known: KnownGift[] = gifts.flatMap((row) => {
    const donor = donorOfRow(row, donors.get(row.name) ?? [], form.donors[row.number]);
    if (!('id' in donor)) return [];
    const { number: line, amountVnd } = row;
    return [{ line, donorId: donor.id, amountVnd: amountVnd!, occurredOn: row.occurredOn ?? day }];
  });
  const same = await askedInPieces(
    known,
    (piece) => sameGifts(tx, piece),
    (share) => tell(share / 2),
  );
  const unknown = (form.envelope.trim() ? [] : gifts)
    .map((row) => row.name)
    .filter((name) => name !== '' && !donors.has(name));
  const similar = await askedInPieces(
    [...new Set(unknown)],
    (piece) => similarNames(tx, piece),
    (share) => tell((1 + share) / 2),
  );
  const isUnusual = unusualIn(gifts.map((row) => row.amountVnd!));
  const hints = new Map<number, PreviewHint[]>();
  for (const { number, name, amountVnd } of gifts) {
    const found: PreviewHint[] = [];
    if (same.has(number)) found.push({ kind: 'sameGift', about: same.get(number)! });
    if (similar.has(name)) found.push({ kind: 'similarName', about: similar.get(name)! });
    if (isUnusual(amountVnd!)) found.push({ kind: 'unusualAmount', about: formatVnd(amountVnd!) });
    if (found.length > 0) hints.set(number, found);
  }
  return hints;
}

/** Number of the list that stands with this very content; null for a new one, and while something is still wrong. */
async function standingList(tx: Tx, reading: ListReading, beside: Beside): Promise<number | null> {
  const gifts = reading.rows.filter((row) => row.kind === 'gift');
  if (beside.form.envelope.trim() !== '') return null;
  const isWhole = gifts.length > 0 && gifts.every((row) => row.problems.length === 0) && beside.form.method;
  if (!isWhole || reading.questions.length > 0) return null;
  const content = await contentFingerprint(tx, giftsOf(reading.rows, beside));
  const [list] = await tx.execute<{ id: string }>(
    sql`SELECT id FROM app.contribution_list
         WHERE association_id = app.current_association() AND content_fingerprint = ${content} AND state = 'posted'`,
  );
  return list ? Number(list.id) : null;
}

/** Voucher of an earlier gift of the envelope's donor with this sum and day. */
async function envelopeInBooks(tx: Tx, reading: ListReading, { form, day }: Beside): Promise<string> {
  const name = normaliseText(form.envelope);
  if (name === '') return '';
  const known = (await donorsByName(tx, [name])).get(name) ?? [];
  const gifts = known.map(({ id }) => ({
    line: id,
    donorId: id,
    amountVnd: reading.sumVnd,
    occurredOn: day,
  }));
  return [...(await sameGifts(tx, gifts)).values()][0] ?? '';
}
