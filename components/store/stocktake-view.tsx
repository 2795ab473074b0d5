/**
 * A stocktake: the form to count by while it is open; afterwards what was found, and which paper settles a difference.
 * Refuses to post one: that is an order of goods for a shortage, a goods voucher for a surplus.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { can, type Role } from '@/lib/access/policy';
import { formatInstantVn } from '@/lib/kernel/dates';
import { countField, whyField } from '@/lib/store/schema';
import type { StocktakeView as View } from '@/lib/store/stocktakes';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { paperNumber } from './paper-link';
import { Settling } from './settling';
import { StocktakeTable } from './stocktake-table';

interface Props {
  hoi: string;
  locale: Locale;
  view: View;
  roles: readonly Role[];
  /** The bound count; null for those who only look. */
  action: BoundAction<number> | null;
}

export function StocktakeView({ hoi, locale, view, roles, action }: Props) {
  const t = translator(locale);
  const { count } = view;
  return (
    <>
      <p className="lede">
        {count
          ? t('store.stocktakes.countedBy', { name: count.countedBy, at: formatInstantVn(count.countedAt) })
          : t('store.stocktakes.openBody', { count: view.items.length })}
      </p>
      {count ? (
        <Settling {...{ hoi, t, items: view.items, mayPrepare: can(roles, 'payments.prepare') }} />
      ) : null}
      <div className="actions no-print">
        <ButtonLink variant={count ? 'primary' : 'quiet'} href={routes.office.stocktakePdf(hoi, view.id)}>
          {t(count ? 'store.stocktakes.print' : 'store.stocktakes.printList')}
        </ButtonLink>
      </div>
      <StocktakeTable {...{ hoi, t, view }} />
      {count || !action || view.items.length === 0 ? null : <CountForm {...{ locale, t, view, action }} />}
    </>
  );
}

function CountForm(props: { locale: Locale; t: Translator; view: View; action: BoundAction<number> }) {
  const { locale, t, view, action } = props;
  return (
    <section>
      <h2>{t('store.stocktakes.countTitle')}</h2>
      <p>{t('store.stocktakes.countBody')}</p>
      <MessagesProvider locale={locale} modules={['errors']}>
        <PlainForm
          {...{ locale, action, hidden: { stocktakeId: String(view.id) } }}
          submit={t('store.stocktakes.submitCount')}
          fields={view.items.flatMap(({ contributionId, goodsLabel, ref, bookedQuantity }) => [
            {
              ...{ kind: 'text' as const, name: countField(contributionId), inputMode: 'numeric' as const },
              ...{ width: 'short' as const, optional: true },
              label: t('store.stocktakes.countOf', { goods: goodsLabel, paper: paperNumber(ref) }),
              hint: t('store.stocktakes.countHint', { booked: bookedQuantity }),
            },
            {
              ...{ kind: 'text' as const, name: whyField(contributionId), optional: true },
              label: t('store.stocktakes.whyOf', { goods: goodsLabel, paper: paperNumber(ref) }),
            },
          ])}
        />
      </MessagesProvider>
    </section>
  );
}
