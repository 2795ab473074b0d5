'use server';
/** The form of a rule: the step "check" stays on the page, a rule that was kept leads to the list. */
import { writeRule } from '@/lib/statements/commands/own-rules';
import { ruleForm } from '@/lib/statements/schema/rule-form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const writeOwnRule = defineAction({
  permission: 'statements.keep',
  schema: ruleForm,
  run: writeRule,
  redirectsTo: (hoi, done) => (done.step === 'stored' ? routes.office.statementRules(hoi) : undefined),
});
