/**
 * From what was typed at the desk to a recorded contribution.
 * Owns the reading of amount, day, donor and families, and the hints that ask for one tick.
 * Refuses to write by itself: commands.ts records.
 */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { donorsNamed } from '@/lib/donors/queries';
import { type DateVn, parseDateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import {
  changePublicName,
  confirmCashReceipt,
  type RecordedContribution,
  recordContribution,
  voidContribution,
} from '../commands';
import { type ContributionPlace, contributionPlace } from '../opened';
import { earlierGifts, todayOf } from '../queries';
import { guessDonorKind, hintsFor, needsGiver } from '../rules';
import { readBasis } from '../rules/goods-basis';
import { readShareLines } from '../rules/share-lines';
import type { ContributionInput, DonorInput } from '../schema';
import type { ContributionForm, publicNameForm, voidForm } from '../schema/form';
import { stateGoodsBasis } from './goods-basis';

/**
 * Records what the form says. Asks once (contributions.confirmHints) when there is a hint nobody ticked.
 * Errors: web.checkFields with one code per field, and those of `recordContribution`.
 */
export async function keyContribution(
  tx: Tx,
  actor: Actor,
  form: ContributionForm,
): Promise<RecordedContribution & { occurredOn: DateVn }> {
  const today = await todayOf(tx);
  const read = form.method === 'inKind' ? readBasis(form, today) : ({ basis: null, fields: {} } as const);
  const { input, similar } = await readForm(tx, form, { ...read.fields });
  const hints: string[] = similar ? ['similarName'] : [];
  const isKnown = input.donor && 'id' in input.donor;
  if (isKnown && (input.kind ?? 'gift') === 'gift' && !(await isKeyed(tx, input.requestKey))) {
    hints.push(...hintsFor(input, await earlierGifts(tx, (input.donor as { id: number }).id)));
  }
  if (hints.length > 0 && !form.acceptHints) {
    throw new DomainError('contributions.confirmHints', {
      fields: { acceptHints: 'contributions.confirmHints' },
      params: { hints: hints.join(','), similar: similar ?? '' },
    });
  }
  const recorded = await recordContribution(tx, actor, { ...input, acceptedHints: hints });
  const { contributionId, isExisting } = recorded;
  if (read.basis && !isExisting) await stateGoodsBasis(tx, actor, { ...read.basis, contributionId });
  return { ...recorded, occurredOn: input.occurredOn };
}

/** Confirms waiting cash, one gift after the other: all or nothing. Errors: those of `confirmCashReceipt`. */
export async function confirmWaitingCash(tx: Tx, actor: Actor, ids: readonly number[]): Promise<void> {
  for (const contributionId of ids) await confirmCashReceipt(tx, actor, { contributionId });
}

async function readForm(
  tx: Tx,
  form: ContributionForm,
  /** What is wrong already. */
  fields: Record<string, string>,
): Promise<{ input: ContributionInput; similar: string | null }> {
  // The list of kinds is hidden for goods; what was chosen there before is not meant.
  const kind = form.method === 'inKind' ? 'gift' : (form.kind ?? 'gift');
  const list = readShareLines(form.shares);
  if (list.badLine !== null) fields.shares = 'contributions.badShareLine';
  // A list alone is enough: the envelope is the sum of its families.
  const amountVnd =
    form.amount.trim() === '' && list.shares.length > 0 ? list.sumVnd : readAmount(fields, form.amount);
  const occurredOn = readDay(fields, form.occurredOn, await todayOf(tx));
  const found = form.donor.trim() || form.donorId ? await findDonor(tx, fields, form) : undefined;
  if (needsGiver(kind) && !found) fields.donor ??= 'fields.required';
  if (!form.method) fields.method = 'fields.required';
  if (!form.fundId) fields.fundId = 'fields.required';
  if (Object.keys(fields).length > 0) {
    throw new DomainError('web.checkFields', { fields, params: { line: list.badLine ?? 0 } });
  }
  const through = normaliseText(form.through);
  const input: ContributionInput = {
    ...{
      kind,
      method: form.method!,
      donor: found?.donor,
      fundId: Number(form.fundId),
      amountVnd,
      occurredOn,
    },
    ...{ accountId: form.accountId ? Number(form.accountId) : undefined, requestKey: form.requestKey },
    ...{ through: through ? await throughOf(tx, through) : undefined, note: form.note },
    ...{
      publicNameChoice: form.publicNameChoice,
      publicName: form.publicName,
      consentChannel: form.consentChannel,
    },
    ...{ shares: list.shares, areSharesNamed: form.areSharesNamed, bankMemo: form.bankMemo },
    attachmentCount: /^\d{1,3}$/.test(form.attachmentCount) ? Number(form.attachmentCount) : 0,
  };
  if (form.method === 'inKind') {
    const { goodsLabel, valuationBasis } = form;
    Object.assign(input, { goodsLabel, valuationBasis, quantity: Number(form.quantity.replace(/\D/g, '')) });
  }
  return { input, similar: found?.similar ?? null };
}

function readAmount(fields: Record<string, string>, typed: string): bigint {
  const read = parseVnd(typed);
  if (read.kind === 'amount' && read.amountVnd > 0n) return read.amountVnd;
  if (read.kind === 'question') fields.amount = 'fields.ambiguousAmount';
  else fields.amount = typed.trim() === '' ? 'fields.required' : 'fields.badAmount';
  return 0n;
}

function readDay(fields: Record<string, string>, typed: string, today: DateVn): DateVn {
  const day = typed.trim() === '' ? today : parseDateVn(typed, today);
  if (day === undefined) fields.occurredOn = 'fields.badDate';
  else if (day > today) fields.occurredOn = 'fields.futureDate';
  return day ?? today;
}

/** The chosen donor; else the one donor with exactly this name; else a new one of the chosen or guessed kind. */
async function findDonor(
  tx: Tx,
  fields: Record<string, string>,
  form: ContributionForm,
): Promise<{ donor: DonorInput; similar: string | null } | undefined> {
  if (form.donorId) return { donor: { id: Number(form.donorId) }, similar: null };
  const name = normaliseText(form.donor);
  if (name === '') return undefined;
  const { same, similar } = await donorsNamed(tx, name);
  if (same.length > 1) fields.donor = 'contributions.severalDonors';
  if (same.length === 1) return { donor: { id: same[0]! }, similar: null };
  const details = {
    phone: normaliseText(form.donorPhone) || undefined,
    address: normaliseText(form.donorAddress) || undefined,
  };
  return { donor: { name, kind: form.donorKind ?? guessDonorKind(name), ...details }, similar };
}

async function throughOf(tx: Tx, name: string): Promise<DonorInput> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT coalesce(p.alias_of, p.id) AS id FROM app.party p
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE p.association_id = app.current_association() AND n.value = ${name}
       AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND (c.through_id = p.id OR c.donor_id = p.id))
     ORDER BY 1 LIMIT 1`);
  return rows[0] ? { id: Number(rows[0].id) } : { name, kind: guessDonorKind(name) };
}

async function isKeyed(tx: Tx, requestKey: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`SELECT 1 FROM app.contribution WHERE association_id = app.current_association() AND request_key = ${requestKey}`,
  );
  return rows.length > 0;
}

/** Voids as the form says; the day is today unless one was typed. Returns where the voided voucher is shown. */
export async function keyVoid(
  tx: Tx,
  actor: Actor,
  form: z.output<typeof voidForm>,
): Promise<ContributionPlace> {
  const fields: Record<string, string> = {};
  const occurredOn = readDay(fields, form.occurredOn, await todayOf(tx));
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
  const { contributionId, reason } = form;
  await voidContribution(tx, actor, { contributionId, reason, occurredOn });
  return contributionPlace(tx, contributionId);
}

/** Changes the name in public as the form says. Returns where the contribution is shown. */
export async function keyPublicName(
  tx: Tx,
  actor: Actor,
  form: z.output<typeof publicNameForm>,
): Promise<ContributionPlace> {
  await changePublicName(tx, actor, form);
  return contributionPlace(tx, form.contributionId);
}
