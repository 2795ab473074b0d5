/** A rule for lines of the bank: from a line, in the place of another one, or from nothing. Works without script. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { RuleForm } from '@/components/statements/rule-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { rulePage } from '@/lib/statements/rule-page';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { writeOwnRule } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function NewStatementRulePage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'statements.keep', (tx) => rulePage(tx, query));
  const { locale, data } = page;
  const { entered, preview, accounts, funds, uses, campaigns } = data;
  const title = translator(locale)(`statements.rules.form.${entered.replacesId ? 'changeTitle' : 'title'}`);
  return (
    <StaffPage page={page} current="cashBook" title={title}>
      <MessagesProvider locale={locale} modules={['statements', 'errors', 'common']}>
        <RuleForm
          {...{ locale, entered, preview, choices: { accounts, funds, uses, campaigns } }}
          {...{ action: writeOwnRule.bind(null, hoi), listHref: routes.office.statementRules(hoi) }}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
