/** Every fact of one entry, its state in words, its papers, its lines, and the way to its history. */
import { HistoryLink } from '@/components/audit/history-link';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText, InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { can, type Role } from '@/lib/access/policy';
import type { ContributionView } from '@/lib/contributions/queries';
import { formatPaperCode } from '@/lib/kernel/codes';
import { formatDateVn } from '@/lib/kernel/dates';
import { vndInWords } from '@/lib/kernel/money';
import type { VoucherView } from '@/lib/ledger/queries';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  view: ContributionView;
  voucher: VoucherView | null;
  roles: readonly Role[];
}

export function ContributionDetail(props: Props) {
  const { hoi, locale, view, voucher } = props;
  const t = translator(locale);
  const fact = (key: string) => t(`contributions.detail.${key}`);
  return (
    <>
      <State {...props} t={t} />
      <p className="lede">
        <Amount value={view.amountVnd} large voided={view.status === 'voided'} />{' '}
        <span lang="vi">({vndInWords(view.amountVnd)})</span>{' '}
        <HistoryLink
          hoi={hoi}
          locale={locale}
          {...(voucher
            ? { type: 'voucher' as const, id: voucher.voucherId, of: voucher.reference }
            : { type: 'contribution' as const, id: view.id })}
        />
      </p>
      <Papers {...props} t={t} />
      <DescriptionList items={factsOf(props, t)} locale={locale} />
      {voucher ? (
        <Table
          caption={fact('lines')}
          columns={[
            { key: 'fund', header: fact('fundColumn'), cell: (line) => line.fund },
            {
              key: 'debit',
              header: fact('debit'),
              cell: (line) => `${line.debit.code} – ${line.debit.name}`,
            },
            {
              key: 'credit',
              header: fact('credit'),
              cell: (line) => `${line.credit.code} – ${line.credit.name}`,
            },
            {
              key: 'amount',
              header: fact('amount'),
              align: 'end',
              cell: (line) => <Amount value={line.amountVnd} unit={false} />,
            },
          ]}
          rows={voucher.lines}
          rowKey={(line) => `${line.fund}-${line.debit.code}-${line.credit.code}`}
        />
      ) : null}
      {view.shares.length > 0 ? (
        <Table
          caption={`${fact('families')} (${view.shares.length})`}
          compact
          columns={[
            { key: 'family', header: fact('family'), cell: (share) => share.name },
            {
              key: 'amount',
              header: fact('amount'),
              align: 'end',
              cell: (share) => <Amount value={share.amountVnd} unit={false} />,
            },
          ]}
          rows={view.shares}
          rowKey={(share) => share.line}
          footer={{ family: t('ledger.total'), amount: <Amount value={view.amountVnd} unit={false} /> }}
        />
      ) : null}
    </>
  );
}

function State({ hoi, view, voucher, t }: Props & { t: Translator }) {
  const fact = (key: string, values?: Record<string, string>) => t(`contributions.detail.${key}`, values);
  if (view.status === 'withdrawn') return <Notice tone="locked" title={fact('withdrawnTitle')} />;
  if (voucher?.state !== 'voided' || !voucher.related) return null;
  const { occurredOn, reference, reason } = voucher.related;
  return (
    <Notice tone="error" title={fact('voidedTitle')}>
      <p>{fact('voidedBody', { day: formatDateVn(occurredOn), reference, reason: reason ?? '' })}</p>
      <p>
        <a href={routes.office.voucher(hoi, voucher.related)}>{reference}</a>
      </p>
    </Notice>
  );
}

function Papers({ hoi, voucher, roles, t }: Props & { t: Translator }) {
  if (!voucher) return null;
  return (
    <div className="actions no-print">
      <ButtonLink variant="primary" href={routes.office.contributionVoucherPdf(hoi, voucher)}>
        {t('contributions.saved.print')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPdf(hoi, voucher)}>
        {t('contributions.saved.receipt')}
      </ButtonLink>
      <ButtonLink href={routes.office.contributionReceiptPicture(hoi, voucher)}>
        {t('contributions.saved.picture')}
      </ButtonLink>
      {voucher.state === 'posted' && can(roles, 'contributions.void') ? (
        <ButtonLink variant="danger" href={routes.office.voidContribution(hoi, voucher)}>
          {t('contributions.detail.void')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function factsOf({ hoi, locale, view, voucher }: Props, t: Translator) {
  const goods = view.goodsLabel ? `${view.quantity ?? 1} ${view.goodsLabel}` : null;
  const donor =
    view.donorId === null ? (
      t(`contributions.kinds.${view.kind}`)
    ) : (
      <a href={routes.office.donor(hoi, view.donorId)}>{view.donorName}</a>
    );
  const choice =
    t(`contributions.choices.${view.publicNameChoice}`) + (view.publicName ? `: ${view.publicName}` : '');
  const all = [
    ['donor', donor],
    ['through', view.throughName],
    ['method', t(`contributions.methods.${view.method}`)],
    ['goods', goods],
    ['valuation', view.valuationBasis],
    ['fund', view.fundName],
    ['account', `${view.accountCode} – ${view.bankName ?? view.accountName}`],
    ['memo', view.bankMemo],
    ['day', <DateText key="day" date={view.occurredOn} long locale={locale} />],
    [
      'recordedAt',
      voucher ? <InstantText key="at" at={voucher.recordedAt} /> : <InstantText key="at" at={view.keyedAt} />,
    ],
    ['keyedBy', view.keyedByName],
    ['postedBy', voucher?.actorName],
    ['note', view.note],
    ['attachments', String(view.attachmentCount)],
    ['publicName', view.donorId === null ? null : choice],
    ['code', voucher ? formatPaperCode(voucher.code) : null],
  ] as const;
  return all
    .filter(([, value]) => value)
    .map(([key, value]) => ({ term: t(`contributions.detail.${key}`), value }));
}
