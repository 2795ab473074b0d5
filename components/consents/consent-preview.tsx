/**
 * What the public page would show of a person for each answer: not named, the name, the name and the school.
 * Owns the three rows, in the words of the honour list. Refuses anything the list does not show.
 */
import { Table } from '@/components/ui/table';
import type { ConsentPage } from '@/lib/consents/door';
import { type Locale, translator } from '@/lib/web/messages';

interface Row {
  key: 'previewNone' | 'previewName' | 'previewSchool';
  shown: string;
}

/** The rows, each under the answer that leads to it. */
export function ConsentPreview({ locale, page }: { locale: Locale; page: ConsentPage }) {
  const t = translator(locale);
  const label = page.label ? t(`honours.list.label.${page.label}`) : '';
  const unnamed = page.kind === 'student' ? 'previewNoneRowChild' : 'previewNoneRow';
  const line = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  const rows: Row[] = [
    { key: 'previewNone', shown: t(`consents.link.${unnamed}`) },
    { key: 'previewName', shown: line(page.name, label, page.unit) },
    ...(page.school
      ? [{ key: 'previewSchool' as const, shown: line(page.name, label, page.unit, page.school) }]
      : []),
  ];
  return (
    <section>
      <h2>{t('consents.link.previewTitle')}</h2>
      <Table
        caption={t('consents.link.previewTitle')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'if',
            header: t('consents.office.state'),
            cell: (row) => t(`consents.link.${row.key}`),
          },
          { key: 'shown', header: t('honours.consent.shown'), cell: (row) => row.shown },
        ]}
      />
      <p className="muted">{t('consents.link.previewNotYet')}</p>
    </section>
  );
}
