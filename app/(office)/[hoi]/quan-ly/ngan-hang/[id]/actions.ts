'use server';
/** Explaining the lines of one statement, finishing it and opening it again. */
import {
  finishStatement,
  matchCertain,
  matchOne,
  reopenStatement,
  unmatchLine,
} from '@/lib/statements/commands/explain';
import { recordFromLine } from '@/lib/statements/commands/record-from-line';
import {
  certainForm,
  finishForm,
  fromLineForm,
  lineForm,
  matchForm,
  reopenForm,
} from '@/lib/statements/schema/form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const acceptOne = defineAction({
  permission: 'statements.keep',
  schema: matchForm,
  run: async (tx, actor, form): Promise<Json> => {
    await matchOne(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.bankStatement(hoi, form.statementId, { vua: form.lineId }),
});

export const record = defineAction({
  permission: 'statements.keep',
  schema: fromLineForm,
  run: async (tx, actor, form): Promise<Json> => (await recordFromLine(tx, actor, form)).reference,
  redirectsTo: (hoi, _done, form) => routes.office.bankStatement(hoi, form.statementId, { vua: form.lineId }),
});

export const acceptCertain = defineAction({
  permission: 'statements.keep',
  schema: certainForm,
  run: async (tx, actor, form): Promise<Json> => matchCertain(tx, actor, form),
  redirectsTo: (hoi, _count, form) => routes.office.bankStatement(hoi, form.statementId),
});

export const undo = defineAction({
  permission: 'statements.keep',
  schema: lineForm,
  run: async (tx, actor, form): Promise<Json> => {
    await unmatchLine(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.bankStatement(hoi, form.statementId, { vua: form.lineId }),
});

export const finish = defineAction({
  permission: 'statements.keep',
  schema: finishForm,
  run: async (tx, actor, form): Promise<Json> => {
    await finishStatement(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.bankStatement(hoi, form.statementId),
});

export const reopen = defineAction({
  permission: 'statements.keep',
  schema: reopenForm,
  run: async (tx, actor, form): Promise<Json> => {
    await reopenStatement(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.bankStatement(hoi, form.statementId),
});
