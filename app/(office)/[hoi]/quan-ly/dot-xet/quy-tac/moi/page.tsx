/** The next version of rules, begun from the version of the address (?tu=12@3), else from the template. */
import { guarded } from '@/components/access/guarded-page';
import { NewRules } from '@/components/awards/new-rules';
import { StaffPage } from '@/components/office-shell/staff-page';
import { newRulesPage } from '@/lib/awards/queries/rule-pages';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { keepRules } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function NewRulesPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'awards.manageRound', (tx) => newRulesPage(tx, query.tu));
  const { locale, data } = page;
  const t = translator(locale);
  const title = data.base
    ? t('awards.ruleBook.form.nextTitle', { name: data.base.name })
    : t('awards.ruleBook.form.newTitle');
  return (
    <StaffPage page={page} current="awards" title={title}>
      <NewRules action={keepRules.bind(null, hoi)} locale={locale} {...data} />
    </StaffPage>
  );
});
