/** What a counted stocktake found, and which paper settles each kind of difference. */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatVndUnit } from '@/lib/kernel/money';
import { differenceOf } from '@/lib/store/rules';
import type { StocktakeItem } from '@/lib/store/stocktakes';
import type { Translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  t: Translator;
  items: StocktakeItem[];
  /** May prepare an order of goods. */
  mayPrepare: boolean;
}

export function Settling({ hoi, t, items, mayPrepare }: Props) {
  const found = items.map(differenceOf).filter((one) => one !== null);
  const sum = (sign: number) =>
    found
      .filter(({ quantity }) => Math.sign(quantity) === sign)
      .reduce((total, { valueVnd }) => total + valueVnd, 0n);
  const has = (sign: number) => found.some(({ quantity }) => Math.sign(quantity) === sign);
  const uncounted = items.length - found.length;
  const left = uncounted > 0 ? <p>{t('store.stocktakes.uncounted', { count: uncounted })}</p> : null;
  if (!has(-1) && !has(1))
    return (
      <Notice tone="success" title={t('store.stocktakes.even')}>
        {left}
      </Notice>
    );
  return (
    <>
      {has(-1) ? (
        <Notice
          tone="warning"
          title={t('store.stocktakes.short', { amount: formatVndUnit(-sum(-1)) })}
          actions={
            mayPrepare ? (
              <ButtonLink href={routes.office.newPayment(hoi, { loai: 'hien-vat' })}>
                {t('store.stocktakes.prepareOut')}
              </ButtonLink>
            ) : null
          }
        >
          <p>{t('store.stocktakes.shortBody')}</p>
        </Notice>
      ) : null}
      {has(1) ? (
        <Notice tone="warning" title={t('store.stocktakes.over', { amount: formatVndUnit(sum(1)) })}>
          <p>{t('store.stocktakes.overBody')}</p>
        </Notice>
      ) : null}
      {left}
    </>
  );
}
