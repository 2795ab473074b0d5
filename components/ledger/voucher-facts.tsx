/** One voucher of any book with its lines, and a link to the other voucher of a voided pair. */
import { HistoryLink } from '@/components/audit/history-link';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText, InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { vndInWords } from '@/lib/kernel/money';
import type { VoucherView } from '@/lib/ledger/queries';
import { rowSentence } from '@/lib/ledger/row-sentence';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { VoidedNotice, VoucherLines } from './voucher-lines';

interface Props {
  hoi: string;
  locale: Locale;
  voucher: VoucherView;
}

export function VoucherFacts({ hoi, locale, voucher }: Props) {
  const t = translator(locale);
  const { related } = voucher;
  const fact = (key: string) => t(`ledger.voucher.${key}`);
  const state = voucher.state === 'reversal' ? 'reversal' : 'posted';
  const text = rowSentence({ ...voucher, state, relatedReference: related?.reference ?? null }, t);
  return (
    <>
      <VoidedNotice {...{ hoi, locale, voucher }} />
      <p className="lede">
        <Amount value={voucher.amountVnd} large voided={voucher.state === 'voided'} />{' '}
        <span lang="vi">({vndInWords(voucher.amountVnd)})</span>{' '}
        <HistoryLink hoi={hoi} type="voucher" id={voucher.voucherId} locale={locale} of={voucher.reference} />
      </p>
      <Ways {...{ hoi, locale, voucher }} />
      <DescriptionList
        locale={locale}
        items={[
          { term: fact('reason'), value: text },
          ...(related
            ? [
                {
                  term: fact('pair'),
                  value: <a href={routes.office.voucher(hoi, related)}>{related.reference}</a>,
                },
              ]
            : []),
          ...(voucher.partyName ? [{ term: fact('party'), value: voucher.partyName }] : []),
          { term: fact('day'), value: <DateText date={voucher.occurredOn} long locale={locale} /> },
          { term: fact('recordedAt'), value: <InstantText at={voucher.recordedAt} /> },
          { term: fact('actor'), value: voucher.actorName },
        ]}
      />
      <VoucherLines locale={locale} voucher={voucher} />
    </>
  );
}

/** To the fuller page of a contribution or payment, or to the paper of a journal voucher. */
function Ways({ hoi, locale, voucher }: Props) {
  const fact = (key: string) => translator(locale)(`ledger.voucher.${key}`);
  return (
    <div className="actions no-print">
      {voucher.contributionId === null ? null : (
        <ButtonLink variant="primary" href={routes.office.contribution(hoi, voucher)}>
          {fact('open')}
        </ButtonLink>
      )}
      {voucher.paymentOrderId === null ? null : (
        <ButtonLink variant="primary" href={routes.office.payment(hoi, voucher.paymentOrderId)}>
          {fact('open')}
        </ButtonLink>
      )}
      {voucher.book === 'PKT' ? (
        <ButtonLink href={routes.office.journalVoucherPdf(hoi, voucher)}>{fact('print')}</ButtonLink>
      ) : null}
    </div>
  );
}
