/** The short words of what is agreed to, for lists of the office. */
import type { ConsentItem } from '@/lib/consents/schema/items';
import type { Translator } from '@/lib/web/messages';

/** "Nêu tên trên mạng"; also of the handling of the file. */
export const itemWord = (t: Translator, item: ConsentItem | 'process:file'): string =>
  t(`consents.short.${item.replace(':', '_')}`);

/** Joined by commas; `none` when there is nothing. */
export const itemWords = (t: Translator, items: readonly ConsentItem[], none: string): string =>
  items.length === 0 ? none : items.map((item) => itemWord(t, item)).join(', ');
