/** Bank statements: what was imported, how far each is explained, and money nobody knows yet. */
import { guarded } from '@/components/access/guarded-page';
import { BookTabs } from '@/components/ledger/book-tabs';
import { StaffPage } from '@/components/office-shell/staff-page';
import { StatementList } from '@/components/statements/statement-list';
import { can } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import { heldLines, listStatements } from '@/lib/statements/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function BankStatementsPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'statements.view', async (tx) => ({
    rows: await listStatements(tx),
    held: await heldLines(tx),
  }));
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('statements.title')}>
      <BookTabs {...{ hoi, locale, current: 'statements' }} />
      <StatementList
        {...{ hoi, locale, ...data }}
        mayImport={can(actor.roles, 'statements.keep')}
        today={todayVn(new Date())}
      />
    </StaffPage>
  );
});
