/** The boxes "how many of this item", one for each gift in kind of which pieces are free. */
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { formatVndUnit } from '@/lib/kernel/money';
import { takeField } from '@/lib/payments/schema/goods-take';
import type { StockItem } from '@/lib/store/items';
import { leftOf } from '@/lib/store/rules';
import type { Translator } from '@/lib/web/messages';
import { paperNumber } from './paper-link';

/** Label: the goods and their paper; hint: pieces free, their value and their fund. */
export function takeFields(items: readonly StockItem[], t: Translator): PlainFieldSpec[] {
  return items.map((item) => {
    const left = leftOf(item);
    const paper = paperNumber(item.ref);
    return {
      ...{ kind: 'text', name: takeField(item.contributionId), inputMode: 'numeric', width: 'short' },
      ...{ label: t('store.take', { goods: item.goodsLabel, paper }), optional: true },
      hint: t('store.takeHint', {
        ...{ quantity: left.quantity, amount: formatVndUnit(left.valueVnd), fund: item.fundName },
      }),
    };
  });
}
