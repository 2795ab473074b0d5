/** What became of a list: recorded now, or standing already; it stays until the next list. */
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { RecordedListRow } from '@/lib/contributions/gift-lists';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  list: RecordedListRow;
  isRepeated: boolean;
}

export function ListNotice({ hoi, locale, list, isRepeated }: Props) {
  const t = translator(locale);
  const { id, name, rows, amount, day } = list;
  return (
    <Notice
      tone={isRepeated ? 'info' : 'success'}
      title={t(isRepeated ? 'lists.saved.repeated' : 'lists.saved.recorded', { id, name, rows, amount, day })}
      actions={<ButtonLink href={routes.office.contributions(hoi)}>{t('lists.saved.open')}</ButtonLink>}
    >
      <p>{t(isRepeated ? 'lists.saved.nothingWritten' : 'lists.saved.reversible')}</p>
    </Notice>
  );
}
