/** The association's own rules for lines of the bank: in use, and no longer used. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { RuleList } from '@/components/statements/rule-list';
import { can } from '@/lib/access/policy';
import { listRules } from '@/lib/statements/own-rules';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { closeOwnRule } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function StatementRulesPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'statements.view', listRules);
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('statements.rules.title')}>
      <RuleList
        {...{ hoi, locale, rules: data, mayKeep: can(actor.roles, 'statements.keep') }}
        close={closeOwnRule.bind(null, hoi)}
      />
    </StaffPage>
  );
});
