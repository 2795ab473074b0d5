/** One statement: its lines, what explains them, and what is left. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { StatementView } from '@/components/statements/statement-view';
import { can } from '@/lib/access/policy';
import { statementPage } from '@/lib/statements/reconciliation';
import { readLineView } from '@/lib/statements/schema/view';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { acceptCertain, acceptOne, finish, record, reopen, undo } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function BankStatementPage({ params, searchParams }: Props) {
  const { hoi, id } = await params;
  const view = readLineView(await searchParams);
  const page = await officePage(hoi, 'statements.view', (tx) => statementPage(tx, id, view));
  const { locale, actor, data } = page;
  if (!data) notFound();
  const title = translator(locale)('statements.one.title', { account: data.statement.accountName });
  const bound = {
    ...{ acceptOne: acceptOne.bind(null, hoi), acceptCertain: acceptCertain.bind(null, hoi) },
    ...{ record: record.bind(null, hoi), undo: undo.bind(null, hoi) },
    ...{ finish: finish.bind(null, hoi), reopen: reopen.bind(null, hoi) },
  };
  const mayKeep = can(actor.roles, 'statements.keep');
  return (
    <StaffPage page={page} current="cashBook" title={title}>
      <StatementView {...{ hoi, locale, view, page: data, mayKeep, actions: bound }} />
    </StaffPage>
  );
});
