/** Every fact of one entry, its state in words, its papers, its lines, and the way to its history. */
import { HistoryLink } from '@/components/audit/history-link';
import { VoidedNotice, VoucherLines } from '@/components/ledger/voucher-lines';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText, InstantText } from '@/components/ui/date-text';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import type { ContributionView } from '@/lib/contributions/queries';
import { formatPaperCode } from '@/lib/kernel/codes';
import { vndInWords } from '@/lib/kernel/money';
import type { VoucherView } from '@/lib/ledger/queries';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { FamilyTable } from './family-table';
import { GiftPrinting } from './gift-printing';
import { PaperLinks } from './paper-links';
import { RecordedDraft } from './recorded-draft';

interface Props {
  hoi: string;
  locale: Locale;
  view: ContributionView;
  voucher: VoucherView | null;
  /** Who looks: roles decide what is offered, and a draft of this person that became the entry ends. */
  actor: Pick<Actor, 'userId' | 'roles'>;
  /** The bound action behind "In". */
  print: BoundAction<number>;
}

export function ContributionDetail(props: Props) {
  const { hoi, locale, view, voucher, actor, print } = props;
  const t = translator(locale);
  return (
    <>
      <RecordedDraft {...{ hoi, userId: actor.userId, requestKey: view.requestKey }} />
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
      {voucher && can(actor.roles, 'contributions.print') ? (
        <GiftPrinting {...{ locale, print }} gift={view} />
      ) : null}
      <DescriptionList items={factsOf(props, t)} locale={locale} />
      {voucher ? <VoucherLines locale={locale} voucher={voucher} /> : null}
      <FamilyTable locale={locale} view={view} />
    </>
  );
}

function State({ hoi, locale, view, voucher, t }: Props & { t: Translator }) {
  if (view.status === 'withdrawn')
    return <Notice tone="locked" title={t('contributions.detail.withdrawnTitle')} />;
  return voucher ? <VoidedNotice {...{ hoi, locale, voucher }} /> : null;
}

function Papers({ hoi, locale, voucher, actor, t }: Props & { t: Translator }) {
  if (!voucher) return null;
  return (
    <div className="actions no-print">
      <PaperLinks {...{ hoi, locale, voucher }} />
      {voucher.state === 'posted' && can(actor.roles, 'contributions.void') ? (
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
