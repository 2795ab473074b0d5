/** Who published a version, in words: a person of the association, or the program by whose order. Refuses names of staff. */
import type { PublicationVersion } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';

type Published = Pick<PublicationVersion, 'isByOrder' | 'orderedRole' | 'orderedOn'>;

/** "Tự động theo lệnh của Kế toán ngày 03/02/2026". */
export function publisherWords(t: Translator, { isByOrder, orderedRole, orderedOn }: Published): string {
  if (!isByOrder) return t('figures.byPerson');
  if (!orderedRole || !orderedOn) return t('figures.byOrder.house');
  return t(`figures.byOrder.${orderedRole}`, { date: formatDateVn(orderedOn) });
}
