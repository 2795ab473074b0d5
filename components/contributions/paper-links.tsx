/** The papers of one voucher to look at or to send; printing is a form of its own because it is counted. */
import { ButtonLink } from '@/components/ui/button';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { VoucherRef } from '@/lib/web/voucher-slug';

export function PaperLinks({ hoi, locale, voucher }: { hoi: string; locale: Locale; voucher: VoucherRef }) {
  const t = translator(locale);
  return (
    <>
      <ButtonLink href={routes.office.contributionVoucherPdf(hoi, voucher)}>
        {t('contributions.saved.print')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPdf(hoi, voucher)}>
        {t('contributions.saved.receipt')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher)}>
        {t('contributions.saved.picture')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher, '80')}>
        {t('contributions.print.rollPicture')}
      </ButtonLink>
    </>
  );
}
