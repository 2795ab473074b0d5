/** Changing a donor's name, telephone, address. */
import { notFound, redirect } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { DonorEditForm } from '@/components/donors/donor-edit-form';
import { StaffPage } from '@/components/office-shell/staff-page';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { donorProfile } from '@/lib/donors/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { routes } from '@/lib/web/routes';
import { changeDonorFacts } from './actions';

export default guarded(async function EditDonorPage({
  params,
}: {
  params: Promise<{ hoi: string; id: string }>;
}) {
  const { hoi, id } = await params;
  const donorId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const page = await officePage(hoi, 'donors.edit', (tx) => donorProfile(tx, donorId));
  const { locale, data } = page;
  if (!data) notFound();
  if (data.id !== donorId) redirect(routes.office.editDonor(hoi, data.id));
  const { name, phone, address } = data;
  return (
    <StaffPage page={page} current="donors" title={translator(locale)('donors.edit.title', { name })}>
      <MessagesProvider locale={locale} modules={['donors', 'errors', 'common']}>
        <DonorEditForm
          {...{ locale, id: data.id, name, phone: phone ?? '', address: address ?? '' }}
          action={changeDonorFacts.bind(null, hoi)}
          backHref={routes.office.donor(hoi, data.id)}
        />
      </MessagesProvider>
    </StaffPage>
  );
});
