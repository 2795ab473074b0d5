/** One person over the years. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RecipientView } from '@/components/awards/recipient-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { recipientProfile } from '@/lib/recipients/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

export default guarded(async function RecipientPage({
  params,
}: {
  params: Promise<{ hoi: string; id: string }>;
}) {
  const { hoi, id } = await params;
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'awards.viewDossiers', (tx) => recipientProfile(tx, number));
  const { locale, data } = page;
  if (!data) notFound();
  const title = data.name || translator(locale)('awards.recipients.erased');
  return (
    <StaffPage page={page} current="awards" title={title}>
      <RecipientView hoi={hoi} locale={locale} person={data} />
    </StaffPage>
  );
});
