/** The card of each kind of goods, and the way to the stocktakes. */
import { ButtonLink } from '@/components/ui/button';
import type { GoodsOfKind } from '@/lib/store/cards';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export function CardLinks({ hoi, locale, kinds }: { hoi: string; locale: Locale; kinds: GoodsOfKind[] }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="the-kho" className="no-print">
      <h2 id="the-kho">{t('store.cardTitle')}</h2>
      <div className="actions">
        {kinds.map(({ label, ids }) => (
          <ButtonLink key={ids[0]} href={routes.office.stockCardPdf(hoi, ids[0]!)}>
            {t('store.card', { goods: label })}
          </ButtonLink>
        ))}
        <ButtonLink href={routes.office.stocktakes(hoi)}>{t('store.stocktakes.title')}</ButtonLink>
      </div>
    </section>
  );
}
