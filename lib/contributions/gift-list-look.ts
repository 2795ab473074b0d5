/**
 * A sent list looked at: read, with the donors its names belong to, and as the page shows it.
 * Owns the day that holds for rows without one. Refuses to write, so that looking is safe to repeat.
 */
import type { Tx } from '@/db/client';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { previewOf } from './gift-list-preview';
import { donorsByName, type ListOfForm, listOfForm, type NamedDonor } from './gift-list-reading';
import { askedInPieces } from './list-pieces';
import { type ListWork, unwatched } from './list-work';
import { todayOf } from './queries';
import { decideLength } from './rules/gift-list';
import type { ListForm } from './schema/list-form';
import type { ListPreview } from './schema/list-preview';

export interface LookedList {
  list: ListOfForm;
  form: ListForm;
  donors: Map<string, NamedDonor[]>;
  today: DateVn;
  preview: ListPreview;
}

/** Errors: spreadsheets.* for what cannot be read, lists.tooManyGifts, lists.cancelled. */
export async function lookAtList(tx: Tx, form: ListForm, work: ListWork = unwatched): Promise<LookedList> {
  work.at('reading', 0, 0);
  const today = await todayOf(tx);
  const list = await listOfForm(tx, form, today, (rows) => work.at('reading', rows, 0));
  checkLength(list);
  const { length } = list.reading.rows;
  const tell = (share: number) => work.at('checked', Math.floor(share * length), length);
  const gifts = list.reading.rows.filter((row) => row.kind === 'gift');
  // The rows of an envelope are families of its donor, not donors.
  const names = form.envelope.trim() ? [] : [...new Set(gifts.map((row) => row.name))];
  // Who is known is the first third of the looking; doubles and near names are the others.
  const donors = await askedInPieces(
    names,
    (piece) => donorsByName(tx, piece),
    (share) => tell(share / 3),
  );
  const day = readDayOf(form, today) ?? today;
  const preview = await previewOf(tx, list, {
    form,
    donors,
    day,
    tell: (share) => tell((1 + 2 * share) / 3),
  });
  return { list, form, donors, today, preview };
}

/** A list of which only a part could be recorded is not shown either: one page and one question must hold it. */
function checkLength({ reading }: ListOfForm): void {
  const params = decideLength(Math.max(reading.giftCount, Math.ceil(reading.rows.length / 2)));
  const code = 'lists.tooManyGifts';
  if (params) throw new DomainError(code, { params, fields: { table: code } });
}

/** Day for rows without one: as typed, today when nothing was, undefined when it cannot be read. */
export function readDayOf(form: ListForm, today: DateVn): DateVn | undefined {
  return form.occurredOn.trim() === '' ? today : parseDateVn(form.occurredOn, today);
}
