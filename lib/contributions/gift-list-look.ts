/**
 * A sent list looked at: read, with the donors its names belong to, and as the page shows it.
 * Owns the day that holds for rows without one. Refuses to write, so that looking is safe to repeat.
 */
import type { Tx } from '@/db/client';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { previewOf } from './gift-list-preview';
import { donorsByName, type ListOfForm, listOfForm, type NamedDonor } from './gift-list-reading';
import { type ListWork, unwatched } from './list-work';
import { todayOf } from './queries';
import type { ListForm } from './schema/list-form';
import { MAX_LIST_ROWS } from './schema/list-input';
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
  const list = await listOfForm(tx, form, today);
  checkLength(list);
  const { length } = list.reading.rows;
  work.at('checked', 0, length);
  const gifts = list.reading.rows.filter((row) => row.kind === 'gift');
  // The rows of an envelope are families of its donor, not donors.
  const names = form.envelope.trim() ? [] : [...new Set(gifts.map((row) => row.name))];
  const donors = await donorsByName(tx, names);
  const preview = await previewOf(tx, list, { form, donors, day: readDayOf(form, today) ?? today });
  work.at('checked', length, length);
  return { list, form, donors, today, preview };
}

/** A list of which only a part could be recorded is not shown either: one page and one question must hold it. */
function checkLength({ reading }: ListOfForm): void {
  if (reading.giftCount <= MAX_LIST_ROWS && reading.rows.length <= 2 * MAX_LIST_ROWS) return;
  const code = 'lists.tooManyGifts';
  throw new DomainError(code, { params: { max: MAX_LIST_ROWS }, fields: { table: code } });
}

/** Day for rows without one: as typed, today when nothing was, undefined when it cannot be read. */
export function readDayOf(form: ListForm, today: DateVn): DateVn | undefined {
  return form.occurredOn.trim() === '' ? today : parseDateVn(form.occurredOn, today);
}
