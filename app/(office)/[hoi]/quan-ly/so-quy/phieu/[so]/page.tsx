/** Any voucher of any book: its lines, its state, the other voucher of a voided pair. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { VoucherFacts } from '@/components/ledger/voucher-facts';
import { StaffPage } from '@/components/office-shell/staff-page';
import { voucherByRef } from '@/lib/ledger/queries';
import { officePage } from '@/lib/web/office-page';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';

export default guarded(async function VoucherPage({
  params,
}: {
  params: Promise<{ hoi: string; so: string }>;
}) {
  const { hoi, so } = await params;
  const ref = parseVoucherSlug(so);
  const page = await officePage(hoi, 'ledger.view', async (tx) =>
    ref ? await voucherByRef(tx, ref) : undefined,
  );
  const { locale, data } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="cashBook" title={data.reference}>
      <VoucherFacts {...{ hoi, locale, voucher: data }} />
    </StaffPage>
  );
});
