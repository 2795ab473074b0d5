/** What was just saved: number, amount, words, and the next step; it stays until the next entry. */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { JustSaved } from '@/lib/contributions/entry';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export function SavedNotice({ hoi, locale, saved }: { hoi: string; locale: Locale; saved: JustSaved }) {
  const t = translator(locale);
  const { voucher, contribution } = saved;
  if (voucher) {
    const title = t('contributions.saved.posted', {
      reference: voucher.reference,
      amount: formatVndUnit(voucher.amountVnd),
    });
    return (
      <Notice
        tone="success"
        title={title}
        actions={
          <>
            <ButtonLink variant="primary" href={routes.office.contributionVoucherPdf(hoi, voucher)}>
              {t('contributions.saved.print')}
            </ButtonLink>
            <ButtonLink href={routes.office.contributionReceiptPdf(hoi, voucher)}>
              {t('contributions.saved.receipt')}
            </ButtonLink>
            <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher)}>
              {t('contributions.saved.picture')}
            </ButtonLink>
            <ButtonLink href={routes.office.newContribution(hoi)}>
              {t('contributions.saved.another')}
            </ButtonLink>
            <ButtonLink variant="quiet" href={routes.office.contribution(hoi, voucher)}>
              {t('contributions.saved.open')}
            </ButtonLink>
          </>
        }
      >
        <p lang="vi">{vndInWords(voucher.amountVnd)}</p>
      </Notice>
    );
  }
  if (!contribution) return null;
  const amount = formatVndUnit(contribution.amountVnd);
  return (
    <Notice
      tone="success"
      title={t('contributions.saved.waiting', { amount })}
      actions={
        <>
          <ButtonLink href={routes.office.newContribution(hoi)}>
            {t('contributions.saved.another')}
          </ButtonLink>
          <ButtonLink variant="quiet" href={routes.office.waitingContribution(hoi, contribution.id)}>
            {t('contributions.saved.open')}
          </ButtonLink>
        </>
      }
    >
      <p lang="vi">{vndInWords(contribution.amountVnd)}</p>
    </Notice>
  );
}
