/**
 * Entries of the log as sentences, each with its link to the whole history of its record.
 * Owns the order of what stands beside a sentence: day on the paper, reason, link. Refuses relative times.
 */
import { Timeline } from '@/components/ui/timeline';
import type { EntryView } from '@/lib/audit/views';
import { type Locale, translator } from '@/lib/web/messages';
import { HistoryLink } from './history-link';

export interface EntryTimelineProps {
  entries: EntryView[];
  hoi: string;
  locale: Locale;
  /** Leaves the link out on the page of the record itself. */
  isHistory?: boolean;
}

/** One line per entry. */
export function EntryTimeline({ entries, hoi, locale, isHistory }: EntryTimelineProps) {
  const items = entries.map((entry) => ({
    key: String(entry.id),
    time: entry.time,
    dateTime: entry.dateTime,
    sentence: entry.sentence,
    detail: <EntryDetail entry={entry} hoi={hoi} locale={locale} isHistory={isHistory} />,
    tone: entry.isVoid ? ('warning' as const) : undefined,
  }));
  return <Timeline items={items} />;
}

function EntryDetail({
  entry,
  hoi,
  locale,
  isHistory,
}: Omit<EntryTimelineProps, 'entries'> & { entry: EntryView }) {
  const t = translator(locale);
  const { reason, documentDate, record, sentence } = entry;
  return (
    <>
      {documentDate ? <p>{t('audit.page.documentDate', { date: documentDate })}</p> : null}
      {reason === undefined ? null : (
        <p>{reason === null ? t('audit.page.reasonHidden') : t('audit.page.reason', { reason })}</p>
      )}
      {record && !isHistory ? (
        <HistoryLink
          {...{ hoi, locale }}
          type={record.type}
          id={record.id}
          of={sentence}
          label={t('audit.page.sameRecord')}
        />
      ) : null}
    </>
  );
}
