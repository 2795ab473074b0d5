/**
 * Shapes of the forms that open funds, accounts and their first balances.
 * Owns the name of each amount's field. Refuses a clock: days are read against the day the page was made.
 */
import { z } from 'zod';
import { type DateVn, isDateVn, parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import { fundKinds } from '@/lib/ledger/rules';

const text = (max: number, least: 0 | 1 = 0) =>
  z
    .string('fields.required')
    .transform(normaliseText)
    .pipe(z.string().min(least, 'fields.required').max(max, 'fields.tooLong'));
const today = z.string().refine(isDateVn, 'fields.badDate');
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

function readDay(context: z.RefinementCtx, field: string, typed: string, now: DateVn): DateVn {
  const date = parseDateVn(typed, now);
  const message = !date ? 'fields.badDate' : date > now ? 'fields.futureDate' : undefined;
  if (message) context.addIssue({ code: 'custom', path: [field], message });
  return date ?? now;
}

const fundFields = {
  name: text(120, 1),
  publicLabel: text(120),
  purpose: text(300).default(''),
  openedOn: z.string('fields.required'),
  today,
};

export const newFund = z
  .object({ ...fundFields, kind: z.enum(fundKinds, 'fields.required') })
  .transform((form, context) => ({
    ...form,
    openedOn: readDay(context, 'openedOn', form.openedOn, form.today),
  }));

const bankFields = { bankName: text(120), accountNo: text(30), holderName: text(120) };

export const newBankAccount = z.object({ ...bankFields, bankName: text(120, 1), isTermDeposit: ticked });

export const firstBooks = z
  .object({ ...fundFields, ...bankFields, hasTermDeposit: ticked })
  .transform((form, context) => ({
    fund: {
      name: form.name,
      publicLabel: form.publicLabel,
      purpose: form.purpose,
      kind: 'operating' as const,
      openedOn: readDay(context, 'openedOn', form.openedOn, form.today),
    },
    bank: { bankName: form.bankName, accountNo: form.accountNo, holderName: form.holderName },
    hasTermDeposit: form.hasTermDeposit,
  }));

/** Name of the field in which the balance of one fund in one account is typed. */
export function amountField(fundCode: string, accountCode: string): string {
  return `amount_${fundCode}_${accountCode}`;
}

/** What one fund has in one account, by their codes. */
export interface OpeningAmount {
  fundCode: string;
  accountCode: string;
  amountVnd: bigint;
}

function readLines(context: z.RefinementCtx, form: Record<string, unknown>): OpeningAmount[] {
  const lines: OpeningAmount[] = [];
  for (const [name, typed] of Object.entries(form)) {
    const [, fundCode, accountCode] = /^amount_([a-z0-9-]{1,40})_(\d{3,6})$/.exec(name) ?? [];
    if (!fundCode || !accountCode || typeof typed !== 'string' || typed.trim() === '') continue;
    const parsed = parseVnd(typed);
    if (parsed.kind === 'amount') {
      if (parsed.amountVnd > 0n) lines.push({ fundCode, accountCode, amountVnd: parsed.amountVnd });
      continue;
    }
    const message = parsed.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount';
    context.addIssue({ code: 'custom', path: [name], message });
  }
  return lines;
}

/** Balances that signed minutes state, one amount for each fund and account. */
export const openingBalances = z
  .object({
    today,
    occurredOn: z.string('fields.required'),
    attachmentCount: z
      .string()
      .regex(/^\d{1,2}$/, 'fields.invalid')
      .transform(Number),
    requestKey: z.string().min(8, 'fields.invalid').max(100, 'fields.invalid'),
  })
  .catchall(z.unknown())
  .transform((form, context) => {
    const lines = readLines(context, form);
    if (lines.length === 0)
      context.addIssue({ code: 'custom', path: ['occurredOn'], message: 'ledger.noLines' });
    return {
      occurredOn: readDay(context, 'occurredOn', form.occurredOn, form.today),
      attachmentCount: form.attachmentCount,
      requestKey: form.requestKey,
      lines,
    };
  });
