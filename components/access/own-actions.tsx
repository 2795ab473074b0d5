/** What a person did last, as sentences of the log. Owns the list on the home page; refuses to look anything up. */
import { Timeline } from '@/components/ui/timeline';
import { formatInstantVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface OwnAction {
  id: number;
  recordedAt: string;
  sentence: string;
}

/** The last actions, newest first, or a sentence that there are none. */
export function OwnActions({ locale, actions }: { locale: Locale; actions: OwnAction[] }) {
  const t = translator(locale);
  const items = actions.map((action) => ({
    key: String(action.id),
    time: formatInstantVn(action.recordedAt),
    dateTime: action.recordedAt,
    sentence: action.sentence,
  }));
  return (
    <>
      <h2>{t('access.tasks.own')}</h2>
      {items.length > 0 ? <Timeline items={items} /> : <p>{t('access.tasks.ownNone')}</p>}
    </>
  );
}
