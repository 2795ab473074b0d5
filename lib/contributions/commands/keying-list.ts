/**
 * From a pasted list to a preview, and from a preview that is right to a recorded list.
 * Owns when a list may be recorded: every question answered, every row right or set aside, the total proved or accepted.
 * Refuses to record what was not shown: the reading is made again from what was sent.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import type { Actor } from '@/lib/access/actor';
import { type DateVn, formatDateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { formatVnd, vndInWords } from '@/lib/kernel/money';
import type { CellProblem, ListRow } from '@/lib/lists/schema';
import { asTabs } from '@/lib/spreadsheets/tabs';
import {
  donorsByName,
  headerFingerprint,
  type ListOfForm,
  layoutOf,
  listOfForm,
  type NamedDonor,
} from '../gift-list-reading';
import { todayOf } from '../queries';
import { guessDonorKind } from '../rules';
import type { DonorInput } from '../schema';
import type { ListForm, reverseListForm } from '../schema/list-form';
import { type ContributionListInput, type ListGift, MAX_LIST_ROWS } from '../schema/list-input';
import type { ListAnswer, ListPreview, PreviewRow } from '../schema/list-preview';
import { type ReversedList, recordContributionList, reverseContributionList } from './record-list';

/**
 * Shows a list, or records it when that was asked and nothing is left to say.
 * Errors: spreadsheets.* for what cannot be read, web.checkFields with fields, and those of `recordContributionList`.
 */
export async function keyContributionList(tx: Tx, actor: Actor, form: ListForm): Promise<ListAnswer> {
  const today = await todayOf(tx);
  const list = await listOfForm(tx, form, today);
  const donors = await donorsByName(tx, [...new Set(list.reading.rows.map((row) => row.name))]);
  const preview = previewOf(list, form, donors);
  const isWanted = form.intent === 'record' && !form.file && form.shown === preview.shown;
  if (!isWanted || !preview.isReady) return shownAgain(preview, form, null);
  try {
    // A point to go back to: a refusal is told beside the list, and nothing of it remains.
    const { listId, isExisting } = await tx.transaction((inner) =>
      recordContributionList(inner, actor, inputOf(list, form, donors, today)),
    );
    return { step: 'recorded', listId, isExisting };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return shownAgain(preview, form, refusal);
  }
}

function shownAgain(preview: ListPreview, form: ListForm, refusal: DomainError | null): ListAnswer {
  const { fundId, accountId, occurredOn, requestKey, keepsLetters } = form;
  // The name of a file is a good name for its list until somebody writes a better one.
  const name = form.name || (form.file?.name ?? '').replace(/\.\w{1,5}$/, '').slice(0, 200);
  return {
    ...{ step: 'preview', preview, stamp: randomUUID() },
    sent: { name, fundId, accountId, occurredOn, requestKey, keepsLetters, method: form.method ?? '' },
    refusal: refusal && {
      code: refusal.code,
      ...{ fields: { ...refusal.fields }, params: { ...refusal.params } },
    },
  };
}

function inputOf(
  { sheet, reading, answers }: ListOfForm,
  form: ListForm,
  donors: Map<string, NamedDonor[]>,
  today: DateVn,
): ContributionListInput {
  const day = dayOf(form, today);
  const header = headerFingerprint(sheet.cells);
  return {
    ...{ name: form.name, fileFingerprint: sheet.fileFingerprint, fundId: Number(form.fundId) },
    ...{ requestKey: form.requestKey, acceptsSameFile: form.acceptsSameFile },
    accountId: form.accountId ? Number(form.accountId) : undefined,
    gifts: giftsOf(reading.rows, form, donors, day),
    layout: header ? { headerFingerprint: header, answers: layoutOf(reading, answers) } : undefined,
  };
}

function dayOf(form: ListForm, today: DateVn): DateVn {
  const fields: Record<string, string> = {};
  const day = form.occurredOn.trim() === '' ? today : parseDateVn(form.occurredOn, today);
  if (day === undefined) fields.occurredOn = 'fields.badDate';
  else if (day > today) fields.occurredOn = 'fields.futureDate';
  if (!form.method) fields.method = 'fields.required';
  if (!/^\d{1,15}$/.test(form.fundId)) fields.fundId = 'fields.required';
  if (form.name.trim() === '') fields.name = 'fields.required';
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
  return day!;
}

function giftsOf(
  rows: readonly ListRow[],
  form: ListForm,
  donors: Map<string, NamedDonor[]>,
  day: DateVn,
): ListGift[] {
  return rows
    .filter((row) => row.kind === 'gift')
    .map((row) => ({
      ...{ line: row.number, amountVnd: row.amountVnd!, occurredOn: row.occurredOn ?? day },
      ...{ method: row.method ?? form.method!, note: row.note || undefined },
      donor: donorOfRow(row, donors.get(row.name) ?? [], form.donors[row.number]),
    }));
}

function donorOfRow(row: ListRow, known: readonly NamedDonor[], chosen: string | undefined): DonorInput {
  const picked =
    known.find((donor) => String(donor.id) === chosen) ?? (known.length === 1 ? known[0] : undefined);
  if (picked && chosen !== 'new') return { id: picked.id };
  const address = [row.unit, row.address].filter(Boolean).join(', ').slice(0, 300);
  return {
    ...{ name: row.name, kind: guessDonorKind(row.name) },
    ...{ address: address || undefined, phone: row.phone || undefined },
  };
}

function previewOf(list: ListOfForm, form: ListForm, donors: Map<string, NamedDonor[]>): ListPreview {
  const { sheet, reading, answers, isRemembered } = list;
  const rows = reading.rows.map((row) => previewRow(row, list, donors.get(row.name) ?? [], form));
  const isRight = rows.every((row) => row.kind !== 'gift' || row.problems.length === 0);
  const isProved = reading.totals.every((total) => total.isRight) || form.acceptsTotals;
  const isCounted = reading.giftCount > 0 && reading.giftCount <= MAX_LIST_ROWS;
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
    sumInWords: vndInWords(reading.sumVnd),
    isReady: reading.questions.length === 0 && isRight && isProved && isCounted,
  };
}

function previewRow(
  row: ListRow,
  { sheet, reading }: ListOfForm,
  known: readonly NamedDonor[],
  form: ListForm,
): PreviewRow {
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

/** Reverses a list as the form says; the day is today unless one was typed. */
export async function keyListReversal(
  tx: Tx,
  actor: Actor,
  form: z.output<typeof reverseListForm>,
): Promise<ReversedList> {
  const today = await todayOf(tx);
  const occurredOn = form.occurredOn.trim() === '' ? today : parseDateVn(form.occurredOn, today);
  if (occurredOn === undefined)
    throw new DomainError('web.checkFields', { fields: { occurredOn: 'fields.badDate' } });
  return reverseContributionList(tx, actor, { listId: form.listId, reason: form.reason, occurredOn });
}
