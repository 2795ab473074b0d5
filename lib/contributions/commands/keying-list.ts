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
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type LookedList, lookAtList, readDayOf } from '../gift-list-look';
import { giftsOf } from '../gift-list-preview';
import { headerFingerprint, layoutOf } from '../gift-list-reading';
import { beginWork, type ListWork } from '../list-work';
import { contributionPlace } from '../opened';
import { todayOf } from '../queries';
import type { ListForm, reverseListForm } from '../schema/list-form';
import type { ContributionListInput } from '../schema/list-input';
import type { ListAnswer, ListPreview } from '../schema/list-preview';
import { keyEnvelope } from './keying-envelope';
import { type ReversedList, recordContributionList, reverseContributionList } from './record-list';

/**
 * Shows a list, or records it when that was asked and nothing is left to say.
 * Errors: those of `lookAtList`; what refuses the recording, also `lists.cancelled`, is told beside the list.
 */
export async function keyContributionList(tx: Tx, actor: Actor, form: ListForm): Promise<ListAnswer> {
  const work = beginWork(actor.userId, form.work);
  try {
    const looked = await lookAtList(tx, form, work);
    const { preview } = looked;
    const isWanted = form.intent === 'record' && !form.file && form.shown === preview.shown;
    if (!isWanted || !preview.isReady) return shownAgain(preview, form, null);
    return await recordedOrTold(tx, actor, looked, work);
  } finally {
    work.end();
  }
}

async function recordedOrTold(tx: Tx, actor: Actor, looked: LookedList, work: ListWork): Promise<ListAnswer> {
  try {
    // A point to go back to: a refusal is told beside the list, and nothing of it remains.
    return await tx.transaction(async (inner) => {
      const answer = await recordShown(inner, actor, looked, work);
      // The last moment at which all of it can be taken back.
      const { giftCount } = looked.preview;
      work.at('recording', giftCount, giftCount);
      return answer;
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return shownAgain(looked.preview, looked.form, refusal);
  }
}

async function recordShown(tx: Tx, actor: Actor, looked: LookedList, work: ListWork): Promise<ListAnswer> {
  const { form, list, today } = looked;
  if (form.envelope.trim() === '') {
    const { listId, isExisting } = await recordContributionList(tx, actor, inputOf(looked), work);
    return { step: 'recorded', listId, isExisting };
  }
  const occurredOn = dayOf(form, today);
  const { envelope: donorName, name: note, requestKey } = form;
  const accountId = form.accountId ? Number(form.accountId) : undefined;
  const common = { method: form.method!, fundId: Number(form.fundId), accountId, occurredOn };
  const recorded = await keyEnvelope(
    tx,
    actor,
    { ...common, donorName, note, requestKey },
    list.reading.rows,
  );
  const { id, voucher } = await contributionPlace(tx, recorded.contributionId);
  return { step: 'envelope', id, voucher };
}

function shownAgain(preview: ListPreview, form: ListForm, refusal: DomainError | null): ListAnswer {
  const { fundId, accountId, occurredOn, requestKey, keepsLetters, envelope } = form;
  // The name of a file is a good name for its list until somebody writes a better one.
  const name = form.name || (form.file?.name ?? '').replace(/\.\w{1,5}$/, '').slice(0, 200);
  return {
    ...{ step: 'preview', preview, stamp: randomUUID() },
    sent: {
      name,
      fundId,
      accountId,
      occurredOn,
      requestKey,
      keepsLetters,
      envelope,
      method: form.method ?? '',
    },
    refusal: refusal && {
      code: refusal.code,
      ...{ fields: { ...refusal.fields }, params: { ...refusal.params } },
    },
  };
}

function inputOf({ list, form, donors, today }: LookedList): ContributionListInput {
  const { sheet, reading, answers } = list;
  const day = dayOf(form, today);
  const header = headerFingerprint(sheet.cells);
  return {
    ...{ name: form.name, fileFingerprint: sheet.fileFingerprint, fundId: Number(form.fundId) },
    ...{ requestKey: form.requestKey, acceptsSameFile: form.acceptsSameFile },
    accountId: form.accountId ? Number(form.accountId) : undefined,
    gifts: giftsOf(reading.rows, { form, donors, day }),
    layout: header ? { headerFingerprint: header, answers: layoutOf(reading, answers) } : undefined,
  };
}

function dayOf(form: ListForm, today: DateVn): DateVn {
  const fields: Record<string, string> = {};
  const day = readDayOf(form, today);
  if (day === undefined) fields.occurredOn = 'fields.badDate';
  else if (day > today) fields.occurredOn = 'fields.futureDate';
  if (!form.method) fields.method = 'fields.required';
  if (!/^\d{1,15}$/.test(form.fundId)) fields.fundId = 'fields.required';
  if (form.name.trim() === '') fields.name = 'fields.required';
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
  return day!;
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
