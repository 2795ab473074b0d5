/** Importing a statement: choose a file, see what it says, then keep it. Works without script. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { ImportForm } from '@/components/statements/import-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { listAccounts } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { importFile } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function ImportStatementPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'statements.keep', (tx) => listAccounts(tx, ['bank']));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('statements.import.title')}>
      <MessagesProvider locale={locale} modules={['statements', 'errors', 'common']}>
        <ImportForm
          action={importFile.bind(null, hoi)}
          {...{ locale, listHref: routes.office.bankStatements(hoi) }}
          accounts={data.map((account) => ({
            value: String(account.id),
            label: [account.code, account.bankName ?? account.name, account.accountNo]
              .filter(Boolean)
              .join(' – '),
          }))}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
