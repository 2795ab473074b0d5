/** All versions of the rules of awards. */
import { guarded } from '@/components/access/guarded-page';
import { RuleBookList } from '@/components/awards/rule-book-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { ruleVersions } from '@/lib/awards/queries/rule-book';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function RuleBookPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'awards.viewRules', (tx) => ruleVersions(tx));
  const { locale, data, actor } = page;
  const canWrite = can(actor.roles, 'awards.manageRound');
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.ruleBook.title')}>
      <RuleBookList {...{ hoi, locale, canWrite }} versions={data} />
    </StaffPage>
  );
});
