/** A desk: its running sums, what was just recorded, and the count that ends it. The entry form stands between them. */
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Figure } from '@/components/ui/description-list';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { ContributionRow } from '@/lib/contributions/list';
import type { DeskView as Desk } from '@/lib/desks/queries';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { CountForm } from './count-form';
import { countResult } from './desk-list';

interface Props {
  hoi: string;
  locale: Locale;
  desk: Desk;
  gifts: ContributionRow[];
  /** The bound count for the cashier; null for everybody else. */
  count: BoundAction<number> | null;
  /** The entry form; null when the reader may not record. */
  children: ReactNode;
}

export function DeskView({ hoi, locale, desk, gifts, count, children }: Props) {
  const t = translator(locale);
  const { heldOn: day, fundName: fund, campaignName } = desk;
  return (
    <>
      <p className="lede">
        {t('desks.facts', { day: formatDateVn(day), fund, campaign: campaignName ?? 'none' })}
      </p>
      {desk.count ? <CountResult {...{ hoi, locale, desk }} /> : <RunningSums {...{ locale, desk }} />}
      {desk.count ? null : children}
      <RecentGifts {...{ hoi, locale, desk, gifts }} />
      {desk.count ? null : (
        <section>
          <h2>{t('desks.count.title')}</h2>
          {count ? (
            <MessagesProvider locale={locale} modules={['desks', 'ledger', 'errors', 'common']}>
              <CountForm {...{ locale, deskId: desk.id, action: count }} />
            </MessagesProvider>
          ) : (
            <p>{t('desks.count.onlyCashier')}</p>
          )}
          <div className="actions">
            <ButtonLink variant="quiet" href={routes.office.deskSheetPdf(hoi, desk.id)}>
              {t('desks.draftSheet')}
            </ButtonLink>
          </div>
        </section>
      )}
    </>
  );
}

/** How many, and what has to be in the box: read aloud again after each gift. */
function RunningSums({ locale, desk }: { locale: Locale; desk: Desk }) {
  const t = translator(locale);
  const { totals, floatVnd } = desk;
  const parts = { cash: formatVndUnit(totals.cashVnd), float: formatVndUnit(floatVnd) };
  return (
    <section className="figures" aria-live="polite">
      <Figure
        label={t('desks.figure.gifts')}
        value={t('desks.figure.giftsValue', { count: totals.giftCount })}
        note={t('desks.figure.waiting', { count: totals.waitingCount })}
      />
      <Figure
        label={t('desks.figure.box')}
        value={<Amount value={totals.boxVnd} />}
        note={floatVnd > 0n ? t('desks.figure.boxNote', parts) : t('desks.figure.boxNoFloat')}
      />
      {totals.transferVnd > 0n ? (
        <Figure label={t('desks.figure.transfer')} value={<Amount value={totals.transferVnd} />} />
      ) : null}
      {totals.inKindVnd > 0n ? (
        <Figure label={t('desks.figure.inKind')} value={<Amount value={totals.inKindVnd} />} />
      ) : null}
    </section>
  );
}

function CountResult({ hoi, locale, desk }: { hoi: string; locale: Locale; desk: Desk }) {
  const t = translator(locale);
  const { countedVnd, cashVnd, differenceVnd, giftCount, ...count } = desk.count!;
  const { key, amount } = countResult(differenceVnd);
  const expected = desk.floatVnd + cashVnd;
  const isChanged = giftCount !== desk.totals.giftCount || cashVnd !== desk.totals.cashVnd;
  return (
    <Notice
      tone={key === 'even' ? 'success' : 'warning'}
      title={t(`desks.done.${key}`, {
        ...{ amount, counted: formatVndUnit(countedVnd), expected: formatVndUnit(expected) },
      })}
      actions={
        <ButtonLink variant="primary" href={routes.office.deskSheetPdf(hoi, desk.id)}>
          {t('desks.done.print')}
        </ButtonLink>
      }
    >
      <p lang="vi">{vndInWords(countedVnd)}</p>
      <p>{t('desks.done.by', { name: count.countedBy, at: formatInstantVn(count.countedAt) })}</p>
      {count.reason ? <p>{t('desks.done.reason', { reason: count.reason })}</p> : null}
      {isChanged ? <p>{t('desks.done.changed')}</p> : null}
    </Notice>
  );
}

function RecentGifts({ hoi, locale, desk, gifts }: Omit<Props, 'count' | 'children'>) {
  const t = translator(locale);
  if (gifts.length === 0) return desk.count ? null : <p>{t('desks.recentEmpty')}</p>;
  const header = (key: string) => t(`contributions.columns.${key}`);
  const href = (row: ContributionRow) =>
    row.voucher
      ? routes.office.contribution(hoi, row.voucher)
      : routes.office.waitingContribution(hoi, row.id);
  return (
    <section>
      <h2>{t('desks.recent')}</h2>
      {gifts.length < desk.totals.giftCount ? (
        <p>{t('desks.recentAll', { count: desk.totals.giftCount })}</p>
      ) : null}
      <Table
        caption={t('desks.recent')}
        captionHidden
        rows={gifts}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.status === 'voided' || row.status === 'withdrawn' ? 'void' : undefined)}
        columns={[
          {
            ...{ key: 'donor', header: header('donor') },
            cell: (row) => <a href={href(row)}>{row.donorName ?? t(`contributions.kinds.${row.kind}`)}</a>,
          },
          { key: 'voucher', header: header('voucher'), cell: (row) => row.voucher?.reference ?? '' },
          {
            ...{ key: 'amount', header: header('amount'), align: 'end' },
            cell: (row) => <Amount value={row.amountVnd} unit={false} />,
          },
          {
            ...{ key: 'method', header: header('method') },
            cell: (row) => t(`contributions.methods.${row.method}`),
          },
          {
            ...{ key: 'status', header: header('status') },
            cell: (row) => <StatusTag>{t(`contributions.statuses.${row.status}`)}</StatusTag>,
          },
        ]}
      />
    </section>
  );
}
