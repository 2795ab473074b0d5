/**
 * Papers out that do not say which gift they took from, each with boxes to say it now.
 * Owns which items are offered: those of the same fund and store with pieces free. Refuses a form to whoever may
 * not prepare orders; the list itself is for everybody who sees the store.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { formatVndUnit } from '@/lib/kernel/money';
import type { StockItem, UnassignedIssue } from '@/lib/store/items';
import { leftOf } from '@/lib/store/rules';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { PaperLink } from './paper-link';
import { takeFields } from './take-fields';

interface Props {
  hoi: string;
  locale: Locale;
  issues: UnassignedIssue[];
  items: StockItem[];
  /** Left out for those who only look. */
  assign?: BoundAction;
}

export function Unassigned({ hoi, locale, issues, items, assign }: Props) {
  const t = translator(locale);
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="chua-chon">
      <h2 id="chua-chon">{t('store.unassignedTitle')}</h2>
      <p>{t('store.unassignedBody')}</p>
      <MessagesProvider locale={locale} modules={['errors']}>
        {issues.map((issue) => {
          const free = items.filter(
            (item) =>
              item.fundId === issue.fundId && item.accountId === issue.accountId && leftOf(item).quantity > 0,
          );
          return (
            <article key={issue.orderId}>
              <h3>
                {issue.ref ? (
                  <PaperLink hoi={hoi} paper={issue.ref} />
                ) : (
                  <a href={routes.office.payment(hoi, issue.orderId)}>{t('store.orderNotPaid')}</a>
                )}
                {` · ${formatVndUnit(issue.amountVnd)} · ${issue.reason}`}
              </h3>
              {assign && free.length > 0 ? (
                <PlainForm
                  {...{ action: assign, locale, idPrefix: `xuat-${issue.orderId}` }}
                  hidden={{ orderId: String(issue.orderId) }}
                  fields={takeFields(free, t)}
                  submit={t('store.assign')}
                />
              ) : (
                <p>{t(free.length > 0 ? 'store.assignByAccountant' : 'store.nothingFree')}</p>
              )}
            </article>
          );
        })}
      </MessagesProvider>
    </section>
  );
}
