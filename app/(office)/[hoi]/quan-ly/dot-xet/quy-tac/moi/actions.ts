'use server';
/** First answers with the differences; once they were seen, keeps the version and goes to it. */
import { reviseRules } from '@/lib/awards/commands/revise-rules';
import { revisionForm } from '@/lib/awards/schema/rules-forms';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepRules = defineAction({
  permission: 'awards.manageRound',
  schema: revisionForm,
  run: async (tx, actor, form): Promise<Record<string, Json>> => {
    const done = await reviseRules(tx, actor, form);
    return 'written' in done ? { ...done.written } : { ...done, entered: form.entered };
  },
  redirectsTo: (hoi, { ruleSetId, version }) =>
    typeof ruleSetId === 'number'
      ? routes.office.awardRuleSet(hoi, ruleSetId, { ban: String(version), xong: 'rulesWritten' })
      : undefined,
});
