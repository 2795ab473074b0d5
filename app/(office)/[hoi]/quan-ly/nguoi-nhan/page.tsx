/** People who were nominated or awarded. */
import { guarded } from '@/components/access/guarded-page';
import { RecipientList } from '@/components/awards/recipient-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { recipientList } from '@/lib/recipients/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function RecipientsPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const search = typeof query.q === 'string' ? query.q.slice(0, 200) : '';
  const page = await officePage(hoi, 'awards.viewDossiers', (tx) => recipientList(tx, search));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('awards.recipients.title')}>
      <RecipientList hoi={hoi} locale={locale} people={data} search={search} />
    </StaffPage>
  );
});
