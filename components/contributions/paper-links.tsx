/** The papers of one voucher to look at or to send; printing is a form of its own because it is counted. */
import { ButtonLink } from '@/components/ui/button';
import type { VoucherState } from '@/lib/ledger/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { VoucherRef } from '@/lib/web/voucher-slug';

interface Props {
  hoi: string;
  locale: Locale;
  voucher: VoucherRef & { state: VoucherState; partyId: number | null; purpose: string };
}

export function PaperLinks({ hoi, locale, voucher }: Props) {
  // Dues, budget support and money of another fund are no gift that anybody could be thanked for.
  const hasLetter = voucher.state === 'posted' && voucher.partyId !== null && voucher.purpose === 'gift';
  const t = translator(locale);
  return (
    <>
      <ButtonLink href={routes.office.contributionVoucherPdf(hoi, voucher)}>
        {t('contributions.saved.print')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPdf(hoi, voucher)}>
        {t('contributions.saved.receipt')}
      </ButtonLink>
      {hasLetter ? (
        <ButtonLink href={routes.office.contributionLetterPdf(hoi, voucher)}>
          {t('contributions.saved.letter')}
        </ButtonLink>
      ) : null}
      <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher)}>
        {t('contributions.saved.picture')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher, '80')}>
        {t('contributions.print.rollPicture')}
      </ButtonLink>
    </>
  );
}
