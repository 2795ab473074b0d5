/** What was just saved: number, amount, words, and the next step; it stays until the next entry. */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { JustSaved } from '@/lib/contributions/entry';
import type { ContributionKind } from '@/lib/contributions/schema';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { VoucherView } from '@/lib/ledger/queries';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { GiftPrinting } from './gift-printing';
import { PaperLinks } from './paper-links';

/** The purpose of a voucher that brought something in is the kind of the contribution. */
function giftOf({ voucherId, contributionId, partyId, purpose }: VoucherView) {
  const kind = purpose as ContributionKind;
  return { id: contributionId!, voucherId, kind, donorId: partyId, status: 'posted' as const };
}

interface Props {
  hoi: string;
  locale: Locale;
  saved: JustSaved | null;
  /** The bound action behind "In". */
  print: BoundAction<number>;
  /** Where the next gift is recorded; the entry form unless told otherwise. */
  againHref?: string;
}

export function SavedNotice({ hoi, locale, saved, print, againHref }: Props) {
  if (!saved) return null;
  const again = againHref ?? routes.office.newContribution(hoi);
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
            <PaperLinks {...{ hoi, locale, voucher }} />
            <ButtonLink href={again}>{t('contributions.saved.another')}</ButtonLink>
            <ButtonLink variant="quiet" href={routes.office.contribution(hoi, voucher)}>
              {t('contributions.saved.open')}
            </ButtonLink>
          </>
        }
      >
        <p lang="vi">{vndInWords(voucher.amountVnd)}</p>
        <GiftPrinting {...{ locale, print }} gift={giftOf(voucher)} />
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
          <ButtonLink href={again}>{t('contributions.saved.another')}</ButtonLink>
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
