'use server';
/** One line: a voucher chosen by hand, a new gift or interest, own money moved, or put aside. */
import { holdLine, matchOne, releaseLine } from '@/lib/statements/commands/explain';
import { explainOwnTransfer, recordFromLine } from '@/lib/statements/commands/record-from-line';
import { fromLineForm, holdForm, lineForm, matchForm, ownTransferForm } from '@/lib/statements/schema/form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

const backToStatement = (hoi: string, _done: Json, form: { statementId: number; lineId: number }) =>
  routes.office.bankStatement(hoi, form.statementId, { vua: form.lineId });

/** A part leads back to the line, where the rest is counted down; the whole to the statement. */
const backToRest = (
  hoi: string,
  done: Json,
  form: { statementId: number; lineId: number; amount: string },
) =>
  form.amount.trim() === ''
    ? backToStatement(hoi, done, form)
    : routes.office.bankLine(hoi, form.statementId, form.lineId);

export const match = defineAction({
  permission: 'statements.keep',
  schema: matchForm,
  run: async (tx, actor, form): Promise<Json> => {
    await matchOne(tx, actor, form);
    return null;
  },
  redirectsTo: backToRest,
});

export const recordLine = defineAction({
  permission: 'statements.keep',
  schema: fromLineForm,
  run: async (tx, actor, form): Promise<Json> => (await recordFromLine(tx, actor, form)).reference,
  redirectsTo: backToRest,
});

export const ownTransfer = defineAction({
  permission: 'statements.keep',
  schema: ownTransferForm,
  run: async (tx, actor, form): Promise<Json> => (await explainOwnTransfer(tx, actor, form)).reference,
  redirectsTo: backToStatement,
});

export const hold = defineAction({
  permission: 'statements.keep',
  schema: holdForm,
  run: async (tx, actor, form): Promise<Json> => {
    await holdLine(tx, actor, form);
    return null;
  },
  redirectsTo: backToStatement,
});

export const release = defineAction({
  permission: 'statements.keep',
  schema: lineForm,
  run: async (tx, actor, form): Promise<Json> => {
    await releaseLine(tx, actor, form);
    return null;
  },
  redirectsTo: backToStatement,
});
