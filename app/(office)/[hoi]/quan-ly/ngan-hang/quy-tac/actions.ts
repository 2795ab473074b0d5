'use server';
/** A rule for lines of the bank is no longer used. */
import { closeRule } from '@/lib/statements/commands/own-rules';
import { closeRuleForm } from '@/lib/statements/schema/rule-form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const closeOwnRule = defineAction({
  permission: 'statements.keep',
  schema: closeRuleForm,
  run: async (tx, actor, form): Promise<Json> => {
    await closeRule(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.statementRules(hoi),
});
