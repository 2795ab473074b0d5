/** How the value of goods was found, in one cell: the paper that holds; else what was said, and that no paper was shown. */
import { basisText, type GoodsBasis } from '@/lib/contributions/goods-basis';
import type { Translator } from '@/lib/web/messages';

export function basisOf(basis: GoodsBasis | undefined, said: string | null, t: Translator): string {
  if (basis) return basisText(basis, t);
  return said === null ? t('store.noBasis') : t('contributions.basis.notOnPaper', { said });
}
